package kith.net.group;

import kith.net.crypto.Crypto;
import kith.net.crypto.Randomness;
import kith.net.wire.Reader;
import kith.net.wire.Writer;
import org.jspecify.annotations.Nullable;

/** Hides what members say in their topic from who is a neighbor in it without being a member. */
final class Cover {

    /** 16 random bytes choose the key, so that each seals one thing. */
    private static final int SALT_BYTES = 16;

    /** What a cover adds. */
    static final int BYTES = SALT_BYTES + Crypto.TAG_BYTES;

    private static final byte[] NOTHING = {};

    private Cover() {}

    static byte[] seal(byte[] cover, byte[] plain, Crypto crypto, Randomness randomness) {
        byte[] salt = randomness.bytes(SALT_BYTES);
        byte[] out =
                new Writer(BYTES + plain.length)
                        .bytes(salt)
                        .zeros(plain.length + Crypto.TAG_BYTES)
                        .toBytes();
        Crypto.Span input = Crypto.Span.of(plain);
        crypto.aead(crypto.hmac(cover, salt)).seal(0, NOTHING, input, out, SALT_BYTES);
        return out;
    }

    /** Null if it is forged. */
    static byte @Nullable [] open(byte[] cover, byte[] sealed, Crypto crypto) {
        if (sealed.length < BYTES) {
            return null;
        }
        byte[] salt = new Reader(sealed, 0, SALT_BYTES).rest();
        byte[] plain = new byte[sealed.length - BYTES];
        Crypto.Span input = new Crypto.Span(sealed, SALT_BYTES, sealed.length - SALT_BYTES);
        boolean proven =
                crypto.aead(crypto.hmac(cover, salt)).open(0, NOTHING, input, plain, 0) >= 0;
        return proven ? plain : null;
    }
}
