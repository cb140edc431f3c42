package kith.net.stream;

import java.util.PriorityQueue;
import java.util.Random;

/**
 * One direction of a way: a queue with a rate, a delay, jitter that reorders, losses in bursts
 * (Gilbert-Elliott in time: all is lost while the way is bad), duplicates.
 */
final class LinkModel {

    /** A row of the ladder of bad ways; the round trip and the jitter are for both directions. */
    record Way(double megabits, int roundTripMs, int jitterMs, double lossPercent, int burst) {

        double burstMs() {
            return burst * 1200 * 8 / (megabits * 1000);
        }

        double bytesPerMs() {
            return megabits * 125;
        }
    }

    record Arrival(double atMs, long order, long number, byte[] bytes) {}

    /** IP and UDP, and what the link adds. */
    private static final int OVERHEAD_BYTES = 28 + 29;

    private final PriorityQueue<Arrival> arrivals =
            new PriorityQueue<>((a, b) ->
                    a.atMs != b.atMs
                            ? Double.compare(a.atMs, b.atMs)
                            : Long.compare(a.order, b.order));
    private final Way way;
    private final double duplicates;
    private final Random random;
    private final double queueMs;
    private double freeAtMs;
    private boolean bad;
    private double turnsAtMs;
    private long order;
    int sent;
    int dropped;
    int queued;

    LinkModel(Way way, double duplicates, long seed) {
        this.way = way;
        this.duplicates = duplicates;
        this.random = new Random(seed);
        double packetMs = 1200 / way.bytesPerMs();
        queueMs = Math.max(Math.max(100, way.roundTripMs()), 20 * packetMs);
        bad = random.nextDouble() * 100 < way.lossPercent();
        turnsAtMs = way.lossPercent() == 0 ? Double.MAX_VALUE : dwell();
    }

    void send(long number, byte[] bytes, long nowMs) {
        sent++;
        double start = Math.max(freeAtMs, (double) nowMs);
        if (start - nowMs > queueMs) {
            queued++;
            return;
        }
        freeAtMs = start + (bytes.length + OVERHEAD_BYTES) / way.bytesPerMs();
        if (lost(freeAtMs)) {
            dropped++;
            return;
        }
        arrive(number, bytes);
        if (random.nextDouble() < duplicates) {
            arrive(number, bytes);
        }
    }

    /** When the next packet arrives, rounded up to the clock. */
    long nextMs() {
        Arrival first = arrivals.peek();
        return first == null ? Long.MAX_VALUE : (long) Math.ceil(first.atMs);
    }

    Arrival take() {
        return arrivals.remove();
    }

    private void arrive(long number, byte[] bytes) {
        double jitter = random.nextDouble() * way.jitterMs() / 2.0;
        arrivals.add(
                new Arrival(freeAtMs + way.roundTripMs() / 2.0 + jitter, order++, number, bytes));
    }

    private boolean lost(double atMs) {
        while (turnsAtMs <= atMs) {
            bad = !bad;
            turnsAtMs += dwell();
        }
        return bad;
    }

    private double dwell() {
        double mean = way.burstMs();
        if (!bad) {
            mean *= (100 - way.lossPercent()) / way.lossPercent();
        }
        return -mean * Math.log(1 - random.nextDouble());
    }
}
