package kith.net.stream;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** How much of a way one stream uses, in simulated time: the same on every machine. */
class BulkTest {

    @Test
    void fillsAWayThatLosesNothing() {
        assertTrue(share(new LinkModel.Way(100, 20, 0, 0, 1)) > 0.9);
        assertTrue(share(new LinkModel.Way(50, 60, 20, 0, 1)) > 0.85);
    }

    @Test
    void fillsAWayWithLossesThatAreNotCongestion() {
        assertTrue(share(new LinkModel.Way(100, 20, 0, 1, 1)) > 0.75);
        assertTrue(share(new LinkModel.Way(100, 20, 10, 1, 3)) > 0.75);
        assertTrue(share(new LinkModel.Way(8, 90, 15, 2, 8)) > 0.75);
        assertTrue(share(new LinkModel.Way(1.5, 300, 40, 5, 12)) > 0.6);
    }

    @Test
    void paysForAShortQueueWithFewLosses() {
        Pair pair = new Pair(new LinkModel.Way(10, 10, 0, 0, 1), 0, 1);
        load(pair, 20_000);
        double lost = (double) pair.ab.queued / pair.ab.sent;
        assertTrue(lost < 0.06, "lost " + lost);
    }

    private static double share(LinkModel.Way way) {
        Pair pair = new Pair(way, 0, 7);
        return load(pair, 20_000) / (way.bytesPerMs() * 20_000);
    }

    /** The bytes that arrive while there is always more to send. */
    private static double load(Pair pair, long durationMs) {
        byte[] piece = new byte[1 << 16];
        long stream = pair.a.open();
        long[] read = new long[1];
        pair.onA =
                event -> {
                    if (event instanceof ConnectionEvent.Room) {
                        feed(pair.a, stream, piece);
                    }
                };
        pair.onB =
                event -> {
                    if (event instanceof ConnectionEvent.Read(long s, byte[] bytes, boolean l)) {
                        read[0] += bytes.length;
                        pair.b.consumed(s, bytes.length);
                    }
                };
        feed(pair.a, stream, piece);
        long untilMs = pair.nowMs + durationMs;
        while (pair.step(untilMs)) {
            assertTrue(pair.a.windowBytes() >= Congestion.MINIMUM_BYTES);
        }
        return (double) read[0];
    }

    private static void feed(Connection connection, long stream, byte[] piece) {
        while (connection.room(stream) > 0) {
            connection.write(stream, piece, 0, piece.length);
        }
        connection.write(stream, piece, 0, piece.length);
    }
}
