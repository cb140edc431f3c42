package kith.bridge;

import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import kith.bridge.codec.Encoder;
import kith.bridge.codec.WireWriter;

/**
 * The frames of one channel that wait for an exchange to carry them, in order, cut into answers of
 * at most {@link Bounds#BATCH_BYTES_MAX} unless one frame alone is larger. Guarded by its channel.
 *
 * <p>Answers may overtake each other on their way to the page, which matters only to subscriptions.
 * An answer with something of a subscription in it therefore begins with an ORDER frame (kind 4,
 * call id 0), whose u32 counts such answers from 1. A page that sees 1 again knows that its channel
 * was forgotten while idle and counts anew.
 */
final class Outbox {
    /**
     * Frames of up to 16 KiB are copied together; larger ones keep the array they were written to.
     */
    private static final int COPIED_BYTES_MAX = 16 << 10;

    private final ArrayDeque<Piece> pieces = new ArrayDeque<>();
    private int resultBytes;
    private int eventBytes;
    private int order;

    /** Answers were lost since the last one sent; the page is told once, without a call id. */
    private boolean lost;

    /** Whole frames, to be sent together. */
    private static final class Piece {
        final WireWriter frames;

        /** Where the frames start: after the room for an ORDER frame, if there is any. */
        final int start;

        int eventBytes;
        boolean ordered;

        Piece(WireWriter frames, int start) {
            this.frames = frames;
            this.start = start;
        }

        int bytes() {
            return frames.size() - start;
        }
    }

    boolean isEmpty() {
        return pieces.isEmpty();
    }

    /**
     * Whether producers of events should go on: at half the bound, so that not every answer wakes
     * them.
     */
    boolean drained() {
        return eventBytes <= Bounds.EVENT_BYTES_MAX / 2;
    }

    /**
     * Adds whole frames; the writer belongs to the outbox from now on.
     *
     * @param ordered whether they end a subscription
     * @return false if they do not fit
     */
    boolean add(WireWriter frames, boolean ordered) {
        int length = frames.size();
        if (length > Bounds.OUTBOX_BYTES_MAX - resultBytes) {
            return false;
        }
        resultBytes += length;
        Piece tail = pieces.peekLast();
        if (tail == null
                || length > COPIED_BYTES_MAX
                || tail.bytes() + length > Bounds.BATCH_BYTES_MAX) {
            tail = new Piece(frames, 0);
            pieces.add(tail);
        } else {
            tail.frames.raw(frames.array(), 0, length);
        }
        tail.ordered |= ordered;
        return true;
    }

    /** Notes that not even an error found room. */
    void lose() {
        lost = true;
    }

    /**
     * Adds one event.
     *
     * @return false if it does not fit
     * @throws IllegalArgumentException if it is larger than any frame may be
     */
    <T> boolean addEvent(int callId, T event, Encoder<T> encoder) {
        Piece tail = pieces.peekLast();
        boolean fresh = tail == null || tail.bytes() >= Bounds.BATCH_BYTES_MAX;
        if (tail == null || fresh) {
            tail = roomForOrder();
        }
        WireWriter out = tail.frames;
        int start = out.size();
        int length = 0;
        try {
            Frames.begin(out, Frames.EVENT, callId);
            encoder.write(out, event);
            Frames.end(out, start);
            length = fitting(out.size() - start);
        } finally {
            if (length == 0) {
                out.cutTo(start);
            }
        }
        if (length == 0) {
            return false;
        }
        if (fresh) {
            pieces.add(tail);
        } else if (tail.bytes() > Bounds.BATCH_BYTES_MAX) {
            tail = moveLast(tail, start);
        }
        tail.ordered = true;
        tail.eventBytes += length;
        eventBytes += length;
        return true;
    }

    /** Takes the next answer; the outbox must not be empty. */
    ByteBuffer take() {
        Piece first = pieces.remove();
        int bytes = first.bytes();
        boolean ordered = first.ordered;
        settle(first);
        int more = 0;
        for (Piece next : pieces) {
            if (bytes + next.bytes() > Bounds.BATCH_BYTES_MAX) {
                break;
            }
            bytes += next.bytes();
            ordered |= next.ordered;
            more++;
        }
        ByteBuffer answer = more == 0 ? single(first) : together(first, more, bytes, ordered);
        if (lost) {
            WireWriter refusal = new WireWriter(160);
            Frames.error(refusal, 0, Faults.noRoom());
            lost = !add(refusal, false);
        }
        return answer;
    }

    private static int fitting(int length, int queued) {
        return queued > 0 && length > Bounds.EVENT_BYTES_MAX - queued ? 0 : length;
    }

    private int fitting(int length) {
        if (length - 4 > Bounds.FRAME_BYTES_MAX) {
            throw new IllegalArgumentException("an event is larger than a frame");
        }
        return fitting(length, eventBytes);
    }

    private static Piece roomForOrder() {
        WireWriter out = new WireWriter(256);
        Frames.order(out, 0);
        return new Piece(out, Frames.ORDER_BYTES);
    }

    private Piece moveLast(Piece tail, int start) {
        Piece next = roomForOrder();
        next.frames.raw(tail.frames.array(), start, tail.frames.size() - start);
        tail.frames.cutTo(start);
        pieces.add(next);
        return next;
    }

    private void settle(Piece piece) {
        eventBytes -= piece.eventBytes;
        resultBytes -= piece.bytes() - piece.eventBytes;
    }

    private ByteBuffer single(Piece piece) {
        if (piece.ordered && piece.start == 0) {
            return together(piece, 0, piece.bytes(), true);
        }
        if (piece.ordered) {
            piece.frames.patch(Frames.HEAD_BYTES, ++order);
        }
        ByteBuffer answer = piece.frames.done();
        ((Buffer) answer).position(piece.ordered ? 0 : piece.start);
        return answer;
    }

    private ByteBuffer together(Piece first, int more, int bytes, boolean ordered) {
        WireWriter out = new WireWriter(Frames.ORDER_BYTES + bytes);
        if (ordered) {
            Frames.order(out, ++order);
        }
        out.raw(first.frames.array(), first.start, first.bytes());
        for (int i = 0; i < more; i++) {
            Piece next = pieces.remove();
            settle(next);
            out.raw(next.frames.array(), next.start, next.bytes());
        }
        return out.done();
    }
}
