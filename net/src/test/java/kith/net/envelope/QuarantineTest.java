package kith.net.envelope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import kith.net.envelope.Quarantine.Bounds;
import kith.net.envelope.Quarantine.Candidate;
import kith.net.wire.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class QuarantineTest {

    private final Quarantine quarantine = new Quarantine(new Bounds(8, 10, 16));

    @Test
    void aPlaceTakesOneCandidateOfEachNodeUpToItsBound() {
        for (int node = 0; node < Quarantine.CANDIDATES_MAX; node++) {
            assertNull(put(1, node, 5, node));
            assertEquals(Reason.REPLAYED, put(1, node, 5, 100), "a second of the same node");
        }
        assertEquals(Reason.REPLAYED, put(1, 9, 5, 50), "one more than the bound");
        assertEquals(Quarantine.CANDIDATES_MAX, quarantine.take(Samples.id(1), 5).size());
        assertEquals(0, quarantine.size());
    }

    @Test
    void equalCandidatesOfTwoNodesTakeOnePlace() {
        assertNull(put(1, 1, 5, 7));
        assertEquals(Reason.REPLAYED, put(1, 2, 5, 7));
        assertEquals(1, quarantine.size());
    }

    @Test
    void theBoundOfAnEnvelopeHoldsAndTheGreediestNodeGivesWay() {
        for (int i = 0; i < 8; i++) {
            assertNull(put(1, 1, i, i));
        }
        assertEquals(Reason.FULL, put(1, 1, 8, 8));
        assertNull(put(1, 2, 8, 8), "another node has a share");
        assertFalse(quarantine.waits(Samples.id(1), 0));
        assertTrue(quarantine.waits(Samples.id(1), 8));
        assertEquals(8, quarantine.size());
        for (int i = 9; i < 12; i++) {
            assertNull(put(1, 2, i, i));
        }
        assertEquals(Reason.FULL, put(1, 2, 12, 12), "both have half");
    }

    @Test
    void aFloodOfOneNodeLeavesRoomForOthers() {
        int kept = 0;
        for (int i = 0; i < 1000; i++) {
            kept += put(i, 1, 1, 1) == null ? 1 : 0;
        }
        assertEquals(10, kept);
        for (int i = 0; i < 6; i++) {
            assertNull(put(i, 2, 1, 2));
        }
        assertEquals(16, quarantine.size());
        assertNull(put(7, 3, 1, 3), "the greediest gives way");
        assertEquals(16, quarantine.size());
        assertFalse(quarantine.take(Samples.id(7), 1).isEmpty());
    }

    @Test
    void forgettingAnEnvelopeFreesItsPlaces() {
        for (int i = 0; i < 8; i++) {
            put(1, 1, i, i);
        }
        put(2, 1, 1, 1);
        quarantine.forget(Samples.id(1));
        assertEquals(1, quarantine.size());
        for (int i = 0; i < 8; i++) {
            assertNull(put(3, 1, i, i));
        }
    }

    private @Nullable Reason put(int envelope, int node, int index, int content) {
        return quarantine.put(
                Samples.id(envelope),
                new Candidate(Samples.id(1000 + node), index, 20, new byte[] {(byte) content}));
    }
}
