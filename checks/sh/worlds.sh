# shellcheck shell=sh disable=SC2154
# ./dev sim: the runs of the simulator that take minutes. Read by ./dev; uses java and program.

# run_worlds: a line for each run; returns 1 if something does not hold.
run_worlds() {
    work=$(mktemp -d) || exit 1
    trap 'rm -rf "$work"' EXIT
    trap 'exit 1' INT TERM
    failed=0
    for seed in 1 2 3 4 5; do
        world ladder --seed "$seed"
        once
        world direct --loss 20% --seed "$seed"
        once
        world direct --peers 10 --nat-mix world --loss 5% --churn 10%/min --seed "$seed"
        for scenario in relay roam crash flood; do
            world "$scenario" --seed "$seed"
        done
        finds reconciliation --seed "$seed"
        for scenario in broadcast feed churn-storm partition-heal query; do
            finds "$scenario" --peers 300 --crypto fake --seed "$seed"
        done
        for scenario in lookup first-peers two-networks eclipse; do
            finds "$scenario" --peers 200 --crypto fake --seed "$seed"
        done
        finds group --crypto fake --seed "$seed"
    done
    for seed in 1 2 3; do
        everywhere direct --loss 20% --seed "$seed"
        everywhere relay --nat-mix world --loss 5% --seed "$seed"
        everywhere crash --seed "$seed"
        everywhere broadcast --peers 50 --seed "$seed"
    done
    return "$failed"
}

# run_topics [PEERS]: all scenarios of topics at their full size, five seeds each: an hour or two.
run_topics() {
    work=$(mktemp -d) || exit 1
    trap 'rm -rf "$work"' EXIT
    trap 'exit 1' INT TERM
    failed=0
    for scenario in broadcast feed churn-storm partition-heal query predecessor; do
        for seed in 1 2 3 4 5; do
            finds "$scenario" --peers "${1:-10000}" --crypto fake --seed "$seed"
            printf '  %s\n' "$figures"
        done
    done
    return "$failed"
}

# run_large_world [PEERS [MINUTES]]: how long it takes, and how much memory.
run_large_world() {
    test_classes checks sim
    exec "$java/bin/java" -Xmx8g -XX:+UseCompactObjectHeaders -cp "$classes" kith.sim.scenario.LargeWorld "$@"
}

# world ARGUMENTS: runs one; all that was promised must have come. Sets `figures`.
world() {
    figures=$(in_a_process "" "$@")
    case $figures in
        *'"delivered_ratio":1.0,'*) shown "$@" ;;
        *) failing "$@" ;;
    esac
}

# finds ARGUMENTS: runs one without messages, which says itself what it came to.
finds() {
    if figures=$("$java/bin/java" -p "$program/lib" -m kith.cli/kith.cli.Main sim "$@" --json \
        2>"$work/said"); then
        echo "holds: $*"
        sed 's/^/  /' "$work/said"
    else
        failing "$@"
    fi
}

# once: nothing may have come twice in the run before, where nothing crashed.
once() {
    case $figures in
        *'"duplicates":0,'*) ;;
        *) failing "nothing twice" ;;
    esac
}

# everywhere ARGUMENTS: two processes, and one that compiles nothing, must have the same trace; with
# true primitives too, two processes.
everywhere() {
    fake=$(hash_of "" "$@" --crypto fake)
    real=$(hash_of "" "$@")
    if [ -n "$fake" ] && [ -n "$real" ] && [ "$fake" != "$real" ] &&
        [ "$fake" = "$(hash_of "" "$@" --crypto fake)" ] &&
        [ "$fake" = "$(hash_of -Xint "$@" --crypto fake)" ] &&
        [ "$real" = "$(hash_of "" "$@")" ]; then
        figures='"trace_hash":"'$fake'"'
        shown "the same in every process:" "$@"
    else
        failing "the same in every process:" "$@"
    fi
}

# hash_of OPTION ARGUMENTS
hash_of() {
    in_a_process "$@" | sed -n 's/.*"trace_hash":"\([0-9a-f]*\)".*/\1/p'
}

# in_a_process OPTION ARGUMENTS: the figures of a run in a JVM with one option more, or "".
in_a_process() {
    option=$1
    shift
    # shellcheck disable=SC2086 # No option is no argument.
    "$java/bin/java" $option -p "$program/lib" -m kith.cli/kith.cli.Main sim "$@" --json \
        2>"$work/said" || true
}

shown() {
    echo "holds: $*"
    printf '%s\n' "$figures" | sed 's/^{[^{]*"delivered_ratio"/  {"delivered_ratio"/'
}

failing() {
    failed=1
    echo "BROKEN: $*"
    tail -3 "$work/said"
}
