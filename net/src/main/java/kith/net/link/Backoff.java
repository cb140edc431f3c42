package kith.net.link;

/** When a handshake message is sent again, and when no more. */
final class Backoff {

    /** 300 ms: longer than most round trips, so that few handshakes send twice. */
    static final long FIRST_MS = 300;

    /** 1.5 s: at 40 % loss each way 15 tries leave one handshake in 800 unfinished. */
    static final long LONGEST_MS = 1_500;

    /** 20 s, then the handshake is given up. */
    static final long WHOLE_MS = 20_000;

    private final long untilMs;
    private long waitMs = FIRST_MS;
    private long nextMs;

    Backoff(long nowMs) {
        untilMs = nowMs + WHOLE_MS;
        nextMs = nowMs + FIRST_MS;
    }

    long deadlineMs() {
        return Math.min(nextMs, untilMs);
    }

    boolean over(long nowMs) {
        return nowMs >= untilMs;
    }

    /** Whether to send again now; if so, it counts. */
    boolean due(long nowMs) {
        if (nowMs < nextMs) {
            return false;
        }
        waitMs = Math.min(2 * waitMs, LONGEST_MS);
        nextMs = nowMs + waitMs;
        return true;
    }
}
