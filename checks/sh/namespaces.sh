# shellcheck shell=sh disable=SC2154
# ./dev namespaces: two nodes that cannot reach each other exchange a text and a file of 50 MB through
# a third, in three network namespaces, while everything the third sends and receives is captured.
# Then two on one switch find each other by multicast DNS alone, and one finds another whose id is all it
# knows, after the only node both were told of has died.
# Read by ./dev; uses java and program. Needs root, ip and tcpdump.

# run_namespaces: TAP on standard output; returns 1 if something does not hold.
run_namespaces() {
    for tool in ip tcpdump; do
        command -v "$tool" >/dev/null || fail "namespaces needs $tool (packages iproute2, tcpdump)"
    done
    [ "$(id -u)" = 0 ] || fail "namespaces needs root: it makes network namespaces"
    work=$(mktemp -d) || exit 1
    trap clean_namespaces EXIT INT TERM
    failed=0
    make_namespaces
    start_nodes
    befriend
    say_and_send
    look_at_the_third
    make_switch
    find_nearby
    make_network
    find_by_id
    echo "1..10"
    return "$failed"
}

kith_node() {
    timeout 90 "$java/bin/java" -p "$program/lib" -m kith.cli/kith.cli.Main node "$@"
}

# make_namespaces: kithA and kithB, each joined to kithM by a cable, and nothing routed.
make_namespaces() {
    for name in kithA kithM kithB; do
        ip netns add "$name" || fail "cannot make the namespace $name"
        ip -n "$name" link set lo up
    done
    for end in A:1 B:2; do
        ip link add "to${end%:*}" netns kithM type veth peer name wire netns "kith${end%:*}"
        ip -n "kith${end%:*}" addr add "10.9.${end#*:}.1/24" dev wire
        ip -n kithM addr add "10.9.${end#*:}.2/24" dev "to${end%:*}"
        ip -n "kith${end%:*}" link set wire up
        ip -n kithM link set "to${end%:*}" up
    done
}

start_nodes() {
    ip netns exec kithM tcpdump -i any -U -w "$work/capture" udp 2>/dev/null &
    start_node M
    start_node A --peer 10.9.1.2:7000
    start_node B --peer 10.9.2.2:7000 --receive "$work/in"
    wait_until are_at_the_third
}

are_at_the_third() {
    grep -q '^linked' "$work/A.log" && grep -q '^linked' "$work/B.log"
}

# start_node NAME OPTION...
start_node() {
    name=$1
    shift
    ip netns exec "kith$name" timeout 300 "$java/bin/java" -p "$program/lib" \
        -m kith.cli/kith.cli.Main node run --dir "$work/$name" --listen 0.0.0.0:7000 "$@" \
        >"$work/$name.log" 2>&1 &
}

befriend() {
    invitation=$(kith_node invite --dir "$work/B" | head -n 1)
    kith_node accept --dir "$work/A" "$invitation" >"$work/accepted" 2>&1
    holds "a contact is made through the third" grep -q '^contact' "$work/accepted"
    author=$(sed -n 's/^contact author=//p' "$work/accepted" | cut -d ' ' -f 1)
}

say_and_send() {
    kith_node send --dir "$work/A" "$author" "a very secret sentence" >"$work/said" 2>&1
    holds "a text is delivered" grep -q '^delivered' "$work/said"
    while :; do echo "this line is the plain text of a long file"; done |
        head -c 50000000 >"$work/file.txt"
    kith_node send --dir "$work/A" "$author" "$work/file.txt" >"$work/sent" 2>&1
    holds "50 MB arrive as they were" cmp -s "$work/file.txt" "$work/in/file.txt"
}

look_at_the_third() {
    sleep 1
    captured=$(wc -c <"$work/capture")
    holds "all of it went through the third" test "$captured" -gt 100000000
    holds "the third has seen and kept no plain text" \
        is_secret "$work/capture" "$work/M"
}

# make_switch: kithC and kithD, each with a cable to a switch in kithS, and no way anywhere else.
make_switch() {
    for name in kithS kithC kithD; do
        ip netns add "$name" || fail "cannot make the namespace $name"
        ip -n "$name" link set lo up
    done
    ip -n kithS link add switch type bridge
    ip -n kithS link set switch up
    for end in C:1 D:2; do
        ip link add "to${end%:*}" netns kithS type veth peer name wire netns "kith${end%:*}"
        ip -n kithS link set "to${end%:*}" master switch up
        ip -n "kith${end%:*}" addr add "10.9.9.${end#*:}/24" dev wire
        ip -n "kith${end%:*}" link set wire up
    done
}

