package kith.net.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import kith.net.crypto.SeededRandomness;
import org.junit.jupiter.api.Test;

/** The window against a plain set of numbers. */
class ReplayWindowTest {

    @Test
    void takesTheOldestOfItsWindowAndNoOlder() {
        ReplayWindow window = new ReplayWindow();
        window.take(10_000);
        assertTrue(window.fits(10_000 - ReplayWindow.WINDOW + 1));
        assertFalse(window.fits(10_000 - ReplayWindow.WINDOW));
        assertFalse(window.fits(10_000));
    }

    @Test
    void agreesWithASetOfNumbers() {
        for (int seed = 0; seed < 20; seed++) {
            SeededRandomness random = new SeededRandomness(seed);
            ReplayWindow window = new ReplayWindow();
            Set<Long> taken = new HashSet<>();
            long newest = -1;
            for (int i = 0; i < 20_000; i++) {
                long jump = random.chance(1) ? 5000 : 80;
                long number = Math.max(0, newest - 2100 + random.below(2100 + (int) jump));
                boolean expected = number > newest - ReplayWindow.WINDOW && !taken.contains(number);
                assertEquals(expected, window.fits(number), "seed " + seed + " number " + number);
                if (expected) {
                    window.take(number);
                    taken.add(number);
                    newest = Math.max(newest, number);
                    assertEquals(newest, window.newest());
                }
            }
        }
    }

    @Test
    void reachesTheLastNumber() {
        ReplayWindow window = new ReplayWindow();
        window.take(Link.NUMBER_MAX);
        assertFalse(window.fits(Link.NUMBER_MAX));
        assertTrue(window.fits(Link.NUMBER_MAX - 1));
    }
}
