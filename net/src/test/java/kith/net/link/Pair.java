package kith.net.link;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import kith.net.crypto.Crypto;
import kith.net.crypto.SeededRandomness;

/**
 * Two nodes, a pipe between them that delays, loses, doubles and reorders as it is told, and a
 * clock that jumps from event to event. More nodes may be added.
 */
final class Pair {

    final Side a;
    final Side b;
    final List<Side> sides = new ArrayList<>();
    final SeededRandomness random;

    /** What the pipe does. */
    int lossPercent;

    int doublePercent;
    long delayMs = 10;
    int jitterMs;
    Predicate<LinkOutput.Transmit> passes = transmit -> true;
    long nowMs = Side.START_MS;

    private final PriorityQueue<Flight> flights =
            new PriorityQueue<>(
                    Comparator.comparingLong(Flight::atMs).thenComparingLong(Flight::order));
    private long order;

    private record Flight(long atMs, long order, Path from, Path to, byte[] datagram) {}

    Pair(Crypto crypto, long seed) {
        this(new Side(1, crypto), new Side(2, crypto), seed);
    }

    Pair(Side a, Side b, long seed) {
        this.a = a;
        this.b = b;
        this.sides.add(a);
        this.sides.add(b);
        this.random = new SeededRandomness(seed);
    }

    /** Puts a datagram into the pipe as if {@code from} had sent it. */
    void inject(Path from, Path to, byte[] datagram) {
        long jitter = jitterMs == 0 ? 0 : random.below(jitterMs);
        flights.add(new Flight(nowMs + delayMs + jitter, order++, from, to, datagram));
    }

    /** Collects what the nodes want to send. */
    void collect() {
        for (Side side : sides) {
            for (LinkOutput.Transmit transmit : side.drain()) {
                if (!passes.test(transmit) || random.chance(lossPercent)) {
                    continue;
                }
                inject(side.at, transmit.to(), transmit.datagram());
                if (random.chance(doublePercent)) {
                    inject(side.at, transmit.to(), transmit.datagram());
                }
            }
        }
    }

    /** Lets time pass. */
    void run(long forMs) {
        long untilMs = nowMs + forMs;
        collect();
        while (true) {
            long nextMs = flights.isEmpty() ? Long.MAX_VALUE : flights.peek().atMs();
            for (Side side : sides) {
                nextMs = Math.min(nextMs, Math.max(side.links.deadlineMs(), nowMs));
            }
            if (nextMs > untilMs) {
                nowMs = untilMs;
                return;
            }
            nowMs = nextMs;
            for (Side side : sides) {
                side.links.expire(nowMs);
            }
            while (!flights.isEmpty() && flights.peek().atMs() <= nowMs) {
                deliver(flights.remove());
            }
            collect();
        }
    }

    private void deliver(Flight flight) {
        for (Side side : sides) {
            if (side.at.equals(flight.to())) {
                side.links.receive(flight.from(), flight.datagram(), nowMs);
            }
        }
    }

    /** A dials B, and both have the link. */
    Pair linked() {
        a.links.dial(b.at, b.id(), nowMs);
        run(1000);
        a.link();
        b.link();
        return this;
    }

    /** Sends a packet over the link. */
    void say(Side from, String text) {
        inject(from.at, from.link().path(), from.seal(text, nowMs));
    }
}
