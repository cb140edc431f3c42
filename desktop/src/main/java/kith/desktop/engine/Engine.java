package kith.desktop.engine;

import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** A system WebView with its event loop: one per process. */
public interface Engine {
    /**
     * Makes a window that nobody sees until {@link Window#visible}: loading first lets the page's
     * process start early.
     */
    Window open(WindowSpec spec, WindowEvents events);

    /** Runs {@code task} on the interface thread, in order of arrival. From any thread. */
    void post(Runnable task);

    /** Runs {@code task} on the interface thread after {@code delayMs}. From any thread. */
    void after(long delayMs, Runnable task);

    /** Handles events until {@link #quit}; the exit code given there. */
    int run();

    /**
     * Names the process for the window system: {@code id} is the class of its windows, people read
     * {@code name}.
     */
    void name(String id, String name);

    /**
     * What {@code prefers-color-scheme} tells all pages from now on; null is what the system says.
     */
    void dark(@Nullable Boolean dark);

    /** Starts this process anew with the same arguments; returns only if the system refuses. */
    void restart();

    /**
     * Calls {@code task} when the system asks the process to end (SIGTERM, SIGINT, SIGHUP) instead
     * of ending at once. It gets the number of the signal; if that came while an engine before this
     * one ran, in this process, it gets it at once.
     */
    void onTermination(IntConsumer task);

    /** Ends {@link #run}; the first exit code given counts. */
    void quit(int exitCode);
}
