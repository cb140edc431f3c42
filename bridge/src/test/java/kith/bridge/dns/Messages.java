package kith.bridge.dns;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Writes answers of name servers for tests. */
final class Messages {
    private Messages() {}

    /** A record about the name of the question. */
    static byte[] record(int type, byte[] data) {
        ByteBuffer out = ByteBuffer.allocate(12 + data.length);
        out.putShort((short) 0xc00c).putShort((short) type).putShort((short) 1).putInt(300);
        out.putShort((short) data.length).put(data);
        return out.array();
    }

    /** The question with other flags and records behind it. */
    static byte[] answer(byte[] question, int flags, byte[]... records) {
        int length = question.length;
        for (byte[] record : records) {
            length += record.length;
        }
        ByteBuffer out = ByteBuffer.wrap(Arrays.copyOf(question, length));
        out.putShort(2, (short) flags).putShort(6, (short) records.length);
        out.position(question.length);
        for (byte[] record : records) {
            out.put(record);
        }
        return out.array();
    }
}
