package kith.net.stream;

/** The estimate of the round-trip time, RFC 9002, section 5; milliseconds in, microseconds kept. */
final class RoundTrip {

    /** What is assumed before the first sample, RFC 9002, section 6.2.2. */
    static final long INITIAL_MS = 333;

    /** An acknowledgement is never held back longer than this. */
    static final long ACK_DELAY_MAX_MS = 25;

    /** The least distance of two events this clock can tell. */
    static final long GRANULARITY_MS = 1;

    /** 10 s: the time after which the least round trip must have been seen again. */
    private static final long MINIMUM_PERIOD_MS = 10_000;

    private long smoothedUs = INITIAL_MS * 1000;
    private long variationUs = INITIAL_MS * 500;
    private long latestMs;
    private long minimumMs = Long.MAX_VALUE;
    private long nextMinimumMs = Long.MAX_VALUE;
    private long periodEndMs;
    private long firstSampleMs = -1;

    void sample(long sampleMs, long delayMs, long nowMs) {
        latestMs = sampleMs;
        minimum(sampleMs, nowMs);
        if (firstSampleMs < 0) {
            firstSampleMs = nowMs;
            smoothedUs = sampleMs * 1000;
            variationUs = sampleMs * 500;
            return;
        }
        long adjustedMs = sampleMs;
        if (sampleMs >= minimumMs + delayMs) {
            adjustedMs = sampleMs - delayMs;
        }
        long adjustedUs = adjustedMs * 1000;
        variationUs = (3 * variationUs + Math.abs(smoothedUs - adjustedUs)) / 4;
        smoothedUs = (7 * smoothedUs + adjustedUs) / 8;
    }

    /** Nothing is known of another path. */
    void reset() {
        smoothedUs = INITIAL_MS * 1000;
        variationUs = INITIAL_MS * 500;
        minimumMs = Long.MAX_VALUE;
        nextMinimumMs = Long.MAX_VALUE;
        firstSampleMs = -1;
    }

    boolean known() {
        return firstSampleMs >= 0;
    }

    long firstSampleMs() {
        return firstSampleMs;
    }

    /** At least 1 ms, so that rates can be computed from it. */
    long smoothedMs() {
        return Math.max(1, smoothedUs / 1000);
    }

    long latestMs() {
        return latestMs;
    }

    /** The least of the last ten to twenty seconds, at least 1 ms. */
    long minimumMs() {
        return known() ? Math.max(1, minimumMs) : INITIAL_MS;
    }

    /** The probe time-out before back-off, RFC 9002, section 6.2.1. */
    long probeMs() {
        return smoothedUs / 1000
                + Math.max(4 * variationUs / 1000, GRANULARITY_MS)
                + ACK_DELAY_MAX_MS;
    }

    private void minimum(long sampleMs, long nowMs) {
        if (nowMs >= periodEndMs) {
            minimumMs = nextMinimumMs;
            nextMinimumMs = Long.MAX_VALUE;
            periodEndMs = nowMs + MINIMUM_PERIOD_MS;
        }
        nextMinimumMs = Math.min(nextMinimumMs, sampleMs);
        minimumMs = Math.min(minimumMs, nextMinimumMs);
    }
}
