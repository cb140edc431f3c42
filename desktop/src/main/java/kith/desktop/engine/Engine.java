package kith.desktop.engine;

/** A system WebView with its event loop: one per process. */
public interface Engine {
    /** Opens a window that shows nothing until {@link Window#load}. */
    Window open(WindowSpec spec, WindowEvents events);

    /** Runs {@code task} on the interface thread, in order of arrival. From any thread. */
    void post(Runnable task);

    /** Runs {@code task} on the interface thread after {@code delayMs}. From any thread. */
    void after(long delayMs, Runnable task);

    /** Handles events until {@link #quit}; the exit code given there. */
    int run();

    /** Ends {@link #run}; the first exit code given counts. */
    void quit(int exitCode);
}
