package kith.desktop.webkitgtk.ffm;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Bytes as a text in base64 (RFC 4648) for C. Answers of a megabyte are written piece by piece into
 * C's memory, so that no copies of that size are made in Java's. Two digits at once, by a table,
 * are half as fast again as {@link java.util.Base64} where the JVM has its first compiler only.
 */
final class Base64Text {
    /** 48 KiB, a multiple of 3: a piece and its text stay in the second cache. */
    private static final int PIECE_BYTES = 48 << 10;

    private static final byte[] DIGITS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
                    .getBytes(StandardCharsets.US_ASCII);

    /** The two digits of twelve bits, the first in the lower half. */
    private static final char[] PAIRS = pairs();

    private Base64Text() {}

    private static char[] pairs() {
        char[] pairs = new char[1 << 12];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = (char) (DIGITS[i >> 6] | DIGITS[i & 63] << 8);
        }
        return pairs;
    }

    /**
     * The address of {@code first}, the text of the buffer's array between position and limit, and
     * a zero.
     */
    static long of(Arena arena, char first, ByteBuffer bytes) {
        int length = bytes.remaining();
        int digits = (length + 2) / 3 * 4;
        MemorySegment text = arena.allocate(digits + 2L);
        text.set(JAVA_BYTE, 0, (byte) first);
        byte[] source = bytes.array();
        byte[] piece = new byte[Math.min(digits, PIECE_BYTES / 3 * 4)];
        int from = bytes.arrayOffset() + bytes.position();
        int end = from + length;
        for (long to = 1; from < end; to += piece.length) {
            int whole = Math.min(PIECE_BYTES, end - from);
            int written = encode(source, from, whole, piece);
            MemorySegment.copy(piece, 0, text, JAVA_BYTE, to, written);
            from += whole;
        }
        return text.address();
    }

    private static int encode(byte[] source, int from, int length, byte[] text) {
        int at = 0;
        int i = from;
        for (int end = from + length / 3 * 3; i < end; i += 3) {
            int high = PAIRS[(source[i] & 0xff) << 4 | (source[i + 1] & 0xff) >> 4];
            int low = PAIRS[(source[i + 1] & 0x0f) << 8 | (source[i + 2] & 0xff)];
            text[at] = (byte) high;
            text[at + 1] = (byte) (high >> 8);
            text[at + 2] = (byte) low;
            text[at + 3] = (byte) (low >> 8);
            at += 4;
        }
        int rest = from + length - i;
        if (rest > 0) {
            int second = rest > 1 ? source[i + 1] & 0xff : 0;
            int high = PAIRS[(source[i] & 0xff) << 4 | second >> 4];
            text[at] = (byte) high;
            text[at + 1] = (byte) (high >> 8);
            text[at + 2] = rest > 1 ? DIGITS[(second & 0x0f) << 2] : (byte) '=';
            text[at + 3] = (byte) '=';
            at += 4;
        }
        return at;
    }
}
