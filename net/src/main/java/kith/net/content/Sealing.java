package kith.net.content;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.net.Id;
import kith.net.StoreRecord;
import kith.net.crypto.Crypto;
import kith.net.crypto.Randomness;
import kith.net.person.Contact;
import kith.net.person.DeviceList;
import kith.net.person.Owner;
import kith.net.person.People;
import kith.net.person.Prekey;
import kith.net.wire.Decoded;
import kith.net.wire.Reason;
import kith.net.wire.Writer;
import org.jspecify.annotations.Nullable;

/**
 * Seals what the owner writes to the devices of a contact. For one message: {@link #begin}, then
 * {@link #seal} for each device, then {@link #kept} for each with its envelope's record. Each gives
 * a record to save, in that order; nothing sealed leaves before the record that came with it is on
 * the disk, or a key might be used twice after a crash.
 */
public final class Sealing {

    /** The suite of this package, as the head and the signature name it. */
    public static final int SUITE = 1;

    /** 1 MiB: larger things are offered, not sent. */
    public static final int CONTENT_BYTES_MAX = 1 << 20;

    /** 4096: as many as contacts. */
    public static final int CONVERSATIONS_MAX = 4096;

    /**
     * A message not yet sealed to anybody.
     *
     * @param said the message, but for {@code after} and {@code afterExpiresMs}, which depend on
     *     the receiver
     * @param expiresMs when it is no use any more
     * @param record save it before {@link Sealed#record}
     */
    public record Draft(Opened said, long expiresMs, StoreRecord record) {}

    /**
     * A message sealed to one device.
     *
     * @param device the receiver
     * @param expiresMs for the head: the draft's, or up to a day more if there is an encapsulation
     * @param encapsulation {@link Crypto#KEM_ENCAPSULATION_BYTES} bytes, or null
     * @param ciphertext what goes into the envelope
     * @param record the run; save it before the envelope
     */
    public record Sealed(
            Id device,
            long expiresMs,
            byte @Nullable [] encapsulation,
            byte[] ciphertext,
            StoreRecord record) {}

    /** Makes the bytes of the head that are sealed in with the message: all but its hash list. */
    public interface Heads {

        /** The head's bytes for these; the same that the receiver passes to {@link Opening}. */
        byte[] associated(long expiresMs, int ciphertextBytes, byte @Nullable [] encapsulation);
    }

    private final Owner owner;
    private final People people;
    private final Crypto crypto;
    private final Randomness randomness;
    private final Map<Id, Outbound> conversations = new LinkedHashMap<>();
    private final Map<Id, SendingRun> runs = new LinkedHashMap<>();

    public Sealing(Owner owner, People people, Crypto crypto, Randomness randomness) {
        this.owner = owner;
        this.people = people;
        this.crypto = crypto;
        this.randomness = randomness;
    }

    /** Takes a record back in; false if it is not one of this machine's or damaged. */
    public boolean restore(StoreRecord record) {
        byte[] value = record.value();
        Id id = Keys.id(record);
        if (value == null || id == null) {
            return false;
        }
        if (record.key()[0] == SendingRun.RECORD) {
            SendingRun run = SendingRun.restore(id, value);
            return run != null && runs.put(id, run) == null;
        }
        Outbound outbound = record.key()[0] == Outbound.RECORD ? Outbound.restore(id, value) : null;
        return outbound != null && conversations.put(id, outbound) == null;
    }

    /** Gives a message its place in a conversation. */
    public Decoded<Draft> begin(Id conversation, byte[] content, long expiresMs, long nowMs) {
        DeviceList own = people.own();
        if (content.length > CONTENT_BYTES_MAX) {
            return Decoded.reject(Reason.TOO_LONG);
        }
        if (own == null || expiresMs - nowMs > Prekey.TIME_TO_LIVE_MS_MAX) {
            return Decoded.reject(own == null ? Reason.UNEXPECTED : Reason.INVALID_FIELD);
        }
        Outbound outbound = conversations.get(conversation);
        if (outbound == null) {
            if (conversations.size() >= CONVERSATIONS_MAX) {
                return Decoded.reject(Reason.FULL);
            }
            outbound = new Outbound(conversation);
            conversations.put(conversation, outbound);
        }
        Opened said =
                new Opened(
                        owner.author(),
                        owner.device(),
                        own.version(),
                        conversation,
                        outbound.next(),
                        outbound.predecessor(),
                        0,
                        0,
                        nowMs,
                        content);
        outbound.reserve(said.id(crypto));
        return Decoded.ok(new Draft(said, expiresMs, outbound.record()));
    }

