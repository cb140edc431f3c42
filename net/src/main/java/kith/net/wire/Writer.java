package kith.net.wire;

import java.util.Arrays;

/**
 * Writes the fields that {@link Reader} reads. Grows as needed up to a bound; writing past it is a
 * defect of the caller and throws.
 */
public final class Writer {

    /** The largest varint, RFC 9000, section 16. */
    public static final long VARINT_MAX = (1L << 62) - 1;

    private final int lengthMax;
    private byte[] bytes;
    private int length;

    /** A writer for at most {@code lengthMax} bytes. */
    public Writer(int lengthMax) {
        this.lengthMax = lengthMax;
        this.bytes = new byte[Math.min(lengthMax, 256)];
    }

    public int length() {
        return length;
    }

    /** The bytes that still fit. */
    public int room() {
        return lengthMax - length;
    }

    public Writer u8(int value) {
        return big(value, 1);
    }

    public Writer u16(int value) {
        return big(value, 2);
    }

    public Writer u32(long value) {
        return big(value, 4);
    }

    public Writer u64(long value) {
        return big(value, 8);
    }

    /** The shortest of the four lengths. */
    public Writer varint(long value) {
        return switch (varintLength(value)) {
            case 1 -> big(value, 1);
            case 2 -> big(value | 0x4000L, 2);
            case 4 -> big(value | 0x8000_0000L, 4);
            default -> big(value | 0xc000_0000_0000_0000L, 8);
        };
    }

    public Writer bytes(byte[] value) {
        return bytes(value, 0, value.length);
    }

    public Writer bytes(byte[] value, int offset, int count) {
        reserve(count);
        System.arraycopy(value, offset, bytes, length, count);
        length += count;
        return this;
    }

    public Writer zeros(int count) {
        reserve(count);
        Arrays.fill(bytes, length, length + count, (byte) 0);
        length += count;
        return this;
    }

    /** A copy of what was written. */
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    /** 1, 2, 4 or 8 bytes. */
    public static int varintLength(long value) {
        if (value < 0 || value > VARINT_MAX) {
            throw new IllegalArgumentException("no varint: " + value);
        }
        if (value < 1 << 6) {
            return 1;
        }
        if (value < 1 << 14) {
            return 2;
        }
        return value < 1L << 30 ? 4 : 8;
    }

    private Writer big(long value, int count) {
        reserve(count);
        for (int shift = 8 * (count - 1); shift >= 0; shift -= 8) {
            bytes[length++] = (byte) (value >>> shift);
        }
        return this;
    }

    private void reserve(int count) {
        if (count > lengthMax - length) {
            throw new IllegalStateException(count + " bytes after " + length + " of " + lengthMax);
        }
        if (count > bytes.length - length) {
            int grown = Math.max(length + count, Math.min(lengthMax, bytes.length * 2));
            bytes = Arrays.copyOf(bytes, grown);
        }
    }
}
