package kith.net.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import kith.net.Id;
import kith.net.wire.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReconcilerTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0",
        "0, 1, 0",
        "0, 0, 1",
        "1, 0, 0",
        "0, 40, 0",
        "0, 0, 40",
        "0, 33, 33",
        "31, 1, 1",
        "32, 1, 1",
        "33, 1, 1",
        "1000, 0, 0",
        "1000, 1, 0",
        "1000, 0, 1",
        "1000, 300, 500",
        "20, 3000, 0",
        "5000, 60, 70",
        "30000, 50, 50"
    })
    void bothFindExactlyWhatEachLacks(int common, int extra, int missing) {
        for (int seed = 0; seed < 6; seed++) {
            Compared pair = filled(seed, common, extra, missing);
            pair.compare(seed % 2 == 0);
            pair.check("seed " + seed);
        }
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "2"})
    void idsThatWereChosenToBeAlikeCostRoundsAndNothingElse(int seed) {
        Compared pair = new Compared(seed);
        Random random = new Random(seed);
        for (int i = 0; i < 3000; i++) {
            Id id = IdTreeTest.crowded(random);
            pair.one.set.add(id);
            pair.other.set.add(id);
        }
        for (int i = 0; i < 40; i++) {
            pair.one.set.add(IdTreeTest.crowded(random));
            pair.other.set.add(IdTreeTest.crowded(random));
        }
        pair.one.set.add(Id.of(IdTreeTest.ones()));
        pair.other.set.add(Range.LEAST);
        pair.compare(false);
        pair.check("seed " + seed);
    }

    @Test
    void fiftyDifferencesOnEachSideOfAHundredThousandTakeThreeRoundTrips() {
        Compared pair = filled(7, 100_000, 50, 50);
        pair.compare(false);
        pair.check("seed 7");
        assertTrue(pair.journeys <= 6, pair.journeys + " journeys");
        assertTrue(pair.bytes <= 64 << 10, pair.bytes + " bytes");
    }

    @Test
    void equalSetsCostOneFingerprint() {
        Compared pair = filled(3, 10_000, 0, 0);
        pair.compare(true);
        pair.check("seed 3");
        assertTrue(pair.bytes < 100, pair.bytes + " bytes");
    }

    @Test
    void whatDoesNotFitOneSessionComesWithTheNext() {
        Compared pair = filled(4, 100, 20_000, 10);
        int sessions = 0;
        while (!Compared.lacks(pair.other, pair.one).isEmpty()) {
            pair.one.reconciler.begin(pair.other.id, Compared.SCOPE, false, Compared.NOW_MS);
            pair.run(pair.one.posts());
            pair.other.missing.forEach(pair.other.set::add);
            pair.one.missing.forEach(pair.one.set::add);
            sessions++;
            boolean done = Compared.lacks(pair.other, pair.one).isEmpty();
            assertEquals(done ? null : Reason.FULL, Compared.reason(pair.one));
            assertTrue(sessions < 10);
        }
        assertTrue(sessions >= 2, sessions + " sessions");
        assertEquals(pair.one.set.size(), pair.other.set.size());
    }

    @Test
    void aSetThatIsNotSharedIsNotThere() {
        Compared pair = filled(1, 10, 1, 1);
        byte[] name = new byte[Id.BYTES];
        name[5] = 1;
        assertFalse(pair.one.reconciler.begin(pair.other.id, Id.of(name), true, Compared.NOW_MS));
        SyncMessage begin =
                new SyncMessage.Begin(
                        1,
                        Id.of(name),
                        new byte[Keyed.KEY_BYTES],
                        new SyncMessage.Piece(0, 0, SyncMessage.End.LAST),
                        new byte[0]);
        pair.other.reconciler.receive(pair.one.id, begin.encode(), Compared.NOW_MS);
        byte[] stop = pair.other.posts().getFirst();
        assertEquals(
                new SyncMessage.Stop(1, false, Reason.UNKNOWN_TARGET),
                SyncMessage.decode(stop).orNull());
    }

    @Test
    void silenceAndTheEndOfALinkEndASession() {
        Compared pair = filled(1, 1000, 1, 1);
        pair.one.reconciler.begin(pair.other.id, Compared.SCOPE, true, Compared.NOW_MS);
        pair.one.posts();
        assertEquals(Compared.NOW_MS + Session.SILENCE_MS, pair.one.reconciler.deadlineMs());
        pair.one.reconciler.expire(Compared.NOW_MS + Session.SILENCE_MS - 1);
        pair.one.posts();
        assertTrue(pair.one.ended.isEmpty());
        pair.one.reconciler.expire(Compared.NOW_MS + Session.SILENCE_MS);
        assertEquals(1, pair.one.posts().size());
        assertEquals(Reason.EXPIRED, Compared.reason(pair.one));
        pair.one.reconciler.begin(pair.other.id, Compared.SCOPE, true, Compared.NOW_MS);
        pair.one.reconciler.unlinked(pair.other.id);
        pair.one.posts();
        assertEquals(Reason.ENDED, Compared.reason(pair.one));
        assertEquals(Long.MAX_VALUE, pair.one.reconciler.deadlineMs());
        assertNull(pair.one.reconciler.poll());
    }

    @Test
    void oneSessionAboutASetAtATimeAndEightWithANode() {
        Compared pair = filled(1, 10, 0, 0);
        assertTrue(pair.one.reconciler.begin(pair.other.id, Compared.SCOPE, true, Compared.NOW_MS));
        assertFalse(
                pair.one.reconciler.begin(pair.other.id, Compared.SCOPE, true, Compared.NOW_MS));
    }

    static Compared filled(int seed, int common, int extra, int missing) {
        Compared pair = new Compared(seed);
        Random random = new Random(seed);
        for (int i = 0; i < common; i++) {
            Id id = IdTreeTest.random(random);
            pair.one.set.add(id);
            pair.other.set.add(id);
        }
        for (int i = 0; i < extra; i++) {
            pair.one.set.add(IdTreeTest.random(random));
        }
        for (int i = 0; i < missing; i++) {
            pair.other.set.add(IdTreeTest.random(random));
        }
        return pair;
    }
}