# find_nearby: C and D, contacts at ports they have no more, find each other; without the LAN they
# do not.
find_nearby() {
    start_bare C
    start_bare D
    wait_until is_running
    invitation=$(kith_node invite --dir "$work/C" | head -n 1)
    kith_node accept --dir "$work/D" "$invitation" >"$work/nearby" 2>&1
    holds "a contact is made on the switch" grep -q '^contact' "$work/nearby"
    stop_nodes
    start_bare C --no-lan
    start_bare D --no-lan
    wait_until is_running
    sleep 5
    holds "without the local network they are not found" is_alone
    stop_nodes
    begun=$(date +%s%N)
    start_bare C
    start_bare D
    wait_until is_running
    ran=$(date +%s%N)
    wait_until is_linked
    linked=$(date +%s%N)
    echo "# started at once; ran after $(((ran - begun) / 1000000)) ms," \
        "found each other $(((linked - ran) / 1000000)) ms later"
    holds "they find each other within 3 s" test "$(((linked - ran) / 1000000))" -lt 3000
}

# make_network: kithE, kithF and kithG with cables to the switch.
make_network() {
    for end in E:5 F:6 G:7; do
        name=kith${end%:*}
        ip netns add "$name" || fail "cannot make the namespace $name"
        ip -n "$name" link set lo up
        ip link add "to${end%:*}" netns kithS type veth peer name wire netns "$name"
        ip -n kithS link set "to${end%:*}" master switch up
        ip -n "$name" addr add "10.9.9.${end#*:}/24" dev wire
        ip -n "$name" link set wire up
    done
}

# find_by_id: E and G know F alone; F dies; E reaches G by its id.
find_by_id() {
    start_bare F --no-lan --listen 0.0.0.0:7000
    wait_until is_listening
    start_bare E --no-lan --peer 10.9.9.6:7000
    start_bare G --no-lan --peer 10.9.9.6:7000
    wait_until is_one_network
    holds "two that were told of one node know each other's address" is_one_network
    id=$(kith_node id --dir "$work/G" --json | sed -n 's/.*"node":"\([0-9a-f]*\)".*/\1/p')
    ip netns pids kithF | xargs -r kill -9
    begun=$(date +%s%N)
    kith_node ping --dir "$work/E" "$id" >"$work/found" 2>&1
    echo "# found by its id $((($(date +%s%N) - begun) / 1000000)) ms after it was asked for"
    holds "one is reached by its id after that node died" grep -q '^answer' "$work/found"
}

is_listening() {
    grep -q '^status' "$work/F.log"
}

is_one_network() {
    kith_node peers --dir "$work/E" 2>/dev/null | grep -q '^network known=2' &&
        kith_node peers --dir "$work/G" 2>/dev/null | grep -q '^network known=2'
}

# start_bare NAME OPTION...: a node without any configuration but its folder.
start_bare() {
    name=$1
    shift
    ip netns exec "kith$name" timeout 300 "$java/bin/java" "@$program/flags" -p "$program/lib" \
        -m kith.cli/kith.cli.Main node run --dir "$work/$name" "$@" \
        >"$work/$name.log" 2>&1 &
}

stop_nodes() {
    for name in C D; do
        ip netns pids "kith$name" | xargs -r kill
        while [ -n "$(ip netns pids "kith$name")" ]; do
            sleep 0.05
        done
    done
}

# wait_until COMMAND: at most 20 s.
wait_until() {
    tries=0
    while ! "$1" && [ $((tries += 1)) -lt 400 ]; do
        sleep 0.05
    done
}

is_running() {
    grep -q '^status' "$work/C.log" && grep -q '^status' "$work/D.log"
}

is_linked() {
    grep -q '^linked' "$work/C.log" && grep -q '^linked' "$work/D.log"
}

is_alone() {
    is_running && ! grep -q '^linked' "$work/C.log" "$work/D.log"
}

# is_secret PATH...: nothing of the text or the file can be read there.
is_secret() {
    ! grep -r -a -q -e "very secret" -e "plain text of" "$@"
}

# holds WHAT COMMAND...: a line of TAP; if it does not hold, what all nodes and commands said.
holds() {
    what=$1
    shift
    if "$@"; then
        echo "ok - $what"
    else
        echo "not ok - $what"
        tail -n 20 "$work"/*.log "$work/accepted" "$work/said" "$work/found" 2>/dev/null | sed 's/^/# /'
        failed=1
    fi
}

clean_namespaces() {
    for name in kithA kithM kithB kithC kithD kithE kithF kithG kithS; do
        ip netns pids "$name" 2>/dev/null | xargs -r kill 2>/dev/null
        ip netns del "$name" 2>/dev/null
    done
    rm -rf "$work"
}
