# What a window needs on Linux: WebKitGTK and a display. Read by ./kith and ./dev; uses root, say,
# shell, headless and webkit_at_hand.
# shellcheck shell=sh disable=SC2154

# prepare_window: returns with both at hand, or exits 1 having said how to get them.
prepare_window() {
    virtual=
    if [ "$headless" = yes ]; then
        virtual='running headless'
    elif [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
        virtual='there is no display here'
    elif [ -n "$headless" ] && command -v Xvfb >/dev/null; then
        virtual='running headless'
    fi
    need_packages "$virtual"
    [ -z "$virtual" ] && return
    start_display
    say "$virtual: using a virtual display (Xvfb, $DISPLAY)"
}

# need_packages [VIRTUAL]: WebKitGTK, and Xvfb if VIRTUAL says why it is wanted.
need_packages() {
    lacking=
    found_webkit || lacking='WebKitGTK 4.1'
    if [ -n "$1" ] && ! command -v Xvfb >/dev/null; then
        lacking="$lacking${lacking:+ and }Xvfb"
    fi
    [ -z "$lacking" ] && return
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        say "$lacking missing, installing:$(packages_of debian)"
        # shellcheck disable=SC2046
        install_packages $(packages_of debian) && return
    fi
    say "$lacking missing. To install:"
    printf '  %-16s %s\n' \
        'Debian, Ubuntu' "sudo apt install$(packages_of debian)" \
        Fedora "sudo dnf install$(packages_of fedora)" \
        Arch "sudo pacman -S$(packages_of arch)" \
        openSUSE "sudo zypper install$(packages_of suse)" >&2
    exit 1
}

# packages_of SYSTEM: the names there of what is lacking, each after a space.
packages_of() {
    case $lacking in
        WebKit*)
            case $1 in
                debian) printf ' libwebkit2gtk-4.1-0 fonts-dejavu-core' ;;
                fedora) printf ' webkit2gtk4.1' ;;
                arch) printf ' webkit2gtk-4.1' ;;
                suse) printf ' libwebkit2gtk-4_1-0' ;;
            esac
            ;;
    esac
    case $lacking in
        *Xvfb)
            case $1 in
                debian) printf ' xvfb' ;;
                fedora) printf ' xorg-x11-server-Xvfb' ;;
                arch) printf ' xorg-server-xvfb' ;;
                suse) printf ' xorg-x11-server-Xvfb' ;;
            esac
            ;;
    esac
}

# install_packages NAMES: by apt as root; its output goes to a log, of which a failure shows the end.
install_packages() {
    mkdir -p "$root/target"
    log=$root/target/install.log
    {
        apt-get -q -o DPkg::Lock::Timeout=300 update
        DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300 \
            install --no-install-recommends "$@"
    } >"$log" 2>&1 </dev/null && return
    say "apt-get failed; the end of $log:"
    tail -n 8 "$log" >&2
    return 1
}

# found_webkit: the usual folders first, then whatever the loader knows.
found_webkit() {
    webkit_at_hand && return
    for tool in ldconfig /sbin/ldconfig /usr/sbin/ldconfig; do
        "$tool" -p 2>/dev/null | grep -q 'libwebkit2gtk-4\.1\.so\.0' && return
    done
    return 1
}

# start_display: an X server of our own that ends when this process (soon the program) ends,
# however it ends. Descriptor 8 stays open until then: it is an unlinked file, so nothing is left
# to clean up, it holds the key to the display, and the lock on it is what the keeper waits for.
start_display() {
    file=$(mktemp) || exit 1
    exec 8<>"$file"
    rm -f "$file"
    flock 8
    write_key >&8
    XAUTHORITY=/proc/$$/fd/8
    DISPLAY=:$(setsid sh "$shell/display.sh" $$ &)
    if [ "$DISPLAY" = : ]; then
        say "Xvfb did not start; try: Xvfb -displayfd 1"
        exit 1
    fi
    export DISPLAY XAUTHORITY
    export GDK_BACKEND=x11
    unset WAYLAND_DISPLAY
}

# write_key: one entry in the format of Xau(3): any host (FamilyWild, 65535), no address, any
# display, the name and 16 random bytes.
write_key() {
    printf '\377\377\0\0\0\0\0\022MIT-MAGIC-COOKIE-1\0\020'
    dd if=/dev/urandom bs=16 count=1 2>/dev/null
}
