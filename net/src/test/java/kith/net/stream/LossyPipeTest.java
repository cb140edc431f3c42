package kith.net.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever the way does, streams come in order and once, messages come, and silence follows. */
class LossyPipeTest {

    @Test
    void deliversAllInOrderOverAWayThatLosesReordersAndDuplicates() {
        for (int seed = 1; seed <= 60; seed++) {
            run(seed);
        }
    }

    private static void run(int seed) {
        Random random = new Random(seed);
        LinkModel.Way way =
                new LinkModel.Way(
                        0.3 + random.nextInt(400) / 10.0,
                        random.nextInt(300),
                        random.nextInt(120),
                        random.nextInt(25),
                        1 + random.nextInt(10));
        String about = "seed " + seed + ", " + way;
        Pair pair = new Pair(way, 0.05, seed);
        Traffic a = new Traffic(pair.a, about);
        Traffic b = new Traffic(pair.b, about);
        pair.onA = a;
        pair.onB = b;
        int streams = 1 + random.nextInt(10);
        for (int i = 0; i < streams; i++) {
            a.send(random.nextInt(60_000));
            b.send(random.nextInt(60_000));
        }
        for (int i = 0; i < 50; i++) {
            a.post(i, 2 + random.nextInt(1154));
            b.post(i, 2 + random.nextInt(1154));
        }
        long untilMs = pair.nowMs + 3_600_000;
        while (pair.step(untilMs)) {
            assertTrue(a.lost + b.lost < 100_000, about);
        }
        assertEquals(streams, a.finished, about);
        assertEquals(streams, b.finished, about);
        assertEquals(50, a.posted(), about);
        assertEquals(50, b.posted(), about);
        assertEquals(0, a.postedTwice + b.postedTwice, about);
        assertEquals(0, a.rejected + b.rejected, about);
        assertTrue(pair.a.idle() && pair.b.idle(), about);
        assertEquals(Long.MAX_VALUE, pair.a.deadlineMs(), about);
        assertEquals(Long.MAX_VALUE, pair.b.deadlineMs(), about);
        assertEquals(0, pair.a.streams() + pair.b.streams(), about);
    }
}
