# What ./kith and ./dev both need at once; kept small, because every start reads it. Uses root and
# program.
# shellcheck shell=sh disable=SC2154

say() {
    printf 'kith: %s\n' "$*" >&2
}

fail() {
    say "$@"
    exit 1
}

# jdk25 FOLDER: is it a JDK 25? Its `release` file tells, which is 40 ms faster than asking it.
jdk25() {
    [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
    while IFS= read -r line; do
        case $line in
            'JAVA_VERSION="25"'* | 'JAVA_VERSION="25.'*) return 0 ;;
        esac
    done <"$1/release"
    return 1
}

# fresh: has nothing changed since the build? (A folder is newer when something in it was deleted.)
fresh() {
    [ -f "$program/stamp" ] &&
        [ -z "$(find "$root"/pom.xml "$root"/.mvn "$root"/*/*.xml "$root"/*/src/main \
            -newer "$program/stamp" 2>&1)" ]
}

# webkit_at_hand: the usual folders, without asking the loader.
webkit_at_hand() {
    for library in /usr/lib/*/libwebkit2gtk-4.1.so.0 /usr/lib64/libwebkit2gtk-4.1.so.0 \
        /usr/lib/libwebkit2gtk-4.1.so.0; do
        [ -e "$library" ] && return 0
    done
    return 1
}

# wants_window ARGUMENTS: does this command line open a window? Sets `headless` when it asks for one
# that nobody sees. What the program will refuse anyway (no such folder) needs no window.
wants_window() {
    headless=
    command=
    operand=
    folder=
    for argument do
        case $argument in
            --) break ;;
            -h | --help) return 1 ;;
            --headless) headless=yes ;;
            --url | --url=*) folder=yes ;;
            -*) ;;
            *)
                if [ -z "$command" ]; then
                    command=$argument
                else
                    operand=yes
                    [ -d "$argument" ] && folder=yes
                fi
                ;;
        esac
    done
    case $command in
        run) ;;
        open) folder=$operand ;;
        test | shot) headless=${headless:-if-possible} ;;
        *) return 1 ;;
    esac
    [ -z "$operand" ] || [ -n "$folder" ]
}

# allow_any_file_name: a JVM takes the encoding of file names from the locale, and in one that is
# not UTF-8 (C, or one that is not installed) it cannot open a file with an umlaut in its name.
allow_any_file_name() {
    case $(locale charmap 2>/dev/null) in
        UTF-8 | '') ;;
        *) export LC_ALL=C.UTF-8 ;;
    esac
}
