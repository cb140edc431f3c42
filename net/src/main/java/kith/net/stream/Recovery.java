package kith.net.stream;

/**
 * Loss detection and the timers of RFC 9002, with thresholds that widen when the way is found to
 * reorder (RFC 8985, section 4).
 */
final class Recovery {

    /** RFC 9002, section 6.1.1. */
    private static final int PACKET_THRESHOLD = 3;

    /** Beyond this only time tells, so that reordering cannot hide losses for ever. */
    private static final int PACKET_THRESHOLD_MAX = 1024;

    /** Eighths of a round trip waited beyond it; 1 is RFC 9002, section 6.1.2. */
    private static final int TIME_EIGHTHS_MAX = 8;

    /**
     * A probe follows the last one after two seconds at the latest: over a way that loses bursts of
     * seconds a longer silence wastes what there is, and two packets in two seconds harm nobody.
     */
    static final long PROBE_MAX_MS = 2000;

    private static final int PROBES = 2;

    final RoundTrip roundTrip;
    final Bandwidth bandwidth;
    final Congestion congestion;
    final SentPackets packets = new SentPackets();
    private final Pacer pacer = new Pacer();
    private final Fate fate;

    private long flightBytes;
    private long flightPackets;
    private long lastSentMs;
    private long largestWritten = -1;
    private long largestAcked = -1;
    private long firstOpen;
    private long lossMs = Long.MAX_VALUE;
    private int backOff;
    private int probes;
    private int packetThreshold = PACKET_THRESHOLD;
    private int timeEighths = 1;
    private boolean full;
    private boolean wasFull;
    private long fullRound;

    private long newestLostMs;
    private int lostPackets;

    Recovery(long windowMax, Fate fate) {
        this.fate = fate;
        roundTrip = new RoundTrip();
        bandwidth = new Bandwidth();
        congestion = new Congestion(windowMax, roundTrip, bandwidth);
    }

    long largestWritten() {
        return largestWritten;
    }

    long flightBytes() {
        return flightBytes;
    }

    /** Timers that went off since the last acknowledgement. */
    int backOff() {
        return backOff;
    }

    boolean probing() {
        return probes > 0;
    }

    /** Whether a packet that counts may leave now. */
    boolean allows(long nowMs) {
        if (packets.full()) {
            packets.trim(Long.MAX_VALUE);
            if (packets.full()) {
                return false;
            }
        }
        if (probes > 0) {
            return true;
        }
        if (congestion.blocks(flightBytes)) {
            full = true;
            return false;
        }
        return pacer.allows(congestion.rate(), nowMs);
    }

    /** There was nothing to send although there was room. */
    void noteNothingToSend() {
        if (!congestion.blocks(flightBytes)) {
            bandwidth.noteLimited(flightBytes);
        }
    }

    /** A packet leaves; {@code counts}: it wants an acknowledgement and is kept. */
    void sent(long number, int bytes, boolean counts, long nowMs) {
        largestWritten = number;
        if (!counts) {
            packets.rollback();
            return;
        }
        bandwidth.noteSent(flightBytes == 0, nowMs);
        packets.mark(packets.commit(number, bytes, nowMs), bandwidth);
        flightBytes += bytes;
        flightPackets++;
        lastSentMs = nowMs;
        pacer.spend(bytes);
        probes = Math.max(0, probes - 1);
    }

    /** When this must be asked again, {@code waiting}: there is something to send. */
    long deadlineMs(boolean waiting) {
        long deadlineMs = lossMs;
        if (flightPackets > 0) {
            deadlineMs = Math.min(deadlineMs, probeAtMs());
        }
        if (waiting && !packets.full() && (probes > 0 || !congestion.blocks(flightBytes))) {
            long at = probes > 0 ? lastSentMs : pacer.nextMs(congestion.rate());
            deadlineMs = Math.min(deadlineMs, at);
        }
        return deadlineMs;
    }

    void expire(long nowMs) {
        if (lossMs <= nowMs) {
            detect(nowMs);
        }
        if (flightPackets > 0 && probeAtMs() <= nowMs) {
            backOff++;
            probes = PROBES;
            lastSentMs = nowMs;
            queueOldest();
        }
    }

    /** Settles what the frame acknowledges; false if it names what was never sent. */
    boolean acknowledged(AckFrame frame, long nowMs) {
        if (frame.largest() > largestWritten) {
            return false;
        }
        long newest = -1;
        long before = bandwidth.delivered();
        for (int range = 0; range < frame.count(); range++) {
            long last = settle(frame.low(range), frame.high(range));
            newest = Math.max(newest, last);
        }
        if (newest < 0) {
            packets.trim(keepFrom(nowMs));
            return true;
        }
        long delayMs = Math.min(frame.delayMs(), RoundTrip.ACK_DELAY_MAX_MS);
        if (packets.number(newest) == frame.largest()) {
            roundTrip.sample(nowMs - packets.sentMs(newest), delayMs, nowMs);
        }
        largestAcked = Math.max(largestAcked, newest);
        bandwidth.sample(packets, newest, nowMs);
        noteRound();
        long newestSentMs = packets.sentMs(newest);
        congestion.acknowledged(
                bandwidth.delivered() - before, newestSentMs, full || wasFull, nowMs);
        backOff = 0;
        probes = 0;
        detect(nowMs);
        packets.trim(keepFrom(nowMs));
        return true;
    }

