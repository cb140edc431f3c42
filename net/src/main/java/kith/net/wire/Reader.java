package kith.net.wire;

/**
 * Reads fields from bytes of a stranger. Reading past the end gives zeros and marks the reader
 * failed, so a decoder reads all its fields and then asks once. Integers are big-endian; a varint
 * is that of RFC 9000, section 16.
 */
public final class Reader {

    private static final byte[] NONE = {};

    private final byte[] bytes;
    private final int end;
    private int at;
    private boolean failed;

    public Reader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    /** Reads {@code length} bytes from {@code offset}; the array is not copied. */
    public Reader(byte[] bytes, int offset, int length) {
        if (offset < 0 || length < 0 || length > bytes.length - offset) {
            throw new IndexOutOfBoundsException(
                    "offset " + offset + ", length " + length + " of " + bytes.length);
        }
        this.bytes = bytes;
        this.at = offset;
        this.end = offset + length;
    }

    /** The bytes not yet read. */
    public int remaining() {
        return end - at;
    }

    /** The index in the array of the next byte. */
    public int position() {
        return at;
    }

    /** Whether something was read past the end or {@link #fail} was called. */
    public boolean failed() {
        return failed;
    }

    /** Whether everything was read and nothing failed. */
    public boolean finished() {
        return !failed && at == end;
    }

    /** Marks the reader failed, for a decoder that found a forbidden value. */
    public void fail() {
        failed = true;
        at = end;
    }

    public int u8() {
        return has(1) ? bytes[at++] & 0xff : 0;
    }

    public int u16() {
        return (int) big(2);
    }

    /** An unsigned 32-bit integer. */
    public long u32() {
        return big(4);
    }

    /** 64 bits; the specification says for each field whether the highest may be set. */
    public long u64() {
        return big(8);
    }

    /** 0 to 2^62 - 1. */
    public long varint() {
        if (!has(1)) {
            return 0;
        }
        int length = 1 << ((bytes[at] & 0xc0) >> 6);
        long value = big(length);
        return value & (-1L >>> (66 - 8 * length));
    }

    /** A copy of the next {@code length} bytes; empty if there are fewer. */
    public byte[] bytes(long length) {
        if (!has(length)) {
            return NONE;
        }
        byte[] copy = new byte[(int) length];
        System.arraycopy(bytes, at, copy, 0, copy.length);
        at += copy.length;
        return copy;
    }

    /** The next {@code length} bytes as a reader of their own, without a copy. */
    public Reader slice(long length) {
        if (!has(length)) {
            return new Reader(NONE);
        }
        Reader slice = new Reader(bytes, at, (int) length);
        at += (int) length;
        return slice;
    }

    /** Passes over {@code length} bytes. */
    public void skip(long length) {
        if (has(length)) {
            at += (int) length;
        }
    }

    /** A copy of all that is left. */
    public byte[] rest() {
        return bytes(remaining());
    }

    /** {@link Decoded#ok} if everything was read, else why not. */
    public <T> Decoded<T> decoded(T value) {
        if (failed) {
            return Decoded.reject(Reason.TRUNCATED);
        }
        return at == end ? Decoded.ok(value) : Decoded.reject(Reason.TRAILING_BYTES);
    }

    private long big(int length) {
        if (!has(length)) {
            return 0;
        }
        long value = 0;
        for (int i = 0; i < length; i++) {
            value = (value << 8) | (bytes[at++] & 0xff);
        }
        return value;
    }

    private boolean has(long length) {
        if (length < 0 || length > end - at) {
            fail();
            return false;
        }
        return true;
    }
}
