package kith.net.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import kith.net.crypto.FakeCrypto;
import kith.net.crypto.RealCrypto;
import kith.net.score.Scores;
import kith.net.wire.Address;
import kith.net.wire.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A short piece of what {@code ./dev fuzz} does at length, and the same claims. */
class FuzzTest {

    private static final long SEED = 20_261_123;

    /** Strangers leave nothing behind; what they sent is refused by reason, each once. */
    @ParameterizedTest
    @EnumSource(Stage.class)
    void strangersChangeNothing(Stage stage) {
        Fuzz fuzz = new Fuzz(SEED);
        fuzz.fromOutside(stage, 4_000);
        long after = fuzz.sizeNow();
        fuzz.fromOutside(stage, 4_000);
        Tally tally = fuzz.outsideTally();
        assertEquals(8_000, tally.given);
        assertEquals(tally.refused, tally.rejects(), () -> "" + tally);
        // Silent is only what is authentic: a datagram that was on its way, and came to be first.
        assertTrue(tally.silent <= 8, () -> "" + tally);
        assertTrue(tally.reasons.size() >= 4, () -> "" + tally);
        // Messages that were delivered meanwhile are remembered, and both have keys for the next;
        // so are those of topics, and what was held.
        boolean keeps = stage == Stage.FOLLOWING || stage == Stage.HOLDING;
        long most = after + (keeps ? 20_000 : 2_000);
        assertTrue(fuzz.sizeNow() <= most, () -> after + " elements, " + fuzz.sizeNow());
        assertTrue(fuzz.unprovenBytes().get(0) > fuzz.unprovenBytes().get(1));
    }

    /** Nodes that hold a link are refused by reason, and dropped, and the honest ones go on. */
    @ParameterizedTest
    @EnumSource(Stage.class)
    void insidersEndNothingButTheirOwnLinks(Stage stage) {
        Fuzz fuzz = new Fuzz(SEED);
        fuzz.fromInside(stage, 5_000);
        Tally tally = fuzz.insideTally();
        assertEquals(5_000, tally.given);
        assertTrue(tally.reasons.containsKey(Reason.INVALID_FIELD), () -> "" + tally);
        assertTrue(tally.rejects() >= tally.refused, () -> "" + tally);
        assertTrue(fuzz.nodes > 10, () -> fuzz.nodes + " nodes");
        assertTrue(fuzz.sizeNow() < 2_000_000, () -> fuzz.sizeNow() + " elements");
    }

    /** What is changed is of every part of the protocol. */
    @Test
    void thereAreTrueSamplesOfEveryPart() {
        Set<Integer> messages = new TreeSet<>();
        Set<Integer> datagrams = new TreeSet<>();
        for (Stage stage : Stage.values()) {
            Scene scene = new Scene(stage, SEED, new FakeCrypto());
            stage.enter(scene);
            scene.recovers();
            messages.addAll(scene.world.messages.kinds());
            datagrams.addAll(scene.world.datagrams.kinds());
        }
        Set<Integer> links = Set.of(1, 2, 3, 5, 6, 0x20);
        assertTrue(datagrams.containsAll(links), () -> "links: " + datagrams);
        Set<Integer> discovery = Set.of(0x30, 0x31, 0x32, 0x33, 0x34);
        assertTrue(datagrams.containsAll(discovery), () -> "discovery: " + datagrams);
        Set<Integer> envelopes = Set.of(0x10, 0x11, 0x13);
        assertTrue(messages.containsAll(envelopes), () -> "envelopes: " + messages);
        Set<Integer> persons = Set.of(0x30, 0x31, 0x32, 0x33, 0x34);
        assertTrue(messages.containsAll(persons), () -> "persons: " + messages);
        Set<Integer> topics = Set.of(0x80, 0x83, 0x86, 0x87, 0x88);
        assertTrue(messages.containsAll(topics), () -> "topics: " + messages);
    }

    @Test
    void aContactThatLiesEndsNothing() {
        Fuzz fuzz = new Fuzz(SEED);
        for (int round = 0; round < 6; round++) {
            fuzz.fromContact(round);
        }
        assertTrue(fuzz.changed > 100, () -> fuzz.changed + " changed");
    }

    /** Every one with a true INIT of another node in its datagram. */
    @Test
    void aMillionSpoofedSourcesDoNotGrowTheTables() {
        Scene scene = new Scene(Stage.LINKED, SEED, new RealCrypto());
        scene.stage.enter(scene);
        byte[] init = scene.world.datagrams.ofKind(1).get(0);
        Tally tally = new Tally();
        Map<String, Long> before = Census.of(scene.target.peer);
        scene.target.mute = true;
        for (int i = 0; i < 1_000_000; i++) {
            if (i % Strangers.PER_MS == 0) {
                scene.world.nowMs++;
            }
            byte[] forged = init.clone();
            for (int at = 0; at < 4; at++) {
                forged[1 + at] = (byte) (i >> (8 * at));
                forged[12 + at] = (byte) (i >> (8 * at));
            }
            scene.target.attack(Address.v4(0x50000000 + i, 1 + i % 60_000), forged, tally);
            if (i % 1_000 == 0) {
                scene.target.balance.clear();
            }
        }
        Map<String, Long> during = Census.of(scene.target.peer);
        for (Map.Entry<String, Long> table : during.entrySet()) {
            long was = before.getOrDefault(table.getKey(), 0L);
            // 1024 half-open handshakes of at most 256 bytes a field (LinkBounds.UNPROVEN_MAX).
            long most = was + 1_024 * 256;
            assertTrue(table.getValue() <= most, () -> table + " was " + was);
        }
        assertTrue(during.getOrDefault("Scores.entries", 0L) <= Scores.ENTRIES_MAX);
        assertTrue(scene.recovers());
        assertEquals(1_000_000, tally.given);
        Map<String, Long> after = new LinkedHashMap<>(Census.of(scene.target.peer));
        long grown = 0;
        for (Map.Entry<String, Long> table : after.entrySet()) {
            grown += Math.max(0, table.getValue() - before.getOrDefault(table.getKey(), 0L));
        }
        long elements = grown;
        assertTrue(elements < 2_000, () -> elements + " elements more: " + after);
    }
}
