package kith.net.fuzz;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import kith.net.crypto.Crypto;
import kith.net.crypto.Randomness;
import org.jspecify.annotations.Nullable;

/** Crypto whose plain texts can be seen, and changed, before they are sealed. */
final class WatchedCrypto implements Crypto {

    private final Crypto crypto;

    /** Sees each plain text and gives what is sealed; not longer than it was. */
    UnaryOperator<byte[]> watch = plain -> plain;

    WatchedCrypto(Crypto crypto) {
        this.crypto = crypto;
    }

    @Override
    public byte[] sha256(byte[]... parts) {
        return crypto.sha256(parts);
    }

    @Override
    public byte[] hmac(byte[] key, byte[]... parts) {
        return crypto.hmac(key, parts);
    }

    @Override
    public byte[] hkdf(byte[] salt, byte[] secret, byte[] info, int length) {
        return crypto.hkdf(salt, secret, info, length);
    }

    @Override
    public Aead aead(byte[] key) {
        Aead aead = crypto.aead(key);
        return new Aead() {
            @Override
            public int seal(long counter, byte[] associated, Span input, byte[] output, int at) {
                int end = input.offset() + input.length();
                byte[] plain = Arrays.copyOfRange(input.bytes(), input.offset(), end);
                // The length stays: the caller made room for that many bytes.
                byte[] changed = Arrays.copyOf(watch.apply(plain), plain.length);
                return aead.seal(counter, associated, Span.of(changed), output, at);
            }

            @Override
            public int open(long counter, byte[] associated, Span input, byte[] output, int at) {
                return aead.open(counter, associated, input, output, at);
            }
        };
    }

    @Override
    public byte[] x25519Public(byte[] privateKey) {
        return crypto.x25519Public(privateKey);
    }

    @Override
    public byte @Nullable [] x25519(byte[] privateKey, byte[] publicKey) {
        return crypto.x25519(privateKey, publicKey);
    }

    @Override
    public byte[] ed25519Public(byte[] seed) {
        return crypto.ed25519Public(seed);
    }

    @Override
    public byte[] sign(byte[] seed, byte[] message) {
        return crypto.sign(seed, message);
    }

    @Override
    public boolean verify(byte[] publicKey, byte[] message, byte[] signature) {
        return crypto.verify(publicKey, message, signature);
    }

    @Override
    public byte[] kemPublic(byte[] seed) {
        return crypto.kemPublic(seed);
    }

    @Override
    public @Nullable Encapsulated encapsulate(byte[] publicKey, Randomness randomness) {
        return crypto.encapsulate(publicKey, randomness);
    }

    @Override
    public byte @Nullable [] decapsulate(byte[] seed, byte[] encapsulation) {
        return crypto.decapsulate(seed, encapsulation);
    }
}
