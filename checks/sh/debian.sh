# shellcheck shell=sh disable=SC2154
# A Debian 12 of its own in a folder, and a display for what runs in it. Read by ./dev; uses work, say, fail.

# make_debian: a minimal Debian 12 in $debian with the user anna, and with what Debian's own packages bring
# that ours depend on. $work/packages is at /packages there.
make_debian() {
    say "making a Debian 12"
    debian=$work/debian
    debootstrap --variant=minbase bookworm "$debian" http://deb.debian.org/debian \
        >"$work/debootstrap.log" 2>&1 || {
        tail -n 20 "$work/debootstrap.log" "$debian/debootstrap/debootstrap.log" >&2
        fail "debootstrap failed"
    }
    mkdir -p "$debian/dev/shm" "$debian/packages" "$work/packages"
    mount -t proc proc "$debian/proc" || fail "cannot mount in $debian"
    mount -t tmpfs shm "$debian/dev/shm"
    mount --bind "$work/packages" "$debian/packages"
    in_debian useradd --create-home anna
    in_debian su anna -c 'mkdir -p ~/Documents/Notes && echo "# Hello" >~/Documents/Notes/hello.md'
    say "installing WebKitGTK there"
    in_debian sh -c 'apt-get -o Acquire::Retries=5 update && DEBIAN_FRONTEND=noninteractive apt-get -o Acquire::Retries=5 \
        install -y --no-install-recommends libwebkit2gtk-4.1-0 fonts-dejavu-core' >"$work/apt.log" 2>&1 || {
        tail -n 20 "$work/apt.log" >&2
        fail "cannot install what the packages depend on"
    }
    find_files >"$work/before"
}

in_debian() {
    chroot "$debian" "$@"
}

# install_in_debian DEB...: files below $work/packages.
install_in_debian() {
    for each; do
        shift
        set -- "$@" "/packages/${each#"$work"/packages/}"
    done
    in_debian env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"
}

# find_files: all files of the system that packages bring; apt's and dpkg's own records, caches that
# stay, and homes are not among them.
find_files() {
    (cd "$debian" && find . -xdev \( -path ./var/cache -o -path ./var/lib/apt -o \
        -path ./var/lib/dpkg -o -path ./var/log -o -path ./home -o -path ./packages \) -prune -o \
        -print | LC_ALL=C sort)
}

# kill_in_debian: ends what anna started.
kill_in_debian() {
    for process in $(ps -o pid= -u "$(in_debian id -u anna)"); do
        [ "$(readlink "/proc/$process/root")" = "$debian" ] && kill "$process" 2>/dev/null
    done
    for _ in 1 2 3 4 5 6 7 8 9 10; do
        ps -o pid= -u "$(in_debian id -u anna)" >/dev/null || return
        sleep 0.5
    done
}

remove_debian() {
    [ -d "${debian:-/nowhere}" ] || return
    [ -x "$debian/usr/bin/id" ] && kill_in_debian
    umount "$debian/packages" "$debian/dev/shm" "$debian/proc" 2>/dev/null
}

# open_display: a virtual one, its name in $display; reached through the network namespace, which is shared.
open_display() {
    : >"$work/display"
    exec 3<>"$work/display"
    Xvfb -displayfd 3 -screen 0 1280x960x24 -nolisten tcp -ac 2>/dev/null &
    server=$!
    exec 3>&-
    for _ in 1 2 3 4 5 6 7 8 9 10; do
        [ -s "$work/display" ] && break
        sleep 0.5
    done
    display=:$(head -n 1 "$work/display")
}

close_display() {
    [ -n "${server:-}" ] || return
    kill "$server" 2>/dev/null
    wait "$server" 2>/dev/null
    server=
}

# wait_for_title WORD: 60 s at most.
wait_for_title() {
    for _ in $(seq 120); do
        DISPLAY=$display xwininfo -root -tree 2>/dev/null | grep -q "$1" && return
        sleep 0.5
    done
    DISPLAY=$display xwininfo -root -tree
    cat "$work/app.log"
    return 1
}
