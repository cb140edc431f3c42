package kith.net.person;

import java.util.Arrays;
import java.util.Deque;
import kith.net.Id;
import kith.net.StoreRecord;
import kith.net.crypto.Crypto;
import kith.net.wire.Decoded;
import kith.net.wire.Reader;
import kith.net.wire.Reason;
import org.jspecify.annotations.Nullable;

/** What comes from a node that has shown a secret: its device list and prekey, judged and kept. */
final class Introduction {

    /** What ANSWER says: you are a contact; somebody else was first. */
    private static final byte TAKEN = 1;

    private static final byte SPENT = 2;

    private final Owner owner;
    private final People people;
    private final Crypto crypto;
    private final Deque<ContactsOutput> outputs;

    Introduction(Owner owner, People people, Crypto crypto, Deque<ContactsOutput> outputs) {
        this.owner = owner;
        this.people = people;
        this.crypto = crypto;
        this.outputs = outputs;
    }

    /** Forgets an invitation that was answered or is too old. */
    void settle(Invitation invitation) {
        for (StoreRecord record : people.settle(invitation)) {
            outputs.add(new ContactsOutput.Save(record));
        }
    }

    /** The payload of DEVICES: device, its signature of this link, list. */
    @Nullable Reason devices(Meeting meeting, byte[] payload, long nowMs) {
        byte[] secret = meeting.secret;
        if (secret == null) {
            return Reason.UNEXPECTED;
        }
        Reader reader = new Reader(payload);
        Id device = Id.read(reader);
        byte[] signature = reader.bytes(Crypto.SIGNATURE_BYTES);
        if (reader.failed()) {
            return Reason.TRUNCATED;
        }
        Decoded<DeviceList> decoded = DeviceList.decode(reader.rest(), crypto);
        if (decoded instanceof Decoded.Reject<DeviceList>(Reason reason)) {
            return reason;
        }
        DeviceList list = decoded.orNull();
        if (list == null || unwelcome(list.author())) {
            return Reason.REFUSED;
        }
        byte[] statement = Domain.MEETING.over(meeting.statement(!meeting.dialed));
        if (!crypto.verify(device.bytes(), statement, signature)) {
            return Reason.FORGED;
        }
        Contact other = people.contactWith(secret);
        if (other != null && !other.author().equals(list.author())) {
            answer(meeting, SPENT);
            return Reason.REFUSED;
        }
        meeting.shown = new Meeting.Shown(device, list);
        boolean early = people.accepted(secret) != null && !meeting.agreed(secret);
        return early ? mayUse(meeting, list.author()) : met(meeting, meeting.shown, nowMs);
    }

    /**
     * The payload of ANSWER: whether the inviter took this person as a contact. Only an invitation
     * that was not answered yet hears it; nobody who is a contact already ceases to be one.
     */
    @Nullable Reason answer(Meeting meeting, byte[] payload, long nowMs) {
        if (payload.length != 1) {
            return payload.length == 0 ? Reason.TRUNCATED : Reason.TRAILING_BYTES;
        }
        if (payload[0] != TAKEN && payload[0] != SPENT) {
            return Reason.INVALID_FIELD;
        }
        byte[] secret = secret(meeting);
        Invitation invitation = people.accepted(secret);
        if (invitation == null) {
            return null;
        }
        if (payload[0] == SPENT) {
            settle(invitation);
            meeting.secret = null;
            outputs.add(new ContactsOutput.Spent(invitation.author()));
            return null;
        }
        meeting.agree(secret);
        return meeting.shown == null ? null : met(meeting, meeting.shown, nowMs);
    }

    /** The payload of PREKEY. A half that comes before the device list waits for it. */
    @Nullable Reason prekey(Meeting meeting, byte[] payload, long nowMs) {
        Reason reason = meeting.prekeyParts().add(payload);
        return reason == null ? prekeyIfWhole(meeting, nowMs) : reason;
    }

