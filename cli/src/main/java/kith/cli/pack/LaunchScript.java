package kith.cli.pack;

/** The program that starts a packaged app. */
final class LaunchScript {
    private LaunchScript() {}

    /** One that finds the app beside itself. */
    static String portable(Build build, String command) {
        boolean bundled = build.runtime() == Build.RuntimeKind.BUNDLED;
        return """
        #!/bin/sh
        # Starts %s.
        self=$0
        [ -h "$self" ] && self=$(readlink -f "$self")
        here=$(cd "${self%%/*}" && pwd)
        runtime=%s
        exec "$runtime/bin/%s" "@$runtime/flags" \\
            -m kith.desktop/kith.desktop.Installed "$here/app" %s "$@"
        """
                .formatted(
                        build.manifest().id(),
                        bundled ? "$here/runtime" : "/usr/lib/kith-runtime",
                        bundled ? command : "kith-app",
                        build.hashes().sha256());
    }
}
