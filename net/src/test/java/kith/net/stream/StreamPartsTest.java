package kith.net.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The small parts against plain models of them. */
class StreamPartsTest {

    @Test
    void rangesAreTheSetOfWhatWasAddedAndNotRemoved() {
        for (int seed = 1; seed <= 50; seed++) {
            Random random = new Random(seed);
            Ranges ranges = new Ranges(1000);
            BitSet model = new BitSet();
            for (int i = 0; i < 400; i++) {
                int from = random.nextInt(300);
                int to = from + random.nextInt(12);
                if (random.nextInt(3) > 0) {
                    ranges.add(from, to);
                    model.set(from, to);
                } else {
                    ranges.remove(from, to);
                    model.clear(from, to);
                }
                check(ranges, model, "seed " + seed + ", step " + i);
            }
        }
    }

    @Test
    void rangesTakeNoMoreThanTheirBound() {
        Ranges ranges = new Ranges(3);
        assertTrue(ranges.add(1, 2) && ranges.add(3, 4) && ranges.add(5, 6));
        assertFalse(ranges.add(7, 8));
        assertTrue(ranges.add(2, 3));
        assertTrue(ranges.add(7, 8));
        assertEquals(3, ranges.count());
    }

    @Test
    void theFilterLetsEachOfTheNewestMessagesThroughOnce() {
        MessageFilter filter = new MessageFilter();
        Random random = new Random(1);
        BitSet model = new BitSet();
        int top = 0;
        for (int i = 0; i < 100_000; i++) {
            int number = Math.max(0, top - Messages.OPEN_MAX + 1 + random.nextInt(4200));
            top = Math.max(top, number);
            boolean remembered = number > top - Messages.OPEN_MAX;
            assertEquals(remembered && !model.get(number), filter.accept(number), "step " + i);
            model.set(number);
        }
        assertFalse(filter.accept(top - Messages.OPEN_MAX));
    }

    @Test
    void theFilterFollowsNumbersBeyond32Bits() {
        MessageFilter filter = new MessageFilter();
        for (long number = 0; number < 5L << 32; number += 1L << 30) {
            assertTrue(filter.accept(number & 0xffff_ffffL), "number " + number);
            assertFalse(filter.accept(number & 0xffff_ffffL), "number " + number);
        }
    }

    @Test
    void thePacerKeepsItsRateOnAClockOfMilliseconds() {
        Pacer pacer = new Pacer();
        long rate = 100_000_000;
        long sent = 0;
        int most = 0;
        for (long nowMs = 1; nowMs <= 1000; nowMs++) {
            int packets = 0;
            while (pacer.allows(rate, nowMs)) {
                pacer.spend(1200);
                packets++;
            }
            sent += packets * 1200L;
            most = nowMs < 10 ? 0 : Math.max(most, packets);
        }
        assertEquals(100.0, sent / 1e6, 1.0);
        assertTrue(most < 100, most + " packets in one millisecond");
    }

    @Test
    void thePacerSaysWhenTheNextPacketMayLeave() {
        Pacer pacer = new Pacer();
        long rate = 1200;
        while (pacer.allows(rate, 5)) {
            pacer.spend(1200);
        }
        long nextMs = pacer.nextMs(rate);
        assertFalse(pacer.allows(rate, nextMs - 1));
        assertTrue(pacer.allows(rate, nextMs));
    }

    @Test
    void theRoundTripIsThatOfRfc9002() {
        RoundTrip trip = new RoundTrip();
        trip.sample(100, 10, 0);
        assertEquals(100, trip.smoothedMs());
        assertEquals(100 + 4 * 50 + 25, trip.probeMs());
        trip.sample(200, 20, 1);
        assertEquals((7 * 100 + 180) / 8, trip.smoothedMs());
        assertEquals(110 + 4 * (3 * 50 + 80) / 4 + 25, trip.probeMs());
        assertEquals(100, trip.minimumMs());
    }

    @Test
    void theLeastRoundTripIsForgottenAfterTwentySeconds() {
        RoundTrip trip = new RoundTrip();
        trip.sample(10, 0, 0);
        for (long nowMs = 1000; nowMs <= 21_000; nowMs += 1000) {
            trip.sample(50, 0, nowMs);
        }
        assertEquals(50, trip.minimumMs());
    }

    @Test
    void aWindowDoublesWhileItIsConsumedFast() {
        Window window = new Window(1000, 4000);
        window.consume(499);
        assertFalse(window.move(10, 5));
        window.consume(1);
        assertTrue(window.move(10, 5));
        assertEquals(500 + 2000, window.limit());
        window.consume(1500);
        assertTrue(window.move(10, 500));
        assertEquals(2000 + 2000, window.limit());
    }

    private static void check(Ranges ranges, BitSet model, String about) {
        int bit = 0;
        for (int i = 0; i < ranges.count(); i++) {
            int from = model.nextSetBit(bit);
            bit = model.nextClearBit(from);
            assertEquals(from, ranges.start(i), about);
            assertEquals(bit, ranges.end(i), about);
        }
        assertEquals(-1, model.nextSetBit(bit), about);
    }
}
