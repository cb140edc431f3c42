package kith.desktop;

import java.nio.file.Path;
import java.util.List;
import kith.desktop.timing.Timing;

/**
 * The program of a packaged app. Its first two arguments come from the package: the app's folder
 * and the SHA-256 of its hash list. The others are the person's: files to open, addresses.
 */
public final class Installed {
    private static final int FROM_PACKAGE = 2;

    private Installed() {}

    public static void main(String[] args) {
        int code = 1;
        Timing.ended("the JVM is up");
        try {
            List<String> arguments =
                    LaunchWords.withPaths(List.of(args).subList(FROM_PACKAGE, args.length));
            code =
                    Launcher.run(
                            new Launch(
                                    Path.of(args[0]),
                                    args[1],
                                    Launch.DEFAULT_PROFILE,
                                    null,
                                    false,
                                    false,
                                    arguments,
                                    new Launch.Use()));
        } catch (LaunchException e) {
            Terminal.ofProcess(false).say(String.valueOf(e.getMessage()));
        } catch (Throwable defect) {
            // Threads of a half-started app must not keep the process alive.
            tell(defect);
        }
        System.exit(code);
    }

    private static void tell(Throwable defect) {
        Terminal.ofProcess(false).say("a defect of Kith, please report it:");
        defect.printStackTrace();
    }
}
