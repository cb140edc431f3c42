package kith.net.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import kith.net.Id;
import kith.net.StoreRecord;
import kith.net.crypto.Crypto;
import kith.net.crypto.FakeCrypto;
import kith.net.crypto.SeededRandomness;
import kith.net.person.ContactsOutput;
import kith.net.person.DeviceList;
import kith.net.person.Invitation;
import kith.net.person.People;
import kith.net.person.Prekey;
import kith.net.person.Prekeys;
import kith.net.wire.Decoded;
import kith.net.wire.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Bytes that went wrong on the way: nothing throws, nothing is taken, each is counted. */
class FuzzTest {

    private static final long NOW = 1_800_000_000_000L;
    private static final int ROUNDS = 100_000;

    private final Crypto crypto = new FakeCrypto();
    private final SeededRandomness random = new SeededRandomness(11);
    private final Map<String, Integer> reasons = new TreeMap<>();
    private final Party ann = new Party(1, crypto, List.of(), NOW);
    private final Party bob = new Party(2, crypto, List.of(), NOW);

    @Test
    void mutatedEnvelopesAreRefusedAndLeaveNoTrace() {
        Party.befriend(ann, bob, NOW);
        List<Party.Letter> letters = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            letters.add(ann.write(bob, "" + i, NOW));
        }
        bob.receive(letters.get(0), NOW);
        int saved = bob.log.size();
        for (int i = 0; i < ROUNDS; i++) {
            Party.Letter letter = letters.get(i % letters.size());
            byte[] encapsulation = letter.encapsulation();
            int where = random.below(encapsulation == null ? 2 : 3);
            byte @Nullable [] key =
                    encapsulation != null && where == 2 ? mutated(encapsulation) : encapsulation;
            bob.inbox.receive(
                    new Arrival(
                            Id.of(random.bytes(32)),
                            Party.node(i),
                            letter.expiresMs(),
                            where == 0 ? mutated(letter.associated()) : letter.associated(),
                            key,
                            where == 1 ? mutated(letter.ciphertext()) : letter.ciphertext()),
                    NOW);
            InboxOutput output = bob.inbox.poll();
            while (output != null) {
                assertTrue(output instanceof InboxOutput.Refused, output.toString());
                count(((InboxOutput.Refused) output).reason().name());
                output = bob.inbox.poll();
            }
        }
        assertEquals(saved, bob.log.size());
        assertTrue(reasons.keySet().containsAll(List.of("FORGED", "STALE")), reasons.toString());
        assertEquals(ROUNDS - Waiting.ENVELOPES_MAX, total(), reasons.toString());
    }

    @Test
    void mutatedContactMessagesAreRefused() {
        byte[] invitation =
                Party.ok(ann.contacts.invite(ann.node, List.of(), List.of(), random, NOW))
                        .toBytes(crypto);
        Party.ok(bob.contacts.accept(invitation, NOW));
        byte[] hash = crypto.sha256();
        bob.contacts.linked(ann.node, hash, true, null, NOW);
        List<byte[]> messages = new ArrayList<>();
        ContactsOutput output = bob.contacts.poll();
        while (output != null) {
            if (output instanceof ContactsOutput.Post post) {
                messages.add(post.message());
            }
            output = bob.contacts.poll();
        }
        assertEquals(1, messages.size());
        messages.add(random.bytes(1155));
        for (int i = 0; i < ROUNDS; i++) {
            if (i % 8 == 0) {
                ann.contacts.linked(bob.node, hash, false, null, NOW);
            }
            byte[] message = mutated(messages.get(i % messages.size()));
            ann.contacts.receive(bob.node, hash, message, NOW);
            output = ann.contacts.poll();
            while (output != null) {
                if (output instanceof ContactsOutput.Rejected rejected) {
                    count(rejected.reason().name());
                }
                assertTrue(!(output instanceof ContactsOutput.Post), "round " + i);
                output = ann.contacts.poll();
            }
        }
        assertTrue(total() >= ROUNDS - 1, reasons.toString());
        assertTrue(reasons.keySet().containsAll(List.of("REFUSED", "TRUNCATED")));
    }

    @Test
    void mutatedStatementsAreRefused() {
        byte[] list = Objects.requireNonNull(ann.people.own()).toBytes();
        byte[] prekey = Objects.requireNonNull(ann.prekeys.current()).toBytes();
        byte[] invitation =
                Party.ok(ann.contacts.invite(ann.node, List.of(), List.of(), random, NOW))
                        .toBytes(crypto);
        for (int i = 0; i < ROUNDS; i++) {
            count(DeviceList.decode(mutated(list), crypto));
            count(Prekey.decode(mutated(prekey), crypto));
            count(Invitation.decode(mutated(invitation), crypto));
        }
        assertEquals(3 * ROUNDS, total());
        assertTrue(reasons.keySet().containsAll(List.of("FORGED", "TRUNCATED", "UNKNOWN_KIND")));
    }

    @Test
    void damagedRecordsAreLeftOutOrHarmless() {
        Party.befriend(ann, bob, NOW);
        bob.takes = false;
        for (int i = 0; i < 4; i++) {
            bob.receive(ann.write(bob, "" + i, NOW), NOW);
            ann.receive(bob.write(ann, "" + i, NOW), NOW);
        }
        List<StoreRecord> records = Party.latest(bob.log);
        for (int i = 0; i < ROUNDS / 10; i++) {
            StoreRecord record = records.get(i % records.size());
            byte[] value = record.value();
            StoreRecord damaged =
                    new StoreRecord(
                            record.kind(), record.key(), value == null ? null : mutated(value));
            People people = new People(crypto);
            Prekeys prekeys = new Prekeys(bob.owner, crypto, random);
            Inbox inbox = new Inbox(new Opening(bob.owner, people, prekeys, crypto), crypto);
            Sealing sealing = new Sealing(bob.owner, people, crypto, random);
            boolean taken = people.restore(damaged) || prekeys.restore(damaged);
            taken |= inbox.restore(damaged) || sealing.restore(damaged);
            inbox.start(NOW);
            count(taken ? "harmless" : "left out");
        }
        assertEquals(ROUNDS / 10, total());
        assertEquals(2, reasons.size());
    }

    private void count(Decoded<?> decoded) {
        if (decoded instanceof Decoded.Reject<?>(Reason reason)) {
            count(reason.name());
        }
    }

    private void count(String reason) {
        reasons.merge(reason, 1, Integer::sum);
    }

    private int total() {
        return reasons.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Changed, cut or lengthened; never the same. */
    private byte[] mutated(byte[] bytes) {
        byte[] changed = bytes.clone();
        switch (random.below(8)) {
            case 0 -> changed = Arrays.copyOf(changed, random.below(changed.length));
            case 1 -> changed = Arrays.copyOf(changed, changed.length + 1 + random.below(40));
            default -> {
                int count = 1 + random.below(4);
                for (int i = 0; i < count; i++) {
                    int at = (random.below(changed.length) / count) * count + i;
                    changed[Math.min(at, changed.length - 1)] ^= (byte) (1 + random.below(255));
                }
            }
        }
        return Arrays.equals(changed, bytes) ? mutated(bytes) : changed;
    }
}
