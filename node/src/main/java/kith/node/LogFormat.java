package kith.node;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import kith.net.StoreRecord;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of {@link FileLog}. A header of 16 bytes: {@code "KithLog\n"}, the version, zeros. Then
 * records: length of what follows the checksum (u32), CRC-32 over length and the rest (u32), kind
 * (u8), 1 if there is a value (u8), length of the key (u16), key, value. All big-endian.
 *
 * <p>CRC-32 and not CRC-32C, which Android 8 does not have; either finds a torn write.
 */
final class LogFormat {

    static final int VERSION = 1;
    static final int HEADER_BYTES = 16;

    /** Before kind, key and value. */
    static final int FRAME_BYTES = 8;

    /** Kind, whether there is a value, length of the key. */
    private static final int HEAD_BYTES = 4;

    private static final int KEY_BYTES_MAX = 255;

    static final int BODY_BYTES_MAX = HEAD_BYTES + KEY_BYTES_MAX + StoreRecord.VALUE_BYTES_MAX;

    private static final byte[] MAGIC = "KithLog\n".getBytes(StandardCharsets.US_ASCII);

    private LogFormat() {}

    static byte[] header() {
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
        header.put(MAGIC).putInt(VERSION);
        return header.array();
    }

    /** The version in a header; -1 if it is none. */
    static int version(byte[] header) {
        return Arrays.equals(Arrays.copyOf(header, MAGIC.length), MAGIC)
                ? ByteBuffer.wrap(header).getInt(MAGIC.length)
                : -1;
    }

    /** Bytes that a record takes in the file. */
    static int length(StoreRecord record) {
        byte[] value = record.value();
        return FRAME_BYTES + HEAD_BYTES + record.key().length + (value == null ? 0 : value.length);
    }

    /** Records, one after another. */
    static byte[] bytes(List<StoreRecord> records) {
        int length = 0;
        for (StoreRecord record : records) {
            length += length(record);
        }
        byte[] bytes = new byte[length];
        ByteBuffer out = ByteBuffer.wrap(bytes);
        for (StoreRecord record : records) {
            write(record, out, bytes);
        }
        return bytes;
    }

    private static void write(StoreRecord record, ByteBuffer out, byte[] bytes) {
        byte[] key = record.key();
        byte[] value = record.value();
        if (key.length > KEY_BYTES_MAX
                || (value != null && value.length > StoreRecord.VALUE_BYTES_MAX)) {
            throw new IllegalArgumentException("a record longer than a store takes");
        }
        int start = out.position();
        int length = length(record) - FRAME_BYTES;
        out.putInt(length).putInt(0);
        out.put((byte) record.kind().code()).put((byte) (value == null ? 0 : 1));
        out.putShort((short) key.length).put(key);
        if (value != null) {
            out.put(value);
        }
        out.putInt(start + 4, checksum(bytes, start + FRAME_BYTES, length));
    }

    /**
     * The record whose body (what follows its frame) this is; null if it is not whole.
     *
     * @throws StoreException if it is whole and of a kind that this version does not know
     */
    static @Nullable StoreRecord read(int checksum, byte[] body) throws StoreException {
        if (body.length < HEAD_BYTES || checksum(body, 0, body.length) != checksum) {
            return null;
        }
        ByteBuffer in = ByteBuffer.wrap(body);
        int code = in.get() & 0xff;
        boolean present = in.get() == 1;
        int keyLength = in.getShort() & 0xffff;
        StoreRecord.Kind kind = kind(code);
        if (kind == null || keyLength > in.remaining()) {
            throw new StoreException("the store has records (" + code + ") made by a newer Kith");
        }
        int value = HEAD_BYTES + keyLength;
        return new StoreRecord(
                kind,
                Arrays.copyOfRange(body, HEAD_BYTES, value),
                present ? Arrays.copyOfRange(body, value, body.length) : null);
    }

    private static StoreRecord.@Nullable Kind kind(int code) {
        for (StoreRecord.Kind kind : StoreRecord.Kind.values()) {
            if (kind.code() == code) {
                return kind;
            }
        }
        return null;
    }

    /** Over the length, too: a wrong one must not pass with a body that happens to be right. */
    private static int checksum(byte[] bytes, int offset, int length) {
        CRC32 crc = new CRC32();
        crc.update(ByteBuffer.allocate(4).putInt(length).array(), 0, 4);
        crc.update(bytes, offset, length);
        return (int) crc.getValue();
    }
}
