package kith.net.crypto;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.jspecify.annotations.Nullable;

/**
 * The real primitives: SHA-256 and ChaCha20-Poly1305 of the platform (the fastest on the packet
 * path), X25519, Ed25519 and ML-KEM of BouncyCastle (the same on every platform, and its Ed25519
 * signs eleven times as fast as the JDK's). Not for use by several threads: each takes its own.
 */
public final class RealCrypto implements Crypto {

    /** The block of SHA-256, to which HMAC pads its key (RFC 2104). */
    private static final int BLOCK_BYTES = 64;

    private static final byte[] NONE = {};

    private final MessageDigest digest = newDigest();

    @Override
    public byte[] sha256(byte[]... parts) {
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    @Override
    public byte[] hmac(byte[] key, byte[]... parts) {
        byte[] padded = Arrays.copyOf(key.length > BLOCK_BYTES ? sha256(key) : key, BLOCK_BYTES);
        digest.update(masked(padded, 0x36));
        byte[] inner = sha256(parts);
        return sha256(masked(padded, 0x5c), inner);
    }

    private static byte[] masked(byte[] key, int mask) {
        byte[] masked = new byte[BLOCK_BYTES];
        for (int i = 0; i < BLOCK_BYTES; i++) {
            masked[i] = (byte) (key[i] ^ mask);
        }
        return masked;
    }

    @Override
    public byte[] hkdf(byte[] salt, byte[] secret, byte[] info, int length) {
        if (length < 0 || length > 255 * KEY_BYTES) {
            throw new IllegalArgumentException(length + " bytes are too many for RFC 5869");
        }
        byte[] extracted = hmac(salt, secret);
        byte[] out = new byte[length];
        byte[] block = NONE;
        int at = 0;
        for (int i = 1; at < length; i++) {
            block = hmac(extracted, block, info, new byte[] {(byte) i});
            int count = Math.min(block.length, length - at);
            System.arraycopy(block, 0, out, at, count);
            at += count;
        }
        return out;
    }

    @Override
    public Aead aead(byte[] key) {
        return PlatformAead.available() ? new PlatformAead(key) : new PortableAead(key);
    }

    @Override
    public byte[] x25519Public(byte[] privateKey) {
        byte[] publicKey = new byte[KEY_BYTES];
        X25519.scalarMultBase(checked(privateKey), 0, publicKey, 0);
        return publicKey;
    }

    @Override
    public byte @Nullable [] x25519(byte[] privateKey, byte[] publicKey) {
        byte[] secret = new byte[KEY_BYTES];
        if (publicKey.length != KEY_BYTES) {
            return null;
        }
        return X25519.calculateAgreement(checked(privateKey), 0, publicKey, 0, secret, 0)
                ? secret
                : null;
    }

    @Override
    public byte[] ed25519Public(byte[] seed) {
        byte[] publicKey = new byte[KEY_BYTES];
        Ed25519.generatePublicKey(checked(seed), 0, publicKey, 0);
        return publicKey;
    }

    @Override
    public byte[] sign(byte[] seed, byte[] message) {
        byte[] signature = new byte[SIGNATURE_BYTES];
        Ed25519.sign(checked(seed), 0, message, 0, message.length, signature, 0);
        return signature;
    }

    @Override
    public boolean verify(byte[] publicKey, byte[] message, byte[] signature) {
        return publicKey.length == KEY_BYTES
                && signature.length == SIGNATURE_BYTES
                && Ed25519.verify(signature, 0, publicKey, 0, message, 0, message.length);
    }

    @Override
    public byte[] kemPublic(byte[] seed) {
        return XWing.publicKey(checked(seed));
    }

    @Override
    public @Nullable Encapsulated encapsulate(byte[] publicKey, Randomness randomness) {
        return XWing.encapsulate(publicKey, randomness.bytes(XWing.ENCAPSULATION_SEED_BYTES));
    }

    @Override
    public byte @Nullable [] decapsulate(byte[] seed, byte[] encapsulation) {
        return XWing.decapsulate(checked(seed), encapsulation);
    }

    /** A private key is always our own, so a wrong length is a defect. */
    private static byte[] checked(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException(key.length + " bytes are no key");
        }
        return key;
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
