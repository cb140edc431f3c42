# Builds the product: quietly, once at a time. Read by ./kith and ./dev; uses root, program, java,
# maven, say and fresh.
# shellcheck shell=sh disable=SC2154

# build_product: brings target/kith up to date. Two of these at once wait for each other: the lock
# belongs to an open file, so it ends with the last process that has it, however that dies.
build_product() {
    mkdir -p "$root/target" || return 1
    exec 7>"$root/target/build.lock"
    if ! take_lock 7 now; then
        say "another build is running here, waiting for it"
        take_lock 7
    fi
    fresh || compile_product || return 1
    printf '%s\n' "$java" >"$program/java"
    exec 7>&-
}

# take_lock DESCRIPTOR [now]: flock is part of Linux; elsewhere perl does the same call.
take_lock() {
    if command -v flock >/dev/null; then
        flock ${2:+-n} "$1"
    else
        perl -e 'use Fcntl ":flock"; open(my $f, ">&=", $ARGV[0]) or die;
            exit !flock($f, LOCK_EX | ($ARGV[1] ? LOCK_NB : 0))' "$1" "${2:-}"
    fi
}

compile_product() {
    log=$root/target/build.log
    start=$(date +%s)
    # Killed in the middle, a build can leave half a jar that looks finished: start over.
    [ -e "$root/target/unfinished" ] && rm -rf "$root"/*/target "$program"
    : >"$root/target/unfinished"
    if [ -d "$program" ]; then
        say "sources have changed, building"
    else
        say "building for the first time (later starts skip this)"
    fi
    run_maven "$log" package || return 1
    rm -f "$root/target/unfinished"
    # Dated at the start: what is edited meanwhile counts as newer.
    mv "$root/target/started" "$program/stamp"
    say "built in $(($(date +%s) - start)) s"
}

# run_maven LOG ARGUMENTS: Maven on this repository, its output in LOG, progress on stderr; on
# failure the end of the log.
run_maven() {
    log=$1
    shift
    : >"$root/target/started"
    : >"$log"
    JAVA_HOME=$java "$maven" -B -f "$root/pom.xml" "$@" >"$log" 2>&1 </dev/null &
    process=$!
    trap 'kill $process 2>/dev/null; wait $process; exit 130' INT
    trap 'kill $process 2>/dev/null; wait $process; exit 143' TERM HUP
    show_progress "$process" "$log"
    wait "$process"
    status=$?
    trap - INT TERM HUP
    [ "$status" = 0 ] && return
    # Above 128 a signal ended it, somewhere in the middle.
    [ "$status" -lt 128 ] && rm -f "$root/target/unfinished"
    say "the build failed; the end of $log:"
    grep -v -e '^\[ERROR\] *$' -e 'Help 1\]' -e '^\[ERROR\] \(To see\|Re-run\|For more\|After\)' \
        -e '^\[ERROR\]   mvn ' -e '^\[INFO\]' "$log" | tail -n 30 >&2
    return 1
}

# show_progress PROCESS LOG: one line a module; on a terminal also what is being fetched.
show_progress() {
    fetched=0
    exec 6<"$2"
    while kill -0 "$1" 2>/dev/null; do
        while IFS= read -r line <&6; do
            case $line in
                'Downloaded from '*)
                    fetched=$((fetched + 1))
                    [ -t 2 ] && printf '\rkith: %s files fetched' "$fetched" >&2
                    ;;
                '[INFO] Building kith-'*)
                    [ -t 2 ] && printf '\r\033[K' >&2
                    line=${line#'[INFO] Building '}
                    say "  ${line%% *}"
                    ;;
            esac
        done
        sleep 0.2
    done
    exec 6<&-
    [ -t 2 ] && printf '\r\033[K' >&2
    return 0
}
