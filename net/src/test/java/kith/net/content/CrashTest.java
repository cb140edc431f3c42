package kith.net.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import kith.net.Id;
import kith.net.StoreRecord;
import kith.net.crypto.Crypto;
import kith.net.crypto.FakeCrypto;
import kith.net.wire.Reader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** After any record the device may lose its memory; what was sent before depends on none later. */
class CrashTest {

    private static final long NOW = 1_800_000_000_000L;
    private static final int MESSAGES = 7;

    private final Crypto crypto = new FakeCrypto();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aReceiverLosesNothingAndDeliversNothingTwice(boolean takes) {
        for (int seed = 0; seed < 6; seed++) {
            Party ann = new Party(1, crypto, List.of(), NOW);
            Party bob = new Party(2, crypto, List.of(), NOW);
            Party.befriend(ann, bob, NOW);
            List<Party.Letter> letters = new ArrayList<>();
            for (int i = 0; i < MESSAGES; i++) {
                letters.add(
                        ann.write(
                                bob, "" + i, NOW + (i > 4 ? (seed % 2) * (2 * Party.DAY_MS) : 0)));
            }
            Collections.shuffle(letters, new Random(seed));
            int start = bob.log.size();
            bob.takes = takes;
            for (Party.Letter letter : letters) {
                bob.receive(letter, NOW);
            }
            for (int cut = start; cut <= bob.log.size(); cut++) {
                crashedReceiver(bob, letters, cut, "seed " + seed + ", record " + cut);
            }
        }
    }

    private void crashedReceiver(Party bob, List<Party.Letter> letters, int cut, String name) {
        Set<Id> told = new HashSet<>();
        for (int i = 0; i < bob.took.size(); i++) {
            if (bob.tookAt.get(i) <= cut) {
                told.add(bob.took.get(i));
            }
        }
        List<String> expected = new ArrayList<>();
        Map<Id, String> owned = new LinkedHashMap<>();
        for (int i = 0; i < bob.deliveries.size(); i++) {
            if (bob.deliveredAt.get(i) <= cut) {
                owned.put(bob.deliveries.get(i).message().envelope(), bob.read.get(i));
            }
        }
        Set<Id> taken = taken(bob.log.subList(0, cut));
        Party again = bob.after(cut, NOW);
        again.drain(NOW);
        for (Party.Letter letter : letters) {
            expected.add("" + expected.size());
            if (!told.contains(letter.id())) {
                again.receive(letter, NOW);
            }
        }
        for (int i = 0; i < again.deliveries.size(); i++) {
            Id envelope = again.deliveries.get(i).message().envelope();
            assertFalse(taken.contains(envelope), name);
            owned.putIfAbsent(envelope, again.read.get(i));
        }
        assertEquals(expected, new ArrayList<>(owned.values()), name);
        assertEquals(List.of(), again.refused, name);
        Party last = again.after(again.log.size(), NOW);
        last.drain(NOW);
        assertEquals(List.of(), last.read, name);
    }

    private static Set<Id> taken(List<StoreRecord> log) {
        Set<Id> taken = new HashSet<>();
        for (StoreRecord record : log) {
            if (record.kind() == StoreRecord.Kind.SEEN) {
                Reader reader = new Reader(record.key());
                reader.u8();
                taken.add(Id.read(reader));
            }
        }
        return taken;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aSenderUsesNoKeyTwiceAndContradictsNothing(int life) {
        Party ann = new Party(1, crypto, List.of(), NOW);
        Party bob = new Party(2, crypto, List.of(), NOW);
        Party.befriend(ann, bob, NOW);
        int start = ann.log.size();
        Map<Id, Party.Letter> letters = new LinkedHashMap<>();
        for (int i = 0; i < 3; i++) {
            Party.Letter letter = ann.write(bob, "before " + i, NOW);
            letters.put(letter.id(), letter);
        }
        for (int cut = start; cut <= ann.log.size(); cut++) {
            Party again = ann.after(cut, NOW);
            Party reader = bob.after(bob.log.size(), NOW);
            List<Party.Letter> sent = kept(ann.log.subList(0, cut), letters);
            int before = sent.size();
            for (int i = 0; i < life; i++) {
                sent.add(again.write(bob, "after " + i, NOW));
            }
            Collections.shuffle(sent, new Random(cut * 10L + life));
            Set<Long> locators = new HashSet<>();
            for (Party.Letter letter : sent) {
                assertTrue(locators.add(new Reader(letter.ciphertext()).u64()), "record " + cut);
                reader.receive(letter, NOW);
            }
            assertEquals(before + life, reader.read.size(), "record " + cut);
            assertEquals(List.of(), reader.refused, "record " + cut);
            for (String text : reader.read) {
                assertFalse(text.contains("FORKED"), text);
                assertFalse(text.contains("GAP"), text);
            }
        }
    }

    private static List<Party.Letter> kept(List<StoreRecord> log, Map<Id, Party.Letter> letters) {
        List<Party.Letter> kept = new ArrayList<>();
        for (StoreRecord record : log) {
            Party.Letter letter =
                    record.kind() == StoreRecord.Kind.OUTGOING
                            ? letters.get(Id.of(record.key()))
                            : null;
            if (letter != null) {
                kept.add(letter);
            }
        }
        return kept;
    }
}
