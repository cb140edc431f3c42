package kith.node;

import java.util.function.LongSupplier;

/**
 * Milliseconds since 1970 that go back only when told to: wall time when that runs ahead, else the
 * time that really passed. One thread at a time.
 */
final class MonotoneClock {

    /** 2 s: more than a clock is ever corrected by at once while the device is awake. */
    private static final long JUMP_MS = 2_000;

    /**
     * 1 minute ahead of the wall clock harms nothing, and the wall clock may be put right again.
     */
    static final long AHEAD_MS = 60_000;

    private static final long NANOS_PER_MS = 1_000_000;

    private final LongSupplier wallMs;
    private final LongSupplier nanos;
    private long lastMs;
    private long lastNanos;
    private boolean jumped;
    private long aheadMs;

    MonotoneClock() {
        this(System::currentTimeMillis, System::nanoTime);
    }

    MonotoneClock(LongSupplier wallMs, LongSupplier nanos) {
        this.wallMs = wallMs;
        this.nanos = nanos;
        this.lastMs = wallMs.getAsLong();
        this.lastNanos = nanos.getAsLong();
    }

    long nowMs() {
        long passedMs = (nanos.getAsLong() - lastNanos) / NANOS_PER_MS;
        lastNanos += passedMs * NANOS_PER_MS;
        long ranMs = lastMs + passedMs;
        long wall = wallMs.getAsLong();
        jumped |= wall - ranMs > JUMP_MS;
        lastMs = Math.max(ranMs, wall);
        aheadMs = lastMs - wall;
        return lastMs;
    }

    /** Whether the wall clock was set back so far that this one has to follow. */
    boolean mustFollow() {
        return aheadMs >= AHEAD_MS;
    }

    /** Goes back to the wall clock; returns by how much. */
    long follow() {
        long byMs = aheadMs;
        lastMs -= byMs;
        aheadMs = 0;
        return byMs;
    }

    /** Whether, since last asked, the device slept or its clock was set forward. */
    boolean jumped() {
        boolean answer = jumped;
        jumped = false;
        return answer;
    }
}
