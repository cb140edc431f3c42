#!/bin/sh
# display.sh PROCESS: runs an X server for as long as PROCESS lives; prints its display number.
# Started by window.sh in a session of its own, so that a Ctrl-C meant for the program, which still
# needs its display to close tidily, does not reach it.

process=$1
exec 8>&-

# Should this keeper be killed too, the kernel tells the server.
if setpriv --pdeathsig TERM true 2>/dev/null; then
    set -- setpriv --pdeathsig TERM
else
    set --
fi
"$@" Xvfb -displayfd 3 -screen 0 1280x960x24 -dpi 96 -nolisten tcp -noreset \
    -auth "/proc/$process/fd/8" 3>&1 >/dev/null 2>&1 </dev/null &
server=$!
exec >/dev/null 2>&1 </dev/null

# Returns when the last holder of the file is gone, or at once when there is none left.
flock "/proc/$process/fd/8" true
kill $server
wait $server
