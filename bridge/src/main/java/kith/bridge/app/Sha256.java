package kith.bridge.app;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** SHA-256 (FIPS 180-4) and its text of 64 lower-case hexadecimal digits. */
public final class Sha256 {
    /** Of a hash. */
    public static final int BYTES = 32;

    private static final String DIGITS = "0123456789abcdef";

    private Sha256() {}

    /** The hash of some bytes. */
    public static byte[] of(byte[] bytes) {
        return digest().digest(bytes);
    }

    /** A digest that has read nothing yet. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            // Every Java platform has to have it, see MessageDigest.
            throw new IllegalStateException(e);
        }
    }

    /** The text of a hash, or of other bytes. */
    public static String hex(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length * 2);
        for (byte b : bytes) {
            text.append(DIGITS.charAt((b >> 4) & 15)).append(DIGITS.charAt(b & 15));
        }
        return text.toString();
    }

    /** The 32 bytes of a text of hexadecimal digits; null if it is none. */
    public static byte @Nullable [] parse(String text) {
        if (text.length() != BYTES * 2 || !text.equals(text.toLowerCase(Locale.ROOT))) {
            return null;
        }
        byte[] bytes = new byte[BYTES];
        for (int i = 0; i < BYTES; i++) {
            int high = DIGITS.indexOf(text.charAt(2 * i));
            int low = DIGITS.indexOf(text.charAt(2 * i + 1));
            if (high < 0 || low < 0) {
                return null;
            }
            bytes[i] = (byte) (high * 16 + low);
        }
        return bytes;
    }
}
