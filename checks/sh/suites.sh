# The stages of ./dev test and ./dev check, their times and their counts. Read by ./dev.
# shellcheck shell=sh disable=SC2154

counts=$root/test-counts.txt
reports=$root/target/test-reports.txt
bench_log=$root/target/bench-tests.log
times=''

run_tests() {
    name=''
    modules=''
    show_times=''
    update=''
    for argument do
        case $argument in
            --times) show_times=yes ;;
            --update-counts) update=yes ;;
            -*) fail "unknown option of test: $argument (there are --times and --update-counts)" ;;
            *)
                [ -z "$name" ] || [ "$name" = conformance ] || [ "$name" = packages ] || fail "test takes one NAME, not also $argument"
                [ -z "$name" ] && name=$argument || modules="$modules $argument"
                ;;
        esac
    done
    rm -rf "$root"/*/target/checks/surefire-reports "$root"/*/target/checks/window-reports \
        "$bench_log" "$conformance_counts"
    failed=''
    if [ "$name" = conformance ] || [ "$name" = packages ]; then
        stage set-up set_up_build set_up_checks install_packages_of_npm set_up_windows
        stage build build_product
        show_display
        # shellcheck disable=SC2086
        stage tests "test_$name" ${modules:-.}
    elif [ -n "$name" ]; then
        stage set-up set_up_build set_up_windows
        stage build build_product
        show_display
        stage tests test_suite surefire-reports -Dtest="$name" -Dkith.test.forks=1 \
            -Dsurefire.failIfNoSpecifiedTests=false
    else
        stage set-up set_up_build set_up_checks set_up_windows
        stage build build_product
        stage checks run_checks
        stage unit test_suite surefire-reports -DexcludedGroups=window,network,long
        stage bench test_bench
        show_display
        stage window test_suite window-reports -Dgroups=window -Dkith.test.forks=1
        stage conformance test_conformance
    fi
    report_tests
}

# stage NAME COMMAND...: runs each word as a command (or all as one when it is a suite with
# arguments) and notes the time. A build that fails ends everything; a failing check or suite does not, so that
# one run shows all there is to repair.
stage() {
    label=$1
    shift
    start=$(date +%s)
    printf '== %s\n' "$label"
    case $1 in
        test_suite | test_conformance | test_packages) "$@" || failed="$failed $label" ;;
        *)
            for step do
                "$step" || failed="$failed $label"
            done
            ;;
    esac
    times="$times$(printf '%-11s %5s s' "$label" "$(($(date +%s) - start))")
"
    [ "$label" = build ] && [ -n "$failed" ] && exit 1
    return 0
}

