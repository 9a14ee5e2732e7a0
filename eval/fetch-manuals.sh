#!/usr/bin/env bash
# Brings the freely licensed manuals that eval/questions.jsonl and eval/grounding-pairs.jsonl ask about, from Debian's
# packages: DEST/<id>.pdf or DEST/<id>/ (HTML). Needs Debian with apt configured; nothing is installed.
# usage: eval/fetch-manuals.sh DEST
set -euo pipefail

dest=${1:?usage: eval/fetch-manuals.sh DEST}
mkdir -p "$dest"
dest=$(cd "$dest" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"

unpack() { # package
  [ -d "$work/$1" ] && return 0
  (cd "$work" && { apt-get download -q "$1" || { apt-get update -q && apt-get download -q "$1"; }; } >/dev/null)
  dpkg -x "$work/$1"_*.deb "$work/$1"
}

# id, package, path in the package (there as it is or gzipped)
pdf() {
  [ -s "$dest/$1.pdf" ] && return 0
  unpack "$2"
  if [ -f "$work/$2/$3.gz" ]; then
    gunzip -c "$work/$2/$3.gz" >"$work/$1.pdf"
  else
    cp "$work/$2/$3" "$work/$1.pdf"
  fi
  mv "$work/$1.pdf" "$dest/$1.pdf"
}

# id, package, folder in the package
html() {
  [ -d "$dest/$1" ] && return 0
  unpack "$2"
  cp -r "$work/$2/$3" "$dest/$1"
}

pdf openocd openocd usr/share/doc/openocd/openocd.pdf                          # 220 pages
pdf gnuplot gnuplot-doc usr/share/doc/gnuplot/gnuplot.pdf                      # 311 pages
pdf bacula bacula-doc usr/share/doc/bacula-doc/pdf/main.pdf                    # 456 pages
pdf linuxcnc linuxcnc-doc-en usr/share/doc/linuxcnc/LinuxCNC_Documentation.pdf # 1,335 pages
pdf gsequencer gsequencer-doc usr/share/doc/gsequencer-doc/pdf/user-manual-a4.pdf
pdf gutenprint gutenprint-doc usr/share/doc/gutenprint-doc/gutenprint-users-manual.pdf
pdf ecasound ecasound-doc usr/share/doc/ecasound/ecasound_users_guide.pdf
pdf ngspice ngspice-doc usr/share/doc/ngspice-doc/manual.pdf                   # 715 pages
pdf octave octave-doc usr/share/doc/octave/octave.pdf                          # 1,158 pages
pdf debref-ja debian-reference-ja usr/share/debian-reference/debian-reference.ja.pdf
html yoshimi yoshimi-doc usr/share/doc/yoshimi/yoshimi_user_guide
html csound csound-doc usr/share/doc/csound-doc/html
cp "$(dirname "$0")/../catalog/samples/lindholm-rm-5.pdf" "$dest/"
ls "$dest"
