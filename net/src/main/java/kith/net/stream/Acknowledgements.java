package kith.net.stream;

/** What was received and when to say so, RFC 9000, section 13.2. */
final class Acknowledgements {

    /** At bulk rate one acknowledgement covers up to so many packets, to save work. */
    static final int PACKETS_MAX = 16;

    private static final int PACKETS_MIN = 2;

    /** The most that type, largest, delay, count and first range take, and each further range. */
    private static final int HEAD_BYTES_MAX = 28;

    private static final int RANGE_BYTES_MAX = 16;

    /** While packets come fast, a few packets wait for the next ones no longer than this. */
    private static final long BULK_DELAY_MS = 2;

    private final Ranges received = new Ranges(AckFrame.RANGES_MAX);
    private long largestAtMs;
    private int pending;
    private long dueMs = Long.MAX_VALUE;

    private long periodEndMs;
    private int periodPackets;
    private int batch = PACKETS_MIN;

    /** Whether the packet came before. */
    boolean seen(long number) {
        return received.contains(number);
    }

    /** A packet came; {@code now}: answer without delay. */
    void received(long number, boolean eliciting, boolean now, long nowMs) {
        long largest = largest();
        if (!received.add(number, number + 1) && number > received.start(0)) {
            received.removeFirst();
            received.add(number, number + 1);
        }
        if (number > largest) {
            largestAtMs = nowMs;
        }
        if (!eliciting) {
            return;
        }
        count(nowMs);
        pending++;
        boolean gap = number != largest + 1;
        if (now || gap || pending >= batch) {
            dueMs = nowMs;
        } else {
            long delayMs = batch > PACKETS_MIN ? BULK_DELAY_MS : RoundTrip.ACK_DELAY_MAX_MS;
            dueMs = Math.min(dueMs, nowMs + delayMs);
        }
    }

    boolean due(long nowMs) {
        return dueMs <= nowMs;
    }

    boolean pending() {
        return pending > 0;
    }

    long deadlineMs() {
        return dueMs;
    }

    /** The other side has seen an acknowledgement up to {@code largest}: no need to repeat it. */
    void forget(long largest) {
        while (received.count() > 1 && received.end(0) - 1 <= largest) {
            received.removeFirst();
        }
    }

    /** Adds an ACK frame if there is room for any; gives the largest number in it, or -1. */
    long write(PacketWriter writer, long nowMs) {
        int top = received.count() - 1;
        if (top < 0 || writer.room() < HEAD_BYTES_MAX) {
            return -1;
        }
        int ranges =
                Math.min(received.count(), 1 + (writer.room() - HEAD_BYTES_MAX) / RANGE_BYTES_MAX);
        long largest = largest();
        writer.u8(Frame.ACK);
        writer.varint(largest);
        writer.varint(Math.max(0, nowMs - largestAtMs));
        writer.varint(ranges - 1);
        writer.varint(largest - received.start(top));
        for (int i = top - 1; i > top - ranges; i--) {
            writer.varint(received.start(i + 1) - received.end(i) - 1);
            writer.varint(received.end(i) - 1 - received.start(i));
        }
        pending = 0;
        dueMs = Long.MAX_VALUE;
        return largest;
    }

    private long largest() {
        return received.isEmpty() ? -1 : received.end(received.count() - 1) - 1;
    }

    /** Counts packets in periods of the longest delay; the next period's batch follows. */
    private void count(long nowMs) {
        if (nowMs >= periodEndMs) {
            batch = Math.max(PACKETS_MIN, Math.min(PACKETS_MAX, periodPackets / 8));
            if (nowMs >= periodEndMs + RoundTrip.ACK_DELAY_MAX_MS) {
                batch = PACKETS_MIN;
            }
            periodEndMs = nowMs + RoundTrip.ACK_DELAY_MAX_MS;
            periodPackets = 0;
        }
        periodPackets++;
    }
}
