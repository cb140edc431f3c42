package kith.bridge.dns;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a name server: one name, one type, class IN (RFC 1035 section 4.1.2).
 *
 * @param name as on the wire
 * @param type 1 for A, 28 for AAAA and so on
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Question(byte[] name, int type) {
    /** Bytes before the question: id, flags, four counts. */
    static final int HEAD_BYTES = 12;

    /** Recursion desired; all else zero. */
    private static final int FLAGS = 0x0100;

    private static final int CLASS_IN = 1;

    /** The question for a name, or null when it is none. */
    static @Nullable Question of(String name, int type) {
        byte[] wire = DnsName.encode(name);
        return wire == null ? null : new Question(wire, type);
    }

    /** Bytes of a message with this question alone. */
    int bytes() {
        return HEAD_BYTES + name.length + 4;
    }

    /** The message that asks. */
    byte[] message(int id) {
        ByteBuffer out = ByteBuffer.allocate(bytes());
        out.putShort((short) id);
        out.putShort((short) FLAGS);
        out.putShort((short) 1);
        out.putShort((short) 0);
        out.putInt(0);
        out.put(name);
        out.putShort((short) type);
        out.putShort((short) CLASS_IN);
        return out.array();
    }

    /** Whether a message repeats this question; names are compared without their case. */
    boolean isIn(byte[] message) {
        if (message.length < bytes()) {
            return false;
        }
        for (int i = 0; i < name.length; i++) {
            if (lower(name[i]) != lower(message[HEAD_BYTES + i])) {
                return false;
            }
        }
        int end = HEAD_BYTES + name.length;
        return u16(message, end) == type && u16(message, end + 2) == CLASS_IN;
    }

    static int u16(byte[] bytes, int at) {
        return ((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff);
    }

    /** A length is at most 63, below the letters. */
    private static int lower(byte b) {
        return b >= 'A' && b <= 'Z' ? b + ('a' - 'A') : b;
    }
}
