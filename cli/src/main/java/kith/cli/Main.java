package kith.cli;

import java.util.List;
import kith.cli.install.InstallException;
import kith.cli.install.InstalledApp;
import kith.desktop.Launch;
import kith.desktop.LaunchException;
import kith.desktop.Launcher;
import org.jspecify.annotations.Nullable;

/**
 * The program {@code kith}. Exit codes: 0 done, 1 could not do what was asked, 2 the command line
 * makes no sense; an app and its tests may end with their own.
 */
public final class Main {
    /** A command that could not do what it was asked for. */
    static final int FAILED = 1;

    /** A command line that says nothing kith can do. */
    static final int MISUSED = 2;

    /** {@code open}, {@code --app}, the id, {@code --}. */
    private static final int MENU_WORDS = 4;

    private Main() {}

    public static void main(String[] args) {
        int code;
        try {
            code = run(args);
        } catch (Throwable defect) {
            // Threads of a half-started app must not keep the process alive.
            code = defect(defect);
        }
        System.exit(code);
    }

    /** The exit code of the command in {@code args}. */
    static int run(String... args) {
        Launch launch = RunLine.parse(args);
        boolean installed = isMenuEntry(args);
        if (launch == null && !installed) {
            return Commands.execute(args);
        }
        try {
            return launch != null
                    ? Launcher.run(launch)
                    : InstalledApp.start(args[2], List.of(args).subList(MENU_WORDS, args.length));
        } catch (InstallException | LaunchException e) {
            complain(e.getMessage());
            return FAILED;
        }
    }

    /** {@code open --app ID -- ...}, as menu entries have it: not worth loading picocli for. */
    private static boolean isMenuEntry(String... args) {
        return args.length >= MENU_WORDS
                && args[0].equals("open")
                && args[1].equals("--app")
                && args[3].equals("--");
    }

    /** What no person can have caused. */
    static int defect(Throwable defect) {
        complain("a defect of kith, please report it:");
        defect.printStackTrace();
        return FAILED;
    }

    /**
     * One line for the person at the terminal. Names of files in it are whatever their author
     * chose: what would command the terminal is taken out.
     */
    static void complain(@Nullable String message) {
        String text =
                String.valueOf(message).replaceAll("[\\p{Cntrl}\u0080-\u009f&&[^\n\t]]", "\ufffd");
        System.err.println("kith: " + text);
    }
}
