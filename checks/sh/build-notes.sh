#!/bin/sh
# build-notes.sh KEY DIR: apps/notes in every format into DIR, with kith-runtime; KEY is made if it is not there.
set -e
root=$(cd "${0%/*}/../.." && pwd)
[ -f "$1" ] || "$root/kith" key new "$1"
for format in deb rpm tar; do
    "$root/kith" build "$root/apps/notes" --format "$format" --out "$2"
done
"$root/kith" build "$root/apps/notes" --format kith --sign "$1" --out "$2"
"$root/kith" build "$root/apps/notes" --format deb --runtime shared --out "$2/shared"
"$root/kith" build --runtime-package --format deb --out "$2/shared"
