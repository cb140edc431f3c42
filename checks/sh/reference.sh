# What is generated from the sources and committed: typings and reference pages. Read by ./dev; uses
# root and what the suites and the conformance tests define.
# shellcheck shell=sh disable=SC2154

typings=cli/src/main/resources/kith/cli/init/types
emitted=$root/target/emitted

# publish_reference: writes all of it anew.
publish_reference() {
    install_packages_of_npm || return 1
    make_typings "$typings"
    rm -rf docs/reference
    make_pages docs/reference || return 1
    mkdir docs/reference/routes
    cp bridge/target/classes/kith/bridge/routes/*.md docs/reference/routes
    rm docs/reference/routes/debug.md
}

# make_pages FOLDER: a page for each module; returns 1 when an export has no words.
make_pages() {
    mkdir -p "$1" && "$(find_node22)" page/src/test/js/tools/reference.js "$1"
}

# check_pages: every export says what it does, and the pages committed say so too. Those of the routes
# are compared by ReferenceTest.
check_pages() {
    rm -rf "$root/target/reference"
    make_pages "$root/target/reference" || return 1
    diff -r -u -x routes docs/reference "$root/target/reference" >"$root/target/reference.diff" || {
        head -n 40 "$root/target/reference.diff"
        echo "docs/reference is stale; ./dev reference writes it anew"
        return 1
    }
}

# make_typings FOLDER: declarations of the page's modules, by tsc from their JSDoc, as kith types
# copies them.
make_typings() {
    node22=$(find_node22) || {
        echo "Node 22 for $(uname -sm) is no package of page/package.json"
        return 1
    }
    rm -rf "$emitted"
    page/node_modules/.bin/tsc -p page --noEmit false --declaration --emitDeclarationOnly \
        --outDir "$emitted" --rootDir . &&
        "$node22" page/src/test/js/tools/typings.js "$emitted" "$1"
}

# check_typings: what is committed is what the sources say, and it does what an editor needs.
check_typings() {
    make_typings "$root/target/types" || return 1
    diff -r -u "$typings" "$root/target/types" >"$root/target/types.diff" || {
        head -n 40 "$root/target/types.diff"
        echo "the typings are stale; ./dev reference writes them anew"
        return 1
    }
    page/node_modules/.bin/tsc -p page/src/test/js/typings
}
