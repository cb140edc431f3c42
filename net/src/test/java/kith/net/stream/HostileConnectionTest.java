package kith.net.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import kith.net.wire.Reason;
import kith.net.wire.Writer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a peer that holds the keys but not the rules can do: be refused, by reason. */
class HostileConnectionTest {

    private final Connection connection = new Connection(true, ConnectionBounds.usual());
    private long number;

    @Test
    void refusesAnAcknowledgementOfAPacketNeverSent() {
        connection.post(new byte[10]);
        connection.fill(7, new byte[1162], 1162, 0L);
        assertEquals(Reason.INVALID_FIELD, refusal(ack(8, 0)));
        assertNull(refusal(ack(7, 0)));
        assertTrue(connection.idle());
    }

    @Test
    void refusesAnAcknowledgementBelowZero() {
        connection.post(new byte[10]);
        connection.fill(7, new byte[1162], 1162, 0L);
        assertEquals(Reason.INVALID_FIELD, refusal(ack(7, 8)));
        assertNull(refusal(ack(7, 7)));
    }

    @Test
    void refusesMoreRangesThanAreKept() {
        connection.post(new byte[10]);
        connection.fill(1000, new byte[1162], 1162, 0L);
        assertNull(refusal(ranges(AckFrame.RANGES_MAX)));
        assertEquals(Reason.INVALID_FIELD, refusal(ranges(AckFrame.RANGES_MAX + 1)));
    }

    @Test
    void refusesASecondAcknowledgementInOnePacket() {
        connection.post(new byte[10]);
        connection.fill(1, new byte[1162], 1162, 0L);
        Writer two = ack(1, 0);
        two.bytes(ack(1, 0).toBytes());
        assertEquals(Reason.UNEXPECTED, refusal(two));
    }

    @Test
    void refusesBytesBeyondAStreamsWindow() {
        assertNull(refusal(stream(1, Incoming.WINDOW_BYTES - 10, 10, false)));
        assertEquals(Reason.REFUSED, refusal(stream(3, Incoming.WINDOW_BYTES - 10, 11, false)));
        assertEquals(Reason.REFUSED, refusal(stream(3, Writer.VARINT_MAX, 11, false)));
    }

    @Test
    void refusesBytesBeyondTheWindowOfAllStreams() {
        int streams = Streams.WINDOW_BYTES / Incoming.WINDOW_BYTES;
        for (int i = 0; i < streams; i++) {
            assertNull(refusal(stream(2 * i + 1, Incoming.WINDOW_BYTES - 10, 10, false)));
        }
        assertEquals(Reason.REFUSED, refusal(stream(2 * streams + 1, 0, 1, false)));
    }

    @Test
    void refusesMoreStreamsThanAllowed() {
        assertNull(refusal(stream(2 * (StreamTable.OPEN_MAX - 1) + 1, 0, 1, false)));
        assertEquals(StreamTable.OPEN_MAX, connection.streams());
        assertEquals(Reason.REFUSED, refusal(stream(2 * StreamTable.OPEN_MAX + 1, 0, 1, false)));
        assertEquals(StreamTable.OPEN_MAX, connection.streams());
    }

    @Test
    void refusesAStreamOfOursThatWeDidNotOpen() {
        assertEquals(Reason.REFUSED, refusal(stream(0, 0, 1, false)));
        connection.open();
        assertNull(refusal(stream(0, 0, 1, false)));
    }

    @Test
    void refusesBytesAfterTheEndAndAnotherEnd() {
        assertNull(refusal(stream(1, 5, 5, true)));
        assertEquals(Reason.INVALID_FIELD, refusal(stream(1, 10, 1, false)));
        assertEquals(Reason.INVALID_FIELD, refusal(stream(1, 8, 1, true)));
        assertEquals(Reason.INVALID_FIELD, refusal(reset(1, 11)));
        assertEquals(Reason.INVALID_FIELD, refusal(reset(1, 9)));
        assertNull(refusal(stream(1, 8, 2, true)));
        assertNull(refusal(reset(1, 10)));
    }

