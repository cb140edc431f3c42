package kith.bridge.app;

import java.io.IOException;
import java.util.Collections;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Checks packaged files that another program opens by their path, as the engine does with media: it
 * reads them itself, so their bytes do not pass through {@link AppFile#read}.
 *
 * <p>A film of 1 GB must start within a second and takes ten to hash. So its beginning and its end,
 * which say how to read the rest, are checked before anybody gets the path, and what is between
 * while it plays. A file found changed is never given out again.
 */
final class DiskCheck {
    /** 8 MiB: a tenth of a second where SHA-256 is slow. Shorter files are checked whole. */
    static final int START_BYTES = 8 << 20;

    /** 1 MiB: where a film without a beginning of its own has its index. */
    static final int END_BYTES = 1 << 20;

    private final Set<String> running = Collections.newSetFromMap(new ConcurrentHashMap<>());
    private final Set<String> changed = Collections.newSetFromMap(new ConcurrentHashMap<>());

    /**
     * Checks what must be before {@code file} is given out; the rest goes to {@code later}. Closes
     * {@code file} when done with it.
     *
     * @param tell gets the reason if the file is found changed later
     * @return why it is not given out; null if it is
     */
    @Nullable String problem(AppFile file, Executor later, Consumer<String> tell) {
        boolean goesOn = false;
        try {
            if (changed.contains(file.path())) {
                return reason(file);
            }
            long end = Math.max(0, file.size() - END_BYTES);
            boolean good = file.check(0, START_BYTES) && file.check(end, file.size());
            if (!good) {
                changed.add(file.path());
                return reason(file);
            }
            goesOn = end > START_BYTES && running.add(file.path());
            if (goesOn) {
                goesOn = start(file, later, tell);
            }
            return null;
        } catch (IOException e) {
            return "cannot read " + file.path() + ": " + Reasons.of(e);
        } finally {
            if (!goesOn) {
                close(file);
            }
        }
    }

    private boolean start(AppFile file, Executor later, Consumer<String> tell) {
        try {
            later.execute(() -> checkRest(file, tell));
            return true;
        } catch (RejectedExecutionException e) {
            // The host is ending; so does what plays the file.
            running.remove(file.path());
            return false;
        }
    }

    private void checkRest(AppFile file, Consumer<String> tell) {
        String problem = null;
        try {
            if (!file.check(START_BYTES, file.size() - END_BYTES)) {
                changed.add(file.path());
                problem = reason(file);
            }
        } catch (IOException e) {
            problem = "cannot read " + file.path() + ": " + Reasons.of(e);
        } finally {
            close(file);
            running.remove(file.path());
        }
        if (problem != null) {
            tell.accept(problem);
        }
    }

    private static String reason(AppFile file) {
        return file.path() + " was changed after the app was packaged";
    }

    private static void close(AppFile file) {
        try {
            file.close();
        } catch (IOException e) {
            // Closing a file that was only read loses nothing.
        }
    }
}
