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
        if (list == null || !entitled(list.author(), secret)) {
            return Reason.REFUSED;
        }
        byte[] statement = Domain.MEETING.over(meeting.statement(!meeting.dialed));
        if (!crypto.verify(device.bytes(), statement, signature)) {
            return Reason.FORGED;
        }
        return met(meeting, device, list, nowMs);
    }

    /** The payload of PREKEY. A half that comes before the device list waits for it. */
    @Nullable Reason prekey(Meeting meeting, byte[] payload, long nowMs) {
        Reason reason = meeting.prekeyParts().add(payload);
        return reason == null ? prekeyIfWhole(meeting, nowMs) : reason;
    }

    private @Nullable Reason met(Meeting meeting, Id device, DeviceList list, long nowMs) {
        Contact contact = people.contact(list.author());
        if (contact == null) {
            contact = new Contact(secret(meeting), list);
        }
        Reason reason = contact.learn(list, nowMs);
        if (reason == null && contact.devices().device(device) == null) {
            reason = Reason.REFUSED;
        }
        if (reason == null) {
            reason = people.add(contact);
        }
        if (reason != null) {
            return reason;
        }
        contact.secret(secret(meeting));
        contact.met(meeting.node, device, meeting.at, nowMs);
        meeting.device = device;
        meeting.author = contact.author();
        known(contact);
        settleAll(contact.secret());
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
            known(contact);
        }
        return reason;
    }

    private void known(Contact contact) {
        outputs.add(new ContactsOutput.Save(contact.record()));
        int devices = contact.devices().devices().size();
        outputs.add(new ContactsOutput.Known(contact.author(), devices));
    }

    /** Whether a secret may be used by this author. */
    private boolean entitled(Id author, byte[] secret) {
        Contact known = people.contact(author);
        if (author.equals(owner.author()) || (known != null && known.blocked())) {
            return false;
        }
        for (Contact contact : people.contacts()) {
            if (Arrays.equals(contact.secret(), secret)) {
                return contact.author().equals(author);
            }
        }
        for (Invitation invitation : people.accepted()) {
            if (Arrays.equals(invitation.secret(), secret)) {
                return invitation.author().equals(author);
            }
        }
        return true;
    }

    private void settleAll(byte[] secret) {
        for (Invitation invitation : people.issued()) {
            if (Arrays.equals(invitation.secret(), secret)) {
                settle(invitation);
            }
        }
        for (Invitation invitation : people.accepted()) {
            if (Arrays.equals(invitation.secret(), secret)) {
                settle(invitation);
            }
        }
    }

    private static byte[] secret(Meeting meeting) {
        byte[] secret = meeting.secret;
        if (secret == null) {
            throw new IllegalStateException("no secret was shown");
        }
        return secret;
    }
}
