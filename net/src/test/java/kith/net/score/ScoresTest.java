package kith.net.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import kith.net.Id;
import kith.net.wire.Address;
import kith.net.wire.Reason;
import kith.net.wire.Writer;
import org.junit.jupiter.api.Test;

class ScoresTest {

    private static final Address HOME = Address.v4(0x0a000001, 1);

    private final Scores scores = new Scores();

    @Test
    void aNodeIsBarredAtTheLimitAndNotBefore() {
        Id node = node(1);
        for (int points = 25; points < Scores.NODE_POINTS_MAX; points += 25) {
            assertFalse(scores.offended(node, HOME, Reason.FORGED, 0));
        }
        assertTrue(scores.offended(node, HOME, Reason.FORGED, 0));
        assertFalse(scores.barred(node(2), HOME, 0), "its neighbour did nothing");
    }

    @Test
    void pointsFadeAndANodeIsHeardAgain() {
        Id node = node(1);
        for (int i = 0; i < 4; i++) {
            scores.offended(node, null, Reason.FORGED, 0);
        }
        long stillMs = (Scores.NODE_POINTS_MAX - Scores.FORGIVEN_POINTS) * Scores.FADE_MS;
        assertTrue(scores.barred(node, null, stillMs));
        assertFalse(scores.barred(node, null, stillMs + Scores.FADE_MS));
        assertEquals(0, scores.points(node, Scores.NODE_POINTS_MAX * Scores.FADE_MS));
    }

    @Test
    void whatLossOrAgeExplainsCostsNothing() {
        Id node = node(1);
        for (int i = 0; i < 10_000; i++) {
            scores.offended(node, HOME, Reason.REPLAYED, 0);
            scores.offended(node, HOME, Reason.EXPIRED, 0);
            scores.offended(node, HOME, Reason.FULL, 0);
            scores.offended(node, HOME, Reason.UNKNOWN_TARGET, 0);
        }
        assertEquals(0, scores.points(node, 0));
        assertEquals(0, scores.size());
    }

    @Test
    void manyNodesOfOnePrefixAreBarredTogether() {
        Address next = Address.v4(0x0a0000fe, 9);
        for (int i = 0; i < 40; i++) {
            assertEquals(i == 39, scores.offended(node(i), next, Reason.FORGED, 0));
        }
        assertTrue(scores.barred(node(1000), HOME, 0), "same /24");
        assertFalse(scores.barred(node(1000), Address.v4(0x0a000101, 1), 0), "another /24");
        assertFalse(scores.barred(node(1000), null, 0), "through a relay");
    }

    @Test
    void theTableEndsAtItsBoundAndForgetsWhoOffendedLongestAgo() {
        for (int i = 0; i < Scores.ENTRIES_MAX; i++) {
            scores.offended(node(i), null, Reason.FORGED, 0);
        }
        assertEquals(Scores.ENTRIES_MAX, scores.size());
        assertEquals(25, scores.points(node(0), 0));
        scores.offended(node(Scores.ENTRIES_MAX), null, Reason.FORGED, 0);
        assertEquals(Scores.ENTRIES_MAX, scores.size());
        assertEquals(0, scores.points(node(0), 0));
        assertEquals(25, scores.points(node(1), 0));
    }

    @Test
    void aClockThatGoesBackForgivesNobody() {
        Id node = node(1);
        scores.offended(node, null, Reason.FORGED, 1_000_000);
        assertEquals(25, scores.points(node, 0));
    }

    private static Id node(int number) {
        return Id.of(new Writer(Id.BYTES).u32(number).zeros(28).toBytes());
    }
}
