package kith.bridge.permission;

import org.jspecify.annotations.Nullable;

/** Reads and writes addresses as text: {@code inet_pton}'s forms in, RFC 5952's out. */
final class AddressText {
    /** 45 characters: six groups of four digits and an IPv4 address with all its digits. */
    private static final int CHARS_MAX = 45;

    private static final int GROUPS = 8;

    private AddressText() {}

    /** The 4 or 16 bytes, or null if the text is no address. */
    static byte @Nullable [] bytes(String text) {
        if (text.isEmpty() || text.length() > CHARS_MAX) {
            return null;
        }
        return text.indexOf(':') < 0 ? v4(text) : v6(text);
    }

    private static byte @Nullable [] v4(String text) {
        byte[] bytes = new byte[IpAddress.V4_BYTES];
        int at = 0;
        for (int i = 0; i < bytes.length; i++) {
            int end = i == bytes.length - 1 ? text.length() : text.indexOf('.', at);
            int part = end < 0 ? -1 : number(text, at, end);
            if (part < 0) {
                return null;
            }
            bytes[i] = (byte) part;
            at = end + 1;
        }
        return bytes;
    }

    /** A decimal number to 255 without a leading zero, which others read as octal; else -1. */
    private static int number(String text, int from, int to) {
        int digits = to - from;
        if (digits < 1 || digits > 3 || (digits > 1 && text.charAt(from) == '0')) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = value * 10 + c - '0';
        }
        return value > 255 ? -1 : value;
    }

    private static byte @Nullable [] v6(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            byte[] all = groups(text, true);
            return all != null && all.length == IpAddress.V6_BYTES ? all : null;
        }
        byte[] head = gap == 0 ? new byte[0] : groups(text.substring(0, gap), false);
        String rest = text.substring(gap + 2);
        byte[] tail = rest.isEmpty() ? new byte[0] : groups(rest, true);
        if (head == null || tail == null || head.length + tail.length > IpAddress.V6_BYTES - 2) {
            return null;
        }
        byte[] bytes = new byte[IpAddress.V6_BYTES];
        System.arraycopy(head, 0, bytes, 0, head.length);
        System.arraycopy(tail, 0, bytes, bytes.length - tail.length, tail.length);
        return bytes;
    }

    private static byte @Nullable [] groups(String text, boolean mayEndInV4) {
        String[] parts = text.split(":", -1);
        byte[] v4 = null;
        int count = parts.length;
        if (mayEndInV4 && parts[count - 1].indexOf('.') >= 0) {
            v4 = v4(parts[--count]);
            if (v4 == null) {
                return null;
            }
        }
        if (count > GROUPS - (v4 == null ? 0 : 2)) {
            return null;
        }
        byte[] bytes = new byte[count * 2 + (v4 == null ? 0 : v4.length)];
        for (int i = 0; i < count; i++) {
            int group = group(parts[i]);
            if (group < 0) {
                return null;
            }
            bytes[i * 2] = (byte) (group >> 8);
            bytes[i * 2 + 1] = (byte) group;
        }
        if (v4 != null) {
            System.arraycopy(v4, 0, bytes, count * 2, v4.length);
        }
        return bytes;
    }

    private static int group(String text) {
        if (text.isEmpty() || text.length() > 4) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int digit = c < 0x80 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value * 16 + digit;
        }
        return value;
    }

    /** The text of 4 or 16 bytes. */
    static String text(byte[] bytes) {
        StringBuilder text = new StringBuilder(CHARS_MAX);
        if (bytes.length == IpAddress.V4_BYTES) {
            for (int i = 0; i < bytes.length; i++) {
                text.append(i == 0 ? "" : ".").append(bytes[i] & 0xff);
            }
            return text.toString();
        }
        int[] groups = new int[GROUPS];
        for (int i = 0; i < GROUPS; i++) {
            groups[i] = ((bytes[i * 2] & 0xff) << 8) | (bytes[i * 2 + 1] & 0xff);
        }
        int start = -1;
        int length = 1; // A single zero is written out.
        for (int i = 0; i < GROUPS; i++) {
            int run = zeros(groups, i);
            if (run > length) {
                start = i;
                length = run;
            }
        }
        for (int i = 0; i < GROUPS; i++) {
            if (i == start) {
                text.append("::");
                i += length - 1;
            } else {
                boolean first = text.length() == 0 || text.charAt(text.length() - 1) == ':';
                text.append(first ? "" : ":").append(Integer.toHexString(groups[i]));
            }
        }
        return text.toString();
    }

    private static int zeros(int[] groups, int from) {
        int count = 0;
        while (from + count < groups.length && groups[from + count] == 0) {
            count++;
        }
        return count;
    }
}
