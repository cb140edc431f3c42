package kith.bridge.tls;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Values in DER (X.690), as far as keys and certificates need them. Bytes of strangers: what is
 * malformed throws {@link Malformed}, nothing else.
 */
final class Der {
    static final int INTEGER = 0x02;
    static final int OCTETS = 0x04;
    static final int OID = 0x06;
    static final int SEQUENCE = 0x30;

    /** It is no DER. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1;

        Malformed() {
            super("malformed DER", null, false, false);
        }
    }

    private final byte[] bytes;
    private int at;
    private final int end;

    Der(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private Der(byte[] bytes, int at, int end) {
        this.bytes = bytes;
        this.at = at;
        this.end = end;
    }

    boolean hasMore() {
        return at < end;
    }

    /** The tag of the next value, 0 when there is none. */
    int tag() {
        return at < end ? bytes[at] & 0xff : 0;
    }

    /** The contents of the next value, which must have this tag. */
    Der into(int tag) throws Malformed {
        if (tag() != tag) {
            throw new Malformed();
        }
        return next();
    }

    /** The contents of the next value. */
    Der next() throws Malformed {
        if (at + 2 > end) {
            throw new Malformed();
        }
        int length = bytes[at + 1] & 0xff;
        int start = at + 2;
        if (length >= 0x80) {
            int count = length & 0x7f;
            if (count < 1 || count > 3 || start + count > end) {
                throw new Malformed();
            }
            length = 0;
            for (int i = 0; i < count; i++) {
                length = (length << 8) | (bytes[start + i] & 0xff);
            }
            start += count;
        }
        if (length > end - start) {
            throw new Malformed();
        }
        at = start + length;
        return new Der(bytes, start, at);
    }

    /** What is left, as it is. */
    byte[] rest() {
        return Arrays.copyOfRange(bytes, at, end);
    }

    /** An object identifier's contents with dots: {@code 2.5.4.3}. */
    String oid() throws Malformed {
        List<Long> arcs = new ArrayList<>();
        long arc = 0;
        for (int i = at; i < end; i++) {
            arc = (arc << 7) | (bytes[i] & 0x7f);
            if (arc > Integer.MAX_VALUE) {
                throw new Malformed();
            }
            if ((bytes[i] & 0x80) == 0) {
                if (arcs.isEmpty()) {
                    long first = Math.min(arc / 40, 2);
                    arcs.add(first);
                    arc -= 40 * first;
                }
                arcs.add(arc);
                arc = 0;
            }
        }
        StringBuilder text = new StringBuilder();
        for (Long each : arcs) {
            text.append(text.length() == 0 ? "" : ".").append(each);
        }
        return text.toString();
    }

    /** A value of a tag and contents. */
    static byte[] value(int tag, byte[]... contents) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] each : contents) {
            joined.write(each, 0, each.length);
        }
        int length = joined.size();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (length < 0x80) {
            out.write(length);
        } else {
            int count = length < 0x100 ? 1 : length < 0x10000 ? 2 : 3;
            out.write(0x80 | count);
            for (int shift = 8 * (count - 1); shift >= 0; shift -= 8) {
                out.write(length >> shift);
            }
        }
        byte[] all = joined.toByteArray();
        out.write(all, 0, all.length);
        return out.toByteArray();
    }
}
