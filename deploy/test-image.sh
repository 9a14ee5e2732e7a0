#!/usr/bin/env bash
# Builds the image and runs it as it is meant to be run: read-only, as uid 1000, until it is ready and has answered a
# question about the sample, then stops it. Uses docker where an engine answers, else buildah over a base image that it
# makes itself (Debian, as root: apt-get install buildah mmdebstrap). Usage: deploy/test-image.sh [IMAGE]
set -euo pipefail
cd "$(dirname "$0")/.."
image=${1:-localhost/hsc-bot:test}
base=docker.io/library/node:24-slim
port=$(node -e 'const s = require("net").createServer().listen(0, () => { console.log(s.address().port); s.close() })')
work=$(mktemp -d)
status=0
fail() { echo "FAILED: $1" >&2; exit 1; }
say() { echo "ok: $1"; }

build_arguments=(--build-arg "VERSION=$(node -p 'require("./package.json").version')" --build-arg "REVISION=$(git rev-parse HEAD)")
if docker info >/dev/null 2>&1; then
  engine=docker
  docker build "${build_arguments[@]}" --tag "$image" .
  docker run --rm --detach --name hsc-bot-test --read-only --tmpfs /tmp --volume /data --env PORT="$port" --publish "127.0.0.1:$port:$port" "$image" >/dev/null
  trap 'docker rm --force hsc-bot-test >/dev/null 2>&1; rm -rf "$work"' EXIT
  in_container() { docker exec hsc-bot-test "$@"; }
  inspect_health_check() { docker inspect --format '{{range .Config.Healthcheck.Test}}{{println .}}{{end}}' "$image"; }
  stop() { docker stop --time 30 hsc-bot-test >/dev/null & status=$(docker wait hsc-bot-test); }
else
  engine=buildah
  deploy/image/stand-in-base.sh "$base"
  buildah --storage-driver vfs bud --isolation chroot --pull-never --format docker --quiet "${build_arguments[@]}" --tag "$image" .
  deploy/image/run-built.sh "$image" "$port" "$work/pid" >"$work/out" 2>&1 &
  runner=$!
  trap 'if [ -s "$work/pid" ]; then kill -KILL "$(cat "$work/pid")" 2>/dev/null || true; wait; fi; rm -rf "$work"' EXIT
  in_container() {
    local pid
    pid=$(cat "$work/pid")
    nsenter --target "$pid" --mount --pid --root setpriv --reuid 1000 --regid 1000 --clear-groups \
      env -C /app -i PATH=/usr/local/bin:/usr/bin:/bin PORT="$port" "$@"
  }
  inspect_health_check() {
    buildah --storage-driver vfs inspect --type image --format '{{range .Docker.Config.Healthcheck.Test}}{{println .}}{{end}}' "$image"
  }
  stop() { kill -TERM "$(cat "$work/pid")"; wait "$runner" || status=$?; }
fi
say "built $image with $engine"

url=http://127.0.0.1:$port
ready=
for _ in $(seq 900); do
  ready=$(curl --silent --max-time 2 "$url/readyz" || true)
  if [[ $ready == '{"ready":true'* ]]; then break; fi
  sleep 0.2
done
[[ $ready == '{"ready":true'* ]] || { cat "$work/out" >&2 || true; fail "never ready: $ready"; }
say "ready: $ready"

in_container node -e 'process.exit(process.getuid() === 1000 ? 0 : 1)' || fail 'it does not run as uid 1000'
in_container node -e 'process.exit(require("fs").readFileSync("/proc/1/status", "utf8").includes("Uid:\t1000\t1000\t1000\t1000") ? 0 : 1)' ||
  fail 'its first process is not of uid 1000'
in_container node -e 'process.exit(require("fs").readFileSync("/proc/1/cmdline", "utf8").startsWith("node\0") ? 0 : 1)' || fail 'node is not the first process'
for path in /app /app/src /etc; do
  if in_container node -e 'require("fs").writeFileSync(process.argv[1] + "/probe", "")' "$path" 2>/dev/null; then fail "$path can be written to"; fi
done
for path in node_modules/typescript node_modules/vitest node_modules/node test .env .git; do
  if in_container node -e 'require("fs").accessSync(process.argv[1])' "$path" 2>/dev/null; then fail "$path is in the image"; fi
done
say 'an ordinary user, a read-only root, production dependencies alone'

mapfile -t health_check < <(inspect_health_check | grep . | tail -n +2)
in_container "${health_check[@]}" || fail 'the health check fails'
answer=$(curl --silent --max-time 30 --header 'content-type: application/json' \
  --data '{"product":"rm-5","question":"how do I pair bluetooth"}' "$url/ask")
[[ $answer == *'"outcome":"extractive"'* ]] || fail "no answer: $answer"
say 'it reads the sample manual and answers'

for command in backup restore gaps; do
  said=$(in_container node require-node.js "adapters/terminal/$command.ts" 2>&1 </dev/null) && fail "$command ends with 0 without Redis"
  [[ $said == 'REDIS_URL is not set'* ]] || fail "$command: $said"
done
say 'the commands of operators are in it'

stop
[ "$status" -eq 0 ] || fail "SIGTERM ended it with $status"
say 'SIGTERM ends it with 0'
