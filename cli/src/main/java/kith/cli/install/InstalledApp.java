package kith.cli.install;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.List;
import kith.bridge.app.InvalidAppException;
import kith.bridge.app.Reasons;
import kith.desktop.Launch;
import kith.desktop.LaunchException;
import kith.desktop.LaunchWords;
import kith.desktop.Launcher;
import kith.desktop.sheet.Sheet;
import kith.desktop.sheet.Sheets;
import org.jspecify.annotations.Nullable;

/** Starts an installed app. */
public final class InstalledApp {
    /** Lets go when it is collected, so somebody has to hold it. */
    private static @Nullable FileChannel held;

    private final Store store;
    private final String id;

    /** Something that opens an app and ends with it. */
    interface Opening {
        int run() throws InstallException, LaunchException;
    }

    InstalledApp(Store store, String id) {
        this.store = store;
        this.id = id;
    }

    /**
     * What a menu entry starts: {@code kith open --app ID -- WORDS}, without loading the commands.
     *
     * @return the exit code of the app
     */
    public static int start(String id, List<String> words)
            throws InstallException, LaunchException {
        Store store = new Store(new Home(System.getenv()).data());
        return telling(() ->
                new InstalledApp(store, id)
                        .start(Launch.DEFAULT_PROFILE, false, LaunchWords.withPaths(words)));
    }

    /** Starts it on the calling thread, which becomes the interface thread. */
    int start(String profile, boolean debug, List<String> words)
            throws InstallException, LaunchException {
        UnpackedApp app = store.current(id);
        hold(app);
        return Launcher.run(
                new Launch(
                        app.files(),
                        app.seal(),
                        profile,
                        null,
                        debug,
                        false,
                        words,
                        new Launch.Use()),
                () -> problem(app));
    }

    private static @Nullable String problem(UnpackedApp app) {
        try {
            app.verify();
            return null;
        } catch (InvalidAppException e) {
            return e.getMessage();
        }
    }

    /** Keeps an update from deleting what runs, until this process ends. */
    private static void hold(UnpackedApp app) throws InstallException {
        try {
            held =
                    FileChannel.open(
                            app.folder().resolve(UnpackedApp.IN_USE), StandardOpenOption.READ);
            held.tryLock(0, Long.MAX_VALUE, true);
        } catch (IOException e) {
            throw new InstallException(
                    "cannot use " + app.folder() + ": " + Reasons.of(e) + "; install the app again",
                    e);
        }
    }

    /** Shows what went wrong in a window too, where there is no terminal to read it in. */
    static int telling(Opening opening) throws InstallException, LaunchException {
        try {
            return opening.run();
        } catch (InstallException | LaunchException e) {
            if (Home.hasTerminal() || !new Home(System.getenv()).hasDisplay()) {
                throw e;
            }
            String reason = TerminalQuestion.printable(String.valueOf(e.getMessage()));
            System.err.println("kith: " + reason);
            Sheets.ask(Sheet.message("Kith cannot open this", reason));
            return 1;
        }
    }
}
