package kith.net.stream;

import java.util.Arrays;

/**
 * The delivery rate: how fast bytes really arrive, as the greatest sample of the last ten round
 * trips (Cheng, Cardwell: Delivery Rate Estimation, draft-cheng-iccrg-delivery-rate-estimation).
 */
final class Bandwidth {

    /** Ten round trips outlive a burst of losses, and forget a rate that is no more. */
    private static final int ROUNDS = 10;

    /** Growth of a quarter in a round trip says that the way is not yet full. */
    private static final int GROWTH_NUMERATOR = 5;

    private final long[] rounds = new long[ROUNDS];
    private long round;
    private long roundEnd;
    private long delivered;
    private long deliveredMs;
    private long firstSentMs;
    private long limitedUntil;
    private long best;
    private long plateauRate;
    private int plateauRounds;

    long delivered() {
        return delivered;
    }

    long deliveredMs() {
        return deliveredMs;
    }

    long firstSentMs() {
        return firstSentMs;
    }

    /** Whether there was less to send than the window allows, so that samples are too low. */
    boolean limited() {
        return limitedUntil > 0;
    }

    void noteLimited(long flightBytes) {
        limitedUntil = Math.max(1, delivered + flightBytes);
    }

    /** The first packet after silence starts a new flight. */
    void noteSent(boolean nothingInFlight, long nowMs) {
        if (nothingInFlight) {
            firstSentMs = nowMs;
            deliveredMs = nowMs;
        }
    }

    /** Bytes a second, 0 before the first sample. */
    long rate() {
        return best;
    }

    /** Round trips without growth by a quarter. */
    int plateauRounds() {
        return plateauRounds;
    }

    /** The number of the current round trip. */
    long round() {
        return round;
    }

    void add(int bytes) {
        delivered += bytes;
    }

    /** Samples with the newest packet acknowledged just now. */
    void sample(SentPackets packets, long newest, long nowMs) {
        long then = packets.delivered(newest);
        long sendMs = packets.sentMs(newest) - packets.firstSentMs(newest);
        long ackMs = nowMs - packets.deliveredMs(newest);
        long rate = (delivered - then) * 1000 / Math.max(1, Math.max(sendMs, ackMs));
        firstSentMs = packets.sentMs(newest);
        deliveredMs = nowMs;
        if (delivered > limitedUntil) {
            limitedUntil = 0;
        }
        boolean limited = packets.limited(newest);
        if (then >= roundEnd) {
            nextRound(limited);
        }
        if (!limited || rate > best) {
            int i = (int) (round % ROUNDS);
            rounds[i] = Math.max(rounds[i], rate);
            best = Math.max(best, rate);
        }
    }

    void reset() {
        Arrays.fill(rounds, 0);
        best = 0;
        plateauRate = 0;
        plateauRounds = 0;
    }

    private void nextRound(boolean limited) {
        roundEnd = delivered;
        if (!limited) {
            if (best * 4 >= plateauRate * GROWTH_NUMERATOR) {
                plateauRate = best;
                plateauRounds = 0;
            } else {
                plateauRounds++;
            }
            round++;
            rounds[(int) (round % ROUNDS)] = 0;
            best = 0;
            for (long rate : rounds) {
                best = Math.max(best, rate);
            }
        }
    }
}
