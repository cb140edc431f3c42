package kith.net.crypto;

/** The nonce of a counter, as Noise has it for ChaCha20-Poly1305. */
final class Nonces {

    private Nonces() {}

    /** Bytes 4 to 11 of {@code nonce}, little-endian; the first four stay zero. */
    static void put(long counter, byte[] nonce) {
        for (int i = 0; i < 8; i++) {
            nonce[4 + i] = (byte) (counter >>> (8 * i));
        }
    }
}
