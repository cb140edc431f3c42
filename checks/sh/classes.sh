# shellcheck shell=sh disable=SC2154
# ./dev classes: which classes and lambdas a start of a packaged app loads, written to the list that
# packages archive (CDS). To be run when starts load others: `-Xlog:class+load` shows those that come from
# jrt. Read by ./dev; uses root, say, fail, and the display of debian.sh.

classes=cli/src/main/resources/kith/cli/pack/classes.txt

# write_classes: starts apps/notes without an archive, for half a minute.
write_classes() {
    work=$(mktemp -d) || exit 1
    trap 'close_display; rm -rf "$work"' EXIT INT TERM
    say "building a folder of apps/notes"
    "$root/kith" build "$root/apps/notes" --out "$work/app" >&2 || exit 1
    open_display
    say "starting it"
    mkdir "$work/home"
    env HOME="$work/home" DISPLAY="$display" \
        KITH_JVM_OPTIONS="-Xshare:off -XX:DumpLoadedClassList=$work/list" \
        "$work"/app/*/notes >"$work/said" 2>&1 &
    program=$!
    (wait_for_title 'Notes$' && sleep 10) >/dev/null
    # What a second start hands over belongs to it, too.
    echo x >"$work/home/x.md"
    env HOME="$work/home" DISPLAY="$display" "$work"/app/*/notes "$work/home/x.md" >>"$work/said" 2>&1
    kill "$program"
    wait "$program"
    [ -s "$work/list" ] || fail "nothing was listed: $(cat "$work/said")"
    # Sorted, so that changes can be read; classes first, since lambdas are of them.
    {
        grep -v '^[#@]' "$work/list" | cut -d ' ' -f 1 | LC_ALL=C sort -u
        grep '^@' "$work/list" | LC_ALL=C sort -u
    } >"$classes"
    wc -l "$classes"
}
