package kith.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MonotoneClockTest {

    private long wallMs = 1_000_000;
    private long nanos = 5;
    private final MonotoneClock clock = new MonotoneClock(() -> wallMs, () -> nanos);

    private void pass(long ms) {
        wallMs += ms;
        nanos += ms * 1_000_000;
    }

    @Test
    void goesOnWhenTheWallClockIsSetBack() {
        pass(10);
        assertEquals(1_000_010, clock.nowMs());
        wallMs -= 100_000;
        assertEquals(1_000_010, clock.nowMs());
        pass(7);
        assertEquals(1_000_017, clock.nowMs());
        assertFalse(clock.jumped());
    }

    @Test
    void followsAMinuteBackWhenToldTo() {
        clock.nowMs();
        wallMs -= MonotoneClock.AHEAD_MS - 1;
        clock.nowMs();
        assertFalse(clock.mustFollow());
        wallMs -= 1;
        clock.nowMs();
        assertTrue(clock.mustFollow());
        assertEquals(MonotoneClock.AHEAD_MS, clock.follow());
        assertFalse(clock.mustFollow());
        pass(3);
        assertEquals(wallMs, clock.nowMs());
        assertFalse(clock.jumped());
    }

    @Test
    void noticesASleepOnce() {
        pass(10);
        clock.nowMs();
        wallMs += 60_000;
        assertEquals(1_060_010, clock.nowMs());
        assertTrue(clock.jumped());
        assertFalse(clock.jumped());
    }

    @Test
    void losesNoPartsOfAMillisecond() {
        wallMs = 0;
        clock.nowMs();
        for (int i = 0; i < 1000; i++) {
            nanos += 999_999;
            clock.nowMs();
        }
        assertEquals(1_000_999, clock.nowMs());
    }
}
