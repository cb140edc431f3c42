package kith.node.lan;

import java.util.Arrays;

/**
 * Reads a DNS message (RFC 1035, section 4.1) of a stranger. Like {@link kith.net.wire.Reader}:
 * reading past the end or a bad name gives nothing and marks it failed.
 */
final class DnsReader {

    /** RFC 1035, section 2.3.4, with the dots in place of lengths. */
    private static final int NAME_CHARS_MAX = 254;

    private static final int POINTER = 0xc0;

    /** What stands for a dot inside a label, so that it does not look like two labels. */
    private static final char DOT_IN_LABEL = '\uFFFD';

    private final byte[] bytes;
    private final int end;
    private int at;
    private boolean failed;

    DnsReader(byte[] bytes, int length) {
        this.bytes = bytes;
        this.end = length;
    }

    boolean failed() {
        return failed;
    }

    boolean finished() {
        return !failed && at == end;
    }

    int position() {
        return at;
    }

    int u8() {
        if (at >= end) {
            return fail();
        }
        return bytes[at++] & 0xff;
    }

    int u16() {
        int high = u8();
        return (high << 8) | u8();
    }

    /** A time to live, up to 2^31 - 1 seconds; more is taken for 0 (RFC 2181, section 8). */
    int u32() {
        int high = u16();
        int all = (high << 16) | u16();
        return Math.max(all, 0);
    }

    byte[] bytes(int length) {
        if (length > end - at) {
            fail();
            return new byte[0];
        }
        at += length;
        return Arrays.copyOfRange(bytes, at - length, at);
    }

    /**
     * A name in lower case, its labels with dots between them, none at the end. Pointers lead back
     * only, so each is followed once.
     */
    String name() {
        StringBuilder name = new StringBuilder();
        int from = at;
        int next = at;
        int resume = -1;
        while (next < end) {
            int length = bytes[next++] & 0xff;
            if (length == 0) {
                at = resume < 0 ? next : resume;
                return name.toString();
            }
            if (length >= POINTER) {
                int to = next < end ? ((length & 0x3f) << 8) | (bytes[next] & 0xff) : end;
                resume = resume < 0 ? next + 1 : resume;
                if (to >= from) {
                    break;
                }
                from = to;
                next = to;
            } else if (!label(name, next, length)) {
                break;
            } else {
                next += length;
            }
        }
        fail();
        return "";
    }

    private boolean label(StringBuilder name, int from, int length) {
        boolean fits = length < 64 && length <= end - from;
        if (!fits || name.length() + 1 + length > NAME_CHARS_MAX) {
            return false;
        }
        name.append(name.length() == 0 ? "" : ".");
        for (int i = from; i < from + length; i++) {
            char c = (char) (bytes[i] & 0xff);
            name.append(c == '.' ? DOT_IN_LABEL : c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
        }
        return true;
    }

    private int fail() {
        failed = true;
        at = end;
        return 0;
    }
}
