package kith.bridge.codec;

import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes values into a growing array. Its verbs are those of {@link WireReader}. Not thread-safe.
 *
 * <p>A writer can be cut back to an earlier {@link #size()}, so that a frame whose value turns out
 * not to be writable leaves nothing behind.
 */
public final class WireWriter {
    private ByteBuffer target;
    private int size;

    /**
     * @param bytes the size to start with, in bytes
     */
    public WireWriter(int bytes) {
        target = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    public int size() {
        return size;
    }

    public void bool(boolean value) {
        u8(value ? 1 : 0);
    }

    /** Says whether a nullable value follows. */
    public void present(boolean value) {
        u8(value ? 1 : 0);
    }

    public void u8(int value) {
        room(1);
        target.put(size, (byte) value);
        size += 1;
    }

    public void u16(int value) {
        room(2);
        target.putShort(size, (short) value);
        size += 2;
    }

    public void i32(int value) {
        room(4);
        target.putInt(size, value);
        size += 4;
    }

    public void i64(long value) {
        room(8);
        target.putLong(size, value);
        size += 8;
    }

    public void f64(double value) {
        room(8);
        target.putDouble(size, value);
        size += 8;
    }

    public void handle(long id) {
        f64((double) id);
    }

    public void ordinal(int value) {
        u8(value);
    }

    /** The number of items of a list, or the number of bytes that follow. */
    public void count(int value) {
        i32(value);
    }

    public void string(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        count(utf8.length);
        raw(utf8, 0, utf8.length);
    }

    /** The bytes between the source's position and its limit; the source is not moved. */
    public void bytes(ByteBuffer source) {
        int length = source.remaining();
        count(length);
        room(length);
        if (source.hasArray()) {
            int from = source.arrayOffset() + source.position();
            System.arraycopy(source.array(), from, target.array(), size, length);
        } else {
            source.duplicate().get(target.array(), size, length);
        }
        size += length;
    }

    public <T extends @Nullable Object> void list(List<? extends T> items, Encoder<T> encoder) {
        count(items.size());
        for (T item : items) {
            encoder.write(this, item);
        }
    }

    /** Bytes without a length in front. */
    public void raw(byte[] source, int from, int length) {
        room(length);
        System.arraycopy(source, from, target.array(), size, length);
        size += length;
    }

    /** Overwrites four bytes that were already written. */
    public void patch(int at, int value) {
        target.putInt(at, value);
    }

    /** Forgets all bytes after an earlier size. */
    public void cutTo(int earlierSize) {
        size = earlierSize;
    }

    /** The array behind this writer; its first {@link #size()} bytes are what was written. */
    public byte[] array() {
        return target.array();
    }

    /** What was written, without a copy. The writer must not be used afterwards. */
    public ByteBuffer done() {
        ByteBuffer written = target;
        ((Buffer) written).limit(size);
        return written;
    }

    private void room(int length) {
        int needed = size + length;
        if (needed < 0) {
            throw new IllegalStateException("a value of more than 2 GiB cannot be written");
        }
        if (needed > target.capacity()) {
            int doubled = (int) Math.min(Integer.MAX_VALUE - 8L, 2L * target.capacity());
            byte[] grown = Arrays.copyOf(target.array(), Math.max(needed, doubled));
            target = ByteBuffer.wrap(grown).order(ByteOrder.LITTLE_ENDIAN);
        }
    }
}
