package kith.net.person;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.net.Id;
import kith.net.StoreRecord;
import kith.net.crypto.Crypto;
import kith.net.wire.Reason;
import kith.net.wire.Writer;
import org.jspecify.annotations.Nullable;

/**
 * The owner's own device list, the contacts, and invitations not yet answered. A table: who gets in
 * is decided by {@link Contacts}.
 */
public final class People {

    /** 4096: more than anybody knows; each answer to an unknown link tries all their secrets. */
    public static final int CONTACTS_MAX = 4096;

    /** 64 invitations given out and open, and 64 taken and not yet answered. */
    public static final int INVITATIONS_MAX = 64;

    private static final byte[] OWN_LIST_KEY = {'o'};
    private static final int ISSUED = 'i';
    private static final int ACCEPTED = 'a';

    private final Crypto crypto;
    private @Nullable DeviceList own;
    private final Map<Id, Contact> contacts = new LinkedHashMap<>();
    private final Map<Id, Invitation> issued = new LinkedHashMap<>();
    private final Map<Id, Invitation> accepted = new LinkedHashMap<>();

    public People(Crypto crypto) {
        this.crypto = crypto;
    }

    /** Takes one of this table's records back in; false if it is another's or damaged. */
    public boolean restore(StoreRecord record) {
        byte[] value = record.value();
        if (value == null || record.key().length == 0) {
            return false;
        }
        if (record.kind() == StoreRecord.Kind.DEVICES) {
            own = DeviceList.parse(value).orNull();
            return own != null;
        }
        if (record.kind() != StoreRecord.Kind.CONTACT) {
            return false;
        }
        int first = record.key()[0];
        if (first == Contact.RECORD) {
            Contact contact = Contact.restore(value);
            if (contact != null) {
                contacts.put(contact.author(), contact);
            }
            return contact != null;
        }
        Invitation invitation = Invitation.decode(value, crypto).orNull();
        if (invitation != null && (first == ISSUED || first == ACCEPTED)) {
            (first == ISSUED ? issued : accepted).put(Id.of(invitation.secret()), invitation);
            return true;
        }
        return false;
    }

    /** The owner's own list; null on the very first start, until {@link #own(DeviceList)}. */
    public @Nullable DeviceList own() {
        return own;
    }

    /** Makes this the owner's list; save the record. */
    public StoreRecord own(DeviceList list) {
        own = list;
        return new StoreRecord(StoreRecord.Kind.DEVICES, OWN_LIST_KEY, list.toBytes());
    }

    public @Nullable Contact contact(Id author) {
        return contacts.get(author);
    }

    /** All contacts, in the order they were made. */
    public List<Contact> contacts() {
        return new ArrayList<>(contacts.values());
    }

    /** The contact one of whose devices was met at a node. */
    public @Nullable Contact contactAt(Id node) {
        for (Contact contact : contacts.values()) {
            for (Contact.Place place : contact.places()) {
                if (place.node().equals(node)) {
                    return contact;
                }
            }
        }
        return null;
    }

    /** Wants no more from a person, or takes that back; null if they are no contact. */
    public @Nullable StoreRecord block(Id author, boolean blocked) {
        Contact contact = contacts.get(author);
        if (contact == null) {
            return null;
        }
        contact.block(blocked);
        return contact.record();
    }

    /** Null if there is room, else FULL. */
    @Nullable Reason add(Contact contact) {
        if (contacts.size() >= CONTACTS_MAX && !contacts.containsKey(contact.author())) {
            return Reason.FULL;
        }
        contacts.put(contact.author(), contact);
        return null;
    }

    List<Invitation> issued() {
        return new ArrayList<>(issued.values());
    }

    List<Invitation> accepted() {
        return new ArrayList<>(accepted.values());
    }

    /** The invitation with this secret that was taken and is not answered yet. */
    @Nullable Invitation accepted(byte[] secret) {
        return accepted.get(Id.of(secret));
    }

    /** The invitation with this secret, given out or taken, that is open. */
    @Nullable Invitation open(byte[] secret) {
        Invitation given = issued.get(Id.of(secret));
        return given == null ? accepted(secret) : given;
    }

    /** The contact whose secret this is. */
    @Nullable Contact contactWith(byte[] secret) {
        for (Contact contact : contacts.values()) {
            if (Arrays.equals(contact.secret(), secret)) {
                return contact;
            }
        }
        return null;
    }

    /** The record to save; null if there is no room. */
    @Nullable StoreRecord issue(Invitation invitation) {
        return put(issued, ISSUED, invitation);
    }

    /** The record to save; null if there is no room. */
    @Nullable StoreRecord accept(Invitation invitation) {
        return put(accepted, ACCEPTED, invitation);
    }

    /** Removes an invitation from either side; the records to save. */
    List<StoreRecord> settle(Invitation invitation) {
        List<StoreRecord> records = new ArrayList<>();
        Id secret = Id.of(invitation.secret());
        if (issued.remove(secret) != null) {
            records.add(record(ISSUED, secret, null));
        }
        if (accepted.remove(secret) != null) {
            records.add(record(ACCEPTED, secret, null));
        }
        return records;
    }

    private @Nullable StoreRecord put(Map<Id, Invitation> table, int kind, Invitation invitation) {
        Id secret = Id.of(invitation.secret());
        if (table.size() >= INVITATIONS_MAX && !table.containsKey(secret)) {
            return null;
        }
        table.put(secret, invitation);
        return record(kind, secret, invitation.toBytes(crypto));
    }

    private StoreRecord record(int kind, Id secret, byte @Nullable [] value) {
        byte[] name = crypto.sha256(secret.bytes());
        byte[] key = new Writer(1 + Id.BYTES).u8(kind).bytes(name).toBytes();
        return new StoreRecord(StoreRecord.Kind.CONTACT, key, value);
    }
}
