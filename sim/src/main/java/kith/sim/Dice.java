package kith.sim;

import kith.net.crypto.Randomness;

/**
 * A seeded stream of random numbers: SplitMix64 (Steele, Lea, Flood 2014). Each thing in a world
 * has its own, named by what it is and its number, so the numbers one thing draws never depend on
 * how many another drew.
 */
public final class Dice implements Randomness {

    private static final long GAMMA = 0x9e3779b97f4a7c15L;

    private long state;

    private Dice(long state) {
        this.state = state;
    }

    /** The stream of the thing {@code name} with {@code number} in the world of {@code seed}. */
    public static Dice of(long seed, String name, long number) {
        long state = mix(seed + GAMMA);
        for (int i = 0; i < name.length(); i++) {
            state = mix(state ^ name.charAt(i));
        }
        return new Dice(mix(state + mix(number)));
    }

    @Override
    public long bits() {
        state += GAMMA;
        return mix(state);
    }

    @Override
    public void fill(byte[] bytes) {
        for (int i = 0; i < bytes.length; i += 8) {
            long bits = bits();
            for (int j = i; j < Math.min(i + 8, bytes.length); j++, bits >>>= 8) {
                bytes[j] = (byte) bits;
            }
        }
    }

    /** 0 to 1, without 1. */
    public double share() {
        return (bits() >>> 11) * 0x1p-53;
    }

    /** 0 to {@code bound} - 1; the bias is below 2^-31 for any bound used here. */
    public long below(long bound) {
        return Math.floorMod(bits() >>> 1, bound);
    }

    /** True with the given probability; draws nothing if that is 0. */
    public boolean chance(double probability) {
        return probability > 0 && share() < probability;
    }

    /** Milliseconds to the next of events that happen {@code meanMs} apart, without memory. */
    public double exponential(double meanMs) {
        // StrictMath: the same bits from the interpreter and from any compiler.
        return -meanMs * StrictMath.log(1 - share());
    }

    /** A bijection of 64 bits in which every bit of the input moves about half of the output. */
    public static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