# run_checks: everything that is not a test of behaviour. All of them run, the status tells.
run_checks() {
    bad=''
    check 'shell scripts' shellcheck -x kith dev .ci/run cli/src/main/sh/*.sh checks/sh/*.sh
    check 'Java: format' checked_maven "$root/target/format.log" -N spotless:check
    check 'Java: compiler, Error Prone, NullAway' compile_strictly
    check 'JavaScript packages' install_packages_of_npm
    check 'JavaScript: types' check_types
    check 'JavaScript: typings' check_typings
    check 'JavaScript: reference' check_pages
    check 'JavaScript: lint' lint_javascript
    check 'JavaScript: mistakes are noticed' notice_mistakes
    [ -z "$bad" ]
}

# compile_strictly: from nothing, because what is compiled already gives no warnings any more.
compile_strictly() {
    rm -rf "$root"/*/target/checks/classes "$root"/*/target/checks/test-classes
    checked_maven "$root/target/compile.log" test-compile
}

# check_code: the module `checks`, which in a test run is one of the unit suites.
check_code() {
    check "sizes, names, dependencies, Android's API" \
        checked_maven "$root/target/code.log" test -pl checks -am -Dtest='**/checks/*Test' \
        -Dsurefire.failIfNoSpecifiedTests=false
}

# check WHAT COMMAND...: quiet when fine.
check() {
    what=$1
    shift
    output=$("$@" 2>&1)
    status=$?
    if [ "$status" = 0 ]; then
        printf 'ok      %s\n' "$what"
    else
        bad=yes
        printf 'FAILED  %s\n%s\n' "$what" "$output"
    fi
}

# checked_maven LOG ARGUMENTS: with the profile `checks`; prints only what went wrong.
checked_maven() {
    log=$1
    shift
    JAVA_HOME=$java "$maven" -B -ntp -Pchecks "$@" >"$log" 2>&1 </dev/null && return
    shown_lines <"$log"
    printf 'whole log: %s\n' "$log"
    return 1
}

# install_packages_of_npm: only when the lock file is newer than what was installed from it.
install_packages_of_npm() {
    installed=page/node_modules/.package-lock.json
    [ -f "$installed" ] && [ -z "$(find page/package-lock.json -newer "$installed")" ] && return
    npm ci --prefix page --ignore-scripts --no-audit --no-fund --loglevel=error &&
        touch "$installed"
}

# check_types: of the page's modules, and of each app that has a tsconfig.json.
check_types() {
    wrong=''
    for project in page apps/* examples/*; do
        [ -f "$project/tsconfig.json" ] || continue
        page/node_modules/.bin/tsc -p "$project" || wrong=yes
    done
    [ -z "$wrong" ]
}

# lint_javascript [OPTIONS]: all there is, unless the options name something else.
lint_javascript() {
    [ "${1:-}" = --stdin ] || set -- "$@" .
    page/node_modules/.bin/eslint --config page/eslint.config.js --max-warnings 0 "$@"
}

# notice_mistakes: a file that ought to fail does.
notice_mistakes() {
    printf 'export function a(b, c, d, e, f, g) { var h = g; }\n' |
        lint_javascript --stdin --stdin-filename page/src/main/js/mistake.js |
        grep -c -e 'max-params' -e 'no-var' -e 'no-unused-vars' | grep -qx 3 || {
        echo 'eslint lets mistakes pass'
        return 1
    }
    mkdir -p page/target/mistake
    printf '/** @param {string} a */\nexport const b = (a) => a.nothing();\n' \
        >page/target/mistake/a.js
    printf '{"extends": "../../tsconfig.json", "include": ["a.js"]}\n' \
        >page/target/mistake/tsconfig.json
    page/node_modules/.bin/tsc -p page/target/mistake | grep -q TS2339 && return
    echo 'tsc lets mistakes pass'
    return 1
}

format_sources() {
    JAVA_HOME=$java "$maven" -B -ntp -q -Pchecks -N spotless:apply
    install_packages_of_npm && lint_javascript --fix
}

# show_display: the X server of the window tests; it ends with this script.
show_display() {
    start_display
    say "window tests on a display of their own, $DISPLAY"
}

# test_suite FOLDER ARGUMENTS: Surefire's lines as they come, its reports in
# */target/checks/FOLDER. Warnings are the business of run_checks: here they would hide the tests.
test_suite() {
    folder=$1
    shift
    log=$root/target/$folder.log
    JAVA_HOME=$java "$maven" -B -ntp -Pchecks test -Dmaven.test.failure.ignore=true \
        -Dkith.warnings.fail=false -Dkith.test.reports="$folder" "$@" 2>&1 </dev/null | tee "$log" | shown_lines
    # With failures ignored these two remain: it did not compile, or the JVM of the tests died.
    grep -q '^\[INFO\] BUILD SUCCESS' "$log" &&
        ! grep -q 'ForkException\|Surefire is going to kill' "$log"
}

# test_bench: the tests of the measuring programs; only what went wrong is shown.
test_bench() {
    python3 bench/test.py >"$bench_log" 2>&1 || {
        cat "$bench_log"
        return 1
    }
}

