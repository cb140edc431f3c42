package kith.net.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import kith.net.Id;
import kith.net.StoreRecord;
import kith.net.crypto.Crypto;
import kith.net.crypto.RealCrypto;
import kith.net.crypto.SeededRandomness;
import kith.net.person.Device;
import kith.net.person.DeviceList;
import kith.net.person.Domain;
import kith.net.person.Learned;
import kith.net.person.Prekey;
import kith.net.wire.Decoded;
import kith.net.wire.Reader;
import kith.net.wire.Reason;
import kith.net.wire.Writer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an attacker tries, each by name. */
class SecurityTest {

    private static final long NOW = 1_800_000_000_000L;
    private static final int PREFIX = Keys.PREFIX_BYTES_MAX;

    private final Crypto crypto = new RealCrypto();
    private final SeededRandomness randomness = new SeededRandomness(3);
    private Party ann = new Party(1, crypto, List.of(), NOW);
    private final Party bob = new Party(2, crypto, List.of(), NOW);
    private final Party cat = new Party(3, crypto, List.of(), NOW);

    @BeforeEach
    void everybodyKnowsEverybody() {
        Party.befriend(ann, bob, NOW);
        Party.befriend(ann, cat, NOW);
        Party.befriend(bob, cat, NOW);
    }

    @Test
    void wrongKeyOpensNothing() {
        Party.Letter letter = ann.write(bob, "secret", NOW);
        cat.receive(letter, NOW);
        byte[] encapsulation = Objects.requireNonNull(letter.encapsulation());
        long hint = RunKeys.hint(crypto, own(cat), encapsulation);
        byte[] ciphertext = letter.ciphertext().clone();
        System.arraycopy(new Writer(8).u64(hint).toBytes(), 0, ciphertext, 8, 8);
        cat.receive(with(letter, ciphertext), NOW);
        assertEquals(List.of("STALE", "FORGED"), cat.refused);
    }

    @Test
    void resealingToAnotherReceiverIsRefused() {
        byte[] plain = plain(ann.write(bob, "for bob", NOW));
        cat.receive(sealed(plain, own(cat)), NOW);
        assertEquals(List.of("FORGED"), cat.refused);
        assertEquals(List.of(), cat.read);
    }

    @Test
    void resealingUnderAnotherEncapsulationIsRefused() {
        byte[] plain = plain(ann.write(bob, "for bob", NOW));
        bob.receive(sealed(plain, own(bob)), NOW);
        assertEquals(List.of("FORGED"), bob.refused);
    }

    @Test
    void aDeviceCannotSpeakForAnotherAuthor() {
        Opened said = opened(ann.author(), cat.device(), "I am Ann");
        bob.receive(resigned(said, cat, 1), NOW);
        assertEquals(List.of("REFUSED"), bob.refused);
        bob.receive(resigned(opened(cat.author(), cat.device(), "I am Cat"), cat, 1), NOW);
        assertEquals(List.of("I am Cat"), bob.read);
    }

    @Test
    void unknownKeyShareIsRefused() {
        long laterMs = NOW + 1;
        List<Device> stolen =
                List.of(new Device(cat.device(), NOW, 0), new Device(ann.device(), NOW, 0));
        cat.people.own(DeviceList.sign(cat.owner, laterMs + 5, stolen, laterMs));
        Party.link(bob, cat, laterMs);
        assertNotNull(bob.contact(cat).devices().device(ann.device()));
        bob.receive(ann.write(bob, "mine", laterMs), laterMs);
        assertEquals(ann.author(), bob.deliveries.get(0).message().opened().author());
        assertEquals(
                Decoded.reject(Reason.UNKNOWN_TARGET),
                bob.sealing.seal(draft(bob), bob.contact(cat), ann.device(), Party::head, laterMs));
    }

    @Test
    void twoHeadsWithOneNumberAreShown() {
        int before = ann.log.size();
        bob.receive(ann.write(bob, "yes", NOW), NOW);
        ann = ann.after(before, NOW);
        Party.link(ann, bob, NOW + 1);
        bob.receive(ann.write(bob, "no", NOW), NOW);
        assertEquals(List.of("yes", "no FORKED"), bob.read);
    }

