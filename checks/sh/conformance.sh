# The conformance tests: the same files in the real WebView and under Node 22. Read by ./dev; uses
# root, java and what the suites define.
# shellcheck shell=sh disable=SC2154

conformance=page/src/test/js/conformance
conformance_counts=$root/target/conformance-counts.txt
conformance_log=$root/target/conformance

# Files that the tests are given beside their folders: one that is always full, one that fails to be
# read at its beginning.
odd_files='/dev/full /proc/self/mem'

# test_conformance [MODULE]...: all without a name. The output of each engine, as TAP, is in
# target/conformance.*.tap; with names it is shown too. Returns 1 when a test failed or the engines
# do not agree.
test_conformance() {
    compare_engines "$@"
    agree=$?
    measure_reach "$@" || agree=1
    return "$agree"
}

# compare_engines [MODULE]...: the tests in both.
compare_engines() {
    node22=$(find_node22) || {
        say "Node 22 for $(uname -sm) is no package of page/package.json"
        return 1
    }
    list_conformance "$@" || return 1
    make_scratch webview node || return 1
    in_webview >"$conformance_log.webview.tap" 2>"$conformance_log.webview.log" ||
        tail -n 20 "$conformance_log.webview.log"
    in_node >"$conformance_log.node.tap" 2>"$conformance_log.node.log" ||
        tail -n 20 "$conformance_log.node.log"
    rm -rf "$scratch" "$far"
    programs ./kith >>"$conformance_log.webview.tap" 2>>"$conformance_log.webview.log"
    programs '' >>"$conformance_log.node.tap" 2>>"$conformance_log.node.log"
    if [ $# -gt 0 ]; then
        show_tap webview
        show_tap node
    fi
    "$node22" page/src/test/js/engines/compare.js "$conformance_counts" \
        "$conformance_log.webview.tap" "$conformance_log.node.tap"
}

# measure_reach [MODULE]...: runs the tests once more under Node, with its functions watched, and
# compares what they reach with the typings. How that run ends is of no interest.
measure_reach() {
    make_scratch node || return 1
    reached=$root/target/reached.json
    rm -f "$reached"
    KITH_REACHED=$reached in_node --import ./page/src/test/js/engines/record.js \
        >"$conformance_log.reach.tap" 2>&1
    KITH_REACHED=$reached programs '' --import ./page/src/test/js/engines/record.js \
        >>"$conformance_log.reach.tap" 2>&1
    rm -rf "$scratch" "$far"
    [ "${1:-}" = . ] && shift
    "$node22" page/src/test/js/engines/unreached.js "$reached" "$@"
}

# make_scratch ENGINE...: sets `scratch` and `far`, folders on two disks, each with one for each engine;
# the first has a FIFO, which no page can make.
make_scratch() {
    scratch=$(mktemp -d) && far=$(mktemp -d -p /dev/shm) || return 1
    for engine do
        mkdir "$scratch/$engine" "$far/$engine" && mkfifo "$scratch/$engine/fifo" || return 1
    done
}

# find_node22: prints the program that npm has installed for this kind of computer.
find_node22() {
    for program22 in page/node_modules/node-*/bin/node; do
        [ -x "$program22" ] && printf '%s\n' "$program22" && return
    done
    return 1
}

# list_conformance [MODULE]...: sets `files`, paths from the folder of the tests, without spaces.
list_conformance() {
    [ $# -gt 0 ] || set -- .
    files=
    for module do
        found=$(cd "$conformance" 2>/dev/null && find "$module" -name '*.test.js' 2>/dev/null | sed 's,^\./,,')
        [ -n "$found" ] || {
            say "no conformance tests for $module; there are: $(conformance_modules)"
            return 1
        }
        files="$files $found"
    done
    # shellcheck disable=SC2086
    files=$(printf '%s\n' $files | LC_ALL=C sort -u)
}

conformance_modules() {
    (cd "$conformance" && find . -name '*.test.js' | sed 's,^\./,,;s,/[^/]*$,,' | sort -u | tr '\n' ' ')
}

# No question goes to the machine's name servers, whatever they would say: `attempts:0` makes the system
# say at once that it found none that answers (resolv.conf(5)). For the tests alone: what installs needs answers.
no_name_server=RES_OPTIONS=attempts:0

in_webview() {
    # shellcheck disable=SC2086
    in_time env "$no_name_server" ./kith test "$conformance" $files -- "$scratch/webview" "$far/webview" $odd_files
}

# in_node [OPTION]...
in_node() {
    # shellcheck disable=SC2086
    in_time env "$no_name_server" "$node22" --import ./page/src/test/js/engines/modules.js "$@" \
        page/src/test/js/engines/run-node.js "$root/$conformance" $files -- "$scratch/node" "$far/node" $odd_files
}

# programs KITH [OPTION]...: those of process, if its tests are run; by Node where KITH is empty.
programs() {
    printf '%s\n' "$files" | grep -q '^process/' || return 0
    kith_or_node=$1
    shift
    "$node22" page/src/test/js/engines/programs.js "$kith_or_node" "$conformance/process/programs" \
        ${1+--import ./page/src/test/js/engines/modules.js} "$@" </dev/null
}

# in_time COMMAND...: 300 s, three times what all of it may take, so that a page that hangs is ended.
in_time() {
    if has timeout; then
        timeout 300 "$@" </dev/null
    else
        "$@" </dev/null
    fi
}

# show_tap ENGINE: the results without their times, then what else the engine said.
show_tap() {
    printf '== %s\n' "$1"
    grep -v -e '^ *duration_ms: ' -e '^ *---$' -e '^ *\.\.\.$' "$conformance_log.$1.tap"
    cat "$conformance_log.$1.log" >&2
}
