package kith.net.crypto;

import java.util.Arrays;
import kith.net.wire.Reader;
import kith.net.wire.Writer;
import org.jspecify.annotations.Nullable;

/**
 * Primitives of the real sizes that cost next to nothing, for worlds of many simulated peers. A
 * wrong key, a changed byte or a wrong counter is noticed as with real ones, but whoever wants to
 * can forge and read everything. The same calls give the same bytes.
 */
public final class FakeCrypto implements Crypto {

    private static final int HASH = 1;
    private static final int HMAC = 2;
    private static final int HKDF = 3;
    private static final int TAG = 4;
    private static final int POINT = 5;
    private static final int AGREED = 6;
    private static final int SIGNER = 7;
    private static final int SIGNATURE = 8;
    private static final int KEM_KEY = 9;
    private static final int KEM_SECRET = 10;

    @Override
    public byte[] sha256(byte[]... parts) {
        return mix(HASH, parts).bytes(KEY_BYTES);
    }

    @Override
    public byte[] hmac(byte[] key, byte[]... parts) {
        FakeMix mix = new FakeMix(HMAC).add(key.length).add(key);
        for (byte[] part : parts) {
            mix.add(part);
        }
        return mix.bytes(KEY_BYTES);
    }

    @Override
    public byte[] hkdf(byte[] salt, byte[] secret, byte[] info, int length) {
        return new FakeMix(HKDF)
                .add(salt.length)
                .add(salt)
                .add(secret.length)
                .add(secret)
                .add(info)
                .bytes(length);
    }

    @Override
    public Aead aead(byte[] key) {
        return new FakeAead(Arrays.copyOf(key, KEY_BYTES));
    }

    /** Multiplication modulo 2^64 commutes as multiplication of a point does. */
    @Override
    public byte[] x25519Public(byte[] privateKey) {
        return point(scalar(privateKey) * 9);
    }

    @Override
    public byte @Nullable [] x25519(byte[] privateKey, byte[] publicKey) {
        if (publicKey.length != KEY_BYTES || Arrays.equals(publicKey, new byte[KEY_BYTES])) {
            return null;
        }
        long other = new Reader(publicKey).u64();
        FakeMix mix = new FakeMix(AGREED).add(scalar(privateKey) * other);
        if (!Arrays.equals(publicKey, point(other))) {
            mix.add(publicKey);
        }
        return mix.bytes(KEY_BYTES);
    }

    private static long scalar(byte[] privateKey) {
        return new Reader(new FakeMix(POINT).add(privateKey).bytes(8)).u64() | 1;
    }

    private static byte[] point(long value) {
        return new Writer(KEY_BYTES)
                .u64(value)
                .bytes(new FakeMix(POINT).add(value).bytes(KEY_BYTES - 8))
                .toBytes();
    }

    @Override
    public byte[] ed25519Public(byte[] seed) {
        return new FakeMix(SIGNER).add(seed).bytes(KEY_BYTES);
    }

    @Override
    public byte[] sign(byte[] seed, byte[] message) {
        return mix(SIGNATURE, ed25519Public(seed), message).bytes(SIGNATURE_BYTES);
    }

    @Override
    public boolean verify(byte[] publicKey, byte[] message, byte[] signature) {
        return publicKey.length == KEY_BYTES
                && Arrays.equals(
                        signature, mix(SIGNATURE, publicKey, message).bytes(SIGNATURE_BYTES));
    }

    @Override
    public byte[] kemPublic(byte[] seed) {
        return stretched(new FakeMix(KEM_KEY).add(seed).bytes(KEY_BYTES), KEM_PUBLIC_BYTES);
    }

    @Override
    public @Nullable Encapsulated encapsulate(byte[] publicKey, Randomness randomness) {
        if (publicKey.length != KEM_PUBLIC_BYTES
                || !Arrays.equals(publicKey, stretched(publicKey, KEM_PUBLIC_BYTES))) {
            return null;
        }
        byte[] encapsulation = stretched(randomness.bytes(KEY_BYTES), KEM_ENCAPSULATION_BYTES);
        byte[] name = Arrays.copyOf(publicKey, KEY_BYTES);
        return new Encapsulated(mix(KEM_SECRET, name, encapsulation).bytes(32), encapsulation);
    }

    @Override
    public byte @Nullable [] decapsulate(byte[] seed, byte[] encapsulation) {
        if (encapsulation.length != KEM_ENCAPSULATION_BYTES) {
            return null;
        }
        byte[] name = new FakeMix(KEM_KEY).add(seed).bytes(KEY_BYTES);
        return mix(KEM_SECRET, name, encapsulation).bytes(KEY_BYTES);
    }

    /** The first 32 bytes and what follows from them, {@code length} in all. */
    private static byte[] stretched(byte[] start, int length) {
        byte[] out = Arrays.copyOf(start, length);
        new FakeMix(KEM_KEY).add(start, 0, KEY_BYTES).into(out, KEY_BYTES, length - KEY_BYTES);
        return out;
    }

    private static FakeMix mix(int domain, byte[]... parts) {
        FakeMix mix = new FakeMix(domain);
        for (byte[] part : parts) {
            mix.add(part);
        }
        return mix;
    }

    /** Copies the bytes and appends a keyed check sum. */
    private record FakeAead(byte[] key) implements Aead {

        @Override
        public int seal(
                long counter, byte[] associated, Span input, byte[] output, int outputOffset) {
            FakeMix tag = tag(counter, associated, input.bytes(), input.offset(), input.length());
            System.arraycopy(input.bytes(), input.offset(), output, outputOffset, input.length());
            tag.into(output, outputOffset + input.length(), TAG_BYTES);
            return input.length() + TAG_BYTES;
        }

        @Override
        public int open(
                long counter, byte[] associated, Span input, byte[] output, int outputOffset) {
            int length = input.length() - TAG_BYTES;
            if (length < 0) {
                return -1;
            }
            byte[] tag =
                    tag(counter, associated, input.bytes(), input.offset(), length)
                            .bytes(TAG_BYTES);
            for (int i = 0; i < TAG_BYTES; i++) {
                if (tag[i] != input.bytes()[input.offset() + length + i]) {
                    return -1;
                }
            }
            System.arraycopy(input.bytes(), input.offset(), output, outputOffset, length);
            return length;
        }

        private FakeMix tag(long counter, byte[] associated, byte[] bytes, int offset, int length) {
            return new FakeMix(TAG)
                    .add(key)
                    .add(counter)
                    .add(associated.length)
                    .add(associated)
                    .add(bytes, offset, length);
        }
    }
}
