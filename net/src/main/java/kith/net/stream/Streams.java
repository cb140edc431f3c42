package kith.net.stream;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** The owner's side of all streams, and what they send. Incoming frames: {@link StreamFrames}. */
final class Streams {

    /** What all streams may send before they are told more: 1 MiB, a protocol constant. */
    static final int WINDOW_BYTES = 1 << 20;

    /** Less room in a packet is left empty: a frame needs up to 19 bytes before its data. */
    private static final int ROOM_MIN = 24;

    /** The longest control frame: type, stream, code, size. */
    private static final int CONTROL_BYTES_MAX = 25;

    final StreamTable table;
    final Window window;
    private final SentPackets packets;
    private final RoundTrip roundTrip;
    private final ArrayDeque<ConnectionEvent> events;
    private final ArrayDeque<Stream> sending = new ArrayDeque<>(1);
    private final ArrayDeque<Stream> telling = new ArrayDeque<>(1);
    private boolean tellWindow;
    private long sentBytes;
    private long limit = WINDOW_BYTES;

    Streams(StreamTable table, int windowMax, Recovery recovery, ArrayDeque<ConnectionEvent> out) {
        this.table = table;
        this.packets = recovery.packets;
        this.roundTrip = recovery.roundTrip;
        this.events = out;
        window = new Window(WINDOW_BYTES, windowMax);
    }

    long open() {
        Stream stream = table.open();
        return stream == null ? -1 : stream.id;
    }

    int room(long id) {
        Stream stream = table.find(id);
        return stream == null ? 0 : stream.out.room();
    }

    int write(long id, byte[] bytes, int offset, int length) {
        Stream stream = table.find(id);
        if (stream == null) {
            return 0;
        }
        int taken = stream.out.write(bytes, offset, length);
        queue(stream);
        return taken;
    }

    void finish(long id) {
        Stream stream = table.find(id);
        if (stream != null) {
            stream.out.finish();
            queue(stream);
        }
    }

    /** Gives up both halves. */
    void reset(long id, long code, long nowMs) {
        Stream stream = table.find(id);
        if (stream == null || stream.broken) {
            return;
        }
        stream.broken = true;
        resetSending(stream, code);
        if (!stream.in.ended()) {
            stream.tellStop = true;
            tell(stream);
        }
        credit(stream.in.stop(), nowMs);
        table.settle(stream);
    }

    /** The owner has done with so many bytes. */
    void consumed(long id, int bytes, long nowMs) {
        Stream stream = table.find(id);
        if (stream == null || !stream.in.listens()) {
            return;
        }
        stream.in.consume(bytes);
        if (stream.in.window().move(roundTrip.smoothedMs(), nowMs) && !stream.in.ended()) {
            stream.tellLimit = true;
            tell(stream);
        }
        credit(bytes, nowMs);
        table.settle(stream);
    }

    /** So many bytes more may come over all streams. */
    void credit(long bytes, long nowMs) {
        window.consume(bytes);
        tellWindow |= window.move(roundTrip.smoothedMs(), nowMs);
    }

    /** The sending half ends without delivering. */
    void resetSending(Stream stream, long code) {
        if (stream.out.reset()) {
            stream.code = code;
            stream.tellReset = true;
            tell(stream);
        }
    }

    void queue(Stream stream) {
        if (!stream.sends && stream.out.wants(limit - sentBytes)) {
            stream.sends = true;
            sending.addLast(stream);
        }
    }

    /** The other side takes so many bytes over all streams. */
    void limit(long bytes) {
        if (bytes > limit) {
            limit = bytes;
            for (Stream stream : table.all()) {
                queue(stream);
            }
        }
    }

    boolean wants() {
        return wantsControl() || wantsData();
    }

    private boolean wantsControl() {
        return tellWindow || table.tells() || !telling.isEmpty();
    }

    boolean wantsData() {
        while (!sending.isEmpty() && !sending.getFirst().out.wants(limit - sentBytes)) {
            sending.removeFirst().sends = false;
        }
        return !sending.isEmpty();
    }

    void writeControl(PacketWriter writer) {
        if (tellWindow && writer.room() >= CONTROL_BYTES_MAX) {
            tellWindow = false;
            writer.u8(Frame.MAX_DATA);
            writer.varint(window.limit());
            packets.frame(Frame.MAX_DATA, 0, 0, 0);
        }
        if (table.tells() && writer.room() >= CONTROL_BYTES_MAX) {
            table.write(writer, packets);
        }
        while (!telling.isEmpty() && writer.room() >= 3 * CONTROL_BYTES_MAX) {
            Stream stream = telling.removeFirst();
            stream.tells = false;
            writeControl(stream, writer);
        }
    }

    /** One stream after the other, each with as much as fits; the next packet begins elsewhere. */
    void writeData(PacketWriter writer) {
        while (writer.room() >= ROOM_MIN && wantsData()) {
            Stream stream = sending.removeFirst();
            sentBytes += stream.out.write(stream.id, limit - sentBytes, writer, packets);
            stream.sends = false;
            queue(stream);
        }
    }

    void arrived(int kind, long id, long offset, int length) {
        Stream stream = table.find(id);
        if (stream == null) {
            return;
        }
        if (kind == Frame.RESET) {
            stream.out.resetArrived();
        } else if (kind == Frame.STREAM || kind == Frame.STREAM_FIN) {
            int room = stream.out.arrived(offset, length, kind == Frame.STREAM_FIN);
            if (room > 0) {
                events.add(new ConnectionEvent.Room(id, room));
            }
        }
        table.settle(stream);
    }

    void missed(int kind, long id, long offset, int length) {
        switch (kind) {
            case Frame.MAX_DATA -> tellWindow = true;
            case Frame.MAX_STREAMS -> table.tellAgain();
            default -> missed(kind, table.find(id), offset, length);
        }
    }

    private void missed(int kind, @Nullable Stream stream, long offset, int length) {
        if (stream == null) {
            return;
        }
        switch (kind) {
            case Frame.RESET -> stream.tellReset = true;
            case Frame.STOP -> stream.tellStop = !stream.in.ended();
            case Frame.MAX_STREAM_DATA -> stream.tellLimit = !stream.in.ended();
            default -> stream.out.missed(offset, length, kind == Frame.STREAM_FIN);
        }
        tell(stream);
        queue(stream);
    }

    private void tell(Stream stream) {
        if (!stream.tells && (stream.tellReset || stream.tellStop || stream.tellLimit)) {
            stream.tells = true;
            telling.addLast(stream);
        }
    }

    private void writeControl(Stream stream, PacketWriter writer) {
        if (stream.tellReset) {
            stream.tellReset = false;
            writer.u8(Frame.RESET);
            writer.varint(stream.id);
            writer.varint(stream.code);
            writer.varint(stream.out.sent());
            packets.frame(Frame.RESET, stream.id, 0, 0);
        }
        if (stream.tellStop) {
            stream.tellStop = false;
            writer.u8(Frame.STOP);
            writer.varint(stream.id);
            writer.varint(stream.code);
            packets.frame(Frame.STOP, stream.id, 0, 0);
        }
        if (stream.tellLimit) {
            stream.tellLimit = false;
            writer.u8(Frame.MAX_STREAM_DATA);
            writer.varint(stream.id);
            writer.varint(stream.in.window().limit());
            packets.frame(Frame.MAX_STREAM_DATA, stream.id, 0, 0);
        }
    }
}
