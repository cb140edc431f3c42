package kith.net.crypto;

/**
 * Where random bytes come from: the system's generator, or a seeded one in a simulated world. The
 * core has no other.
 */
@FunctionalInterface
public interface Randomness {

    /** Fills all of {@code bytes}. */
    void fill(byte[] bytes);

    /** {@code length} random bytes. */
    default byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        fill(bytes);
        return bytes;
    }

    /** 64 random bits. */
    default long bits() {
        byte[] bytes = bytes(8);
        long bits = 0;
        for (byte b : bytes) {
            bits = (bits << 8) | (b & 0xff);
        }
        return bits;
    }
}
