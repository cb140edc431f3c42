package kith.net.stream;

import java.util.ArrayDeque;
import kith.net.wire.Reader;
import kith.net.wire.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Streams, reliable messages and datagrams over the packets of one link, with loss recovery (RFC
 * 9002), congestion control (RFC 9438) and flow control (RFC 9000, section 4). Knows neither keys
 * nor addresses. After any call, the driver calls {@link #write} until it gives 0, {@link #poll}
 * until it gives null, and {@link #expire} when {@link #deadlineMs} has come.
 */
public final class Connection {

    /** The plain text of a link packet less a MESSAGE frame's head. */
    public static final int MESSAGE_BYTES_MAX = 1155;

    /** Datagrams waiting; the oldest goes when one more comes. 64 are 2 ms at 300 Mbit/s. */
    public static final int DATAGRAMS_MAX = 64;

    /** Every fourth packet begins with streams, so that messages cannot starve them. */
    private static final int STREAM_TURN = 4;

    private final ArrayDeque<ConnectionEvent> events = new ArrayDeque<>(1);
    private final PacketWriter writer = new PacketWriter();
    private final Acknowledgements acks = new Acknowledgements();
    private final MessageFilter filter = new MessageFilter();
    private final Recovery recovery;
    private final Messages messages;
    private final ConnectionBounds bounds;
    private final boolean dialed;

    /** Null until there is a stream: most links of a large network never have one. */
    private @Nullable StreamFrames frames;

    /** Null until there is a datagram. */
    private @Nullable ArrayDeque<byte[]> datagrams;

    private boolean pings;
    private int turn;
    private long clockMs;

    /** {@code dialed}: this side opens the streams with even numbers. */
    public Connection(boolean dialed, ConnectionBounds bounds) {
        recovery = new Recovery(bounds.windowBytesMax(), new Settling());
        messages = new Messages(bounds.messageBytesMax());
        this.bounds = bounds;
        this.dialed = dialed;
    }

    private Streams allStreams() {
        return frames().streams();
    }

    private StreamFrames frames() {
        if (frames == null) {
            StreamTable table = new StreamTable(dialed, bounds);
            int window = bounds.connectionWindowBytesMax();
            frames = new StreamFrames(new Streams(table, window, recovery, events), events);
        }
        return frames;
    }

    /** Takes the plain text of a packet; the link lets each number through once. */
    public void receive(long number, byte[] plain, long nowMs) {
        clockMs = nowMs;
        if (acks.seen(number)) {
            return;
        }
        Reader reader = new Reader(plain);
        boolean eliciting = false;
        boolean hurry = false;
        boolean acked = false;
        while (reader.remaining() > 0) {
            int kind = reader.u8();
            Reason reason =
                    kind == Frame.ACK && acked ? Reason.UNEXPECTED : take(kind, reader, plain);
            if (reason != null) {
                events.add(new ConnectionEvent.Rejected(reason, plain.length));
                return;
            }
            acked |= kind == Frame.ACK;
            hurry |= kind == Frame.PING;
            eliciting |= kind != Frame.ACK && kind != Frame.PADDING;
        }
        acks.received(number, eliciting, hurry, nowMs);
    }

    /**
     * Fills one packet, of at most {@code length} bytes from the start of {@code into}.
     *
     * @param number the packet's number, higher than all before
     * @return the bytes written; 0 if there is nothing to send now
     */
    public int fill(long number, byte[] into, int length, long nowMs) {
        clockMs = nowMs;
        boolean due = acks.due(nowMs);
        boolean wants = wants();
        if (!due && !wants && !recovery.probing()) {
            recovery.noteNothingToSend();
            return 0;
        }
        boolean allowed = (wants || recovery.probing()) && recovery.allows(nowMs);
        if (!due && !allowed) {
            return 0;
        }
        if (number <= recovery.largestWritten()) {
            throw new IllegalArgumentException("packet number " + number + " is not new");
        }
        writer.begin(into, length);
        if (due) {
            acknowledge(nowMs);
        }
        int before = writer.length();
        if (allowed) {
            fill();
        }
        boolean counts = writer.length() > before;
        if (writer.length() == 0) {
            return 0;
        }
        if (!due && acks.pending() && writer.room() >= 64) {
            acknowledge(nowMs);
        }
        recovery.sent(number, writer.length(), counts, nowMs);
        return writer.length();
    }

    /** Does what is due. */
    public void expire(long nowMs) {
        clockMs = nowMs;
        recovery.expire(nowMs);
    }

    /** When {@link #expire} and {@link #write} must be called, or {@code Long.MAX_VALUE}. */
    public long deadlineMs() {
        return Math.min(acks.deadlineMs(), recovery.deadlineMs(wants()));
    }

    /** Queues a message, to arrive in any order; false if the queue is full. */
    public boolean post(byte[] message) {
        checkLength(message);
        return messages.post(message);
    }

    /** How many messages of the largest size {@link #post} takes now. */
    public int messageRoom() {
        return messages.room(MESSAGE_BYTES_MAX);
    }

    /** Queues bytes that are sent once; false if an older datagram had to go for it. */
    public boolean throwDatagram(byte[] bytes) {
        checkLength(bytes);
        if (datagrams == null) {
            datagrams = new ArrayDeque<>(1);
        }
        boolean room = datagrams.size() < DATAGRAMS_MAX;
        if (!room) {
            datagrams.removeFirst();
        }
        datagrams.addLast(bytes);
        return room;
    }

    /** Opens a stream; -1 while the other side allows no more. */
    public long open() {
        return allStreams().open();
    }

    /** The bytes {@link #write(long, byte[], int, int)} would take; 0 for a stream that ended. */
    public int room(long stream) {
        return frames == null ? 0 : allStreams().room(stream);
    }

    /**
     * Takes as many bytes as there is room for; {@link ConnectionEvent.Room} follows if not all.
     */
    public int write(long stream, byte[] bytes, int offset, int length) {
        return allStreams().write(stream, bytes, offset, length);
    }

    /** Says that no more is written. The stream ends when the other side has said so too. */
    public void finish(long stream) {
        allStreams().finish(stream);
    }

    /** Gives both directions of the stream up. */
    public void reset(long stream, long code) {
        allStreams().reset(stream, code, clockMs);
    }

    /** The owner is done with so many bytes read; all must be consumed for the stream to end. */
    public void consumed(long stream, int bytes) {
        allStreams().consumed(stream, bytes, clockMs);
    }

    /** Asks for {@link ConnectionEvent.Answered}. */
    public void ping() {
        pings = true;
    }

    /** The link moved to another path: estimates begin anew, RFC 9000, section 9.4. */
    public void pathChanged(long nowMs) {
        clockMs = nowMs;
        recovery.pathChanged(nowMs);
    }

    public @Nullable ConnectionEvent poll() {
        return events.poll();
    }

    /** Whether nothing is in flight and nothing queued. */
    public boolean idle() {
        return recovery.flightBytes() == 0 && !wants() && messages.isEmpty() && !acks.pending();
    }

    /** The smoothed round-trip time; a guess of 333 before the first sample. */
    public long roundTripMs() {
        return recovery.roundTrip.smoothedMs();
    }

    /** How often in a row the other side was asked to answer and did not. */
    public int unanswered() {
        return recovery.backOff();
    }

    /** Bytes that may be in flight. */
    public long windowBytes() {
        return recovery.congestion.window();
    }

    /** Streams not yet over. */
    public int streams() {
        return frames == null ? 0 : frames.streams().table.count();
    }

    private @Nullable Reason take(int kind, Reader reader, byte[] packet) {
        return switch (kind) {
            case Frame.PADDING, Frame.PING -> null;
            case Frame.ACK -> takeAck(reader);
            case Frame.RESET -> frames().reset(reader, clockMs);
            case Frame.STOP -> frames().stop(reader);
            case Frame.MAX_DATA -> frames().maxData(reader);
            case Frame.MAX_STREAM_DATA -> frames().maxStreamData(reader);
            case Frame.MAX_STREAMS -> frames().maxStreams(reader);
            case Frame.MESSAGE -> takeMessage(reader);
            case Frame.DATAGRAM -> takeDatagram(reader);
            case Frame.STREAM, Frame.STREAM_FIN ->
                    frames().stream(reader, packet, kind == Frame.STREAM_FIN, clockMs);
            default -> Reason.UNKNOWN_KIND;
        };
    }

    private @Nullable Reason takeAck(Reader reader) {
        AckFrame ackFrame = new AckFrame();
        if (!ackFrame.read(reader)) {
            return reader.failed() ? Reason.TRUNCATED : Reason.INVALID_FIELD;
        }
        return recovery.acknowledged(ackFrame, clockMs) ? null : Reason.INVALID_FIELD;
    }

    private @Nullable Reason takeMessage(Reader reader) {
        long number = reader.u32();
        byte[] bytes = reader.bytes(reader.varint());
        if (reader.failed()) {
            return Reason.TRUNCATED;
        }
        if (filter.accept(number)) {
            events.add(new ConnectionEvent.Posted(bytes));
        }
        return null;
    }

    private @Nullable Reason takeDatagram(Reader reader) {
        byte[] bytes = reader.bytes(reader.varint());
        if (reader.failed()) {
            return Reason.TRUNCATED;
        }
        events.add(new ConnectionEvent.Caught(bytes));
        return null;
    }

    private boolean wants() {
        return pings
                || messages.wants()
                || (datagrams != null && !datagrams.isEmpty())
                || (frames != null && frames.streams().wants());
    }

    private void acknowledge(long nowMs) {
        long largest = acks.write(writer, nowMs);
        if (largest >= 0) {
            recovery.packets.frame(Frame.ACK, largest, 0, 0);
        }
    }

    private void fill() {
        int before = writer.length();
        if (pings) {
            pings = false;
            writer.u8(Frame.PING);
            recovery.packets.frame(Frame.PING_ASKED, clockMs, 0, 0);
        }
        turn = (turn + 1) % STREAM_TURN;
        if (frames != null) {
            frames.streams().writeControl(writer);
            if (turn == 0) {
                frames.streams().writeData(writer);
            }
        }
        messages.write(writer, recovery.packets);
        writeDatagrams();
        if (frames != null) {
            frames.streams().writeData(writer);
        }
        if (writer.length() == before && recovery.probing()) {
            writer.u8(Frame.PING);
        }
    }

    private void writeDatagrams() {
        while (datagrams != null && !datagrams.isEmpty()) {
            byte[] bytes = datagrams.getFirst();
            if (writer.room() < bytes.length + Frame.DATAGRAM_HEAD_BYTES) {
                return;
            }
            datagrams.removeFirst();
            writer.u8(Frame.DATAGRAM);
            writer.length(bytes.length);
            writer.bytes(bytes);
        }
    }

    private static void checkLength(byte[] bytes) {
        if (bytes.length > MESSAGE_BYTES_MAX) {
            throw new IllegalArgumentException(bytes.length + " bytes are too many");
        }
    }

    /** Leads the frames of settled packets to where they came from. */
    private final class Settling implements Fate {

        @Override
        public void arrived(int kind, long id, long offset, int length) {
            switch (kind) {
                case Frame.MESSAGE -> messages.arrived(id);
                case Frame.ACK -> acks.forget(id);
                case Frame.PING_ASKED -> events.add(new ConnectionEvent.Answered(clockMs - id));
                default -> allStreams().arrived(kind, id, offset, length);
            }
        }

        @Override
        public void missed(int kind, long id, long offset, int length) {
            switch (kind) {
                case Frame.MESSAGE -> messages.missed(id);
                case Frame.PING_ASKED -> pings = true;
                case Frame.ACK -> {}
                default -> allStreams().missed(kind, id, offset, length);
            }
        }

        @Override
        public void lost(int bytes) {
            events.add(new ConnectionEvent.Lost(bytes));
        }
    }
}
