package kith.sim;

/**
 * How one direction of a line treats datagrams.
 *
 * @param bitsPerSecond the rate; 0: unlimited
 * @param delayUs from one end to the other
 * @param jitterUs each datagram's delay is up to this much shorter or longer, evenly spread, so
 *     they overtake each other
 * @param losses how datagrams are lost
 * @param duplicates share of datagrams that arrive twice
 */
public record Conditions(
        long bitsPerSecond, long delayUs, long jitterUs, Losses losses, double duplicates) {

    /** 1200 bytes: what burst lengths in packets are counted in. */
    private static final long PACKET_BITS = 1200 * 8;

    public Conditions {
        if (bitsPerSecond < 0 || delayUs < 0 || jitterUs < 0) {
            throw new IllegalArgumentException("negative conditions");
        }
        if (!(duplicates >= 0 && duplicates <= 1)) {
            throw new IllegalArgumentException("duplicates " + duplicates);
        }
    }

    /**
     * How datagrams are lost.
     *
     * @param share of the time, so of evenly spread datagrams: 0 to 1
     * @param burstUs mean duration of a loss; 0: each datagram is lost independently
     */
    public record Losses(double share, long burstUs) {

        public Losses {
            if (!(share >= 0 && share < 1) || burstUs < 0) {
                throw new IllegalArgumentException("loss " + share + " for " + burstUs + " us");
            }
        }
    }

    /** Nothing but a delay. */
    public static Conditions delay(long delayMs) {
        return new Conditions(0, delayMs * 1000, 0, new Losses(0, 0), 0);
    }

    /** The same, with each datagram lost independently. */
    public Conditions withLoss(double share) {
        return new Conditions(bitsPerSecond, delayUs, jitterUs, new Losses(share, 0), duplicates);
    }

    /** The same, with losses in bursts of that many packets of 1200 bytes at the line's rate. */
    public Conditions withBursts(double share, int packets) {
        long us = bitsPerSecond == 0 ? 0 : packets * PACKET_BITS * 1_000_000 / bitsPerSecond;
        return new Conditions(bitsPerSecond, delayUs, jitterUs, new Losses(share, us), duplicates);
    }

    /** The same with another rate. */
    public Conditions withRate(long bits) {
        return new Conditions(bits, delayUs, jitterUs, losses, duplicates);
    }

    /** The same with jitter. */
    public Conditions withJitter(long us) {
        return new Conditions(bitsPerSecond, delayUs, us, losses, duplicates);
    }

    /** The same with some datagrams twice. */
    public Conditions withDuplicates(double share) {
        return new Conditions(bitsPerSecond, delayUs, jitterUs, losses, share);
    }
}
