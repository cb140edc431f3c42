package kith.net.crypto;

import java.util.Random;

/** Randomness that a seed gives again. */
public final class SeededRandomness implements Randomness {

    private final Random random;

    public SeededRandomness(long seed) {
        this.random = new Random(seed);
    }

    @Override
    public void fill(byte[] bytes) {
        random.nextBytes(bytes);
    }

    /** 0 to {@code bound} - 1. */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    /** True in {@code percent} of the calls. */
    public boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }
}
