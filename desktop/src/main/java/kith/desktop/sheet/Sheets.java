package kith.desktop.sheet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import kith.desktop.Folders;
import kith.desktop.LaunchException;
import kith.desktop.webkitgtk.WebKitEngine;
import org.jspecify.annotations.Nullable;

/** Sheets for a process that does nothing else: the calling thread becomes the interface thread. */
public final class Sheets {
    private static final int AGREED = 1;

    /** What shells add to the number of the signal that ended a program. */
    private static final int SIGNALLED = 128;

    private static @Nullable WebKitEngine used;

    private Sheets() {}

    /**
     * Shows a sheet until the person has answered.
     *
     * @return whether the person agrees
     * @throws LaunchException if no window can be shown
     */
    public static boolean ask(Sheet sheet) throws LaunchException {
        Path folder = null;
        try {
            WebKitEngine engine = new WebKitEngine(Map.of());
            used = engine;
            engine.name("kith", "Kith");
            engine.onTermination(signal -> engine.quit(SIGNALLED + signal));
            // Not before: until then the system would end this process and leave the folder.
            folder = Files.createTempDirectory("kith-");
            new SheetWindow(engine, sheet, folder, yes -> engine.quit(yes ? AGREED : 0));
            return engine.run() == AGREED;
        } catch (IllegalStateException | ExceptionInInitializerError e) {
            throw new LaunchException("cannot open a window: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new LaunchException("cannot make a temporary folder: " + e.getMessage(), e);
        } finally {
            delete(folder);
        }
    }

    /**
     * Begins this process anew with the same arguments if it has shown a sheet, since an engine is
     * for one program; does nothing else.
     */
    public static void renewProcess() {
        if (used != null) {
            used.restart();
        }
    }

    private static void delete(@Nullable Path folder) {
        try {
            if (folder != null) {
                Folders.delete(folder);
            }
        } catch (IOException e) {
            // The engine's processes tidy up at the same time; what they leave is temporary.
        }
    }
}
