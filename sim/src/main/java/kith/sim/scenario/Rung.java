package kith.sim.scenario;

import java.util.List;
import kith.sim.Conditions;

/**
 * A line of the ladder of ever worse ones. Round trips and jitter are of the whole way, so each
 * direction has half.
 */
record Rung(long bitsPerSecond, int roundTripMs, int jitterMs, double lossPercent, int burst) {

    static final List<Rung> LADDER =
            List.of(
                    new Rung(100_000_000, 16, 0, 0.1, 1),
                    new Rung(25_000_000, 40, 12, 1, 6),
                    new Rung(8_000_000, 90, 15, 2, 8),
                    new Rung(3_000_000, 200, 30, 3, 10),
                    new Rung(1_500_000, 300, 40, 5, 12),
                    new Rung(800_000, 450, 60, 8, 20),
                    new Rung(25_000_000, 600, 40, 1.5, 6),
                    new Rung(500_000, 450, 80, 12, 25),
                    new Rung(256_000, 800, 150, 25, 40));

    Conditions conditions() {
        return Conditions.delay(roundTripMs / 2)
                .withRate(bitsPerSecond)
                .withJitter(jitterMs * 500L)
                .withBursts(lossPercent / 100, burst);
    }

    /** How long that many bytes take on the line if nothing is lost, one round trip included. */
    long idealUs(long bytes) {
        return bytes * 8_000_000 / bitsPerSecond + roundTripMs * 1000L;
    }

    @Override
    public String toString() {
        return bitsPerSecond / 1000
                + " kbit/s, "
                + roundTripMs
                + " ms, jitter "
                + jitterMs
                + " ms, loss "
                + lossPercent
                + " % in bursts of "
                + burst;
    }
}
