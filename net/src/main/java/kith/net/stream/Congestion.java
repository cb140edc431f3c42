package kith.net.stream;

/**
 * The congestion window: CUBIC (RFC 9438) with a floor at what the way is known to deliver, as in
 * TCP Westwood, so that losses without congestion do not starve a sender. Why:
 * docs/decisions/cubic-with-a-floor.md.
 */
final class Congestion {

    /** The payload of a UDP datagram. */
    static final int PACKET_BYTES = 1200;

    /** RFC 9002, section 7.2. */
    static final int INITIAL_BYTES = 10 * PACKET_BYTES;

    static final int MINIMUM_BYTES = 2 * PACKET_BYTES;

    /** RFC 9438, sections 4.6 and 5. */
    private static final double BETA = 0.7;

    private static final double C = 0.4;

    /** 3 (1 - BETA) / (1 + BETA): as fast as Reno, RFC 9438, section 4.3. */
    private static final double ALPHA = 9.0 / 17;

    /** RFC 9406: fewer samples say nothing about the least round trip of a round. */
    private static final int SAMPLES_MIN = 8;

    /**
     * Losses of up to a twentieth of a window while the queue is empty are the way's, not ours: bad
     * radio loses as much, and a full short queue costs no more than that.
     */
    private static final double LOSS_SPARED = 0.05;

    private static final int LOST_PACKETS_SPARED = 2;

    private final double windowMax;
    private final RoundTrip roundTrip;
    private final Bandwidth bandwidth;

    private double window = INITIAL_BYTES;
    private double threshold = Double.MAX_VALUE;
    private double peak;
    private double estimate;
    private double origin;
    private double k;
    private long epochMs = -1;
    private long lastAckMs;
    private long recoveryFromMs = -1;

    private long round = -1;
    private long roundMinimumMs = Long.MAX_VALUE;
    private long lastMinimumMs = Long.MAX_VALUE;
    private int roundSamples;
    private int roundLost;

    private double undoWindow;
    private double undoThreshold;
    private int undoPackets;

    Congestion(long windowMax, RoundTrip roundTrip, Bandwidth bandwidth) {
        this.windowMax = windowMax;
        this.roundTrip = roundTrip;
        this.bandwidth = bandwidth;
    }

    long window() {
        return (long) window;
    }

    /** Bytes a second the packets should leave with. */
    long rate() {
        double gain = window < threshold ? 2 : 1.25;
        return (long) (gain * window * 1000 / roundTrip.smoothedMs());
    }

    /** Whether one packet more would be too many. */
    boolean blocks(long flightBytes) {
        return flightBytes + PACKET_BYTES > window;
    }

    /**
     * Bytes were acknowledged.
     *
     * @param newestSentMs when the newest of them left
     * @param full whether the window was the limit
     */
    void acknowledged(long bytes, long newestSentMs, boolean full, long nowMs) {
        observeRound();
        long idleMs = nowMs - lastAckMs;
        lastAckMs = nowMs;
        if (newestSentMs <= recoveryFromMs) {
            return;
        }
        if (!full) {
            epochMs = epochMs < 0 ? epochMs : Math.min(nowMs, epochMs + idleMs);
            return;
        }
        if (window < threshold) {
            window += (double) bytes;
            if (pipeFull()) {
                threshold = window;
            }
        } else {
            avoid(bytes, nowMs);
        }
        window = Math.min(window, windowMax);
    }

    /**
     * Packets were lost; {@code newestSentMs} is when the newest of them left. One reduction a
     * round trip.
     */
    void lost(int packets, long newestSentMs, long nowMs) {
        if (newestSentMs <= recoveryFromMs) {
            undoPackets += undoPackets > 0 ? packets : 0;
            return;
        }
        boolean emptyQueue = emptyQueue();
        roundLost += packets;
        if (emptyQueue && roundLost <= LOST_PACKETS_SPARED + window / PACKET_BYTES * LOSS_SPARED) {
            return;
        }
        recoveryFromMs = nowMs;
        undoWindow = window;
        undoThreshold = threshold;
        undoPackets = packets;
        boolean slowStart = window < threshold;
        peak = window < peak ? window * (1 + BETA) / 2 : window;
        double floor = Math.min(window, floor(emptyQueue));
        window = Math.max(MINIMUM_BYTES, Math.max(window * BETA, floor));
        if (!slowStart || !emptyQueue || bandwidth.plateauRounds() > 0) {
            threshold = window;
        }
        epochMs = -1;
    }

    /**
     * A packet that had been called lost arrived; if all of the last reduction did, it is undone.
     */
    void spurious(long sentMs) {
        if (sentMs <= recoveryFromMs && undoPackets > 0 && --undoPackets == 0) {
            window = Math.max(window, undoWindow);
            threshold = Math.max(threshold, undoThreshold);
            epochMs = -1;
        }
    }

    /** RFC 9002, section 7.6: everything sent for a long time was lost. */
    void persistent() {
        threshold = Math.max(window, floor(true));
        window = MINIMUM_BYTES;
        undoPackets = 0;
        epochMs = -1;
    }

    /** Another path: nothing is known of it, RFC 9000, section 9.4. */
    void reset() {
        window = INITIAL_BYTES;
        threshold = Double.MAX_VALUE;
        peak = 0;
        epochMs = -1;
        recoveryFromMs = -1;
        undoPackets = 0;
        roundMinimumMs = Long.MAX_VALUE;
        lastMinimumMs = Long.MAX_VALUE;
    }

    private void observeRound() {
        if (bandwidth.round() != round) {
            round = bandwidth.round();
            lastMinimumMs = roundMinimumMs;
            roundMinimumMs = Long.MAX_VALUE;
            roundSamples = 0;
            roundLost = 0;
        }
        roundMinimumMs = Math.min(roundMinimumMs, roundTrip.latestMs());
        roundSamples++;
    }

    /** Slow start ends when the rate no longer grows, or hardly grows while the queue does. */
    private boolean pipeFull() {
        int flat = bandwidth.plateauRounds();
        long leastMs = roundTrip.minimumMs();
        long riseMs = Math.max(4, Math.min(16, leastMs / 8));
        boolean queue = roundSamples >= SAMPLES_MIN && roundMinimumMs > leastMs + riseMs;
        return flat >= 3 || (flat >= 1 && queue);
    }

    private boolean emptyQueue() {
        long recentMs = Math.min(roundMinimumMs, lastMinimumMs);
        long leastMs = roundTrip.minimumMs();
        return recentMs <= leastMs + leastMs / 4 + 2;
    }

    private double floor(boolean emptyQueue) {
        long timeMs = emptyQueue ? roundTrip.smoothedMs() : roundTrip.minimumMs();
        return (double) bandwidth.rate() * timeMs / 1000;
    }

    private void avoid(long bytes, long nowMs) {
        double now = window / PACKET_BYTES;
        if (epochMs < 0) {
            epochMs = nowMs;
            estimate = now;
            origin = Math.max(peak / PACKET_BYTES, now);
            k = Math.cbrt((origin - now) / C);
        }
        double acked = (double) bytes / PACKET_BYTES;
        double t = (nowMs - epochMs + roundTrip.smoothedMs()) / 1000.0 - k;
        double target = Math.min(1.5 * now, C * t * t * t + origin);
        estimate += (estimate >= origin ? 1 : ALPHA) * acked / now;
        if (target > now) {
            now += (target - now) / now * acked;
        }
        window = Math.max(now, estimate) * PACKET_BYTES;
    }
}
