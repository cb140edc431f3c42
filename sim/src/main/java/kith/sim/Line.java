package kith.sim;

/** One direction of a site's line to the others: a bounded queue, a rate, a delay, losses. */
final class Line {

    /** What comes too late to be useful: the datagram never arrives. */
    static final long LOST = -1;

    /** IPv4 and UDP headers (RFC 791, RFC 768), which take their share of the rate too. */
    static final int HEADER_BYTES = 28;

    /** 200 ms: what home routers keep queued when their buffers are not bloated. */
    private static final long QUEUE_US = 200_000;

    /** 20 datagrams of full size, so that a slow line is not without any queue. */
    private static final long QUEUE_BITS_MIN = 20 * 1228 * 8;

    private final Conditions conditions;
    private final Loss loss;
    private final Dice dice;
    private long freeUs;
    private long dropped;

    Line(Conditions conditions, Dice dice) {
        this.conditions = conditions;
        this.loss = new Loss(conditions.losses(), dice);
        this.dice = dice;
    }

    /** Whether datagrams wait for each other here. */
    boolean queues() {
        return conditions.bitsPerSecond() > 0;
    }

    /** When a datagram of that many bytes that enters now comes out, or {@link #LOST}. */
    long pass(long nowUs, int bytes) {
        long outUs = queues() ? queued(nowUs, bytes) : nowUs;
        if (outUs == LOST || loss.lost(outUs)) {
            dropped++;
            return LOST;
        }
        return delayed(outUs);
    }

    /**
     * When a second copy of what came out at {@code outUs} does; {@link #LOST} if there is none.
     */
    long repeated(long outUs) {
        return dice.chance(conditions.duplicates()) ? outUs + 1 + dice.below(50_000) : LOST;
    }

    /** Datagrams lost here. */
    long dropped() {
        return dropped;
    }

    private long queued(long nowUs, int bytes) {
        long rate = conditions.bitsPerSecond();
        long waitUs = Math.max(0, freeUs - nowUs);
        long takesUs = (bytes + HEADER_BYTES) * 8_000_000L / rate;
        if (waitUs > Math.max(QUEUE_US, QUEUE_BITS_MIN * 1_000_000 / rate)) {
            return LOST;
        }
        freeUs = nowUs + waitUs + takesUs;
        return freeUs;
    }

    private long delayed(long outUs) {
        long jitterUs = conditions.jitterUs();
        long shiftUs = jitterUs == 0 ? 0 : dice.below(2 * jitterUs + 1) - jitterUs;
        return outUs + Math.max(0, conditions.delayUs() + shiftUs);
    }
}
