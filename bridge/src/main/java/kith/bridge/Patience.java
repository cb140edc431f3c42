package kith.bridge;

/**
 * Decides whether the interface thread waits a moment for the answer to a single call that went to
 * a lane: sent along at once it saves waking the interface thread again, which takes 50 us. After a
 * wait in vain (a slow disk) it does not wait for the next calls, twice as many each time. Guarded
 * by its channel.
 */
final class Patience {
    /**
     * 40 us: a short call to a thread that is awake takes 15; input and painting notice nothing.
     */
    static final long WAIT_NS = 40_000;

    /** 256 calls are sent on without waiting at most. */
    private static final int MISSES_MAX = 8;

    private int misses;
    private int impatient;

    /** Whether to wait this time. */
    boolean waits() {
        if (impatient > 0) {
            impatient--;
            return false;
        }
        return true;
    }

    /** Learns from a wait. */
    void waited(boolean answered) {
        if (answered) {
            misses = 0;
        } else {
            misses = Math.min(misses + 1, MISSES_MAX);
            impatient = 1 << misses;
        }
    }
}
