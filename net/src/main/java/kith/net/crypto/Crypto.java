package kith.net.crypto;

import org.jspecify.annotations.Nullable;

/**
 * The primitives the protocol is made of. Keys are raw bytes as their RFCs have them. Input from
 * strangers never throws: an operation that can fail on it returns null, false or -1.
 *
 * <p>There are two: real primitives, and fakes of equal sizes that cost next to nothing, for worlds
 * of many simulated peers. Fakes keep the logic honest (a wrong key or a changed byte is noticed)
 * but protect nothing.
 */
public interface Crypto {

    /** Bytes of an X25519 or Ed25519 key, of a symmetric key, and of a hash. */
    int KEY_BYTES = 32;

    /** Bytes of an Ed25519 signature. */
    int SIGNATURE_BYTES = 64;

    /** Bytes an {@link Aead} adds. */
    int TAG_BYTES = 16;

    /** Bytes of an X-Wing public key and of an encapsulation (draft-connolly-cfrg-xwing-kem). */
    int KEM_PUBLIC_BYTES = 1216;

    int KEM_ENCAPSULATION_BYTES = 1120;

    /** SHA-256 over the parts one after another. */
    byte[] sha256(byte[]... parts);

    /** HMAC-SHA-256 over the parts one after another (RFC 2104). */
    byte[] hmac(byte[] key, byte[]... parts);

    /** HKDF-SHA-256, extract and expand (RFC 5869). */
    byte[] hkdf(byte[] salt, byte[] secret, byte[] info, int length);

    /** ChaCha20-Poly1305 (RFC 8439) under a key of 32 bytes. Not for use by several threads. */
    Aead aead(byte[] key);

    /** The X25519 public key of a private one (RFC 7748). */
    byte[] x25519Public(byte[] privateKey);

    /** The X25519 shared secret; null if it is all zeros, as with a point of small order. */
    byte @Nullable [] x25519(byte[] privateKey, byte[] publicKey);

    /** The Ed25519 public key of a seed of 32 bytes (RFC 8032). */
    byte[] ed25519Public(byte[] seed);

    byte[] sign(byte[] seed, byte[] message);

    /** Whether the signature is right; false also for a key or signature that is malformed. */
    boolean verify(byte[] publicKey, byte[] message, byte[] signature);

    /** The X-Wing public key of a seed of 32 bytes. */
    byte[] kemPublic(byte[] seed);

    /** A fresh shared secret for the holder of the key; null if the public key is malformed. */
    @Nullable Encapsulated encapsulate(byte[] publicKey, Randomness randomness);

    /** The shared secret of an encapsulation. X-Wing gives a wrong secret for a wrong one. */
    byte @Nullable [] decapsulate(byte[] seed, byte[] encapsulation);

    /**
     * A shared secret and what tells it to the other side.
     *
     * @param secret 32 bytes
     * @param encapsulation {@link #KEM_ENCAPSULATION_BYTES} bytes
     */
    record Encapsulated(byte[] secret, byte[] encapsulation) {}

    /** Seals and opens under one key. The nonce is 4 zero bytes and the counter, little-endian. */
    interface Aead {

        /**
         * Seals the bytes of {@code input} into {@code output} from {@code outputOffset} and
         * returns the bytes written, {@link #TAG_BYTES} more.
         */
        int seal(long counter, byte[] associated, Span input, byte[] output, int outputOffset);

        /**
         * Opens what {@link #seal} made; the bytes written, or -1 if it is forged. On a forgery the
         * output holds nothing of the plain text.
         */
        int open(long counter, byte[] associated, Span input, byte[] output, int outputOffset);
    }

    /** A part of an array. */
    record Span(byte[] bytes, int offset, int length) {

        public static Span of(byte[] bytes) {
            return new Span(bytes, 0, bytes.length);
        }
    }
}
