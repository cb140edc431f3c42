# Makes the cache of loaded and linked classes (JEP 483, JEP 514) by going through one start in a
# window that nobody sees. Read by ./kith; uses root, program, java and say.
# shellcheck shell=sh disable=SC2154

rehearse() {
    log=$root/target/rehearsal.log
    new=$program/kith.aot.$$
    folder=$new.folder
    mkdir -p "$folder" || return
    say 'preparing quick starts (once after each build)'
    timeout -k 1 60 "$java/bin/java" "@$program/flags" "-XX:AOTCacheOutput=$new" \
        -Dkith.rehearsal=true --module-path "$program/lib" -m kith.cli/kith.cli.Main \
        run "$program/rehearsal" -- "$folder" >"$log" 2>&1 </dev/null &
    process=$!
    trap 'kill $process; wait $process; rm -rf "$new" "$new".*; exit 143' INT TERM HUP
    if wait "$process" && [ -s "$new" ]; then
        # All at once, so that two first starts cannot see half a file.
        mv "$new" "$program/kith.aot"
    else
        say "that failed, starts stay slower until the next build; see $log"
        : >"$program/unrehearsed"
    fi
    rm -rf "$new" "$new".*
    trap - INT TERM HUP
}
