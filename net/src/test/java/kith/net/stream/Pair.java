package kith.net.stream;

import java.util.Arrays;
import java.util.function.Consumer;

/** Two connections and the ways between them, on a clock that jumps from event to event. */
final class Pair {

    static final int PLAIN_BYTES = 1162;

    final Connection a;
    final Connection b;
    final LinkModel ab;
    final LinkModel ba;
    long nowMs = 1000;
    private final byte[] packet = new byte[PLAIN_BYTES];
    private long numberA;
    private long numberB;
    Consumer<ConnectionEvent> onA = event -> {};
    Consumer<ConnectionEvent> onB = event -> {};

    Pair(LinkModel.Way way, double duplicates, long seed) {
        this(way, duplicates, seed, ConnectionBounds.usual());
    }

    Pair(LinkModel.Way way, double duplicates, long seed, ConnectionBounds bounds) {
        a = new Connection(true, bounds);
        b = new Connection(false, bounds);
        ab = new LinkModel(way, duplicates, seed * 2 + 1);
        ba = new LinkModel(way, duplicates, seed * 2 + 2);
    }

    /** Sends what waits now. */
    void flush() {
        drain(a, onA);
        drain(b, onB);
        int length;
        while ((length = a.fill(numberA, packet, PLAIN_BYTES, nowMs)) > 0) {
            ab.send(numberA++, Arrays.copyOf(packet, length), nowMs);
        }
        while ((length = b.fill(numberB, packet, PLAIN_BYTES, nowMs)) > 0) {
            ba.send(numberB++, Arrays.copyOf(packet, length), nowMs);
        }
    }

    /** Goes on to the next event; false if there is none before {@code untilMs}. */
    boolean step(long untilMs) {
        flush();
        long next = Math.min(Math.min(ab.nextMs(), ba.nextMs()), a.deadlineMs());
        next = Math.min(next, b.deadlineMs());
        if (next >= untilMs) {
            return false;
        }
        nowMs = Math.max(nowMs, next);
        while (ab.nextMs() <= nowMs) {
            LinkModel.Arrival arrival = ab.take();
            b.receive(arrival.number(), arrival.bytes(), nowMs);
        }
        while (ba.nextMs() <= nowMs) {
            LinkModel.Arrival arrival = ba.take();
            a.receive(arrival.number(), arrival.bytes(), nowMs);
        }
        a.expire(nowMs);
        b.expire(nowMs);
        flush();
        return true;
    }

    private static void drain(Connection connection, Consumer<ConnectionEvent> on) {
        ConnectionEvent event;
        while ((event = connection.poll()) != null) {
            on.accept(event);
        }
    }
}