    @Test
    void anotherPastThanTheOneDeliveredIsShown() {
        int before = ann.log.size();
        bob.receive(ann.write(bob, "yes", NOW), NOW);
        ann = ann.after(before, NOW);
        ann.write(bob, "no, but hidden", NOW);
        Party.Letter second = ann.write(bob, "and so on", NOW + 3 * Party.DAY_MS);
        bob.receive(second, NOW);
        bob.inbox.expire(NOW + Order.GAP_MS);
        bob.drain(NOW + Order.GAP_MS);
        assertEquals(List.of("yes", "and so on FORKED"), bob.read);
    }

    @Test
    void aDeletedPrekeyLeavesOldCiphertextUnreadable() {
        Party.Letter letter = ann.write(bob, "old", NOW);
        long endMs = own(bob).expiresMs();
        Party again = bob.after(bob.log.size(), endMs - 1);
        assertTrue(opens(again, letter, endMs - 1));
        assertFalse(opens(bob, letter, endMs));
        Party late = bob.after(bob.log.size(), endMs);
        assertFalse(opens(late, letter, endMs));
        for (StoreRecord record : Party.latest(late.log)) {
            boolean prekey = record.kind() == StoreRecord.Kind.PREKEY;
            assertFalse(prekey && new Reader(record.key()).u64() == own(bob).version());
        }
    }

    @Test
    void aRemovedDeviceIsRefused() {
        bob.receive(ann.write(bob, "known", NOW), NOW);
        Party.Letter before = ann.write(bob, "first", NOW);
        Device other = new Device(Party.node(77), NOW, 0);
        long laterMs = NOW + 10;
        DeviceList without = DeviceList.sign(ann.owner, laterMs, List.of(other), laterMs);
        ann.people.own(without);
        Party.Letter after = ann.write(bob, "second", laterMs);
        bob.log.add(Learned.list(bob.people, without, laterMs));
        bob.receive(before, laterMs);
        bob.receive(after, laterMs);
        assertEquals(List.of("REFUSED", "REFUSED"), bob.refused);
        assertEquals(List.of("known"), bob.read);
        assertEquals(
                Decoded.reject(Reason.REFUSED),
                bob.sealing.seal(draft(bob), bob.contact(ann), ann.device(), Party::head, laterMs));
    }

    @Test
    void aBlockedPersonIsRefused() {
        Party.Letter letter = ann.write(bob, "hello?", NOW);
        assertNotNull(bob.people.block(ann.author(), true));
        bob.receive(letter, NOW);
        assertEquals(List.of("REFUSED"), bob.refused);
    }

    @Test
    void replayedCiphertextIsNotDeliveredTwice() {
        Party.Letter letter = ann.write(bob, "once", NOW);
        bob.receive(letter, NOW);
        bob.receive(letter, NOW);
        Id another = Party.node(4);
        Party.Letter copy =
                new Party.Letter(
                        letter.expiresMs(),
                        letter.associated(),
                        letter.encapsulation(),
                        letter.ciphertext(),
                        another);
        bob.receive(copy, NOW);
        Party restarted = bob.after(bob.log.size(), NOW);
        restarted.receive(letter, NOW);
        restarted.receive(copy, NOW);
        assertEquals(List.of("once"), bob.read);
        assertEquals(List.of(letter.id(), letter.id()), bob.took);
        assertEquals(List.of("REPLAYED"), bob.refused);
        assertEquals(List.of("REPLAYED"), restarted.refused);
        assertEquals(List.of(), restarted.read);
    }

