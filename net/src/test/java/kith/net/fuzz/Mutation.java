package kith.net.fuzz;

import java.util.Arrays;
import kith.net.crypto.SeededRandomness;

/** Changes bytes the way lines, faults and attackers do. */
final class Mutation {

    /** More than a datagram may have, so that the bound is crossed as well. */
    static final int BYTES_MAX = 1500;

    private final SeededRandomness random;

    Mutation(SeededRandomness random) {
        this.random = random;
    }

    /** One of the samples, changed, or bytes of no origin. */
    byte[] of(Samples samples) {
        if (samples.isEmpty() || random.chance(5)) {
            return noise();
        }
        return of(samples.pick(), samples);
    }

    /** A sample, changed; perhaps with parts of others. */
    byte[] of(byte[] sample, Samples samples) {
        byte[] bytes = sample.clone();
        int changes = 1 + random.below(3);
        for (int i = 0; i < changes; i++) {
            bytes = changed(bytes, samples);
        }
        return bytes;
    }

    private byte[] changed(byte[] bytes, Samples samples) {
        if (bytes.length == 0) {
            return noise();
        }
        return switch (random.below(10)) {
            case 0 -> bytes;
            case 1, 2 -> flipped(bytes);
            case 3 -> Arrays.copyOf(bytes, random.below(bytes.length));
            case 4 -> Arrays.copyOf(bytes, bytes.length + 1 + random.below(40));
            case 5 -> spliced(bytes, samples.isEmpty() ? bytes : samples.pick());
            case 6 -> written(bytes, random.below(Math.min(bytes.length, 16)), 1);
            case 7 -> written(bytes, random.below(bytes.length), 1 + random.below(8));
            case 8 -> repeated(bytes);
            default -> extreme(bytes);
        };
    }

    private byte[] noise() {
        byte[] bytes = random.bytes(random.below(BYTES_MAX));
        if (bytes.length > 0 && random.chance(80)) {
            bytes[0] = (byte) random.below(0x50);
        }
        return bytes;
    }

    private byte[] flipped(byte[] bytes) {
        int bits = 1 + random.below(8);
        for (int i = 0; i < bits; i++) {
            bytes[random.below(bytes.length)] ^= (byte) (1 << random.below(8));
        }
        return bytes;
    }

    private byte[] written(byte[] bytes, int at, int count) {
        for (int i = at; i < Math.min(bytes.length, at + count); i++) {
            bytes[i] = (byte) random.below(256);
        }
        return bytes;
    }

    private byte[] spliced(byte[] bytes, byte[] other) {
        int at = random.below(bytes.length);
        byte[] joined = Arrays.copyOf(bytes, Math.max(at, Math.min(other.length, BYTES_MAX)));
        if (joined.length > at) {
            System.arraycopy(other, at, joined, at, joined.length - at);
        }
        return joined;
    }

    private byte[] repeated(byte[] bytes) {
        int from = random.below(bytes.length);
        int length = Math.min(bytes.length - from, 1 + random.below(200));
        byte[] longer = Arrays.copyOf(bytes, bytes.length + length);
        System.arraycopy(bytes, from, longer, from + length, bytes.length - from);
        return longer;
    }

    /** All zeros or all ones for a field, where sums overflow. */
    private byte[] extreme(byte[] bytes) {
        int at = random.below(bytes.length);
        int end = Math.min(bytes.length, at + (1 << random.below(4)));
        Arrays.fill(bytes, at, end, (byte) (random.chance(50) ? 0xff : 0));
        return bytes;
    }
}
