# The long runs of ./dev: fuzz, coverage, mutate, jmh. Read by ./dev; uses root, java, maven and what
# the suites define.
# shellcheck shell=sh disable=SC2154

# quiet_maven LOG MODULE ARGUMENTS: Maven with only what went wrong shown, and where the rest is.
quiet_maven() {
    log=$1
    module=$2
    shift 2
    mkdir -p "$root/target"
    JAVA_HOME=$java "$maven" -B -ntp -pl "$module" -am "$@" >"$log" 2>&1 </dev/null && return
    shown_lines <"$log"
    fail "see $log"
}

# test_classes PROFILE MODULE: compiles a module and its tests with a profile and sets `classes` to a
# class path.
test_classes() {
    quiet_maven "$root/target/$1.log" "$2" "-P$1" test-compile \
        org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath \
        -Dkith.warnings.fail=false -Dmdep.outputFile="$root/target/$1.path"
    classes=$root/$2/target/$1/classes:$root/$2/target/$1/test-classes:$(cat "$root/target/$1.path")
}

# run_fuzz [--flood] [--datagrams N] [--seed S]
run_fuzz() {
    test_classes checks net
    attack=Fuzz
    [ "${1:-}" = --flood ] && attack=FloodMeasure
    exec "$java/bin/java" -ea -Xmx512m -cp "$classes" "kith.net.fuzz.$attack" "$@"
}

# run_coverage: the tests of net, and the part of its lines they reach, by package.
run_coverage() {
    quiet_maven "$root/target/coverage.log" net -Pchecks,coverage test -Dkith.warnings.fail=false
    awk -F, '
        NR > 1 { missed[$2] += $8; covered[$2] += $9; m += $8; c += $9 }
        END {
            for (name in missed) {
                lines = missed[name] + covered[name]
                printf "%-20s %5.1f %% of %5d lines\n", name, 100 * covered[name] / lines, lines
            }
            printf "%-20s %5.1f %% of %5d lines\n", "together", 100 * c / (m + c), m + c
        }' net/target/checks/site/jacoco/jacoco.csv | sort
    echo "line by line: net/target/checks/site/jacoco/index.html"
}

# run_mutations [PACKAGE]...: how many changes to the code the tests of its package notice.
run_mutations() {
    [ $# -gt 0 ] || set -- link envelope
    for package do
        quiet_maven "$root/target/mutate-$package.log" net -Pchecks,mutate test-compile \
            org.pitest:pitest-maven:mutationCoverage -Dkith.warnings.fail=false \
            -Dkith.mutate="kith.net.$package.*"
        awk -F, -v package="$package" '
            { total++ }
            $6 == "KILLED" || $6 == "TIMED_OUT" || $6 == "MEMORY_ERROR" { killed++ }
            END { printf "%-10s %4.1f %% of %d changes noticed\n", package, 100 * killed / total, total }
        ' net/target/checks/pit-reports/mutations.csv
    done
    echo "change by change: net/target/checks/pit-reports/index.html"
}

# run_jmh [ARGUMENTS OF JMH]
run_jmh() {
    test_classes jmh net
    exec "$java/bin/java" -cp "$classes" org.openjdk.jmh.Main "$@"
}
