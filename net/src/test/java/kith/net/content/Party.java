package kith.net.content;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.net.Id;
import kith.net.StoreRecord;
import kith.net.crypto.Crypto;
import kith.net.crypto.SeededRandomness;
import kith.net.person.Contact;
import kith.net.person.Contacts;
import kith.net.person.ContactsOutput;
import kith.net.person.Owner;
import kith.net.person.People;
import kith.net.person.Prekeys;
import kith.net.wire.Decoded;
import kith.net.wire.Writer;
import org.jspecify.annotations.Nullable;

/** A person's device with everything it keeps, that can lose its memory after any record. */
final class Party {

    /** An envelope as it is stored and sent. */
    record Letter(
            long expiresMs,
            byte[] associated,
            byte @Nullable [] encapsulation,
            byte[] ciphertext,
            Id id) {

        Arrival to(Party receiver) {
            return to(receiver, Party.node(99));
        }

        Arrival to(Party receiver, Id from) {
            return new Arrival(id, from, expiresMs, associated, encapsulation, ciphertext);
        }
    }

    static final long HOUR_MS = 3600_000;
    static final long DAY_MS = 24 * HOUR_MS;
    static final byte[] ADDRESS = new byte[32];

    final Crypto crypto;
    final int seed;
    final Id node;
    final List<StoreRecord> log;
    final Owner owner;
    final People people;
    final Prekeys prekeys;
    final Contacts contacts;
    final Sealing sealing;
    final Inbox inbox;
    final List<String> read = new ArrayList<>();
    final List<Id> took = new ArrayList<>();
    final List<String> refused = new ArrayList<>();
    final List<Delivery> deliveries = new ArrayList<>();

    /**
     * How many records were saved before each of {@link #took} and {@link #deliveries} went out.
     */
    final List<Integer> tookAt = new ArrayList<>();

    final List<Integer> deliveredAt = new ArrayList<>();

    /** Whether the owner takes what is delivered at once. */
    boolean takes = true;

    Party(int seed, Crypto crypto, List<StoreRecord> log, long nowMs) {
        this(seed, crypto, log, 1, nowMs);
    }

    Party(int seed, Crypto crypto, List<StoreRecord> log, int life, long nowMs) {
        this.crypto = crypto;
        this.seed = seed;
        this.log = new ArrayList<>(log);
        this.node = node(seed);
        SeededRandomness randomness = new SeededRandomness(seed * 1000L + life);
        owner = owner(seed, crypto);
        people = new People(crypto);
        prekeys = new Prekeys(owner, crypto, randomness);
        contacts = new Contacts(owner, people, prekeys, crypto);
        sealing = new Sealing(owner, people, crypto, randomness);
        inbox = new Inbox(new Opening(owner, people, prekeys, crypto), crypto);
        for (StoreRecord record : latest(log)) {
            boolean known =
                    people.restore(record)
                            || prekeys.restore(record)
                            || sealing.restore(record)
                            || inbox.restore(record)
                            || record.kind() == StoreRecord.Kind.OUTGOING;
            if (!known) {
                throw new AssertionError("nobody restores " + record);
            }
        }
        contacts.expire(nowMs);
        drainContacts();
        inbox.start(nowMs);
    }

    static Owner owner(int seed, Crypto crypto) {
        SeededRandomness keys = new SeededRandomness(seed);
        return new Owner(keys.bytes(32), keys.bytes(32), crypto);
    }

    static Id node(int seed) {
        return Id.of(new Writer(32).zeros(28).u32(seed).toBytes());
    }

    static List<StoreRecord> latest(List<StoreRecord> log) {
        Map<String, StoreRecord> latest = new LinkedHashMap<>();
        for (StoreRecord record : log) {
            String key = record.kind() + HexFormat.of().formatHex(record.key());
            latest.remove(key);
            if (record.value() != null) {
                latest.put(key, record);
            }
        }
        return new ArrayList<>(latest.values());
    }

    /** The same device after a crash that left only the first records. */
    Party after(int records, long nowMs) {
        int life = records + 2;
        return new Party(seed, crypto, log.subList(0, records), life, nowMs);
    }

    Id author() {
        return owner.author();
    }

    Id device() {
        return owner.device();
    }

    Contact contact(Party other) {
        Contact contact = people.contact(other.author());
        if (contact == null) {
            throw new AssertionError("no contact");
        }
        return contact;
    }

    /** Seals, saves in the order the contract asks for, and gives what then may leave. */
    Letter write(Party to, String text, long nowMs) {
        return write(to, text, nowMs + 10 * DAY_MS, nowMs);
    }

