package kith.node;

import java.util.function.LongSupplier;

/**
 * Milliseconds since 1970 that never go back: wall time when that runs ahead, else the time that
 * really passed. One thread at a time.
 */
final class MonotoneClock {

    /** 2 s: more than a clock is ever corrected by at once while the device is awake. */
    private static final long JUMP_MS = 2_000;

    private static final long NANOS_PER_MS = 1_000_000;

    private final LongSupplier wallMs;
    private final LongSupplier nanos;
    private long lastMs;
    private long lastNanos;
    private boolean jumped;

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
        return lastMs;
    }

    /** Whether, since last asked, the device slept or its clock was set forward. */
    boolean jumped() {
        boolean answer = jumped;
        jumped = false;
        return answer;
    }
}
