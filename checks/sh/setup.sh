# Brings the machine to where Kith can be built, checked and tested: as root on Debian and its
# kin by installing, elsewhere by saying what to install. Read by ./dev.
# shellcheck shell=sh disable=SC2154

# set_up_build: JDK 25 and Maven.
set_up_build() {
    jdk25 "$java" || java=$(find_jdk) || java=
    lacking=
    [ -n "$java" ] || ! apt_has openjdk-25-jdk-headless || lacking=openjdk-25-jdk-headless
    find_maven >/dev/null || lacking="$lacking maven"
    install_or_fail "$lacking"
    find_tools
}

# set_up_checks: Node for the JavaScript checks, shellcheck for the scripts, Python for the
# tests of the measuring programs, and what reads the packages that tests make.
set_up_checks() {
    lacking=
    has node || lacking=nodejs
    has npm || lacking="$lacking npm"
    has shellcheck || lacking="$lacking shellcheck"
    has python3 || lacking="$lacking python3"
    has rpm || lacking="$lacking rpm"
    has desktop-file-validate || lacking="$lacking desktop-file-utils"
    has appstreamcli || lacking="$lacking appstream"
    has cpio || lacking="$lacking cpio"
    has xdotool || lacking="$lacking xdotool"
    install_or_fail "$lacking"
}

# set_up_windows: WebKitGTK, Xvfb, fonts.
set_up_windows() {
    need_packages "window tests"
}

has() {
    command -v "$1" >/dev/null
}

# install_or_fail "PACKAGES": names of Debian packages, none is fine.
install_or_fail() {
    # shellcheck disable=SC2086
    set -- $1
    [ $# -eq 0 ] && return
    if [ "$(id -u)" = 0 ] && has apt-get; then
        say "installing: $*"
        install_packages "$@" && return
        exit 1
    fi
    say "missing: $*. To install on Debian or Ubuntu:"
    fail "  sudo apt install $*"
}

# doctor: one line each, what is there or how to get it.
doctor() {
    jdk25 "$java" || java=$(find_jdk) || java=
    maven=$(find_maven) || maven=
    report 'JDK 25' "$java"
    report Maven "$maven"
    found_webkit && webkit=found || webkit=
    report 'WebKitGTK 4.1' "$webkit"
    report Xvfb "$(command -v Xvfb)"
    report Display "${WAYLAND_DISPLAY:-${DISPLAY:-none, a virtual one will be used}}"
    report Node "$(has node && node --version)"
    report npm "$(has npm && npm --version)"
    report shellcheck "$(has shellcheck && shellcheck --version | sed -n 's/^version: //p')"
    if fresh; then
        report Build 'up to date'
    else
        report Build 'will be made at the next start'
    fi
    [ -n "$java" ] && [ -n "$maven" ] && return
    say 'to install what building needs:'
    advise_tools >&2
    return 1
}

report() {
    printf '%-14s %s\n' "$1" "${2:-missing}"
}
