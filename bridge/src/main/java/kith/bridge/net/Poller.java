package kith.bridge.net;

import kith.bridge.fs.ErrnoException;

/** Waits for many sockets at once. For one thread, except {@link #wake}. */
public interface Poller extends AutoCloseable {
    /** There is something to read or accept, or the end. */
    int READABLE = 1;

    /** There is room to write, or the connection is made. */
    int WRITABLE = 4;

    /** Gets what is ready. */
    @FunctionalInterface
    interface Listener {
        /**
         * Goes on with what waited.
         *
         * @param key that of {@link #watch}
         * @param ready of {@link #READABLE} and {@link #WRITABLE}; both when the other end is gone
         */
        void ready(long key, int ready);
    }

    /**
     * Watches a descriptor from now on, for other things or no more.
     *
     * @param before what it was watched for; 0 for nothing
     * @param now what to watch for; 0 to forget it
     */
    void watch(int fd, long key, int before, int now) throws ErrnoException;

    /**
     * Waits until something is ready, {@link #wake} is called or the time is over.
     *
     * @param timeoutMs 0 not to wait
     */
    void await(int timeoutMs, Listener listener) throws ErrnoException;

    /** Ends a wait, now or the next; from any thread. */
    void wake();

    @Override
    void close();
}
