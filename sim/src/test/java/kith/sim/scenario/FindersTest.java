package kith.sim.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

/** A small crowd of devices that know one first peer each. */
class FindersTest {

    @Test
    void sixtyDevicesFindKeysAndEachOther() {
        Outcome outcome = play(Options.of(1).withPeers(60));
        assertNull(outcome.failure());
        assertEquals(1.0, outcome.deliveredRatio());
        assertEquals(3, outcome.notes().size());
        assertNotEquals(outcome.traceHash(), play(Options.of(2).withPeers(60)).traceHash());
    }

    private static Outcome play(Options options) {
        return new Play(new Lookups(), options, seed -> new RealPeers(seed, true), line -> {}, null)
                .run();
    }
}
