package kith.net.crypto;

import java.nio.ByteBuffer;

/**
 * The mixing function behind {@link FakeCrypto}: two lanes of 64 bits, fed eight bytes at a time,
 * several times as fast as SHA-256. Like a hash it depends only on the bytes, not on how they are
 * split into parts; unlike one it resists nobody who tries.
 */
final class FakeMix {

    private static final long ODD = 0x9e37_79b9_7f4a_7c15L;
    private static final long OTHER = 0xbf58_476d_1ce4_e5b9L;

    private long a;
    private long b = ODD;
    private long word;
    private long total;

    /** Each purpose has a domain, so that no two give equal values. */
    FakeMix(int domain) {
        a = domain * OTHER;
    }

    FakeMix add(byte[] bytes) {
        return add(bytes, 0, bytes.length);
    }

    FakeMix add(byte[] bytes, int offset, int length) {
        int at = offset;
        int end = offset + length;
        while (at < end && (total & 7) != 0) {
            single(bytes[at++]);
        }
        if (at + 8 <= end) {
            ByteBuffer words = ByteBuffer.wrap(bytes);
            for (; at + 8 <= end; at += 8) {
                absorb(words.getLong(at));
                total += 8;
            }
        }
        while (at < end) {
            single(bytes[at++]);
        }
        return this;
    }

    /** A length or counter, eight bytes. */
    FakeMix add(long value) {
        if ((total & 7) == 0) {
            absorb(value);
            total += 8;
            return this;
        }
        for (int shift = 56; shift >= 0; shift -= 8) {
            single((byte) (value >>> shift));
        }
        return this;
    }

    private void single(byte value) {
        word = word << 8 | (value & 0xff);
        if ((++total & 7) == 0) {
            absorb(word);
            word = 0;
        }
    }

    private void absorb(long value) {
        a = Long.rotateLeft((a ^ value) * ODD, 29) + b;
        b = Long.rotateLeft(b ^ a, 23) * OTHER;
    }

    /** {@code length} bytes that depend on all that was added. */
    byte[] bytes(int length) {
        byte[] out = new byte[length];
        into(out, 0, length);
        return out;
    }

    void into(byte[] out, int offset, int length) {
        absorb(word);
        absorb(total);
        long seed = a ^ Long.rotateLeft(b, 32);
        long value = 0;
        for (int i = 0; i < length; i++) {
            if ((i & 7) == 0) {
                seed += ODD;
                value = finish(seed);
            }
            out[offset + i] = (byte) (value >>> (8 * (i & 7)));
        }
    }

    /** The finalizer of splitmix64 (Steele, Lea, Flood: Fast Splittable PRNGs, 2014). */
    private static long finish(long value) {
        long mixed = (value ^ (value >>> 30)) * OTHER;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d0_49bb_1331_11ebL;
        return mixed ^ (mixed >>> 31);
    }
}
