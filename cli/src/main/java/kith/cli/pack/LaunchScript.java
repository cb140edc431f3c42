package kith.cli.pack;

/**
 * The program that starts a packaged app: a shell script that becomes the JVM. It forks nothing
 * unless it was called by a link.
 */
final class LaunchScript {
    /** Where the package {@code kith-runtime} has its files. */
    static final String SHARED = "/usr/lib/kith-runtime";

    /** What the JVM of that package is called, and its process in ps. */
    static final String SHARED_COMMAND = "kith-app";

    private LaunchScript() {}

    /** One that finds the app beside itself. */
    static String portable(Build build, String command) {
        String find =
                """
                self=$0
                [ -h "$self" ] && self=$(readlink -f "$self")
                case $self in
                    /*) here=${self%/*} ;;
                    */*) here=$PWD/${self%/*} ;;
                    *) here=$(command -v "$self") && here=${here%/*} ;;
                esac
                """;
        return script(build, find, "$here/runtime", command);
    }

    /** One for an app in {@code place}, which never moves. */
    static String installed(Build build, String place, String command) {
        return script(build, "here=" + place + "\n", "$here/runtime", command);
    }

    private static String script(Build build, String find, String runtime, String command) {
        boolean bundled = build.runtime() == Build.RuntimeKind.BUNDLED;
        String java = bundled ? command : SHARED_COMMAND;
        return """
        #!/bin/sh
        # Starts %1$s.
        """
                        .formatted(build.manifest().id())
                + find
                + """
                runtime=%1$s
                java=$runtime/bin/%2$s
                if [ ! -x "$java" ]; then
                    echo "%3$s: $java is missing%4$s" >&2
                    exit 1
                fi
                """
                        .formatted(
                                bundled ? runtime : SHARED,
                                java,
                                build.manifest().id(),
                                bundled ? "" : "; install the package kith-runtime")
                + """
                # File names are UTF-8, whatever the locale: else the JVM cannot open them all.
                case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
                    *[Uu][Tt][Ff]8* | *[Uu][Tt][Ff]-8*) ;;
                    *) export LC_ALL=C.UTF-8 ;;
                esac
                # Options meant for other programs in Java are not for this one.
                unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS CLASSPATH
                # Told only if the line below cannot become the program.
                trap 'echo "%1$s: cannot start $java on this machine ($(uname -m))" >&2' EXIT
                exec "$java" "@$runtime/flags" "-XX:SharedArchiveFile=$runtime/lib/kith.jsa" \\
                    ${KITH_JVM_OPTIONS:-} \\
                    -m kith.desktop/kith.desktop.Installed "$here/app" %2$s "$@"
                """
                        .formatted(build.manifest().id(), build.hashes().sha256());
    }
}
