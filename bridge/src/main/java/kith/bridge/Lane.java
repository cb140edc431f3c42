package kith.bridge;

/**
 * Where a route runs. Each lane but the first has a bounded pool of daemon threads that start when
 * needed and end when idle, so that calls stuck in one kind of work hold up nothing else.
 */
public enum Lane {
    /** On the thread that delivers the call, the interface thread: a few microseconds at most. */
    IMMEDIATE(0, 0),
    /**
     * Files. 8 threads keep a disk busy on small machines; the queue holds all calls of one
     * channel.
     */
    FS(8, Bounds.CALLS_MAX, 300_000),
    /** Name lookups, which may each wait seconds for a server. */
    DNS(8, 4096),
    /** Sockets: connecting, binding, and other work that may wait. */
    NET(8, Bounds.CALLS_MAX),
    /**
     * Handshakes and ciphers of TLS: arithmetic, so no more threads than there may be processors.
     */
    TLS(4, Bounds.CALLS_MAX),
    /** Facts about the machine that must be read or asked for. */
    OS(2, 4096),
    /** Standard output and error: one thread, so that what is written stays in order. */
    TERMINAL(1, 4096),
    /** Closing what a page left open: one task for each handle of several sessions. */
    CLOSE(4, 4 * Bounds.HANDLES_MAX);

    private final int threadsMax;
    private final int queuedMax;
    private final long watchNs;

    Lane(int threadsMax, int queuedMax) {
        this(threadsMax, queuedMax, 0);
    }

    Lane(int threadsMax, int queuedMax, long watchNs) {
        this.threadsMax = threadsMax;
        this.queuedMax = queuedMax;
        this.watchNs = Runtime.getRuntime().availableProcessors() > 1 ? watchNs : 0;
    }

    /** How many threads work at once; 0 for {@link #IMMEDIATE}. */
    public int threadsMax() {
        return threadsMax;
    }

    /**
     * How long one thread without work watches for more before it sleeps, in nanoseconds. Waking a
     * thread takes 50 us, three times as long as the work of a short call.
     */
    long watchNs() {
        return watchNs;
    }

    /** How many calls may wait for a thread; one more is answered with {@code ERR_BRIDGE_BUSY}. */
    public int queuedMax() {
        return queuedMax;
    }
}
