# Finds JDK 25 and Maven, or says how to get them. Read by ./kith and ./dev; uses say and jdk25.
# shellcheck shell=sh disable=SC2034,SC2154

os_release=/etc/os-release

# find_tools: sets `java` (the JDK's folder) and `maven` (the command), or exits 1 with advice.
# What is built already runs without Maven.
find_tools() {
    jdk25 "${java:-}" || java=$(find_jdk) || java=
    maven=$(find_maven) || maven=
    [ -n "$java" ] && { [ -n "$maven" ] || fresh; } && return
    missing="JDK 25"
    [ -n "$java" ] && missing=Maven
    [ -z "$java" ] && [ -z "$maven" ] && missing="JDK 25 and Maven"
    say "$missing not found. To install:"
    advise_tools >&2
    exit 1
}

# find_jdk: prints the folder of the first JDK 25 among those that places gives, one a line.
find_jdk() {
    places | while IFS= read -r folder; do
        jdk25 "$folder" && printf '%s\n' "$folder" && break
    done | grep .
}

# places: where JDKs usually are.
places() {
    on_path=$(command -v javac) && on_path=$(readlink -f "$on_path") || on_path=
    [ -x /usr/libexec/java_home ] && /usr/libexec/java_home -v 25 2>/dev/null
    printf '%s\n' "${JAVA_HOME:-}" "${on_path%/bin/javac}" \
        /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /opt/* /opt/java/* /usr/local/opt/* \
        "${SDKMAN_DIR:-${HOME:-}/.sdkman}"/candidates/java/* "${HOME:-}"/.jdks/* \
        "${HOME:-}"/.local/share/mise/installs/java/* "${HOME:-}"/.asdf/installs/java/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home \
        "${HOME:-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk@25/libexec/openjdk.jdk/Contents/Home \
        /usr/local/opt/openjdk@25/libexec/openjdk.jdk/Contents/Home
}

# find_maven: prints the command.
find_maven() {
    command -v mvn && return
    for command in "${MAVEN_HOME:-}/bin/mvn" /usr/share/maven/bin/mvn /opt/*maven*/bin/mvn \
        "${SDKMAN_DIR:-${HOME:-}/.sdkman}"/candidates/maven/current/bin/mvn \
        /opt/homebrew/bin/mvn /usr/local/bin/mvn; do
        if [ -x "$command" ]; then
            printf '%s\n' "$command"
            return
        fi
    done
    return 1
}

# system_family: prints debian, fedora, arch, suse, alpine, mac or nothing.
system_family() {
    if [ -x /usr/bin/sw_vers ]; then
        echo mac
        return
    fi
    [ -r "$os_release" ] || return 0
    # shellcheck disable=SC1090
    names=$(ID='' ID_LIKE='' && . "$os_release" && printf ' %s %s ' "$ID" "$ID_LIKE")
    case $names in
        *' debian '* | *' ubuntu '*) echo debian ;;
        *' fedora '* | *' rhel '*) echo fedora ;;
        *' arch '*) echo arch ;;
        *suse*) echo suse ;;
        *' alpine '*) echo alpine ;;
    esac
}

# advise_tools: the commands that bring what is missing, for this system.
advise_tools() {
    jdk=
    mvn=
    sudo='sudo '
    [ "$(id -u)" = 0 ] && sudo=
    case $(system_family) in
        debian)
            install='apt-get install'
            apt_has openjdk-25-jdk-headless && jdk=openjdk-25-jdk-headless
            mvn=maven
            ;;
        fedora) install='dnf install' jdk=java-25-openjdk-devel mvn=maven ;;
        arch) install='pacman -S' jdk=jdk25-openjdk mvn=maven ;;
        suse) install='zypper install' jdk=java-25-openjdk-devel mvn=maven ;;
        alpine) install='apk add' jdk=openjdk25-jdk mvn=maven ;;
        mac) sudo='' install='brew install' jdk=openjdk@25 mvn=maven ;;
        *) install= ;;
    esac
    packages=
    [ -z "$java" ] && packages=$jdk
    [ -z "$maven" ] && packages="$packages${packages:+ }$mvn"
    [ -n "$install" ] && [ -n "$packages" ] && printf '  %s %s\n' "$sudo$install" "$packages"
    if [ -z "$java" ] && [ -z "$jdk" ]; then
        printf '  %s\n' 'JDK 25: from https://adoptium.net, unpacked anywhere below ~/.jdks or /opt'
    fi
    if [ -z "$maven" ] && [ -z "$mvn" ]; then
        printf '  %s\n' 'Maven: from https://maven.apache.org, unpacked in /opt, or its mvn on the PATH'
    fi
    [ -n "${JAVA_HOME:-}" ] && [ -z "$java" ] &&
        printf '  %s\n' "(JAVA_HOME is $JAVA_HOME, which is not a JDK 25)"
    return 0
}

# apt_has PACKAGE: can this system's package lists deliver it?
apt_has() {
    apt-cache show "$1" >/dev/null 2>&1
}
