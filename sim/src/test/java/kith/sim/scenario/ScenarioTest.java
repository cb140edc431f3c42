package kith.sim.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.LongStream;
import kith.sim.PlainPeer.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void directDeliversEverythingOnceOverALossyNetwork(long seed) {
        Outcome outcome = Once.play(new Direct(), Options.of(seed).withLoss(0.2), Fault.NONE);
        assertNull(outcome.failure());
        assertEquals(1.0, outcome.deliveredRatio());
        assertEquals(0, outcome.duplicates());
        assertTrue(outcome.events() > 100, outcome.toString());
    }

    @Test
    void directSaysWhatDoesNotHold() {
        Outcome outcome = Once.play(new Direct(), Options.of(1), Fault.DELIVERS_TWICE);
        assertNotNull(outcome.failure());
        assertTrue(outcome.failure().contains("delivered twice"), outcome.failure());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void crashLosesNothingThatWasKept(long seed) {
        Outcome outcome = Once.play(new Crash(), Options.of(seed), Fault.NONE);
        assertNull(outcome.failure());
        assertEquals(1.0, outcome.deliveredRatio());
    }

    @Test
    void crashNoticesAPeerThatForgets() {
        assertTrue(
                LongStream.range(1, 10)
                        .mapToObj(Options::of)
                        .map(options -> Once.play(new Crash(), options, Fault.KEEPS_NOTHING))
                        .anyMatch(outcome -> outcome.failure() != null));
    }

    @Test
    void reconciliationFindsAllDifferencesWithinItsBounds() {
        Outcome outcome = Once.play(new Reconciliation(), Options.of(1), Fault.NONE);
        assertNull(outcome.failure());
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct", "relay", "flood", "roam", "ladder", "crash"})
    void realPeersHoldUnderTheConditionsOf(String name) {
        Scenario scenario = Scenarios.of(name);
        assertNotNull(scenario);
        Outcome outcome =
                new Play(
                                scenario,
                                Options.of(1),
                                world -> new RealPeers(world, true),
                                line -> {},
                                null)
                        .run();
        assertNull(outcome.failure());
        assertEquals(1.0, outcome.deliveredRatio());
    }

    @Test
    void aGroupHearsAllAndWhoIsRemovedNothingMore() {
        Outcome outcome = crowd(new Group(), Options.of(1).withPeers(8));
        assertNull(outcome.failure());
        assertEquals(1.0, outcome.deliveredRatio());
        assertEquals(0, outcome.duplicates());
        Double copies = outcome.copiesPerMember();
        assertTrue(copies != null && copies >= 1 && copies < 10, outcome.toString());
    }

    @Test
    void broadcastReachesAllMembersForAboutOneCopyEach() {
        Outcome outcome = crowd(new Broadcast(), Options.of(1).withPeers(100));
        assertNull(outcome.failure());
        assertEquals(1.0, outcome.deliveredRatio());
        Double copies = outcome.copiesPerMember();
        assertTrue(copies != null && copies >= 0.99 && copies < 1.3, outcome.toString());
    }

    @Test
    void broadcastSaysThatSomeWereNotReached() {
        Outcome outcome = crowd(new Broadcast(), Options.of(1).withPeers(20).withLoss(0.97));
        assertNotNull(outcome.failure());
        assertTrue(outcome.failure().contains("reached"), outcome.failure());
    }

    @Test
    void queriesAskAndHearAllTheyShould() {
        Outcome outcome = crowd(new Query(), Options.of(1).withPeers(60));
        assertNull(outcome.failure());
        assertEquals(10, outcome.notes().size());
    }

    @Test
    void queriesSayThatTooFewAnswered() {
        Outcome outcome = crowd(new Query(), Options.of(1).withPeers(12).withLoss(0.9));
        assertNotNull(outcome.failure());
    }

    private static Outcome crowd(Scenario scenario, Options options) {
        return new Play(scenario, options, world -> new RealPeers(world, true), line -> {}, null)
                .run();
    }
}