    @Test
    void aRunTooOldToBeRememberedIsNotBegunAgain() {
        Party.Letter first = resigned(opened(ann.author(), ann.device(), "0"), ann, 1);
        bob.receive(first, NOW);
        for (int i = 1; i <= ReceivingRuns.RUNS_PER_DEVICE_MAX; i++) {
            Opened said = opened(ann.author(), ann.device(), "" + i);
            bob.receive(resigned(said, ann, 1 + i), NOW);
        }
        assertEquals(List.of(), bob.refused);
        Party.Letter again =
                new Party.Letter(
                        first.expiresMs(),
                        first.associated(),
                        first.encapsulation(),
                        first.ciphertext(),
                        Party.node(4));
        bob.receive(again, NOW);
        bob.after(bob.log.size(), NOW).receive(again, NOW);
        assertEquals(List.of("STALE"), bob.refused);
    }

    @Test
    void nobodyElseCanGoOnWithARun() {
        Crypto.Encapsulated fresh =
                Objects.requireNonNull(crypto.encapsulate(own(bob).publicKey(), randomness));
        Inner.Binding binding = toBob(Id.of(crypto.sha256(fresh.encapsulation())));
        Opened hers = opened(ann.author(), ann.device(), "first");
        bob.receive(sealed(new Inner(1, 0, hers).sign(ann.owner, binding, crypto), fresh, 0), NOW);
        Opened his = opened(cat.author(), cat.device(), "second");
        bob.receive(sealed(new Inner(1, 1, his).sign(cat.owner, binding, crypto), fresh, 1), NOW);
        bob.receive(sealed(new Inner(2, 1, hers).sign(ann.owner, binding, crypto), fresh, 1), NOW);
        bob.receive(sealed(new Inner(1, 2, hers).sign(ann.owner, binding, crypto), fresh, 1), NOW);
        assertEquals(List.of("first"), bob.read);
        assertEquals(List.of("FORGED", "FORGED", "FORGED"), bob.refused);
    }

    @Test
    void nothingIsHiddenInThePadding() {
        Opened said = opened(ann.author(), ann.device(), "x");
        Crypto.Encapsulated fresh =
                Objects.requireNonNull(crypto.encapsulate(own(bob).publicKey(), randomness));
        Inner.Binding binding = toBob(Id.of(crypto.sha256(fresh.encapsulation())));
        byte[] plain = new Inner(1, 0, said).sign(ann.owner, binding, crypto);
        plain[plain.length - 1] = 1;
        byte[] fields = Arrays.copyOfRange(plain, Crypto.SIGNATURE_BYTES, plain.length);
        byte[] signature =
                ann.owner.signAsDevice(Domain.MESSAGE, binding.over(crypto.sha256(fields)));
        System.arraycopy(signature, 0, plain, 0, signature.length);
        bob.receive(sealed(plain, fresh, 0), NOW);
        assertEquals(List.of("INVALID_FIELD"), bob.refused);
    }

    @Test
    void changedAssociatedDataIsRefused() {
        Party.Letter letter = ann.write(bob, "x", NOW);
        for (int i = 0; i < letter.associated().length; i++) {
            byte[] changed = letter.associated().clone();
            changed[i] ^= 1;
            Arrival arrival =
                    new Arrival(
                            Party.node(i),
                            ann.node,
                            letter.expiresMs(),
                            changed,
                            letter.encapsulation(),
                            letter.ciphertext());
            bob.inbox.receive(arrival, NOW);
            bob.drain(NOW);
            assertEquals("FORGED", bob.refused.get(i), "byte " + i);
        }
        assertEquals(List.of(), bob.read);
    }

    @Test
    void theSignatureSkipsNoByte() {
        Party.Letter letter = ann.write(bob, "x", NOW);
        byte[] plain = plain(letter);
        for (int i = 0; i < plain.length; i++) {
            byte[] changed = plain.clone();
            changed[i] ^= (byte) (1 << (i % 8));
            bob.receive(with(letter, ciphertext(letter, changed)), NOW);
            assertEquals(i + 1, bob.refused.size(), "byte " + i);
        }
        bob.receive(with(letter, ciphertext(letter, plain)), NOW);
        assertEquals(List.of("x"), bob.read);
    }

