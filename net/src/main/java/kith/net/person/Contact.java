package kith.net.person;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.net.Id;
import kith.net.StoreRecord;
import kith.net.crypto.Crypto;
import kith.net.wire.Address;
import kith.net.wire.Reader;
import kith.net.wire.Reason;
import kith.net.wire.Writer;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a person: their devices, prekeys and nodes, and the secret shared with them.
 */
public final class Contact {

    /** 2: a device's old and new node while it moves. */
    public static final int NODES_PER_DEVICE_MAX = 2;

    /** 4: the most recent. */
    public static final int ADDRESSES_MAX = 4;

    /** Longest encoding of a contact. */
    static final int BYTES_MAX = 64 * 1024;

    /** The first byte of the key of a contact's record. */
    static final int RECORD = 'c';

    /**
     * A node that proved to hold a device's key.
     *
     * @param addresses where it was met, the latest first
     */
    public record Place(Id node, Id device, long seenMs, List<Address> addresses) {}

    /** What the addresses follow from at which mail for a device waits. */
    private record MailboxSecret(byte[] bytes, long sinceMs) {}

    private byte[] secret;

    /** When the invitation expires that the secret is of; 0 for records of before this was kept. */
    private long secretMs;

    private DeviceList devices;
    private boolean blocked;
    private final Map<Id, Prekey> prekeys = new LinkedHashMap<>();
    private final Map<Id, Place> places = new LinkedHashMap<>();
    private final Map<Id, MailboxSecret> mailboxes = new LinkedHashMap<>();

    Contact(byte[] secret, DeviceList devices) {
        this.secret = secret.clone();
        this.devices = devices;
    }

    public Id author() {
        return devices.author();
    }

    public DeviceList devices() {
        return devices;
    }

    /** Whether the owner wants nothing to do with them any more. */
    public boolean blocked() {
        return blocked;
    }

    /** The prekey to seal to; null if none is known. */
    public @Nullable Prekey prekey(Id device) {
        return prekeys.get(device);
    }

    /** The nodes where the person's devices were met. */
    public List<Place> places() {
        return new ArrayList<>(places.values());
    }

    /** The secret of a device's mailbox; null if it is not known. */
    public byte @Nullable [] mailbox(Id device) {
        MailboxSecret known = mailboxes.get(device);
        return known == null ? null : known.bytes.clone();
    }

    /** Null if this mailbox secret is now the known one, else why it is not. */
    @Nullable Reason learnMailbox(Id device, byte[] bytes, long sinceMs) {
        if (devices.device(device) == null) {
            return Reason.REFUSED;
        }
        MailboxSecret known = mailboxes.get(device);
        if (known != null && sinceMs < known.sinceMs) {
            return Reason.STALE;
        }
        mailboxes.put(device, new MailboxSecret(bytes.clone(), sinceMs));
        return null;
    }

    /** What the invitation by which they became a contact is called: the hash of its secret. */
    public Id invitation(Crypto crypto) {
        return Id.of(crypto.sha256(secret));
    }

    /** The secret of this contact, not copied. */
    byte[] secret() {
        return secret;
    }

    /**
     * An invitation was answered. The secret of the one that expires last stands, and of two that
     * expire together the greater: so both sides come to the same, whatever they heard first.
     */
    void answered(Invitation invitation) {
        int order = Long.compare(invitation.expiresMs(), secretMs);
        if (order == 0) {
            order = Id.of(invitation.secret()).compareTo(Id.of(secret));
        }
        if (order > 0) {
            secret = invitation.secret().clone();
            secretMs = invitation.expiresMs();
        }
    }

    void block(boolean wanted) {
        blocked = wanted;
    }

    /** Null if this list is now the known one, else why it is not. */
    @Nullable Reason learn(DeviceList list, long nowMs) {
        if (list.expired(nowMs)) {
            return Reason.EXPIRED;
        }
        if (list.version() < devices.version()) {
            return Reason.STALE;
        }
        if (list.version() == devices.version()) {
            return list.same(devices) ? null : Reason.CONFLICT;
        }
        devices = list;
        prekeys.keySet().removeIf(device -> list.device(device) == null);
        places.values().removeIf(place -> list.device(place.device()) == null);
        mailboxes.keySet().removeIf(device -> list.device(device) == null);
        return null;
    }

