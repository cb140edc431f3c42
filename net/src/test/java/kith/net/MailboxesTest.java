package kith.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import kith.net.crypto.Crypto;
import kith.net.crypto.FakeCrypto;
import kith.net.crypto.RealCrypto;
import kith.net.mailbox.Addresses;
import kith.net.mailbox.HoldBounds;
import kith.net.person.Contact;
import kith.net.wire.Reader;
import kith.net.wire.Writer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two people who are never there at the same time, and others who hold their mail. */
class MailboxesTest {

    private static final long MINUTE_MS = 60_000;
    private static final long HOUR_MS = 60 * MINUTE_MS;

    private final Village village;
    private final Village.House ann;
    private final Village.House ben;
    private final List<Village.House> holders = new ArrayList<>();

    /** Hours of many nodes take too long with real primitives; what is about secrets has them. */
    MailboxesTest(TestInfo test) {
        boolean real = test.getTags().contains("real");
        village = new Village(5, real ? new RealCrypto() : new FakeCrypto());
        ann = person(1);
        ben = person(2);
        ann.handle(new Input.Invite());
        ben.handle(new Input.Accept(last(ann, Output.Invited.class).invitation()));
        village.run(3_000);
    }

    private Village.House person(int number) {
        return village.new House(number, PeerSetup.RELAY_BYTES_PER_HOUR, HoldBounds.none());
    }

    private void holders(int count) {
        for (int i = 0; i < count; i++) {
            join(village.house(10 + holders.size()));
        }
        village.run(5_000);
    }

    /** One more, who is told of one that is there. */
    private void join(Village.House house) {
        Village.House last = holders.isEmpty() ? house : holders.getLast();
        for (Village.House one : holders.isEmpty() ? List.of(ann, ben) : List.of(house)) {
            one.handle(new Input.Dial(last.address, last.id()));
        }
        holders.add(house);
    }

    private void send(int number) {
        byte[] content = new Writer(2004).u32(number).zeros(number * 97 % 2000).toBytes();
        ann.handle(new Input.Send(number, ben.author(), content));
    }

    /** Ben comes, takes what is given to him, and goes on. */
    private void comes(Village.House house, long forMs) {
        village.away.remove(house.address);
        house.restart();
        Village.House there = holders.getLast();
        house.handle(new Input.Dial(there.address, there.id()));
        long untilMs = village.nowMs + forMs;
        Set<Id> taken = new LinkedHashSet<>();
        while (village.nowMs < untilMs) {
            village.run(1_000);
            for (Output.Deliver message : house.all(Output.Deliver.class)) {
                if (taken.add(message.envelope())) {
                    house.handle(new Input.Taken(message.envelope()));
                }
            }
        }
    }

    private void untilStored(int number) {
        long untilMs = village.nowMs + 10 * MINUTE_MS;
        while (!progress(number).contains(Output.Progress.STORED) && village.nowMs < untilMs) {
            village.run(1_000);
        }
        assertTrue(progress(number).contains(Output.Progress.STORED), "message " + number);
    }

    private List<Output.Progress> progress(long ticket) {
        List<Output.Progress> all = new ArrayList<>();
        for (Output.State state : ann.all(Output.State.class)) {
            if (state.ticket() == ticket) {
                all.add(state.progress());
            }
        }
        return all;
    }

    private List<Integer> numbers(Village.House house) {
        List<Integer> numbers = new ArrayList<>();
        for (Output.Deliver message : house.all(Output.Deliver.class)) {
            numbers.add((int) new Reader(message.content()).u32());
        }
        return numbers;
    }

    private static long held(Village.House house) {
        return house.disk.values().stream()
                .filter(record -> record.kind() == StoreRecord.Kind.HELD)
                .count();
    }

    private long copies() {
        return holders.stream()
                .filter(house -> !village.away.contains(house.address))
                .mapToLong(MailboxesTest::held)
                .sum();
    }

    @Test
    void aMessageWaitsThoughItsSenderLeavesAndIsDeletedWhenItWasTaken() {
        holders(14);
        village.away.add(ben.address);
        village.run(5 * MINUTE_MS);
        send(1);
        untilStored(1);
        village.away.add(ann.address);
        village.run(2 * MINUTE_MS);
        assertTrue(copies() >= 10, copies() + " copies");
        comes(ben, 2 * MINUTE_MS);
        assertEquals(List.of(1), numbers(ben));
        village.run(70 * MINUTE_MS);
        assertEquals(0, copies() - receiptCopies(), "copies of what was delivered");
        assertEquals(
                List.of(Output.Progress.KEPT, Output.Progress.STORED),
                progress(1),
                "no receipt yet");
        village.away.add(ben.address);
        comes(ann, 5 * MINUTE_MS);
        assertTrue(progress(1).contains(Output.Progress.DELIVERED), progress(1).toString());
    }