    @Test
    void theSignatureNamesReceiverAndRun() {
        byte[] plain = plain(ann.write(bob, "x", NOW));
        Inner inner = Party.ok(Inner.decode(plain));
        Id run =
                Id.of(
                        crypto.sha256(
                                Objects.requireNonNull(ann.write(cat, "", NOW).encapsulation())));
        Inner.Binding right = toBob(lastRun);
        assertTrue(inner.signed(plain, right, crypto));
        for (Inner.Binding wrong :
                List.of(
                        new Inner.Binding(cat.author(), right.device(), right.run()),
                        new Inner.Binding(right.author(), cat.device(), right.run()),
                        new Inner.Binding(right.author(), right.device(), run))) {
            assertFalse(inner.signed(plain, wrong, crypto));
        }
    }

    @Test
    void whatIsKeptAfterAMessageDoesNotOpenTheOnesBefore() {
        List<Party.Letter> letters = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            letters.add(ann.write(bob, "" + i, NOW));
        }
        for (int i = 0; i < 4; i++) {
            bob.receive(letters.get(i), NOW);
        }
        List<StoreRecord> captured = new ArrayList<>();
        for (StoreRecord record : Party.latest(bob.log)) {
            boolean forgets = record.kind() == StoreRecord.Kind.SEEN;
            if (!forgets && record.kind() != StoreRecord.Kind.PREKEY) {
                captured.add(record);
            }
        }
        Party thief = new Party(2, crypto, captured, 5, NOW);
        for (Party.Letter letter : letters) {
            Party.Letter bare =
                    new Party.Letter(
                            letter.expiresMs(),
                            letter.associated(),
                            letter.encapsulation(),
                            letter.ciphertext(),
                            letter.id());
            thief.receive(bare, NOW);
        }
        assertEquals(List.of("4", "5"), thief.read);
        assertEquals(4, thief.refused.size());
    }

    @Test
    void whatASenderKeepsOpensNothingItSealed() {
        Party.Letter letter = ann.write(bob, "mine", NOW);
        for (StoreRecord record : Party.latest(ann.log)) {
            byte[] value = record.value();
            for (int i = 0; value != null && i + 32 <= value.length; i++) {
                byte[] key = Arrays.copyOfRange(value, i, i + 32);
                byte[] message = RunKeys.message(crypto, key);
                assertFalse(unlocks(key, letter) || unlocks(message, letter), record.kind() + "");
            }
        }
        assertTrue(unlocks(key(letter), letter));
    }

    private boolean unlocks(byte[] key, Party.Letter letter) {
        byte[] sealed = letter.ciphertext();
        byte[] plain = new byte[sealed.length];
        byte[] prefix = Arrays.copyOf(sealed, PREFIX);
        Crypto.Span span = new Crypto.Span(sealed, PREFIX, sealed.length - PREFIX);
        byte[] associated = Keys.associated(letter.associated(), prefix);
        return crypto.aead(key).open(0, associated, span, plain, 0) >= 0;
    }

    private Sealing.Draft draft(Party party) {
        return Party.ok(party.sealing.begin(Party.node(8), new byte[1], NOW + 99999, NOW));
    }

    private boolean opens(Party party, Party.Letter letter, long nowMs) {
        Opening opening = new Opening(party.owner, party.people, party.prekeys, crypto);
        Arrival arrival =
                new Arrival(
                        letter.id(),
                        ann.node,
                        Long.MAX_VALUE,
                        letter.associated(),
                        letter.encapsulation(),
                        letter.ciphertext());
        return opening.open(arrival, nowMs) instanceof Decoded.Ok;
    }

    private Prekey own(Party party) {
        return Objects.requireNonNull(party.prekeys.current());
    }

    private Opened opened(Id author, Id device, String text) {
        Id conversation = Conversations.direct(author, bob.author(), crypto);
        Id none = Id.of(new byte[32]);
        return new Opened(author, device, NOW, conversation, 1, none, 0, 0, NOW, Party.bytes(text));
    }

    private Inner.Binding toBob(Id run) {
        return new Inner.Binding(bob.author(), bob.device(), run);
    }

    /** Of the letter whose key was last derived. */
    private Id lastRun = Party.node(0);

    /** What the receiver, and only they, can get out of a letter to Bob. */
    private byte[] plain(Party.Letter letter) {
        byte[] key = key(letter);
        byte[] sealed = letter.ciphertext();
        byte[] plain = new byte[sealed.length - PREFIX - Crypto.TAG_BYTES];
        byte[] prefix = Arrays.copyOf(sealed, PREFIX);
        Crypto.Span span = new Crypto.Span(sealed, PREFIX, sealed.length - PREFIX);
        byte[] associated = Keys.associated(letter.associated(), prefix);
        assertTrue(crypto.aead(key).open(0, associated, span, plain, 0) > 0);
        return plain;
    }

    private byte[] key(Party.Letter letter) {
        byte[] encapsulation = Objects.requireNonNull(letter.encapsulation());
        byte[] seed = bob.prekeys.all().get(0).seed();
        byte[] shared = Objects.requireNonNull(crypto.decapsulate(seed, encapsulation));
        lastRun = Id.of(crypto.sha256(encapsulation));
        return RunKeys.message(crypto, RunKeys.derive(crypto, shared, own(bob)).chainKey());
    }

    private byte[] ciphertext(Party.Letter letter, byte[] plain) {
        byte[] ciphertext = letter.ciphertext().clone();
        byte[] prefix = Arrays.copyOf(ciphertext, PREFIX);
        byte[] associated = Keys.associated(letter.associated(), prefix);
        crypto.aead(key(letter)).seal(0, associated, Crypto.Span.of(plain), ciphertext, PREFIX);
        return ciphertext;
    }

    private Party.Letter with(Party.Letter letter, byte[] ciphertext) {
        return new Party.Letter(
                letter.expiresMs(),
                letter.associated(),
                letter.encapsulation(),
                ciphertext,
                Id.of(crypto.sha256(ciphertext)));
    }

    /** A message of a run of its own, signed right for that run by whoever it is. */
    private Party.Letter resigned(Opened said, Party signer, int number) {
        Crypto.Encapsulated fresh =
                Objects.requireNonNull(crypto.encapsulate(own(bob).publicKey(), randomness));
        Id run = Id.of(crypto.sha256(fresh.encapsulation()));
        byte[] plain = new Inner(number, 0, said).sign(signer.owner, toBob(run), crypto);
        return sealed(plain, fresh, 0);
    }

    private Party.Letter sealed(byte[] plain, Prekey prekey) {
        return sealed(
                plain,
                prekey,
                Objects.requireNonNull(crypto.encapsulate(prekey.publicKey(), randomness)),
                0);
    }

    private Party.Letter sealed(byte[] plain, Crypto.Encapsulated fresh, int position) {
        return sealed(plain, own(bob), fresh, position);
    }

    private Party.Letter sealed(
            byte[] plain, Prekey prekey, Crypto.Encapsulated fresh, int position) {
        RunKeys keys = RunKeys.derive(crypto, fresh.secret(), prekey);
        byte[] chain = keys.chainKey();
        for (int i = 0; i < position; i++) {
            chain = RunKeys.next(crypto, chain);
        }
        byte[] prefix =
                new Writer(PREFIX)
                        .u64(RunKeys.locator(crypto, keys.locatorKey(), position))
                        .u64(RunKeys.hint(crypto, prekey, fresh.encapsulation()))
                        .toBytes();
        int length = PREFIX + plain.length + Crypto.TAG_BYTES;
        byte[] head = Party.head(NOW + Party.DAY_MS, length, fresh.encapsulation());
        byte[] ciphertext = Arrays.copyOf(prefix, length);
        crypto.aead(RunKeys.message(crypto, chain))
                .seal(0, Keys.associated(head, prefix), Crypto.Span.of(plain), ciphertext, PREFIX);
        Id id = Id.of(crypto.sha256(head, ciphertext));
        return new Party.Letter(NOW + Party.DAY_MS, head, fresh.encapsulation(), ciphertext, id);
    }
}