    /** Null if this prekey is now the known one, else why it is not. */
    @Nullable Reason learn(Prekey prekey, long nowMs) {
        if (!prekey.author().equals(author()) || devices.device(prekey.device()) == null) {
            return Reason.REFUSED;
        }
        if (prekey.expired(nowMs)) {
            return Reason.EXPIRED;
        }
        Prekey known = prekeys.get(prekey.device());
        if (known != null && prekey.version() < known.version()) {
            return Reason.STALE;
        }
        if (known != null && prekey.version() == known.version()) {
            return prekey.same(known) ? null : Reason.CONFLICT;
        }
        prekeys.put(prekey.device(), prekey);
        return null;
    }

    /** A node proved to be one of the devices. */
    void met(Id node, Id device, @Nullable Address at, long nowMs) {
        Place old = places.remove(node);
        List<Address> addresses = new ArrayList<>();
        if (at != null) {
            addresses.add(at);
        }
        for (Address address : old == null ? new ArrayList<Address>() : old.addresses) {
            if (!addresses.contains(address) && addresses.size() < ADDRESSES_MAX) {
                addresses.add(address);
            }
        }
        dropOldestPlace(device);
        places.put(node, new Place(node, device, nowMs, addresses));
    }

    private void dropOldestPlace(Id device) {
        List<Id> same = new ArrayList<>();
        for (Place place : places.values()) {
            if (place.device().equals(device)) {
                same.add(place.node());
            }
        }
        if (same.size() >= NODES_PER_DEVICE_MAX) {
            places.remove(same.get(0));
        }
    }

    StoreRecord record() {
        Writer writer = new Writer(BYTES_MAX).bytes(secret).u8(blocked ? 1 : 0);
        block(writer, devices.toBytes()).u8(prekeys.size());
        for (Prekey prekey : prekeys.values()) {
            block(writer, prekey.toBytes());
        }
        writer.u8(places.size());
        for (Place place : places.values()) {
            place.node.write(writer);
            place.device.write(writer);
            writer.u64(place.seenMs).u8(place.addresses.size());
            for (Address address : place.addresses) {
                address.write(writer);
            }
        }
        writer.u8(mailboxes.size());
        mailboxes.forEach((device, mailbox) -> {
            device.write(writer);
            writer.bytes(mailbox.bytes).u64(mailbox.sinceMs);
        });
        writer.u64(secretMs);
        return new StoreRecord(StoreRecord.Kind.CONTACT, key(author()), writer.toBytes());
    }

    static byte[] key(Id author) {
        return new Writer(1 + Id.BYTES).u8(RECORD).bytes(author.bytes()).toBytes();
    }

    /** From the value of {@link #record}; null if it is damaged. */
    static @Nullable Contact restore(byte[] value) {
        Reader reader = new Reader(value);
        byte[] secret = reader.bytes(Crypto.KEY_BYTES);
        boolean blocked = reader.u8() == 1;
        DeviceList devices = DeviceList.parse(reader.bytes(reader.u16())).orNull();
        if (devices == null) {
            return null;
        }
        Contact contact = new Contact(secret, devices);
        contact.blocked = blocked;
        int prekeyCount = reader.u8();
        for (int i = 0; i < prekeyCount && !reader.failed(); i++) {
            Prekey prekey = Prekey.parse(reader.bytes(reader.u16())).orNull();
            if (prekey == null) {
                return null;
            }
            contact.prekeys.put(prekey.device(), prekey);
        }
        int placeCount = reader.u8();
        for (int i = 0; i < placeCount && !reader.failed(); i++) {
            contact.restorePlace(reader);
        }
        // Records of the time before there were mailboxes end here.
        int mailboxCount = reader.remaining() == 0 ? 0 : reader.u8();
        for (int i = 0; i < mailboxCount && !reader.failed(); i++) {
            Id device = Id.read(reader);
            byte[] bytes = reader.bytes(Crypto.KEY_BYTES);
            contact.mailboxes.put(device, new MailboxSecret(bytes, reader.u64()));
        }
        // And those of the time before it was kept how old the secret is, here.
        contact.secretMs = reader.remaining() == 0 ? 0 : reader.u64();
        return reader.finished() ? contact : null;
    }

    private void restorePlace(Reader reader) {
        Id node = Id.read(reader);
        Id device = Id.read(reader);
        long seenMs = reader.u64();
        List<Address> addresses = new ArrayList<>();
        int count = reader.u8();
        for (int i = 0; i < count && !reader.failed(); i++) {
            addresses.add(Address.read(reader));
        }
        places.put(node, new Place(node, device, seenMs, addresses));
    }

    private static Writer block(Writer writer, byte[] bytes) {
        return writer.u16(bytes.length).bytes(bytes);
    }
}