    /** Ben's receipt waits for Ann as mail does; it is the only other thing held. */
    private long receiptCopies() {
        Set<String> keys = new LinkedHashSet<>();
        long count = 0;
        for (Village.House house : holders) {
            for (StoreRecord record : house.disk.values()) {
                if (record.kind() == StoreRecord.Kind.HELD) {
                    keys.add(Id.of(record.key()).toString());
                    count++;
                }
            }
        }
        assertTrue(keys.size() <= 1, keys.toString());
        return count;
    }

    @Test
    void allComeOnceAndInOrderThoughEveryFirstHolderLeaves() {
        holders(13);
        village.away.add(ben.address);
        village.run(2 * MINUTE_MS);
        for (int i = 0; i < 12; i++) {
            send(i);
            village.run(7_000);
        }
        for (int i = 0; i < 12; i++) {
            untilStored(i);
        }
        village.away.add(ann.address);
        ann.stop();
        List<Village.House> first = new ArrayList<>(holders);
        for (int i = 0; i < first.size(); i += 3) {
            holders(3);
            village.run(40 * MINUTE_MS);
            for (Village.House house : first.subList(i, Math.min(first.size(), i + 3))) {
                village.away.add(house.address);
                house.stop();
            }
        }
        comes(ben, 5 * MINUTE_MS);
        assertEquals(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11), numbers(ben));
    }

    @Test
    void hoardersAreFoundOutAndReplaced() {
        for (int i = 0; i < 5; i++) {
            join(
                    village
                    .new House(
                            100 + i,
                            PeerSetup.RELAY_BYTES_PER_HOUR,
                            HoldBounds.usual().hoarding()));
        }
        List<Village.House> hoarders = new ArrayList<>(holders);
        holders(12);
        village.away.add(ben.address);
        village.run(2 * MINUTE_MS);
        send(1);
        untilStored(1);
        village.away.add(ann.address);
        village.run(2 * HOUR_MS);
        long honest = copies();
        for (Village.House house : hoarders) {
            honest -= held(house);
        }
        assertTrue(honest >= 9, honest + " copies at honest holders");
        comes(ben, 5 * MINUTE_MS);
        assertEquals(List.of(1), numbers(ben));
    }

    @Test
    @Tag("real")
    void anAddressFollowsFromNothingThatAHolderOrAnybodyOnTheWireSees() {
        holders(12);
        village.away.add(ben.address);
        village.run(2 * MINUTE_MS);
        send(1);
        untilStored(1);
        Crypto crypto = ann.crypto;
        long day = Addresses.day(village.nowMs);
        Id address = address(ann, day);
        Id tomorrow = address(ann, day + 1);
        assertNotEquals(address, tomorrow);
        List<byte[]> seen = new ArrayList<>();
        int knowing = 0;
        for (Village.House holder : holders) {
            for (StoreRecord record : holder.disk.values()) {
                byte[] value = record.value();
                seen.add(record.key());
                seen.add(value == null ? new byte[0] : value);
                knowing += value != null && contains(value, address.bytes()) ? 1 : 0;
            }
            seen.add(holder.setup.authorSeed());
            seen.add(holder.setup.deviceSeed());
        }
        seen.add(Addresses.place(address, crypto).bytes());
        seen.add(ann.id().bytes());
        seen.add(ben.id().bytes());
        seen.add(ann.author().bytes());
        seen.add(ben.author().bytes());
        assertTrue(knowing >= 5, knowing + " records know the address: the search sees them");
        for (byte[] bytes : seen) {
            for (int i = 0; i + 32 <= bytes.length; i++) {
                byte[] secret = Arrays.copyOfRange(bytes, i, i + 32);
                assertNotEquals(address, Addresses.of(secret, day, crypto));
                assertNotEquals(tomorrow, Addresses.of(secret, day + 1, crypto));
                assertNotEquals(tomorrow, Addresses.firstContact(Id.of(secret), day + 1, crypto));
            }
            assertFalse(contains(bytes, tomorrow.bytes()));
        }
        Id place = Addresses.place(address, crypto);
        int looked = 0;
        for (Village.Seen datagram : village.wire) {
            assertFalse(contains(datagram.bytes(), address.bytes()), "on the wire");
            looked += contains(datagram.bytes(), place.bytes()) ? 1 : 0;
        }
        assertTrue(looked > 0, "who looks on sees where holders are looked for");
        assertNotEquals(place, address);
        assertNotEquals(
                Addresses.place(tomorrow, crypto), Addresses.of(place.bytes(), day, crypto));
        assertFalse(held(holders.get(0)) > 0 && contains(stored(), ben.author().bytes()));
    }

    private byte[] stored() {
        for (StoreRecord record : holders.get(0).disk.values()) {
            byte[] value = record.value();
            if (record.kind() == StoreRecord.Kind.HELD && value != null) {
                return value;
            }
        }
        return new byte[0];
    }

    /** The address Ann writes to, from the secret Ben told her, which is on her disk. */
    private Id address(Village.House from, long day) {
        Id device = Id.of(from.crypto.ed25519Public(ben.setup.deviceSeed()));
        Contact contact = from.peer.acquaintances.people().contact(ben.author());
        byte[] secret = contact == null ? null : contact.mailbox(device);
        assertTrue(secret != null, "Ben told his secret");
        return Addresses.of(secret, day, from.crypto);
    }

    private static boolean contains(byte[] bytes, byte[] part) {
        for (int i = 0; i + part.length <= bytes.length; i++) {
            if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
                return true;
            }
        }
        return false;
    }

    @Test
    @Tag("real")
    void whoIsBlockedKnowsNoAddressAfterThat() {
        long day = Addresses.day(village.nowMs);
        Id before = address(ann, day);
        byte[] old = ben.peer.mailboxes().secret();
        ben.handle(new Input.Block(ann.author(), true));
        village.run(5_000);
        assertEquals(before, address(ann, day), "Ann was told nothing");
        assertFalse(Arrays.equals(old, ben.peer.mailboxes().secret()));
    }

    /** Each dies at one of its next records, wherever that is in what it does. */
    @ParameterizedTest
    @ValueSource(strings = {"sender", "holder", "receiver"})
    void aDeathAtAnyRecordLosesAndRepeatsNothing(String who) {
        holders(11);
        village.away.add(ben.address);
        village.run(2 * MINUTE_MS);
        for (int i = 0; i < 16; i++) {
            if (who.equals("holder")) {
                holders.get(i % holders.size()).dieAtSave = i % 4;
            } else if (who.equals("sender")) {
                ann.dieAtSave = i;
            }
            send(i);
            village.run(20_000);
        }
        Set<Integer> kept = new LinkedHashSet<>();
        for (Output.State state : ann.all(Output.State.class)) {
            if (state.progress() == Output.Progress.KEPT) {
                kept.add((int) state.ticket());
            }
        }
        village.run(2 * MINUTE_MS);
        kept.forEach(this::untilStored);
        village.away.add(ann.address);
        village.away.remove(ben.address);
        ben.handle(new Input.NetworkChanged(List.of(ben.address)));
        Set<Id> taken = new LinkedHashSet<>();
        for (int i = 0; i < 60; i++) {
            if (who.equals("receiver") && i < 30) {
                ben.dieAtSave = i;
            }
            village.run(3_000);
            for (Output.Deliver message : ben.all(Output.Deliver.class)) {
                taken.add(message.envelope());
                ben.handle(new Input.Taken(message.envelope()));
            }
        }
        List<Integer> got = new ArrayList<>(new LinkedHashSet<>(numbers(ben)));
        assertTrue(got.containsAll(kept), () -> "kept " + kept + ", got " + got);
        // What its sender's owner was never told to be kept may be read in another order.
        List<Integer> promised = new ArrayList<>(got);
        promised.retainAll(kept);
        assertEquals(promised.stream().sorted().toList(), promised, "in order");
        assertEquals(got.size(), taken.size(), "each in one envelope");
        if (!who.equals("receiver")) {
            assertEquals(got, numbers(ben), "once");
        }
        assertTrue(kept.size() > 3, kept.toString());
    }

    private static <T extends Output> T last(Village.House house, Class<T> type) {
        List<T> all = house.all(type);
        assertFalse(all.isEmpty(), () -> "no " + type.getSimpleName() + " in " + house.outputs);
        return all.get(all.size() - 1);
    }
}
