package kith.cli.node;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What stands before the bytes of a message: format (u8, 1), what it is (u8: 0 text, 1 part of a
 * file), and for a file its size (u64), SHA-256, part n of m (u32 each, from 0), length of its name
 * (u16) and the name in UTF-8. All big-endian.
 *
 * @param name the file's name; null for a text
 * @param sha256 of the whole file; empty for a text
 */
record PartHeader(@Nullable String name, long sizeBytes, byte[] sha256, int part, int parts) {

    /** With a name of 255 bytes a message stays within 1 MiB. */
    static final int PART_BYTES = (1 << 20) - 1024;

    private static final int FORMAT = 1;
    private static final int HASH_BYTES = 32;
    private static final int FILE_BYTES = 2 + 8 + HASH_BYTES + 4 + 4 + 2;

    /** 64 GiB: what the number of parts is checked against. */
    private static final int PARTS_MAX = 1 << 16;

    static final PartHeader TEXT = new PartHeader(null, 0, new byte[0], 0, 1);

    /** A message of this header and content. */
    byte[] message(byte[] content) {
        if (name == null) {
            return ByteBuffer.allocate(2 + content.length)
                    .put((byte) FORMAT)
                    .put((byte) 0)
                    .put(content)
                    .array();
        }
        byte[] called = name.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(FILE_BYTES + called.length + content.length)
                .put((byte) FORMAT)
                .put((byte) 1)
                .putLong(sizeBytes)
                .put(sha256)
                .putInt(part)
                .putInt(parts)
                .putShort((short) called.length)
                .put(called)
                .put(content)
                .array();
    }

    /** A header and what follows it. */
    record Parsed(PartHeader header, byte[] content) {}

    /** Reads a message; null if it is not one of ours. */
    static @Nullable Parsed parse(byte[] message) {
        if (message.length < 2 || message[0] != FORMAT) {
            return null;
        }
        if (message[1] == 0) {
            return new Parsed(TEXT, Arrays.copyOfRange(message, 2, message.length));
        }
        if (message[1] != 1 || message.length < FILE_BYTES) {
            return null;
        }
        ByteBuffer in = ByteBuffer.wrap(message, 2, message.length - 2);
        long size = in.getLong();
        byte[] hash = new byte[HASH_BYTES];
        in.get(hash);
        int part = in.getInt();
        int parts = in.getInt();
        int length = in.getShort() & 0xffff;
        boolean right = part >= 0 && part < parts && parts <= PARTS_MAX && size >= 0;
        if (!right || length > in.remaining() || parts != parts(size)) {
            return null;
        }
        byte[] called = new byte[length];
        in.get(called);
        byte[] content = new byte[in.remaining()];
        in.get(content);
        String name = new String(called, StandardCharsets.UTF_8);
        PartHeader header = new PartHeader(name, size, hash, part, parts);
        return content.length == header.length() ? new Parsed(header, content) : null;
    }

    /** How many messages a file of that size takes. */
    static int parts(long sizeBytes) {
        return (int)
                Math.max(1, Math.min(Integer.MAX_VALUE, (sizeBytes + PART_BYTES - 1) / PART_BYTES));
    }

    /** Where the part begins in the file. */
    long offset() {
        return (long) part * PART_BYTES;
    }

    /** Bytes of the part. */
    int length() {
        return (int) Math.min(PART_BYTES, sizeBytes - offset());
    }
}