    /** The payload of MAILBOX: the secret, and since when it is the one. */
    @Nullable Reason mailbox(Meeting meeting, byte[] payload) {
        Reader reader = new Reader(payload);
        byte[] bytes = reader.bytes(Crypto.KEY_BYTES);
        long sinceMs = reader.u64();
        if (!reader.finished()) {
            return reader.failed() ? Reason.TRUNCATED : Reason.TRAILING_BYTES;
        }
        Id author = meeting.author;
        Id device = meeting.device;
        Contact contact = author == null ? null : people.contact(author);
        if (contact == null || device == null) {
            meeting.mailbox = payload;
            return null;
        }
        byte[] known = contact.mailbox(device);
        Reason reason = contact.learnMailbox(device, bytes, sinceMs);
        if (reason == null && !Arrays.equals(known, bytes)) {
            outputs.add(new ContactsOutput.Save(contact.record()));
            known(contact);
        }
        return reason;
    }

    private @Nullable Reason met(Meeting meeting, Meeting.Shown shown, long nowMs) {
        DeviceList list = shown.list();
        Id device = shown.device();
        Reason reason = mayUse(meeting, list.author());
        if (reason != null) {
            return reason;
        }
        Contact contact = people.contact(list.author());
        if (contact == null) {
            contact = new Contact(secret(meeting), list);
        }
        reason = contact.learn(list, nowMs);
        if (reason == null && contact.devices().device(device) == null) {
            reason = Reason.REFUSED;
        }
        if (reason == null) {
            reason = people.add(contact);
        }
        if (reason != null) {
            return reason;
        }
        Invitation invitation = people.open(secret(meeting));
        if (invitation != null) {
            contact.answered(invitation);
        }
        contact.met(meeting.node, device, meeting.at, nowMs);
        meeting.device = device;
        meeting.author = contact.author();
        byte[] mailbox = meeting.mailbox;
        if (mailbox != null) {
            meeting.mailbox = null;
            mailbox(meeting, mailbox);
        }
        outputs.add(new ContactsOutput.Save(contact.record()));
        answer(meeting, TAKEN);
        known(contact);
        if (invitation != null) {
            settle(invitation);
        }
        return prekeyIfWhole(meeting, nowMs);
    }

    private @Nullable Reason prekeyIfWhole(Meeting meeting, long nowMs) {
        Id author = meeting.author;
        Contact contact = author == null ? null : people.contact(author);
        byte[] bytes = contact == null ? null : meeting.prekeyParts().take();
        if (contact == null || bytes == null) {
            return null;
        }
        Decoded<Prekey> decoded = Prekey.decode(bytes, crypto);
        if (decoded instanceof Decoded.Reject<Prekey>(Reason reason)) {
            return reason;
        }
        Prekey prekey = decoded.orNull();
        Id device = meeting.device;
        if (prekey == null || device == null || !prekey.device().equals(device)) {
            return Reason.REFUSED;
        }
        Reason reason = contact.learn(prekey, nowMs);
        if (reason == null) {
            outputs.add(new ContactsOutput.Save(contact.record()));
            known(contact);
        }
        return reason;
    }

    /** Says once what came of a secret, to whoever showed it. */
    private void answer(Meeting meeting, byte which) {
        byte[] secret = secret(meeting);
        if (meeting.answerOnce(secret)) {
            byte[] message = meeting.seal(crypto, secret, Contacts.ANSWER, new byte[] {which});
            outputs.add(new ContactsOutput.Post(meeting.node, message));
        }
    }

    private void known(Contact contact) {
        int devices = contact.devices().devices().size();
        outputs.add(new ContactsOutput.Known(contact.author(), devices));
    }

    /** The owner, or whom the owner has blocked. */
    private boolean unwelcome(Id author) {
        Contact known = people.contact(author);
        return author.equals(owner.author()) || (known != null && known.blocked());
    }

    /**
     * Null if the author may use the secret of this meeting: a contact's is theirs alone, and so is
     * that of an invitation that was taken; one that was answered on this link serves who answered.
     */
    private @Nullable Reason mayUse(Meeting meeting, Id author) {
        byte[] secret = secret(meeting);
        Contact contact = people.contactWith(secret);
        Invitation taken = people.accepted(secret);
        Id met = meeting.author;
        boolean may;
        if (contact != null) {
            may = contact.author().equals(author);
        } else if (taken != null) {
            may = taken.author().equals(author);
        } else {
            may = people.open(secret) != null || (met != null && met.equals(author));
        }
        return may ? null : Reason.REFUSED;
    }

    private static byte[] secret(Meeting meeting) {
        byte[] secret = meeting.secret;
        if (secret == null) {
            throw new IllegalStateException("no secret was shown");
        }
        return secret;
    }
}
