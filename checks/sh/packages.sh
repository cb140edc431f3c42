# npm packages in an app's page: bundled as they are for Node, tested like the conformance tests in
# the WebView and under Node 22. Read by ./dev; uses what conformance.sh defines.
# shellcheck shell=sh disable=SC2034,SC2154

packages=checks/packages

# test_packages [NAME]...: all without a name, else the tests of these packages.
test_packages() {
    bundle_packages || return 1
    conformance=target/packages
    conformance_log=$root/target/packages
    compare_engines "$@"
}

# bundle_packages: fails when a package takes its browser build or needs what pages do not have.
bundle_packages() {
    program22=$(find_node22) || return 1
    install_tested_packages || return 1
    rm -rf target/packages
    "$program22" $packages/bundle.js "$root/target/packages"
}

# install_tested_packages: only when the lock file is newer than what was installed from it.
install_tested_packages() {
    lock_copy=$packages/node_modules/.package-lock.json
    [ -f "$lock_copy" ] && [ -z "$(find $packages/package-lock.json -newer "$lock_copy")" ] && return
    npm ci --prefix $packages --ignore-scripts --no-audit --no-fund --loglevel=error &&
        touch "$lock_copy"
}
