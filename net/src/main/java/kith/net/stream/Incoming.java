package kith.net.stream;

import kith.net.wire.Reason;
import org.jspecify.annotations.Nullable;

/** The receiving half of a stream, RFC 9000, sections 3.2 and 4. */
final class Incoming {

    /** What a stream may send before it is told more: 256 KiB, a protocol constant. */
    static final int WINDOW_BYTES = 1 << 18;

    /** Holes kept a stream; a window of 8 MiB has 7000 packets. */
    static final int HOLES_MAX = 1024;

    /** Pieces handed on when a hole closes. */
    private static final int PIECE_BYTES_MAX = 1 << 16;

    private final RingBytes buffer = new RingBytes();
    private final Ranges held = new Ranges(HOLES_MAX);
    private final Window window;
    private long given;
    private long highest;
    private long finalSize = -1;
    private boolean lastGiven;
    private boolean broken;
    private boolean deaf;

    Incoming(int windowMax) {
        window = new Window(WINDOW_BYTES, windowMax);
    }

    Window window() {
        return window;
    }

    /** The owner has done with so many bytes of those given. */
    void consume(int bytes) {
        if (bytes < 0 || bytes > given - window.consumed()) {
            throw new IllegalArgumentException(bytes + " bytes were not read");
        }
        window.consume(bytes);
    }

    long highest() {
        return highest;
    }

    int capacity() {
        return buffer.capacity();
    }

    /** Whether nothing more comes and all was consumed. */
    boolean done() {
        if (broken) {
            return true;
        }
        return deaf ? finalSize >= 0 : lastGiven && window.consumed() == finalSize;
    }

    /** Why the bytes [offset, end) cannot come, or null. */
    @Nullable Reason check(long offset, int length, boolean fin) {
        long end = offset + length;
        if (end > window.limit()) {
            return Reason.REFUSED;
        }
        boolean beyond = finalSize >= 0 && (end > finalSize || (fin && end != finalSize));
        return beyond || (fin && end < highest) ? Reason.INVALID_FIELD : null;
    }

    /** Takes checked bytes; FULL if they make too many holes. */
    @Nullable Reason take(byte[] bytes, int at, long offset, int length, boolean fin) {
        long end = offset + length;
        boolean ahead = offset > given;
        if (!broken && !deaf && ahead && length > 0) {
            if (!held.add(offset, end)) {
                return Reason.FULL;
            }
            buffer.reach(given, highest, end);
            buffer.put(offset, bytes, at, length);
        }
        finalSize = fin ? end : finalSize;
        highest = Math.max(highest, end);
        return null;
    }

    /** The bytes of a frame that begins at or before what was given, without a detour. */
    byte @Nullable [] direct(byte[] bytes, int at, long offset, int length) {
        long end = offset + length;
        if (offset > given || end <= given) {
            return null;
        }
        byte[] piece = new byte[(int) (end - given)];
        System.arraycopy(bytes, at + (int) (given - offset), piece, 0, piece.length);
        given = end;
        return piece;
    }

    /** The next held bytes that have become contiguous, or null. */
    byte @Nullable [] next() {
        while (!held.isEmpty() && held.end(0) <= given) {
            held.removeFirst();
        }
        if (held.isEmpty() || held.start(0) > given) {
            return null;
        }
        byte[] piece = new byte[(int) Math.min(PIECE_BYTES_MAX, held.end(0) - given)];
        buffer.copy(given, piece, 0, piece.length);
        given += piece.length;
        return piece;
    }

    /** Whether all was given; true once. */
    boolean takeLast() {
        boolean last = !lastGiven && finalSize >= 0 && given == finalSize;
        lastGiven |= last;
        return last;
    }

    /** Whether bytes are still wanted. */
    boolean listens() {
        return !broken && !deaf;
    }

    boolean ended() {
        return broken || lastGiven;
    }

    /** The owner wants no more; gives the bytes nobody will consume. */
    long stop() {
        deaf = true;
        buffer.release();
        return drop(highest);
    }

    /** The other side gave up at {@code size}; gives the bytes nobody will consume. */
    long breakOff(long size) {
        broken = true;
        highest = size;
        finalSize = size;
        buffer.release();
        return drop(size);
    }

    /** Bytes that came for nobody count as consumed at once. */
    long drop(long upTo) {
        long bytes = upTo - window.consumed();
        window.consume(bytes);
        return bytes;
    }
}
