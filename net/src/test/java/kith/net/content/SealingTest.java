package kith.net.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import kith.net.crypto.Crypto;
import kith.net.crypto.FakeCrypto;
import kith.net.crypto.RealCrypto;
import kith.net.person.Prekey;
import kith.net.wire.Decoded;
import kith.net.wire.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealingTest {

    private static final long NOW = 1_800_000_000_000L;

    private Crypto crypto = new RealCrypto();

    private Party ann() {
        return new Party(1, crypto, List.of(), NOW);
    }

    private Party bob() {
        return new Party(2, crypto, List.of(), NOW);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theReceiverReadsWhatWasWritten(boolean real) {
        crypto = real ? new RealCrypto() : new FakeCrypto();
        Party ann = ann();
        Party bob = bob();
        Party.befriend(ann, bob, NOW);
        for (int i = 0; i < 3; i++) {
            bob.receive(ann.write(bob, "a" + i, NOW), NOW);
            ann.receive(bob.write(ann, "b" + i, NOW), NOW);
        }
        assertEquals(List.of("a0", "a1", "a2"), bob.read);
        assertEquals(List.of("b0", "b1", "b2"), ann.read);
        assertEquals(3, bob.took.size());
        assertEquals(List.of(), bob.refused);
    }

    @Test
    void onlyTheFirstOfARunCarriesAnEncapsulation() {
        Party ann = ann();
        Party bob = bob();
        Party.befriend(ann, bob, NOW);
        int carried = 0;
        for (int i = 0; i < 2 * RunKeys.MESSAGES_MAX; i++) {
            Party.Letter letter = ann.write(bob, "" + i, NOW + i);
            carried += letter.encapsulation() == null ? 0 : 1;
            bob.receive(letter, NOW + i);
        }
        assertEquals(2, carried);
        assertEquals(2 * RunKeys.MESSAGES_MAX, bob.read.size());
    }

    @Test
    void noMessageOutlivesTheLastEncapsulationOfItsRun() {
        Party ann = ann();
        Party bob = bob();
        Party.befriend(ann, bob, NOW);
        Party.Letter first = ann.write(bob, "1", NOW);
        long lastMs = NOW + Prekey.SLACK_MS;
        assertNotNull(first.encapsulation());
        assertEquals(NOW + 11 * Party.DAY_MS, first.expiresMs());
        assertNull(ann.write(bob, "2", lastMs).encapsulation());
        assertNotNull(ann.write(bob, "3", lastMs + 1).encapsulation());
    }

    @Test
    void aMessageIsReadThoughTheFirstOfItsRunWasNot() {
        Party ann = ann();
        Party bob = bob();
        Party.befriend(ann, bob, NOW);
        ann.write(bob, "lost", NOW);
        long laterMs = NOW + 2 * Party.DAY_MS;
        bob.receive(ann.write(bob, "read", laterMs), laterMs);
        bob.inbox.expire(laterMs + Order.GAP_MS);
        bob.drain(laterMs + Order.GAP_MS);
        assertEquals(List.of("read AFTER_GAP"), bob.read);
    }

    @Test
    void anyOrderOfArrivalGivesTheOrderOfWriting() {
        Party ann = ann();
        Party bob = bob();
        Party.befriend(ann, bob, NOW);
        for (int round = 0; round < 5; round++) {
            List<Party.Letter> letters = new ArrayList<>();
            List<String> expected = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                letters.add(ann.write(bob, round + "." + i, NOW));
                expected.add(round + "." + i);
            }
            Collections.shuffle(letters, new Random(round));
            bob.read.clear();
            for (Party.Letter letter : letters) {
                bob.inbox.receive(letter.to(bob, Party.node(letters.indexOf(letter))), NOW);
                bob.drain(NOW);
            }
            assertEquals(expected, bob.read, "seed " + round);
        }
        assertEquals(List.of(), bob.refused);
    }

    @Test
    void aNewPrekeyBeginsANewRun() {
        Party ann = ann();
        Party bob = bob();
        Party.befriend(ann, bob, NOW);
        bob.receive(ann.write(bob, "1", NOW), NOW);
        long laterMs = NOW + Prekey.PERIOD_MS;
        bob.contacts.expire(laterMs);
        Party.link(ann, bob, laterMs);
        Party.Letter second = ann.write(bob, "2", laterMs);
        assertNotNull(second.encapsulation());
        bob.receive(second, laterMs);
        assertEquals(List.of("1", "2"), bob.read);
    }

    @Test
    void aMessageToOneDeviceOnlyLeavesNoGapForAnother() {
        Party ann = ann();
        Party bob = bob();
        Party cat = new Party(3, crypto, List.of(), NOW);
        Party.befriend(ann, bob, NOW);
        Party.befriend(ann, cat, NOW);
        var group = Party.node(50);
        byte[] content = Party.bytes("x");
        long expiresMs = NOW + Party.DAY_MS;
        for (int i = 1; i <= 4; i++) {
            Sealing.Draft draft = Party.ok(ann.sealing.begin(group, content, expiresMs, NOW));
            if (i != 2 && i != 3) {
                bob.receive(ann.seal(draft, bob, NOW), NOW);
            }
            cat.receive(ann.seal(draft, cat, NOW), NOW);
        }
        assertEquals(List.of("x", "x"), bob.read);
        assertEquals(List.of("x", "x", "x", "x"), cat.read);
    }

    @Test
    void contentOfAMebibyteFitsAndNoByteMore() {
        Party ann = ann();
        Party bob = bob();
        Party.befriend(ann, bob, NOW);
        String most = "m".repeat(Sealing.CONTENT_BYTES_MAX);
        bob.receive(ann.write(bob, most, NOW), NOW);
        assertEquals(List.of(most), bob.read);
        Decoded<Sealing.Draft> more =
                ann.sealing.begin(Party.node(5), Party.bytes(most + "m"), NOW + 1, NOW);
        assertEquals(Decoded.reject(Reason.TOO_LONG), more);
    }

    @Test
    void conversationsHaveABound() {
        crypto = new FakeCrypto();
        Party ann = ann();
        for (int i = 0; i < Sealing.CONVERSATIONS_MAX; i++) {
            Party.ok(ann.sealing.begin(Party.node(i), new byte[1], NOW + 1, NOW));
        }
        assertEquals(
                Decoded.reject(Reason.FULL),
                ann.sealing.begin(Party.node(-1), new byte[1], NOW + 1, NOW));
        Party.ok(ann.sealing.begin(Party.node(1), new byte[1], NOW + 1, NOW));
    }

    @Test
    void nothingIsPromisedForLongerThanThirtyDays() {
        Party ann = ann();
        long tooLateMs = NOW + Prekey.TIME_TO_LIVE_MS_MAX + 1;
        assertEquals(
                Decoded.reject(Reason.INVALID_FIELD),
                ann.sealing.begin(Party.node(1), new byte[1], tooLateMs, NOW));
        Party.ok(ann.sealing.begin(Party.node(1), new byte[1], tooLateMs - 1, NOW));
    }
}
