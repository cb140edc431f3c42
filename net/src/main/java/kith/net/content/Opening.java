package kith.net.content;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kith.net.Id;
import kith.net.StoreRecord;
import kith.net.crypto.Crypto;
import kith.net.person.Contact;
import kith.net.person.DeviceList;
import kith.net.person.Owner;
import kith.net.person.People;
import kith.net.person.Prekey;
import kith.net.person.Prekeys;
import kith.net.wire.Decoded;
import kith.net.wire.Reader;
import kith.net.wire.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Opens what was sealed to this device. A message that opens changes nothing until {@link #commit};
 * one that does not never changes anything.
 */
public final class Opening {

    private final Owner owner;
    private final People people;
    private final Prekeys prekeys;
    private final Crypto crypto;
    private final ReceivingRuns runs;
    private @Nullable Pending pending;

    /** A message opened and not yet committed. */
    private record Pending(ReceivingRun run, int position, boolean begins) {}

    public Opening(Owner owner, People people, Prekeys prekeys, Crypto crypto) {
        this.owner = owner;
        this.people = people;
        this.prekeys = prekeys;
        this.crypto = crypto;
        this.runs = new ReceivingRuns(crypto);
    }

    /** Takes a record back in; false if it is not one of this machine's or damaged. */
    public boolean restore(StoreRecord record) {
        return runs.restore(record);
    }

    /**
     * Opens an envelope's ciphertext. {@link Reason#UNKNOWN_TARGET} may pass: the run, the author
     * or the device is not known yet. All other reasons stay.
     */
    public Decoded<Opened> open(Arrival arrival, long nowMs) {
        pending = null;
        byte[] encapsulation = arrival.encapsulation();
        Reader reader = new Reader(arrival.ciphertext());
        long locator = reader.u64();
        if (nowMs >= arrival.expiresMs()) {
            return Decoded.reject(Reason.EXPIRED);
        }
        if (encapsulation == null) {
            ReceivingRun run = reader.failed() ? null : runs.find(locator);
            return run == null ? unknown() : open(arrival, run, run.find(locator), nowMs);
        }
        long hint = reader.u64();
        if (reader.failed() || encapsulation.length != Crypto.KEM_ENCAPSULATION_BYTES) {
            return Decoded.reject(Reason.TRUNCATED);
        }
        ReceivingRun run = runs.run(Id.of(crypto.sha256(encapsulation)));
        if (run == null) {
            return begin(arrival, encapsulation, hint, nowMs);
        }
        int position = run.find(locator);
        return position < 0 ? forged() : open(arrival, run, position, nowMs);
    }

    /**
     * Begins the run of the message that {@link #open} gave last, if it is the first of it to come;
     * the records to save. Save them before the message: holders are told to delete that, and
     * without its run later messages could not be opened.
     */
    public List<StoreRecord> begin() {
        Pending opened = pending;
        if (opened == null || !opened.begins) {
            return List.of();
        }
        pending = new Pending(opened.run, opened.position, false);
        List<StoreRecord> records = new ArrayList<>(runs.add(opened.run));
        records.add(opened.run.record());
        return records;
    }

    /**
     * Uses up the key of the message that {@link #open} gave last; the records to save. Save the
     * message itself before them.
     */
    public List<StoreRecord> commit() {
        List<StoreRecord> records = new ArrayList<>(begin());
        Pending opened = pending;
        if (opened == null) {
            throw new IllegalStateException("nothing was opened");
        }
        pending = null;
        opened.run.used(opened.position, crypto);
        records.add(opened.run.record());
        return records;
    }

    /** Whether the message that {@link #open} gave last is the first of its run to come. */
    boolean begins() {
        return pending != null && pending.begins;
    }

    /** Drops runs whose prekey is deleted; the records to save. */
    public List<StoreRecord> expire(long nowMs) {
        return runs.expire(nowMs);
    }

    public long deadlineMs() {
        return runs.deadlineMs();
    }

    private Decoded<Opened> begin(Arrival arrival, byte[] encapsulation, long hint, long nowMs) {
        Prekeys.Own own = prekey(encapsulation, hint, nowMs);
        if (own == null) {
            return Decoded.reject(Reason.STALE);
        }
        byte[] shared = crypto.decapsulate(own.seed(), encapsulation);
        if (shared == null) {
            return forged();
        }
        RunKeys keys = RunKeys.derive(crypto, shared, own.prekey());
        ReceivingRun.Keyed keyed = new ReceivingRun.Keyed(keys, crypto);
        int position = keyed.find(new Reader(arrival.ciphertext()).u64());
        byte[] plain = position < 0 ? null : plain(arrival, keyed.key(position, crypto));
        if (plain == null) {
            return forged();
        }
        Id id = Id.of(crypto.sha256(encapsulation));
        Decoded<Inner> judged = judge(plain, id, nowMs);
        Inner inner = judged.orNull();
        if (inner == null) {
            return again(judged);
        }
        if (inner.position() != position) {
            return forged();
        }
        if (!runs.admits(inner.opened().device(), inner.run())) {
            return Decoded.reject(Reason.STALE);
        }
        long expiresMs = own.prekey().expiresMs();
        ReceivingRun run = new ReceivingRun(id, inner.opened(), inner.run(), expiresMs, keyed);
        pending = new Pending(run, position, true);
        return Decoded.ok(inner.opened());
    }

    private Decoded<Opened> open(Arrival arrival, ReceivingRun run, int position, long nowMs) {
        byte[] key = run.key(position, crypto);
        if (key == null) {
            return Decoded.reject(Reason.REPLAYED);
        }
        byte[] plain = plain(arrival, key);
        if (plain == null) {
            return forged();
        }
        Decoded<Inner> judged = judge(plain, run.id, nowMs);
        Inner inner = judged.orNull();
        if (inner == null) {
            return again(judged);
        }
        boolean place = inner.run() == run.number && inner.position() == position;
        boolean sender = inner.opened().device().equals(run.device);
        if (!place || !sender || !inner.opened().author().equals(run.author)) {
            return forged();
        }
        pending = new Pending(run, position, false);
        return Decoded.ok(inner.opened());
    }

    private byte @Nullable [] plain(Arrival arrival, byte[] key) {
        byte[] ciphertext = arrival.ciphertext();
        int prefix = arrival.encapsulation() == null ? 8 : Keys.PREFIX_BYTES_MAX;
        int length = ciphertext.length - prefix;
        if (length < Crypto.TAG_BYTES) {
            return null;
        }
        byte[] plain = new byte[length - Crypto.TAG_BYTES];
        byte[] associated =
                Keys.associated(arrival.associated(), Arrays.copyOf(ciphertext, prefix));
        Crypto.Span sealed = new Crypto.Span(ciphertext, prefix, length);
        return crypto.aead(key).open(0, associated, sealed, plain, 0) < 0 ? null : plain;
    }

    /** Whether the one named inside wrote this, to this device, and may. */
    private Decoded<Inner> judge(byte[] plain, Id run, long nowMs) {
        Decoded<Inner> decoded = Inner.decode(plain);
        Inner inner = decoded.orNull();
        if (inner == null) {
            return decoded;
        }
        Opened opened = inner.opened();
        Inner.Binding binding = new Inner.Binding(owner.author(), owner.device(), run);
        if (!inner.signed(plain, binding, crypto)) {
            return Decoded.reject(Reason.FORGED);
        }
        Contact contact = people.contact(opened.author());
        if (contact != null && contact.blocked()) {
            return Decoded.reject(Reason.REFUSED);
        }
        boolean self = opened.author().equals(owner.author());
        DeviceList list = self ? people.own() : contact == null ? null : contact.devices();
        if (list == null || list.expired(nowMs)) {
            return Decoded.reject(Reason.UNKNOWN_TARGET);
        }
        if (list.device(opened.device()) == null) {
            boolean newer = opened.listVersion() > list.version();
            return Decoded.reject(newer ? Reason.UNKNOWN_TARGET : Reason.REFUSED);
        }
        return decoded;
    }

    private Prekeys.@Nullable Own prekey(byte[] encapsulation, long hint, long nowMs) {
        for (Prekeys.Own own : prekeys.all()) {
            Prekey prekey = own.prekey();
            boolean open = nowMs < prekey.expiresMs();
            if (open && RunKeys.hint(crypto, prekey, encapsulation) == hint) {
                return own;
            }
        }
        return null;
    }

    private static Decoded<Opened> again(Decoded<Inner> judged) {
        return judged instanceof Decoded.Reject<Inner>(Reason reason)
                ? Decoded.reject(reason)
                : unknown();
    }

    private static Decoded<Opened> unknown() {
        return Decoded.reject(Reason.UNKNOWN_TARGET);
    }

    private static Decoded<Opened> forged() {
        return Decoded.reject(Reason.FORGED);
    }
}
