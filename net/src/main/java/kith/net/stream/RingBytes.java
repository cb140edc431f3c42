package kith.net.stream;

/**
 * A window onto a stream's bytes, addressed by their offset in the stream. Grows by doubling; the
 * owner bounds the span it asks for.
 */
final class RingBytes {

    private static final int FIRST_BYTES = 4096;
    private static final byte[] NONE = {};

    private byte[] bytes = NONE;

    /** The bytes held, for the tests of the bounds. */
    int capacity() {
        return bytes.length;
    }

    /** Makes the window reach from {@code from} to {@code to}, keeping [from, heldTo). */
    void reach(long from, long heldTo, long to) {
        long span = to - from;
        if (span <= bytes.length) {
            return;
        }
        int grown = Math.max(FIRST_BYTES, bytes.length);
        while (grown < span) {
            grown *= 2;
        }
        RingBytes wide = new RingBytes();
        wide.bytes = new byte[grown];
        // A frame without bytes moves the end, and nothing is held up to there.
        int held = (int) Math.min(Math.max(0, heldTo - from), bytes.length);
        int at = index(from);
        int first = Math.min(held, bytes.length - at);
        wide.put(from, bytes, at, first);
        wide.put(from + first, bytes, 0, held - first);
        bytes = wide.bytes;
    }

    void put(long offset, byte[] source, int at, int length) {
        int index = index(offset);
        int first = Math.min(length, bytes.length - index);
        System.arraycopy(source, at, bytes, index, first);
        System.arraycopy(source, at + first, bytes, 0, length - first);
    }

    void copy(long offset, byte[] into, int at, int length) {
        int index = index(offset);
        int first = Math.min(length, bytes.length - index);
        System.arraycopy(bytes, index, into, at, first);
        System.arraycopy(bytes, 0, into, at + first, length - first);
    }

    void release() {
        bytes = NONE;
    }

    private int index(long offset) {
        return bytes.length == 0 ? 0 : (int) (offset & (bytes.length - 1));
    }
}
