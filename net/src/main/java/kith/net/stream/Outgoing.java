package kith.net.stream;

import kith.net.wire.Writer;

/** The sending half of a stream, RFC 9000, section 3.1. */
final class Outgoing {

    /** Type and length; the stream and the offset are varints. */
    private static final int HEAD_BYTES = 3;

    private final int bufferMax;
    private final RingBytes buffer = new RingBytes();
    private final Ranges arrived = new Ranges(Integer.MAX_VALUE);
    private final Ranges missed = new Ranges(Integer.MAX_VALUE);
    private long base;
    private long sent;
    private long end;
    private long limit = Incoming.WINDOW_BYTES;
    private boolean finished;
    private boolean finWaits;
    private boolean finArrived;
    private boolean reset;
    private boolean resetArrived;
    private boolean wantsRoom;

    Outgoing(int bufferMax) {
        this.bufferMax = bufferMax;
    }

    /** The bytes {@link #write} would take. */
    int room() {
        return finished || reset ? 0 : (int) (bufferMax - (end - base));
    }

    /** Takes as many of the bytes as there is room for. */
    int write(byte[] bytes, int offset, int length) {
        int count = Math.min(room(), length);
        if (count > 0) {
            buffer.reach(base, end, end + count);
            buffer.put(end, bytes, offset, count);
            end += count;
        }
        wantsRoom |= (count < length || room() == 0) && !finished && !reset;
        return count;
    }

    void finish() {
        if (!finished && !reset) {
            finished = true;
            finWaits = true;
        }
    }

    /** Drops everything; true if the other side must be told. */
    boolean reset() {
        if (reset || (finArrived && base == end)) {
            return false;
        }
        reset = true;
        buffer.release();
        return true;
    }

    /** The final size of a reset stream. */
    long sent() {
        return sent;
    }

    boolean isReset() {
        return reset;
    }

    void resetArrived() {
        resetArrived = true;
    }

    boolean done() {
        return reset ? resetArrived : finArrived && base == end;
    }

    /** The other side takes bytes up to {@code offset}; false if it did before. */
    boolean limit(long offset) {
        boolean more = offset > limit;
        limit = Math.max(limit, offset);
        return more;
    }

    /** Whether there is something to send while the connection takes {@code credit} new bytes. */
    boolean wants(long credit) {
        if (reset) {
            return false;
        }
        return !missed.isEmpty() || fresh(credit) > 0 || (finWaits && sent == end);
    }

    /** Adds one STREAM frame if it fits; gives the new bytes in it. */
    int write(long stream, long credit, PacketWriter writer, SentPackets packets) {
        boolean repeat = !missed.isEmpty();
        long from = repeat ? missed.start(0) : sent;
        long most = repeat ? missed.end(0) - from : fresh(credit);
        int head = HEAD_BYTES + writerLength(stream) + writerLength(from);
        int length = (int) Math.min(most, writer.room() - head);
        if (length < 0 || (length == 0 && most > 0)) {
            return 0;
        }
        boolean fin = finished && from + length == end;
        writer.u8(fin ? Frame.STREAM_FIN : Frame.STREAM);
        writer.varint(stream);
        writer.varint(from);
        writer.length(length);
        writer.bytes(buffer, from, length);
        packets.frame(fin ? Frame.STREAM_FIN : Frame.STREAM, stream, from, length);
        finWaits &= !fin;
        if (repeat) {
            missed.remove(from, from + length);
            return 0;
        }
        sent += length;
        return length;
    }

    /** The bytes arrived; gives the room to report, or 0. */
    int arrived(long offset, int length, boolean fin) {
        finArrived |= fin;
        finWaits &= !fin;
        if (reset) {
            return 0;
        }
        long to = offset + length;
        if (!missed.isEmpty()) {
            missed.remove(offset, to);
        }
        if (offset > base) {
            arrived.add(offset, to);
        } else if (to > base) {
            base = to;
            while (!arrived.isEmpty() && arrived.start(0) <= base) {
                base = Math.max(base, arrived.end(0));
                arrived.removeFirst();
            }
        }
        int room = room();
        if (wantsRoom && room >= Math.min(bufferMax / 2, 1 << 16)) {
            wantsRoom = false;
            return room;
        }
        return 0;
    }

    void missed(long offset, int length, boolean fin) {
        if (reset) {
            return;
        }
        finWaits |= fin && !finArrived;
        long to = offset + length;
        long from = Math.max(offset, base);
        for (int i = 0; i < arrived.count() && arrived.start(i) < to; i++) {
            if (arrived.end(i) > from) {
                missed.add(from, arrived.start(i));
                from = arrived.end(i);
            }
        }
        missed.add(from, to);
    }

    private long fresh(long credit) {
        return Math.min(credit, Math.min(end, limit) - sent);
    }

    private static int writerLength(long value) {
        return Writer.varintLength(value);
    }
}
