# shellcheck shell=sh disable=SC2154
# ./dev installed: the packages of apps/notes in a clean Debian 12 that has no JDK. Takes some minutes,
# needs root and Debian's mirrors. Read by ./dev; uses root, say, fail and install_or_fail.

# run_installed: TAP on standard output; returns 1 if something does not hold.
run_installed() {
    [ "$(id -u)" = 0 ] || fail "installed needs root: it makes a system of its own in a folder"
    install_or_fail "$(lacking_for_packages)"
    work=$(mktemp -d /var/tmp/kith-installed.XXXXXX) || exit 1
    trap clean_installed EXIT INT TERM
    failed=0
    tests=0
    build_packages
    check_packages
    make_debian
    find_files >"$work/before"
    install_deb
    start_installed "the installed app" /usr/bin/dev.kith.notes
    uninstall_deb
    unpack_tar
    start_installed "the app from the tar" /opt/dev.kith.notes-0.1.0-linux-*/notes
    echo "1..$tests"
    return "$failed"
}

# lacking_for_packages: prints the Debian packages of the tools that are missing.
lacking_for_packages() {
    for pair in debootstrap:debootstrap lintian:lintian rpmlint:rpmlint rpm:rpm Xvfb:xvfb \
        xwininfo:x11-utils; do
        has "${pair%:*}" || printf '%s ' "${pair#*:}"
    done
}

# holds NAME COMMAND...: one line of TAP; what the command said if it fails.
holds() {
    name=$1
    shift
    tests=$((tests + 1))
    if "$@" >"$work/said" 2>&1; then
        echo "ok $tests - $name"
    else
        failed=1
        echo "not ok $tests - $name"
        sed 's/^/# /' "$work/said"
    fi
}

build_packages() {
    say "building the packages"
    for format in deb rpm tar; do
        "$root/kith" build "$root/apps/notes" --format "$format" --out "$work/packages" >&2 || exit 1
    done
    deb=$(echo "$work"/packages/*.deb)
    rpm=$(echo "$work"/packages/*.rpm)
    tar=$(echo "$work"/packages/*.tar.xz)
}

check_packages() {
    holds "the deb is at most 20 MB" test "$(stat -c %s "$deb")" -le 20000000
    holds "installed it takes at most 80 MB" \
        test "$(dpkg-deb --field "$deb" Installed-Size)" -le 78125
    holds "lintian finds no error" lintian --allow-root --fail-on error "$deb"
    holds "rpmlint finds no error" rpmlint -r "$root/checks/rpmlint.conf" "$rpm"
    holds "the digests of the rpm are right" rpm --checksig --nosignature "$rpm"
}

# make_debian: a minimal Debian 12 in $debian, with what Debian's own dependencies bring.
make_debian() {
    say "making a Debian 12"
    debian=$work/debian
    debootstrap --variant=minbase bookworm "$debian" http://deb.debian.org/debian \
        >"$work/debootstrap.log" 2>&1 || fail "debootstrap failed, see $work/debootstrap.log"
    mount -t proc proc "$debian/proc"
    mount -t tmpfs shm "$debian/dev/shm"
    in_debian useradd --create-home anna
}

in_debian() {
    chroot "$debian" "$@"
}

# find_files: all files of the system that packages bring; apt's and dpkg's own records, caches that
# stay, and homes are not among them.
find_files() {
    (cd "$debian" && find . -xdev \( -path ./var/cache -o -path ./var/lib/apt -o \
        -path ./var/lib/dpkg -o -path ./var/log -o -path ./home -o -path ./tmp \) -prune -o -print |
        LC_ALL=C sort)
}

install_deb() {
    say "installing the deb with what it depends on"
    cp "$deb" "$debian/tmp/notes.deb"
    holds "no JDK is there" sh -c "! chroot '$debian' sh -c 'command -v java'"
    # First what the package depends on, so that the files of the package itself can be told apart.
    in_debian apt-get update >/dev/null 2>&1
    in_debian env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
        libwebkit2gtk-4.1-0 fonts-dejavu-core >"$work/apt.log" 2>&1
    find_files >"$work/before"
    holds "the deb installs" in_debian env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y --no-install-recommends /tmp/notes.deb
    rm "$debian/tmp/notes.deb"
}

uninstall_deb() {
    holds "it uninstalls" in_debian env DEBIAN_FRONTEND=noninteractive \
        apt-get purge -y dev.kith.notes
    find_files >"$work/after"
    holds "nothing is left behind" diff "$work/before" "$work/after"
}

unpack_tar() {
    mkdir -p "$debian/opt"
    holds "the tar unpacks" tar -C "$debian/opt" -xf "$tar"
}

# start_installed WHAT PROGRAM: as the user anna, on a display of its own; a note is in her folder, and
# the window's title tells that it was opened.
start_installed() {
    program_there=$2
    case $program_there in
        /opt/*) program_there=$(cd "$debian" && echo ./opt/*/notes) && program_there=${program_there#.} ;;
    esac
    in_debian su anna -c 'mkdir -p ~/Documents/Notes && echo "# Hello" >~/Documents/Notes/hello.md'
    exec 3<>"$work/display"
    Xvfb -displayfd 3 -screen 0 1280x960x24 -nolisten tcp -ac 2>/dev/null &
    server=$!
    sleep 2
    display=:$(head -n 1 "$work/display")
    in_debian su anna -c "DISPLAY=$display exec $program_there" >"$work/app.log" 2>&1 &
    holds "$1 starts and opens its files" wait_for_title "$display" Hello
    holds "its process has the app's name" sh -c "ps -eo comm | grep -qx notes"
    xwd -root -silent -display "$display" >"$work/screen.xwd" 2>/dev/null
    [ -n "${KITH_SCREEN:-}" ] && cp "$work/screen.xwd" "$KITH_SCREEN"
    kill_in_debian
    kill "$server"
    wait "$server" 2>/dev/null
    rm -f "$work/display"
}

# wait_for_title DISPLAY WORD: 30 s at most.
wait_for_title() {
    for _ in $(seq 60); do
        DISPLAY=$1 xwininfo -root -tree 2>/dev/null | grep -q "$2" && return
        sleep 0.5
    done
    DISPLAY=$1 xwininfo -root -tree
    cat "$work/app.log"
    return 1
}

# kill_in_debian: ends what anna started.
kill_in_debian() {
    for process in $(ps -o pid= -u "$(in_debian id -u anna)"); do
        [ "$(readlink "/proc/$process/root")" = "$debian" ] && kill "$process" 2>/dev/null
    done
    sleep 2
}

clean_installed() {
    [ -n "${server:-}" ] && kill "$server" 2>/dev/null
    if [ -d "${debian:-/nowhere}" ]; then
        kill_in_debian
        umount "$debian/dev/shm" "$debian/proc" 2>/dev/null
    fi
    rm -rf --one-file-system "$work"
}
