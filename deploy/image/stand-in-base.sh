#!/usr/bin/env bash
# Makes the base image that the Dockerfile names out of Debian's packages and this machine's Node, for machines without
# an engine or a way to the image registry. What only this machine needs (its CA file, its npm settings) goes in here,
# never into the Dockerfile. Usage: stand-in-base.sh NAME; an existing image of that name is kept.
set -euo pipefail
name=$1
store=(--storage-driver vfs)
buildah "${store[@]}" inspect --type image "$name" >/dev/null 2>&1 && exit 0

# The project's own Node, which is the one that the image's name promises.
PATH="$(cd "$(dirname "$0")/../.." && pwd)/node_modules/.bin:$PATH"
node=$(node -p process.execPath)
npm=$(cd "$(dirname "$(readlink -f "$(command -v npm)")")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

mmdebstrap --quiet --variant=minbase --include=ca-certificates bookworm "$work/root.tar"
container=$(buildah "${store[@]}" from scratch)
root=$(buildah "${store[@]}" mount "$container")
tar -xf "$work/root.tar" -C "$root" --exclude='./dev/*'
install -m 755 "$node" "$root/usr/local/bin/node"
mkdir -p "$root/usr/local/lib/node_modules"
cp -R "$npm" "$root/usr/local/lib/node_modules/npm"
ln -s ../lib/node_modules/npm/bin/npm-cli.js "$root/usr/local/bin/npm"
for settings in "$(npm config get globalconfig 2>/dev/null)" "$(npm config get userconfig 2>/dev/null)"; do
  if [ -f "$settings" ]; then cat "$settings" >>"$root/etc/npmrc"; fi
done
if [ -n "${NODE_EXTRA_CA_CERTS:-}" ]; then
  cp -L "$NODE_EXTRA_CA_CERTS" "$root/etc/ssl/certs/ca-certificates.crt"
  buildah "${store[@]}" config --env NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt "$container"
fi
mkdir -p "$root/usr/local/etc"
if [ -f "$root/etc/npmrc" ]; then mv "$root/etc/npmrc" "$root/usr/local/etc/npmrc"; fi
chroot "$root" useradd --uid 1000 --user-group --create-home node
buildah "${store[@]}" config --env PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin --cmd node "$container"
buildah "${store[@]}" unmount "$container" >/dev/null
buildah "${store[@]}" commit --quiet --format docker --rm "$container" "$name" >/dev/null
