package kith.desktop;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import kith.bridge.app.AppFiles;
import org.jspecify.annotations.Nullable;

/**
 * Looks, while the first page loads, whether a packaged app is as it was packaged. No changed file
 * is served anyway, but a page may do without one and seem whole.
 */
final class DamageWatch {
    /** 64 MiB: below a second where SHA-256 is slow; longer media are checked while they play. */
    private static final long CHECKED_BYTES = 64L << 20;

    private final AppFiles files;
    private final Supplier<@Nullable String> check;
    private final AtomicReference<@Nullable String> found = new AtomicReference<>();

    /**
     * @param check what else is looked at; a reason to end the app, or null
     */
    DamageWatch(AppFiles files, Supplier<@Nullable String> check) {
        this.files = files;
        this.check = check;
    }

    /**
     * Looks, on another thread.
     *
     * @param end ends the app
     */
    void begin(Runnable end) {
        if (files.isPackaged()) {
            Thread thread = new Thread(() -> look(end), "kith-damage");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void look(Runnable end) {
        String problem = check.get();
        if (problem == null) {
            problem = files.damage(CHECKED_BYTES);
        }
        if (problem != null) {
            found.set(problem);
            end.run();
        }
    }

    /** Says why the app was ended, if it was. */
    void report() throws LaunchException {
        String problem = found.get();
        if (problem != null) {
            throw new LaunchException(problem + "; install the app again");
        }
    }
}
