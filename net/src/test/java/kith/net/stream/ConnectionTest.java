package kith.net.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One property each, over a good way. */
class ConnectionTest {

    private static final LinkModel.Way GOOD = new LinkModel.Way(100, 20, 0, 0, 1);

    private final Pair pair = new Pair(GOOD, 0, 1);
    private final List<ConnectionEvent> atA = new ArrayList<>();
    private final List<ConnectionEvent> atB = new ArrayList<>();

    ConnectionTest() {
        pair.onA = atA::add;
        pair.onB = atB::add;
    }

    @Test
    void smallMessagesOfOneTurnShareAPacket() {
        for (int i = 0; i < 10; i++) {
            pair.a.post(new byte[100]);
        }
        pair.flush();
        assertEquals(1, pair.ab.sent);
        settle();
        assertEquals(10, atB.size());
    }

    @Test
    void aMessageOfTheGreatestLengthFitsAndALongerOneIsADefect() {
        assertTrue(pair.a.post(new byte[Connection.MESSAGE_BYTES_MAX]));
        settle();
        assertEquals(1, atB.size());
        byte[] longer = new byte[Connection.MESSAGE_BYTES_MAX + 1];
        assertThrows(IllegalArgumentException.class, () -> pair.a.post(longer));
    }

    @Test
    void refusesAMessageWhenTheQueueIsFullAndTakesItLater() {
        for (int i = 0; i < Messages.OPEN_MAX; i++) {
            assertTrue(pair.a.post(new byte[1]), "message " + i);
        }
        assertFalse(pair.a.post(new byte[1]));
        settle();
        assertTrue(pair.a.post(new byte[1]));
        settle();
        assertEquals(Messages.OPEN_MAX + 1, atB.size());
    }

    @Test
    void dropsTheOldestDatagramWhenTooManyWait() {
        for (int i = 0; i < Connection.DATAGRAMS_MAX; i++) {
            assertTrue(pair.a.throwDatagram(new byte[] {(byte) i}));
        }
        assertFalse(pair.a.throwDatagram(new byte[] {99}));
        settle();
        assertEquals(Connection.DATAGRAMS_MAX, atB.size());
        assertEquals(1, ((ConnectionEvent.Caught) atB.get(0)).bytes()[0]);
    }

    @Test
    void answersAPing() {
        pair.a.ping();
        settle();
        assertEquals(List.of(new ConnectionEvent.Answered(22)), atA);
    }

    @Test
    void tellsTheOtherSideOfAReset() {
        long stream = pair.a.open();
        pair.a.write(stream, new byte[5000], 0, 5000);
        settle();
        pair.a.reset(stream, 42);
        settle();
        assertTrue(atB.contains(new ConnectionEvent.Broken(stream, 42)));
        assertTrue(pair.a.idle() && pair.b.idle());
        assertEquals(0, pair.a.streams() + pair.b.streams());
    }

    @Test
    void stopsAtTheWindowOfAReaderThatConsumesNothing() {
        long stream = pair.a.open();
        pair.a.write(stream, new byte[1 << 20], 0, 1 << 20);
        settle();
        assertEquals(Incoming.WINDOW_BYTES, read());
        pair.b.consumed(stream, Incoming.WINDOW_BYTES);
        settle();
        assertTrue(read() > Incoming.WINDOW_BYTES);
    }

    @Test
    void allowsAnotherStreamWhenOthersEnd() {
        List<Long> streams = new ArrayList<>();
        for (int i = 0; i < StreamTable.OPEN_MAX; i++) {
            streams.add(pair.a.open());
        }
        assertEquals(-1, pair.a.open());
        for (long stream : streams) {
            pair.a.write(stream, new byte[1], 0, 1);
            pair.a.finish(stream);
        }
        settle();
        for (long stream : streams) {
            pair.b.consumed(stream, 1);
            pair.b.finish(stream);
        }
        settle();
        assertEquals(0, pair.b.streams());
        assertEquals(2L * StreamTable.OPEN_MAX, pair.a.open());
    }

    @Test
    void streamsTakeTurnsAndMessagesDoNotWaitForThem() {
        Pair slow = new Pair(new LinkModel.Way(1, 20, 0, 0, 1), 0, 1);
        List<ConnectionEvent> got = new ArrayList<>();
        slow.onB = got::add;
        long first = slow.a.open();
        long second = slow.a.open();
        slow.a.write(first, new byte[100_000], 0, 100_000);
        slow.a.write(second, new byte[100_000], 0, 100_000);
        slow.flush();
        slow.a.post(new byte[100]);
        while (got.stream().noneMatch(ConnectionEvent.Posted.class::isInstance)) {
            assertTrue(slow.step(60_000));
        }
        assertTrue(bytes(got, first) + bytes(got, second) < 40_000, "the message came late");
        assertTrue(Math.abs(bytes(got, first) - bytes(got, second)) <= 3000, "not in turns");
    }

    @Test
    void messagesDoNotStarveStreams() {
        long stream = pair.a.open();
        pair.a.write(stream, new byte[100_000], 0, 100_000);
        for (int i = 0; i < 1000; i++) {
            pair.a.post(new byte[1000]);
        }
        while (atB.stream().filter(ConnectionEvent.Posted.class::isInstance).count() < 500) {
            assertTrue(pair.step(60_000));
        }
        assertTrue(bytes(atB, stream) >= 90_000, "only " + bytes(atB, stream));
    }

    @Test
    void acknowledgesInBatchesAtBulkRate() {
        transferBulk();
        assertTrue(pair.ba.sent * 6 < pair.ab.sent, pair.ba.sent + " for " + pair.ab.sent);
    }

    @Test
    void anotherPathBeginsWithTheInitialWindow() {
        transferBulk();
        assertTrue(pair.a.windowBytes() > Congestion.INITIAL_BYTES);
        pair.a.pathChanged(pair.nowMs);
        assertEquals(Congestion.INITIAL_BYTES, pair.a.windowBytes());
    }

    @Test
    void doesNotGrowItsWindowWhileThereIsLittleToSend() {
        for (int i = 0; i < 1000; i++) {
            pair.a.post(new byte[1000]);
            settle();
        }
        assertTrue(pair.a.windowBytes() < 2 * Congestion.INITIAL_BYTES);
    }

    private void transferBulk() {
        long stream = pair.a.open();
        pair.onB =
                event -> {
                    if (event instanceof ConnectionEvent.Read(long s, byte[] bytes, boolean l)) {
                        pair.b.consumed(s, bytes.length);
                    }
                };
        pair.a.write(stream, new byte[4 << 20], 0, 4 << 20);
        settle();
    }

    private void settle() {
        while (pair.step(Long.MAX_VALUE)) {
            assertTrue(pair.nowMs < 1_000_000, "never silent");
        }
    }

    private long read() {
        return bytes(atB, 0);
    }

    private static long bytes(List<ConnectionEvent> events, long stream) {
        long sum = 0;
        for (ConnectionEvent event : events) {
            if (event instanceof ConnectionEvent.Read(long s, byte[] bytes, boolean last)) {
                sum += s == stream ? bytes.length : 0;
            }
        }
        return sum;
    }
}
