package kith.net.mailbox;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import kith.net.Id;
import kith.net.crypto.Crypto;

/**
 * The right to have an envelope deleted at its holders. The token follows from the id of the
 * message inside, which only its author and who opened it know; its hash stands before the sealed
 * content, so it is bound to the envelope's id.
 */
public final class Release {

    /** 16: a preimage of 128 bits cannot be guessed. */
    public static final int BYTES = 16;

    private static final byte[] TOKEN = label("kith token 1");
    private static final byte[] LOCK = label("kith release 1");

    private Release() {}

    /** The token of a message, by its id inside the encryption. */
    public static byte[] token(Id message, Crypto crypto) {
        return Arrays.copyOf(crypto.sha256(TOKEN, message.bytes()), BYTES);
    }

    /** What stands before the sealed content of a message's envelopes. */
    public static byte[] lock(byte[] token, Crypto crypto) {
        return Arrays.copyOf(crypto.sha256(LOCK, token), BYTES);
    }

    static boolean opens(byte[] token, byte[] lock, Crypto crypto) {
        return Arrays.equals(lock(token, crypto), lock);
    }

    private static byte[] label(String text) {
        return (text + "\0").getBytes(StandardCharsets.US_ASCII);
    }
}
