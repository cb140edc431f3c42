package kith.net.topic;

/** A token bucket: full at first, it fills evenly. */
final class Bucket {

    private final int size;
    private final int perSecond;
    private long milliTokens;
    private long filledMs = Long.MIN_VALUE;

    Bucket(int size, int perSecond) {
        this.size = size;
        this.perSecond = perSecond;
        this.milliTokens = size * 1000L;
    }

    /** Takes so many tokens, if they are there. */
    boolean take(int tokens, long nowMs) {
        if (filledMs == Long.MIN_VALUE) {
            filledMs = nowMs;
        }
        long passedMs = Math.max(0, nowMs - filledMs);
        // A long pause fills it; the product of what remains cannot overflow.
        milliTokens =
                passedMs > size * 1000L
                        ? size * 1000L
                        : Math.min(size * 1000L, milliTokens + passedMs * perSecond);
        filledMs = nowMs;
        if (milliTokens < tokens * 1000L) {
            return false;
        }
        milliTokens -= tokens * 1000L;
        return true;
    }
}
