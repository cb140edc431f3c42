package kith.net.stream;

import java.util.ArrayDeque;
import kith.net.wire.Reader;
import kith.net.wire.Reason;
import org.jspecify.annotations.Nullable;

/** What the other side says about streams. Each method gives why the frame was refused, or null. */
final class StreamFrames {

    private final Streams streams;
    private final StreamTable table;
    private final ArrayDeque<ConnectionEvent> events;
    private long receivedBytes;

    StreamFrames(Streams streams, ArrayDeque<ConnectionEvent> events) {
        this.streams = streams;
        this.table = streams.table;
        this.events = events;
    }

    Streams streams() {
        return streams;
    }

    @Nullable Reason stream(Reader reader, byte[] packet, boolean fin, long nowMs) {
        long id = reader.varint();
        long offset = reader.varint();
        long length = reader.varint();
        int at = reader.position();
        reader.skip(length);
        if (reader.failed()) {
            return Reason.TRUNCATED;
        }
        if (!table.known(id)) {
            return Reason.REFUSED;
        }
        Stream stream = table.find(id);
        if (stream == null) {
            return null;
        }
        Incoming in = stream.in;
        long before = in.highest();
        long fresh = Math.max(0, offset + length - before);
        Reason reason = in.check(offset, (int) length, fin);
        if (reason == null && receivedBytes + fresh > streams.window.limit()) {
            reason = Reason.REFUSED;
        }
        if (reason == null) {
            reason = in.take(packet, at, offset, (int) length, fin);
        }
        if (reason == null) {
            receivedBytes += fresh;
            give(stream, in.listens() ? in.direct(packet, at, offset, (int) length) : null, nowMs);
        }
        return reason;
    }

    /** RESET: the other side sends no more than it has. */
    @Nullable Reason reset(Reader reader, long nowMs) {
        long id = reader.varint();
        long code = reader.varint();
        long size = reader.varint();
        Reason reason = known(reader, id);
        Stream stream = reason == null ? table.find(id) : null;
        if (stream == null || stream.in.ended()) {
            return reason;
        }
        reason = size < stream.in.highest() ? Reason.INVALID_FIELD : null;
        if (reason == null) {
            reason = stream.in.check(size, 0, true);
        }
        long fresh = size - stream.in.highest();
        if (reason == null && receivedBytes + fresh > streams.window.limit()) {
            reason = Reason.REFUSED;
        }
        if (reason == null) {
            receivedBytes += fresh;
            streams.credit(stream.in.breakOff(size), nowMs);
            breakOff(stream, code);
            table.settle(stream);
        }
        return reason;
    }

    /** STOP: the other side wants no more. */
    @Nullable Reason stop(Reader reader) {
        long id = reader.varint();
        long code = reader.varint();
        Reason reason = known(reader, id);
        Stream stream = reason == null ? table.find(id) : null;
        if (stream != null && !stream.out.isReset()) {
            breakOff(stream, code);
            streams.resetSending(stream, code);
        }
        return reason;
    }

    @Nullable Reason maxData(Reader reader) {
        long limit = reader.varint();
        if (reader.failed()) {
            return Reason.TRUNCATED;
        }
        streams.limit(limit);
        return null;
    }

    @Nullable Reason maxStreamData(Reader reader) {
        long id = reader.varint();
        long limit = reader.varint();
        Reason reason = known(reader, id);
        Stream stream = reason == null ? table.find(id) : null;
        if (stream != null && stream.out.limit(limit)) {
            streams.queue(stream);
        }
        return reason;
    }

    @Nullable Reason maxStreams(Reader reader) {
        long max = reader.varint();
        if (reader.failed()) {
            return Reason.TRUNCATED;
        }
        table.allow(max);
        return null;
    }

    private @Nullable Reason known(Reader reader, long id) {
        if (reader.failed()) {
            return Reason.TRUNCATED;
        }
        return table.known(id) ? null : Reason.REFUSED;
    }

    private void breakOff(Stream stream, long code) {
        if (!stream.broken) {
            stream.broken = true;
            events.add(new ConnectionEvent.Broken(stream.id, code));
        }
    }

    /** Hands on what is contiguous now, {@code first} before all else. */
    private void give(Stream stream, byte @Nullable [] first, long nowMs) {
        Incoming in = stream.in;
        if (!in.listens()) {
            streams.credit(in.drop(in.highest()), nowMs);
            table.settle(stream);
            return;
        }
        byte[] piece = first == null ? in.next() : first;
        while (piece != null) {
            byte[] next = in.next();
            events.add(new ConnectionEvent.Read(stream.id, piece, next == null && in.takeLast()));
            piece = next;
        }
        if (in.takeLast()) {
            events.add(new ConnectionEvent.Read(stream.id, new byte[0], true));
        }
        table.settle(stream);
    }
}
