package kith.net.stream;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ways from good to hardly usable: 64 KiB each way and 20 messages in bearable time. */
class LadderTest {

    static final List<LinkModel.Way> RUNGS =
            List.of(
                    new LinkModel.Way(100, 16, 0, 0.1, 1),
                    new LinkModel.Way(25, 40, 12, 1, 6),
                    new LinkModel.Way(8, 90, 15, 2, 8),
                    new LinkModel.Way(3, 200, 30, 3, 10),
                    new LinkModel.Way(1.5, 300, 40, 5, 12),
                    new LinkModel.Way(0.8, 450, 60, 8, 20),
                    new LinkModel.Way(25, 600, 40, 1.5, 6),
                    new LinkModel.Way(0.5, 450, 80, 12, 25),
                    new LinkModel.Way(0.256, 800, 150, 25, 40));

    private static final int SEEDS = 10;
    private static final int BYTES = 1 << 16;

    @Test
    void carriesStreamsAndMessagesOnEveryRung() {
        List<String> figures = new ArrayList<>();
        boolean good = true;
        for (LinkModel.Way way : RUNGS) {
            int done = 0;
            long worstMs = 0;
            double idealMs = BYTES / way.bytesPerMs() + way.roundTripMs();
            long limitMs = 30_000 + (long) (5 * idealMs);
            for (int seed = 1; seed <= SEEDS; seed++) {
                long tookMs = run(way, seed, limitMs);
                done += tookMs < limitMs ? 1 : 0;
                worstMs = Math.max(worstMs, tookMs);
            }
            figures.add(way + ": " + done + " of " + SEEDS + ", worst " + worstMs + " ms");
            good &= done >= 9;
        }
        assertTrue(good, () -> String.join("\n", figures));
    }

    private static long run(LinkModel.Way way, int seed, long limitMs) {
        Pair pair = new Pair(way, 0, seed);
        Traffic a = new Traffic(pair.a, "seed " + seed);
        Traffic b = new Traffic(pair.b, "seed " + seed);
        pair.onA = a;
        pair.onB = b;
        long startMs = pair.nowMs;
        a.send(BYTES);
        b.send(BYTES);
        for (int i = 0; i < 20; i++) {
            a.post(i, 100);
            b.post(i, 100);
        }
        while (a.finished + b.finished < 2 || a.posted() + b.posted() < 40) {
            if (!pair.step(startMs + limitMs)) {
                return limitMs;
            }
        }
        return pair.nowMs - startMs;
    }
}
