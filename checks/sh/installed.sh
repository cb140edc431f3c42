# shellcheck shell=sh disable=SC2154
# ./dev installed: the packages of apps/notes in a clean Debian 12 that has no JDK. Takes some minutes,
# needs root and Debian's mirrors; DIR holds packages that build-notes.sh made of this clone before, which are
# not made again. Read by ./dev; uses root, say, fail and install_or_fail, and debian.sh.

# run_installed [DIR]: TAP on standard output; returns 1 if something does not hold.
run_installed() {
    [ "$(id -u)" = 0 ] || fail "installed needs root: it makes a system of its own in a folder"
    install_or_fail "$(lacking_for_packages)"
    work=$(mktemp -d /var/tmp/kith-installed.XXXXXX) || exit 1
    chmod 755 "$work"
    trap clean_installed EXIT INT TERM
    failed=0
    tests=0
    make_debian
    if [ -n "${1:-}" ]; then
        cp -a "$1/." "$work/packages"
        find_packages
    else
        build_packages
        build_again
    fi
    check_packages
    check_bundled
    check_shared
    check_tar
    echo "1..$tests"
    return "$failed"
}

# lacking_for_packages: prints the Debian packages of the tools that are missing.
lacking_for_packages() {
    for pair in debootstrap:debootstrap lintian:lintian rpmlint:rpmlint rpm:rpm cpio:cpio \
        faketime:faketime Xvfb:xvfb xwininfo:x11-utils xwd:x11-apps; do
        has "${pair%:*}" || printf '%s ' "${pair#*:}"
    done
}

# shows NAME COMMAND...: one line of TAP; what the command said if it fails.
shows() {
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
    "$root/checks/sh/build-notes.sh" "$work/my.key" "$work/packages" >&2 || exit 1
    find_packages
}

find_packages() {
    deb=$(echo "$work"/packages/*.deb)
    rpm=$(echo "$work"/packages/*.rpm)
    tar=$(echo "$work"/packages/*.tar.xz)
    app=$(echo "$work"/packages/shared/dev.kith.notes*.deb)
    runtime=$(echo "$work"/packages/shared/kith-runtime*.deb)
}

check_packages() {
    shows "the deb is at most 20 MB" at_most 20000000 "$deb"
    shows "installed it takes at most 80 MB" \
        test "$(dpkg-deb --field "$deb" Installed-Size)" -le 78125
    shows "the shared package is at most 300 KB" at_most 300000 "$app"
    shows "the .kith file is at most 300 KB" at_most 300000 "$work"/packages/*.kith
    for each in "$deb" "$app" "$runtime"; do
        shows "lintian finds no error in ${each##*/}" lintian --allow-root --fail-on error "$each"
    done
    shows "rpmlint finds no error" rpmlint -r "$root/checks/rpmlint.conf" "$rpm"
    shows "the digests of the rpm are right" rpm --checksig --nosignature "$rpm"
    shows "what is in the rpm is what is in the deb" same_contents
}

at_most() {
    ls -l "$2"
    test "$(stat -c %s "$2")" -le "$1"
}

# same_contents: but for what only Debian asks for. Libraries are programs in an rpm and not in a deb, as the
# rules of each want it.
same_contents() {
    mkdir "$work/rpm" && (cd "$work/rpm" && rpm2cpio "$rpm" | cpio --quiet -idm) &&
        dpkg-deb -x "$deb" "$work/deb" &&
        rm -r "$work/deb/usr/share/doc" "$work/deb/usr/share/lintian" "$work/rpm/usr/share/doc" &&
        diff -r --no-dereference "$work/deb" "$work/rpm" &&
        (cd "$work/deb" && find . ! -name '*.so' -printf '%p %M %l\n' | sort) >"$work/deb.modes" &&
        (cd "$work/rpm" && find . ! -name '*.so' -printf '%p %M %l\n' | sort) >"$work/rpm.modes" &&
        diff "$work/deb.modes" "$work/rpm.modes"
}

# build_again: another day, person, umask, language and time zone; the same bytes. The other person has
# a copy of the key, since only its owner may read one.
build_again() {
    say "building them again"
    other=$work/other
    mkdir "$other"
    cp "$work/my.key" "$other"
    chown -R nobody "$other"
    shows "another person builds on another day" sh -c "umask 077
        exec faketime '2027-02-03 04:05:06' env HOME='$other' TZ=Asia/Tokyo LC_ALL=de_DE.UTF-8 \
            FAKETIME_DONT_FAKE_MONOTONIC=1 setpriv --reuid=nobody --regid=nogroup --clear-groups \
            '$root/checks/sh/build-notes.sh' '$other/my.key' '$other/packages'"
    shows "it gives the same bytes" diff -r "$work/packages" "$other/packages"
    rm -r "$other"
}

check_bundled() {
    shows "no JDK is there" sh -c "! chroot '$debian' sh -c 'command -v java'"
    shows "the deb installs" install_in_debian "$deb"
    start_installed "the installed app" /usr/bin/dev.kith.notes notes
    uninstall dev.kith.notes
}

check_shared() {
    shows "an app without its runtime does not install" \
        sh -c "! chroot '$debian' apt-get install -y --simulate '/packages/shared/${app##*/}'"
    shows "the shared package installs with kith-runtime" install_in_debian "$runtime" "$app"
    start_installed "the app with the shared runtime" /usr/bin/dev.kith.notes kith-app
    uninstall dev.kith.notes kith-runtime
}

check_tar() {
    shows "the tar unpacks" tar -C "$debian/opt" --no-same-owner -xf "$tar"
    start_installed "the app from the tar" "/opt/$(ls "$debian/opt")/notes" notes
}

# uninstall PACKAGE...: as if it had never been there.
uninstall() {
    shows "$* uninstalls" in_debian env DEBIAN_FRONTEND=noninteractive apt-get purge -y "$@"
    find_files >"$work/after"
    shows "nothing is left behind" diff "$work/before" "$work/after"
}

# start_installed WHAT PROGRAM PROCESS: as the user anna; a note is in her folder, and the window's title
# tells that it was opened.
start_installed() {
    open_display
    in_debian su anna -c "DISPLAY=$display exec $2" >"$work/app.log" 2>&1 &
    shows "$1 starts and opens its files" wait_for_title Hello
    shows "its process has the app's name" sh -c "ps -eo comm | grep -qx $3"
    [ -n "${KITH_SCREEN:-}" ] && xwd -root -silent -display "$display" >"$KITH_SCREEN"
    kill_in_debian
    close_display
    shows "it leaves nothing in /tmp" sh -c "! ls -A '$debian/tmp' | grep ."
}

clean_installed() {
    close_display
    remove_debian
    rm -rf --one-file-system "$work"
}
