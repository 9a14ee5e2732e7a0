#!/usr/bin/env bash
# Runs an image that buildah built as an engine would with `--read-only`: its own processes and mounts, the image's user,
# environment and command, nothing to write to but /data, /tmp and what the kernel offers. For machines without an engine.
# Usage: run-built.sh IMAGE PORT PIDFILE. PIDFILE gets the id of the first process; the exit code is that process's.
set -euo pipefail
image=$1 port=$2 pidfile=$3
store=(--storage-driver vfs)
container=$(buildah "${store[@]}" from --pull-never "$image")
root=$(buildah "${store[@]}" mount "$container")
trap 'buildah "${store[@]}" rm "$container" >/dev/null' EXIT

config() { buildah "${store[@]}" inspect --type image --format "$1" "$image"; }
mapfile -t environment < <(config '{{range .OCIv1.Config.Env}}{{println .}}{{end}}' | grep .)
mapfile -t command < <(config '{{range .OCIv1.Config.Cmd}}{{println .}}{{end}}' | grep .)
user=$(config '{{.OCIv1.Config.User}}')
folder=$(config '{{.OCIv1.Config.WorkingDir}}')

inside() {
  local root=$1 user=$2 folder=$3 pidfile=$4
  shift 4
  mount --bind "$root" "$root"
  mount -t proc proc "$root/proc"
  mount --rbind /dev "$root/dev"
  mount -t tmpfs -o size=64m tmpfs "$root/tmp"
  mount -t tmpfs -o size=256m,uid=1000,gid=1000 tmpfs "$root/data"
  mount --bind /etc/hosts "$root/etc/hosts"
  mount -o remount,bind,ro "$root"
  exec chroot --userspec="$user" "$root" env -C "$folder" -i "$@"
}
export -f inside
# The exit code must come through, so the shell stays and waits; the process below it is the first of its own world.
unshare --mount --pid --fork --kill-child=SIGKILL \
  bash -c 'inside "$@"' inside "$root" "$user" "$folder" "$pidfile" "${environment[@]}" "PORT=$port" "${command[@]}" &
shell=$!
until first=$(pgrep --parent "$shell"); do kill -0 "$shell"; sleep 0.05; done
echo "$first" >"$pidfile"
wait "$shell"
