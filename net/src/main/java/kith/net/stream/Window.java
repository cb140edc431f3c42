package kith.net.stream;

/**
 * A receiver's flow-control window, RFC 9000, section 4. It doubles, up to its bound, while half of
 * it is consumed within two round trips.
 */
final class Window {

    private final int windowMax;
    private int window;
    private long consumed;
    private long limit;
    private long movedMs;

    Window(int window, int windowMax) {
        this.window = window;
        this.windowMax = windowMax;
        this.limit = window;
    }

    /** The offset up to which the other side may send. */
    long limit() {
        return limit;
    }

    long consumed() {
        return consumed;
    }

    void consume(long bytes) {
        consumed += bytes;
    }

    /** Whether enough was consumed to tell the other side; the limit is then moved. */
    boolean move(long roundTripMs, long nowMs) {
        if (limit - consumed > window / 2) {
            return false;
        }
        if (nowMs - movedMs <= 2 * roundTripMs) {
            window = Math.min(windowMax, 2 * window);
        }
        movedMs = nowMs;
        limit = consumed + window;
        return true;
    }
}
