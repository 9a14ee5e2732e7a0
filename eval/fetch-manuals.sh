#!/usr/bin/env bash
# Brings the freely licensed manuals that eval/questions.jsonl asks about, from Debian's packages: DEST/<id>.pdf.
# Needs Debian with apt configured; nothing is installed, about 56 MB are downloaded.
# usage: eval/fetch-manuals.sh DEST
set -euo pipefail

dest=${1:?usage: eval/fetch-manuals.sh DEST}
mkdir -p "$dest"
dest=$(cd "$dest" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"

# id, package, path in the package (there as it is or gzipped)
pdf() {
  [ -s "$dest/$1.pdf" ] && return 0
  (cd "$work" && { apt-get download -q "$2" || { apt-get update -q && apt-get download -q "$2"; }; } >/dev/null)
  dpkg -x "$work/$2"_*.deb "$work/$2"
  if [ -f "$work/$2/$3.gz" ]; then
    gunzip -c "$work/$2/$3.gz" >"$work/$1.pdf"
  else
    cp "$work/$2/$3" "$work/$1.pdf"
  fi
  mv "$work/$1.pdf" "$dest/$1.pdf"
}

pdf openocd openocd usr/share/doc/openocd/openocd.pdf                         # 220 pages
pdf gnuplot gnuplot-doc usr/share/doc/gnuplot/gnuplot.pdf                     # 311 pages
pdf bacula bacula-doc usr/share/doc/bacula-doc/pdf/main.pdf                   # 456 pages
pdf linuxcnc linuxcnc-doc-en usr/share/doc/linuxcnc/LinuxCNC_Documentation.pdf # 1,335 pages
ls "$dest"
