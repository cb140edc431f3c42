package kith.net.person;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import kith.net.Id;
import kith.net.StoreRecord;
import kith.net.crypto.Crypto;
import kith.net.crypto.FakeCrypto;
import kith.net.crypto.SeededRandomness;
import kith.net.wire.Decoded;
import kith.net.wire.Reason;

/** Three devices for tests about how people become contacts, and links between them. */
abstract class Acquainted {

    static final long NOW = 1_800_000_000_000L;

    final Crypto crypto = new FakeCrypto();
    Peer ann = new Peer(1, List.of());
    Peer bob = new Peer(2, List.of());
    final Peer eve = new Peer(3, List.of());

    /** One device with its contacts, and what it said and saved. */
    final class Peer {

        final int seed;
        final Id node;
        final Owner owner;
        final People people;
        final Prekeys prekeys;
        final Contacts contacts;
        final List<StoreRecord> log;
        final List<byte[]> posted = new ArrayList<>();
        final List<Reason> refused = new ArrayList<>();
        final List<Id> spent = new ArrayList<>();
        int known;

        /** Records that something sent depends on: they are on the disk before it leaves. */
        int durable;

        Peer(int seed, List<StoreRecord> log) {
            this.seed = seed;
            this.log = new ArrayList<>(log);
            SeededRandomness keys = new SeededRandomness(seed);
            owner = new Owner(keys.bytes(32), keys.bytes(32), crypto);
            node = Id.of(keys.bytes(32));
            people = new People(crypto);
            prekeys = new Prekeys(owner, crypto, keys);
            Set<String> restored = new HashSet<>();
            for (int i = log.size() - 1; i >= 0; i--) {
                StoreRecord record = log.get(i);
                String key = HexFormat.of().formatHex(record.key());
                if (restored.add(record.kind() + key) && record.value() != null) {
                    assertTrue(people.restore(record) || prekeys.restore(record));
                }
            }
            contacts = new Contacts(owner, people, prekeys, crypto);
            contacts.expire(NOW);
            drain();
        }

        void drain() {
            ContactsOutput output = contacts.poll();
            while (output != null) {
                switch (output) {
                    case ContactsOutput.Save(StoreRecord record) -> log.add(record);
                    case ContactsOutput.Post post -> posted.add(post.message());
                    case ContactsOutput.Rejected rejected -> refused.add(rejected.reason());
                    case ContactsOutput.Spent(Id author) -> spent.add(author);
                    case ContactsOutput.Known any -> known++;
                }
                output = contacts.poll();
            }
        }

        byte[] invite() {
            return invite(0);
        }

        byte[] invite(int number) {
            SeededRandomness random = new SeededRandomness(seed + 50 + 100L * number);
            Decoded<Invitation> invitation =
                    contacts.invite(node, List.of(), List.of(), random, NOW);
            drain();
            return Objects.requireNonNull(invitation.orNull()).toBytes(crypto);
        }

        List<byte[]> takePosted() {
            drain();
            durable = log.size();
            List<byte[]> taken = new ArrayList<>(posted);
            posted.clear();
            return taken;
        }
    }

    void assertTold(Peer reader, Peer about) {
        Contact contact = Objects.requireNonNull(reader.people.contact(about.owner.author()));
        Prekey prekey = Objects.requireNonNull(contact.prekey(about.owner.device()));
        assertTrue(prekey.same(Objects.requireNonNull(about.prekeys.current())));
        assertTrue(contact.devices().same(Objects.requireNonNull(about.people.own())));
        assertEquals(about.node, contact.places().get(0).node());
        assertEquals(contact, reader.people.contactAt(about.node));
    }

    static void accept(Peer peer, byte[] invitation) {
        assertNotNull(peer.contacts.accept(invitation, NOW).orNull());
        peer.drain();
    }

    byte[] hash(int link) {
        return crypto.sha256(new byte[] {(byte) link});
    }

    void linked(Peer one, Peer other, int link) {
        one.contacts.linked(other.node, hash(link), false, null, NOW);
        other.contacts.linked(one.node, hash(link), true, null, NOW);
    }

    void link(Peer one, Peer other, int link) {
        linked(one, other, link);
        for (int round = 0; round < 6; round++) {
            one.takePosted().forEach(message -> receive(other, one, message, link));
            other.takePosted().forEach(message -> receive(one, other, message, link));
        }
    }

    void receive(Peer to, Peer from, byte[] message, int link) {
        to.contacts.receive(from.node, hash(link), message, NOW);
        to.drain();
    }
}