# shown_lines: of Maven's output the count of each test class, what failed with its message up to
# an empty line, and errors outside of tests.
shown_lines() {
    awk '
        /^$/ { inside = 0 }
        /<<< (FAILURE|ERROR)!$/ { inside = 1 }
        /Help 1|[Rr]e-run Maven|For more information|After correcting|mvn <args>/ { next }
        /^\[ERROR\] *$/ { next }
        sub("mvn spotless:apply", "./dev fmt") { }
        inside || /Tests run:/ || /^\[(ERROR|WARNING)\]/ { print; fflush() }'
}

# report_tests: times, counts against the committed ones, and the last line.
report_tests() {
    count_tests >"$reports"
    if [ -z "$name" ]; then
        [ -n "$update" ] && raise_counts
        compare_counts || failed="$failed counts"
    fi
    [ -n "$show_times" ] && printf '%s' "$times"
    [ -n "$failed" ] && printf 'failed:%s\n' "$failed"
    awk '{ run += $3; bad += $4; skipped += $5 }
        END {
            printf "%d passed, %d failed, %d skipped\n", run - bad - skipped, bad, skipped
            exit (bad > 0 || run == 0)
        }' "$reports" || exit 1
    [ -z "$failed" ] || exit 1
}

# count_tests: a line for each module and suite: MODULE SUITE TESTS FAILED SKIPPED.
count_tests() {
    for file in */target/checks/surefire-reports/TEST-*.xml */target/checks/window-reports/TEST-*.xml; do
        [ -f "$file" ] || continue
        case $file in
            */window-reports/*) suite=window ;;
            *) suite=unit ;;
        esac
        printf '%s %s ' "${file%%/*}" "$suite"
        sed -n '/<testsuite /{p;q;}' "$file"
    done | awk '
        function number(name) {
            if (!match($0, " " name "=\"[0-9]+\"")) return 0
            return substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4)
        }
        {
            key = $1 " " $2
            tests[key] += number("tests")
            bad[key] += number("errors") + number("failures")
            skipped[key] += number("skipped")
        }
        END { for (key in tests) print key, tests[key], bad[key], skipped[key] }' | sort
    count_bench
    [ ! -f "$conformance_counts" ] || cat "$conformance_counts"
}

# count_bench: the same line for the tests in Python, of what unittest says at the end.
count_bench() {
    [ ! -f "$bench_log" ] || awk '
        function number(name) {
            if (!match($0, name "=[0-9]+")) return 0
            return substr($0, RSTART + length(name) + 1, RLENGTH - length(name) - 1)
        }
        /^Ran [0-9]+ tests? in / { tests = $2 }
        /^(OK|FAILED)/ { bad = number("failures") + number("errors"); skipped = number("skipped") }
        END { print "bench unit", tests + 0, bad + 0, skipped + 0 }' "$bench_log"
}

# compare_counts: fails when a suite ran fewer tests than committed. A skipped test did not run.
compare_counts() {
    [ -f "$counts" ] || return 0
    awk -v file=test-counts.txt '
        FNR == NR { ran[$1 " " $2] = $3 - $5; next }
        /^#/ || NF == 0 { next }
        ran[$1 " " $2] + 0 < $3 {
            printf "%s %s: %d tests ran, %s says %d.", $1, $2, ran[$1 " " $2], file, $3
            print " A test was lost or skipped; if that is"
            print "  meant, lower the number in the file by hand and say why in the commit."
            lost = 1
        }
        END { exit lost }' "$reports" "$counts"
}

# raise_counts: writes the numbers that have grown. It never lowers one.
raise_counts() {
    {
        printf '# MODULE SUITE TESTS: the fewest that ./dev test accepts. Raised by\n'
        printf '# ./dev test --update-counts, lowered by hand only.\n'
        {
            [ -f "$counts" ] && grep -v '^#' "$counts"
            awk '{ print $1, $2, $3 - $5 }' "$reports"
        } | awk '
            { key = $1 " " $2 }
            !(key in most) || $3 > most[key] { most[key] = $3 }
            END { for (key in most) print key, most[key] }' | sort
    } >"$counts.new" && mv "$counts.new" "$counts"
}