    @Test
    void refusesAnEndBeforeBytesThatCame() {
        assertNull(refusal(stream(1, 5, 5, false)));
        assertEquals(Reason.INVALID_FIELD, refusal(stream(1, 0, 9, true)));
        assertEquals(Reason.INVALID_FIELD, refusal(reset(1, 9)));
    }

    @Test
    void aFrameWithoutBytesFarAheadHoldsNothing() {
        assertNull(refusal(stream(1, 9_000, 0, false)));
        assertNull(refusal(stream(1, 100, 10, false)));
        assertNull(refusal(stream(1, 8_990, 10, false)));
        assertNull(refusal(stream(1, 0, 100, false)));
    }

    @Test
    void refusesMoreHolesThanAreKept() {
        for (int i = 1; i <= Incoming.HOLES_MAX; i++) {
            assertNull(refusal(stream(1, 2L * i, 1, false)));
        }
        assertEquals(Reason.FULL, refusal(stream(1, 2L * Incoming.HOLES_MAX + 2, 1, false)));
        assertNull(refusal(stream(1, 3, 1, false)));
    }

    @Test
    void refusesUnknownFramesAndLengthsBeyondThePacket() {
        assertEquals(Reason.UNKNOWN_KIND, refusal(new Writer(9).u8(0x7f)));
        assertEquals(Reason.TRUNCATED, refusal(new Writer(9).u8(Frame.DATAGRAM).varint(3).u16(0)));
        assertEquals(Reason.TRUNCATED, refusal(new Writer(9).u8(Frame.MESSAGE).u16(0)));
        assertEquals(Reason.TRUNCATED, refusal(new Writer(9).u8(Frame.MAX_DATA)));
        Writer cut = new Writer(20).u8(Frame.STREAM).varint(1).varint(0).varint(2).u8(0);
        assertEquals(Reason.TRUNCATED, refusal(cut));
    }

    @Test
    void survivesRandomFramesWithinItsBounds() {
        Random random = new Random(4);
        int refused = 0;
        for (int i = 0; i < 200_000; i++) {
            byte[] bytes = new byte[random.nextInt(60)];
            random.nextBytes(bytes);
            if (bytes.length > 0) {
                bytes[0] = (byte) random.nextInt(0x13);
            }
            connection.receive(number++, bytes, i);
            ConnectionEvent event;
            while ((event = connection.poll()) != null) {
                refused += event instanceof ConnectionEvent.Rejected ? 1 : 0;
            }
            assertTrue(connection.streams() <= StreamTable.OPEN_MAX, "packet " + i);
        }
        assertTrue(refused > 100_000, refused + " refused");
    }

    private @Nullable Reason refusal(Writer frames) {
        connection.receive(number++, frames.toBytes(), 0);
        Reason reason = null;
        ConnectionEvent event;
        while ((event = connection.poll()) != null) {
            if (event instanceof ConnectionEvent.Rejected(Reason why, int bytes)) {
                assertEquals(frames.length(), bytes);
                reason = why;
            }
        }
        return reason;
    }

    private static Writer ack(long largest, long more) {
        return new Writer(50).u8(Frame.ACK).varint(largest).varint(0).varint(0).varint(more);
    }

    private static Writer ranges(int count) {
        Writer writer = new Writer(500).u8(Frame.ACK).varint(1000).varint(0).varint(count - 1);
        writer.varint(0);
        for (int i = 1; i < count; i++) {
            writer.varint(0).varint(0);
        }
        return writer;
    }

    private static Writer stream(long id, long offset, int length, boolean fin) {
        return new Writer(1200)
                .u8(fin ? Frame.STREAM_FIN : Frame.STREAM)
                .varint(id)
                .varint(offset)
                .varint(length)
                .zeros(length);
    }

    private static Writer reset(long id, long size) {
        return new Writer(50).u8(Frame.RESET).varint(id).varint(0).varint(size);
    }
}
