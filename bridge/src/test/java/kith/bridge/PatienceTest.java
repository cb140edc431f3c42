package kith.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PatienceTest {
    /** How many calls go on without a wait until there is one again. */
    private static int sentOn(Patience patience) {
        int count = 0;
        while (!patience.waits()) {
            count++;
            assertTrue(count < 10_000, "it never waits again");
        }
        return count;
    }

    @Test
    void waitsForEachAnswerThatComes() {
        Patience patience = new Patience();
        for (int i = 0; i < 10; i++) {
            assertEquals(0, sentOn(patience));
            patience.waited(true);
        }
    }

    @Test
    void waitsMoreSeldomAfterEachWaitInVainUpToABound() {
        Patience patience = new Patience();
        int[] expected = {2, 4, 8, 16, 32, 64, 128, 256, 256, 256};
        for (int count : expected) {
            patience.waited(false);
            assertEquals(count, sentOn(patience));
        }
    }

    @Test
    void forgetsItsDisappointmentsAtAnAnswer() {
        Patience patience = new Patience();
        for (int i = 0; i < 5; i++) {
            patience.waited(false);
            sentOn(patience);
        }
        patience.waited(true);
        assertEquals(0, sentOn(patience));
        patience.waited(false);
        assertEquals(2, sentOn(patience));
    }
}
