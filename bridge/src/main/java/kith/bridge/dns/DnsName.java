package kith.bridge.dns;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A name as it is asked for: text with dots to labels with lengths (RFC 1035 section 3.1). A
 * backslash before a character, or before three digits of a byte, takes its meaning away.
 */
final class DnsName {
    /** 63 bytes of each label: the length has six bits. */
    private static final int LABEL_BYTES_MAX = 63;

    /** 255 bytes with all lengths (RFC 1035 section 3.1). */
    private static final int NAME_BYTES_MAX = 255;

    private final String text;
    private final ByteArrayOutputStream wire = new ByteArrayOutputStream();
    private final ByteArrayOutputStream label = new ByteArrayOutputStream();
    private int at;

    private DnsName(String text) {
        this.text = text;
    }

    /** The bytes of a name, or null when it is none; empty text and a single dot are the root. */
    static byte @Nullable [] encode(String text) {
        return text.isEmpty() || text.equals(".") ? new byte[1] : new DnsName(text).encoded();
    }

    /**
     * What permissions are asked about for a name: as text, but a part with anything else than
     * letters, digits, {@code -} and {@code _} is {@code ?}. So a dot within a part, written with a
     * backslash, does not make the part look like several.
     */
    static String plain(byte[] wire) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; wire[at] != 0; at += 1 + wire[at]) {
            boolean isPlain = true;
            StringBuilder part = new StringBuilder();
            for (int i = 1; i <= wire[at]; i++) {
                char c = (char) (wire[at + i] & 0xff);
                isPlain &= c < 0x80 && (Character.isLetterOrDigit(c) || c == '-' || c == '_');
                part.append(c);
            }
            text.append(text.length() == 0 ? "" : ".").append(isPlain ? part : "?");
        }
        return text.toString();
    }

    private byte @Nullable [] encoded() {
        while (at < text.length()) {
            if (text.charAt(at) == '.') {
                at++;
                if (!endLabel()) {
                    return null;
                }
            } else {
                int b = nextByte();
                if (b < 0) {
                    return null;
                }
                label.write(b);
            }
        }
        if (label.size() > 0 && !endLabel()) {
            return null;
        }
        wire.write(0);
        return wire.size() <= NAME_BYTES_MAX ? wire.toByteArray() : null;
    }

    private boolean endLabel() {
        if (label.size() == 0 || label.size() > LABEL_BYTES_MAX) {
            return false;
        }
        wire.write(label.size());
        byte[] bytes = label.toByteArray();
        wire.write(bytes, 0, bytes.length);
        label.reset();
        return true;
    }

    /** The next byte of a label, -1 when the text is no name. */
    private int nextByte() {
        char c = text.charAt(at++);
        if (c != '\\') {
            return c > ' ' && c < 0x7f ? c : -1;
        }
        if (at >= text.length()) {
            return -1;
        }
        if (!isDigit(at)) {
            return text.charAt(at) < 0x7f ? text.charAt(at++) : -1;
        }
        if (!isDigit(at + 1) || !isDigit(at + 2)) {
            return -1;
        }
        int value = Integer.parseInt(text.substring(at, at + 3));
        at += 3;
        return value <= 0xff ? value : -1;
    }

    private boolean isDigit(int index) {
        return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }
}
