package kith.net.stream;

/**
 * A bucket of bytes that may leave at once, refilled with the rate. Works with a clock of one
 * millisecond: the bucket holds four of them, so that a late timer costs no rate.
 */
final class Pacer {

    /** RFC 9002, section 7.7: bursts no larger than the initial window. */
    private static final long BURST_BYTES = 10L * Congestion.PACKET_BYTES;

    private static final long BURST_MS = 4;

    /** In bytes x 1000, so that slow rates lose nothing by rounding. */
    private long budget = BURST_BYTES * 1000;

    private long filledMs;

    /** {@code rate} in bytes a second; true if a packet may leave now. */
    boolean allows(long rate, long nowMs) {
        if (nowMs > filledMs) {
            long elapsedMs = Math.min(nowMs - filledMs, 1000);
            budget = Math.min(burst(rate) * 1000, budget + rate * elapsedMs);
            filledMs = nowMs;
        }
        return budget > 0;
    }

    void spend(int bytes) {
        budget -= bytes * 1000L;
    }

    /** When a packet may leave, if not now. */
    long nextMs(long rate) {
        return budget > 0 ? filledMs : filledMs + 1 + -budget / Math.max(1, rate);
    }

    private static long burst(long rate) {
        return Math.max(BURST_BYTES, rate * BURST_MS / 1000);
    }
}