    /** Seals a draft to one of a contact's devices, or says why it cannot. */
    public Decoded<Sealed> seal(Draft draft, Contact contact, Id device, Heads heads, long nowMs) {
        Reason refusal = refusal(contact, device, nowMs);
        Prekey prekey = contact.prekey(device);
        if (refusal != null || prekey == null) {
            return Decoded.reject(refusal == null ? Reason.UNKNOWN_TARGET : refusal);
        }
        long wantedMs = Math.min(draft.expiresMs, prekey.expiresMs() - Prekey.SLACK_MS);
        if (wantedMs <= nowMs) {
            return Decoded.reject(Reason.EXPIRED);
        }
        SendingRun run = runs.get(device);
        if (run == null || run.finished() || run.prekeyVersion != prekey.version()) {
            run = begin(prekey, run == null ? 1 : run.number + 1);
            if (run == null) {
                return Decoded.reject(Reason.INVALID_FIELD);
            }
            runs.put(device, run);
        }
        return Decoded.ok(seal(draft, contact, run, wantedMs, heads));
    }

    /**
     * The envelope of a sealed message is next to be saved, or saved: later messages come after it,
     * and need not carry the encapsulation again. Save these records after the envelope's; if they
     * are lost, an encapsulation is sent once more and two messages may be read in another order.
     */
    public List<StoreRecord> kept(Draft draft, Sealed sealed) {
        List<StoreRecord> records = new ArrayList<>();
        Outbound outbound = conversations.get(draft.said.conversation());
        SendingRun run = runs.get(sealed.device);
        if (outbound == null || run == null) {
            throw new IllegalStateException("nothing of this was sealed here");
        }
        outbound.kept(sealed.device, draft.said.sequence(), sealed.expiresMs);
        records.add(outbound.record());
        if (sealed.encapsulation != null
                && Arrays.equals(sealed.encapsulation, run.encapsulation)) {
            run.carriedUntilMs = Math.max(run.carriedUntilMs, sealed.expiresMs);
            records.add(run.record());
        }
        return records;
    }

    private static @Nullable Reason refusal(Contact contact, Id device, long nowMs) {
        if (contact.blocked() || contact.devices().device(device) == null) {
            return Reason.REFUSED;
        }
        Prekey prekey = contact.prekey(device);
        boolean old = prekey != null && prekey.expired(nowMs);
        return old || contact.devices().expired(nowMs) ? Reason.EXPIRED : null;
    }

    private @Nullable SendingRun begin(Prekey prekey, long number) {
        Crypto.Encapsulated fresh = crypto.encapsulate(prekey.publicKey(), randomness);
        if (fresh == null) {
            return null;
        }
        RunKeys keys = RunKeys.derive(crypto, fresh.secret(), prekey);
        return new SendingRun(
                prekey.device(), number, prekey.version(), keys, fresh.encapsulation());
    }

    private Sealed seal(Draft draft, Contact contact, SendingRun run, long wantedMs, Heads heads) {
        boolean carries = wantedMs > run.carriedUntilMs;
        long expiresMs = carries ? wantedMs + Prekey.SLACK_MS : wantedMs;
        byte[] encapsulation = carries ? run.encapsulation : null;
        Id runId = Id.of(crypto.sha256(run.encapsulation));
        Inner.Binding binding = new Inner.Binding(contact.author(), run.device, runId);
        byte[] plain = inner(draft.said, run).sign(owner, binding, crypto);
        byte[] prefix = prefix(contact, run, carries);
        int length = prefix.length + plain.length + Crypto.TAG_BYTES;
        byte[] associated = heads.associated(expiresMs, length, encapsulation);
        byte[] ciphertext =
                new Writer(length).bytes(prefix).zeros(length - prefix.length).toBytes();
        crypto.aead(run.take(crypto))
                .seal(
                        0,
                        Keys.associated(associated, prefix),
                        Crypto.Span.of(plain),
                        ciphertext,
                        prefix.length);
        return new Sealed(run.device, expiresMs, encapsulation, ciphertext, run.record());
    }

    private Inner inner(Opened said, SendingRun run) {
        Outbound outbound = conversations.get(said.conversation());
        Outbound.Last last = outbound == null ? Outbound.NONE : outbound.last(run.device);
        if (last.sequence() >= said.sequence()) {
            last = Outbound.NONE;
        }
        Opened toReceiver =
                new Opened(
                        said.author(),
                        said.device(),
                        said.listVersion(),
                        said.conversation(),
                        said.sequence(),
                        said.predecessor(),
                        last.sequence(),
                        last.expiresMs(),
                        said.timeMs(),
                        said.content());
        return new Inner(run.number, run.position(), toReceiver);
    }

    private byte[] prefix(Contact contact, SendingRun run, boolean carries) {
        Writer writer = new Writer(Keys.PREFIX_BYTES_MAX).u64(run.locator(crypto));
        Prekey prekey = contact.prekey(run.device);
        if (carries && prekey != null) {
            writer.u64(RunKeys.hint(crypto, prekey, run.encapsulation));
        }
        return writer.toBytes();
    }
}
