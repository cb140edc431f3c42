package kith.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineTest {

    private static final int DATAGRAMS = 400_000;

    /**
     * Packets follow each other at the line's rate, so a burst of n packets is n losses in a row.
     */
    @ParameterizedTest
    @CsvSource({"0.01, 6, 25000000", "0.05, 12, 1500000", "0.25, 40, 256000", "0.2, 0, 1000000"})
    void losesItsShareInBurstsOfItsLength(double share, int burst, long rate) {
        Conditions conditions = Conditions.delay(0).withRate(rate).withBursts(share, burst);
        Loss loss = new Loss(conditions.losses(), Dice.of(5, "loss", burst));
        double stepUs = 1200 * 8e6 / rate;
        int lost = 0;
        int bursts = 0;
        boolean before = false;
        for (int i = 0; i < DATAGRAMS; i++) {
            boolean now = loss.lost((long) (i * stepUs));
            lost += now ? 1 : 0;
            bursts += now && !before ? 1 : 0;
            before = now;
        }
        assertEquals(share, (double) lost / DATAGRAMS, share * 0.12);
        // In discrete steps a burst ends with probability (1-share) (1-e^(-1/(burst (1-share)))).
        double ends =
                burst == 0 ? 1 - share : (1 - share) * (1 - Math.exp(-1 / (burst * (1 - share))));
        assertEquals(1 / ends, (double) lost / bursts, 0.12 / ends);
    }

    @Test
    void losesNothingWithoutLoss() {
        Line line = new Line(Conditions.delay(20), Dice.of(1, "line", 0));
        for (int i = 0; i < 1000; i++) {
            assertEquals(i + 20_000, line.pass(i, 1200));
        }
        assertEquals(0, line.dropped());
    }

    @Test
    void takesItsTimeForEachByteAndBoundsItsQueue() {
        // 8 Mbit/s: 1 us a byte; 1172 + 28 bytes take 1.2 ms, 200 ms hold 167 of them.
        Line line = new Line(Conditions.delay(0).withRate(8_000_000), Dice.of(1, "line", 0));
        assertEquals(1200, line.pass(0, 1172));
        assertEquals(2400, line.pass(0, 1172));
        int taken = 2;
        while (line.pass(0, 1172) != Line.LOST) {
            taken++;
        }
        assertEquals(167, taken);
        assertEquals(1_001_200, line.pass(1_000_000, 1172));
    }

    @Test
    void jitterLetsDatagramsOvertakeEachOtherWithinItsBounds() {
        Line line = new Line(Conditions.delay(20).withJitter(5000), Dice.of(2, "line", 0));
        long last = 0;
        int overtaken = 0;
        for (int i = 0; i < 1000; i++) {
            long out = line.pass(i * 100L, 100) - i * 100L;
            assertTrue(out >= 15_000 && out <= 25_000, "took " + out);
            overtaken += out + i * 100L < last ? 1 : 0;
            last = out + i * 100L;
        }
        assertTrue(overtaken > 300, "overtaken " + overtaken);
    }
}