    /** Another path: what is in flight stays, all estimates begin anew. */
    void pathChanged(long nowMs) {
        roundTrip.reset();
        bandwidth.reset();
        congestion.reset();
        backOff = 0;
        lastSentMs = nowMs;
    }

    /** Acknowledges the packets numbered low to high; the newest that was in flight, or -1. */
    private long settle(long low, long high) {
        long newest = -1;
        long to = packets.tail();
        for (long i = packets.firstFrom(low); i < to && packets.number(i) <= high; i++) {
            byte state = packets.state(i);
            if (state == SentPackets.IN_FLIGHT) {
                flightBytes -= packets.bytes(i);
                flightPackets--;
                bandwidth.add(packets.bytes(i));
                newest = i;
            } else if (state == SentPackets.LOST) {
                spurious(i);
            } else {
                continue;
            }
            packets.state(i, SentPackets.SETTLED);
            packets.settle(i, true, fate);
        }
        return newest;
    }

    /** Called lost and arrived all the same: wait longer from now on. */
    private void spurious(long index) {
        long distance = Math.max(largestAcked, index) - index + 1;
        long threshold = Math.max(packetThreshold, distance);
        packetThreshold = (int) Math.min(PACKET_THRESHOLD_MAX, threshold);
        timeEighths = Math.min(TIME_EIGHTHS_MAX, timeEighths + 1);
        congestion.spurious(packets.sentMs(index));
    }

    private void noteRound() {
        if (bandwidth.round() != fullRound) {
            fullRound = bandwidth.round();
            wasFull = full;
            full = congestion.blocks(flightBytes);
        }
    }

    private long keepFrom(long nowMs) {
        return nowMs - 2 * roundTrip.probeMs();
    }

    private long probeAtMs() {
        long probeMs = roundTrip.probeMs();
        long backedOff = probeMs << Math.min(backOff, 12);
        return lastSentMs + Math.min(backedOff, Math.max(probeMs, PROBE_MAX_MS));
    }

    private void detect(long nowMs) {
        lossMs = Long.MAX_VALUE;
        firstOpen = Math.max(firstOpen, packets.head());
        long latestMs = Math.max(roundTrip.smoothedMs(), roundTrip.latestMs());
        long waitMs = Math.max(latestMs + latestMs * timeEighths / 8, latestMs + 1);
        lostPackets = 0;
        long run = -1;
        long from = firstOpen;
        boolean leading = true;
        boolean persistent = false;
        for (long i = from; i < largestAcked; i++) {
            if (packets.state(i) == SentPackets.SETTLED) {
                run = -1;
            } else if (packets.state(i) == SentPackets.IN_FLIGHT) {
                long atMs = packets.sentMs(i) + waitMs;
                if (atMs <= nowMs || largestAcked - i >= packetThreshold) {
                    lose(i);
                    run = run < 0 ? i : run;
                    persistent |= persistent(run, i);
                } else {
                    lossMs = Math.min(lossMs, atMs);
                    leading = false;
                    run = -1;
                }
            }
            firstOpen = leading ? i + 1 : firstOpen;
        }
        if (lostPackets > 0) {
            congestion.lost(lostPackets, newestLostMs, nowMs);
            if (persistent) {
                congestion.persistent();
            }
        }
    }

    private void lose(long index) {
        packets.state(index, SentPackets.LOST);
        flightBytes -= packets.bytes(index);
        flightPackets--;
        lostPackets++;
        newestLostMs = packets.sentMs(index);
        if (!packets.again(index)) {
            packets.settle(index, false, fate);
        }
        fate.lost(packets.bytes(index));
    }

    /** RFC 9002, section 7.6: nothing between two lost packets arrived, for three time-outs. */
    private boolean persistent(long first, long last) {
        return roundTrip.known()
                && packets.sentMs(first) >= roundTrip.firstSampleMs()
                && packets.sentMs(last) - packets.sentMs(first) > 3 * roundTrip.probeMs();
    }

    /** A probe carries what waits longest. */
    private void queueOldest() {
        int left = PROBES;
        for (long i = packets.head(); i < packets.tail() && left > 0; i++) {
            if (packets.state(i) == SentPackets.IN_FLIGHT && !packets.again(i)) {
                packets.markAgain(i);
                packets.settle(i, false, fate);
                left--;
            }
        }
    }
}