    Letter write(Party to, String text, long expiresMs, long nowMs) {
        Id conversation = Conversations.direct(author(), to.author(), crypto);
        Sealing.Draft draft = ok(sealing.begin(conversation, bytes(text), expiresMs, nowMs));
        log.add(draft.record());
        return seal(draft, to, nowMs);
    }

    Letter seal(Sealing.Draft draft, Party to, long nowMs) {
        Sealing.Sealed sealed =
                ok(sealing.seal(draft, contact(to), to.device(), Party::head, nowMs));
        log.add(sealed.record());
        Letter letter = letter(sealed, crypto);
        log.add(new StoreRecord(StoreRecord.Kind.OUTGOING, letter.id.bytes(), letter.ciphertext));
        log.addAll(sealing.kept(draft, sealed));
        return letter;
    }

    static Letter letter(Sealing.Sealed sealed, Crypto crypto) {
        byte[] head = head(sealed.expiresMs(), sealed.ciphertext().length, sealed.encapsulation());
        Id id = Id.of(crypto.sha256(head, sealed.ciphertext()));
        return new Letter(
                sealed.expiresMs(), head, sealed.encapsulation(), sealed.ciphertext(), id);
    }

    static byte[] head(long expiresMs, int bytes, byte @Nullable [] encapsulation) {
        return new Writer(64)
                .bytes(ADDRESS)
                .u64(expiresMs)
                .u32(bytes)
                .u16(encapsulation == null ? 0 : encapsulation.length)
                .toBytes();
    }

    void receive(Letter letter, long nowMs) {
        inbox.receive(letter.to(this), nowMs);
        drain(nowMs);
    }

    void drain(long nowMs) {
        InboxOutput output = inbox.poll();
        while (output != null) {
            switch (output) {
                case InboxOutput.Save(StoreRecord record) -> log.add(record);
                case InboxOutput.Took(Id envelope) -> {
                    took.add(envelope);
                    tookAt.add(log.size());
                }
                case InboxOutput.Refused refusal -> refused.add(refusal.reason().name());
                case InboxOutput.Deliver(Delivery delivery) -> {
                    deliveries.add(delivery);
                    deliveredAt.add(log.size());
                    String text = text(delivery.message().opened().content());
                    boolean plain = delivery.mark() == Delivery.Mark.NONE;
                    read.add(plain ? text : text + " " + delivery.mark());
                    if (takes) {
                        inbox.taken(delivery.message().envelope(), nowMs);
                    }
                }
            }
            output = inbox.poll();
        }
    }

    private void drainContacts() {
        ContactsOutput output = contacts.poll();
        while (output != null) {
            if (output instanceof ContactsOutput.Save(StoreRecord record)) {
                log.add(record);
            }
            output = contacts.poll();
        }
    }

    /** Makes two parties contacts over a link between them. */
    static void befriend(Party one, Party other, long nowMs) {
        byte[] invitation =
                ok(one.contacts.invite(
                                one.node,
                                List.of(),
                                List.of(),
                                new SeededRandomness(one.seed * 1000L + other.seed),
                                nowMs))
                        .toBytes(one.crypto);
        ok(other.contacts.accept(invitation, nowMs));
        link(one, other, nowMs);
    }

    static void link(Party one, Party other, long nowMs) {
        byte[] hash = one.crypto.sha256(one.node.bytes(), other.node.bytes(), new byte[1]);
        one.contacts.linked(other.node, hash, false, null, nowMs);
        other.contacts.linked(one.node, hash, true, null, nowMs);
        boolean more = true;
        while (more) {
            more = pass(one, other, hash, nowMs);
            more |= pass(other, one, hash, nowMs);
        }
    }

    private static boolean pass(Party from, Party to, byte[] hash, long nowMs) {
        boolean any = false;
        ContactsOutput output = from.contacts.poll();
        while (output != null) {
            any = true;
            switch (output) {
                case ContactsOutput.Save(StoreRecord record) -> from.log.add(record);
                case ContactsOutput.Post post ->
                        to.contacts.receive(from.node, hash, post.message(), nowMs);
                case ContactsOutput.Rejected rejected ->
                        throw new AssertionError(rejected.toString());
                case ContactsOutput.Spent spent -> throw new AssertionError(spent.toString());
                case ContactsOutput.Known known -> {}
            }
            output = from.contacts.poll();
        }
        return any;
    }

    static <T> T ok(Decoded<T> decoded) {
        if (decoded instanceof Decoded.Ok<T>(T value)) {
            return value;
        }
        throw new AssertionError(decoded.toString());
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
