package kith.net.person;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.net.Id;
import kith.net.StoreRecord;
import kith.net.crypto.Crypto;
import kith.net.crypto.Randomness;
import kith.net.wire.Address;
import kith.net.wire.Decoded;
import kith.net.wire.Reason;
import kith.net.wire.Writer;
import org.jspecify.annotations.Nullable;

/**
 * How two devices become contacts and stay up to date: over a link, whoever knows a secret shows
 * it; whoever sees it shown tells its device list and prekey. To anybody else this device is
 * silent: nobody learns who lives here without the secret. {@code docs/protocol/persons.md},
 * section 5.
 */
public final class Contacts {

    /** First bytes of messages, of the range 0x30 to 0x3f. */
    static final int PROVE = 0x30;

    static final int DEVICES = 0x31;
    static final int PREKEY = 0x32;
    static final int ANSWER = 0x33;
    static final int MAILBOX = 0x34;

    /** Kind and HMAC. */
    static final int HEADER_BYTES = 1 + 32;

    /** 1155: one MESSAGE frame of a link. */
    static final int MESSAGE_BYTES_MAX = 1155;

    private final Owner owner;
    private final People people;
    private final Prekeys prekeys;
    private final Crypto crypto;
    private final Map<Id, Meeting> meetings = new LinkedHashMap<>();
    private final Deque<ContactsOutput> outputs = new ArrayDeque<>();
    private final Introduction introduction;
    private byte @Nullable [] mailbox;

    /** Call {@link #expire} before anything else: it makes what is missing. */
    public Contacts(Owner owner, People people, Prekeys prekeys, Crypto crypto) {
        this.owner = owner;
        this.people = people;
        this.prekeys = prekeys;
        this.crypto = crypto;
        this.introduction = new Introduction(owner, people, crypto, outputs);
    }

    /** What contacts are told about this device's mailbox; those who are here, at once. */
    public void mailbox(byte[] secret, long sinceMs) {
        mailbox = new Writer(secret.length + 8).bytes(secret).u64(sinceMs).toBytes();
        for (Meeting meeting : meetings.values()) {
            byte[] shown = meeting.secret;
            if (meeting.told() && shown != null && !blocked(meeting)) {
                post(meeting, shown, MAILBOX, mailbox);
            }
        }
    }

    private boolean blocked(Meeting meeting) {
        Contact contact = people.contactAt(meeting.node);
        return contact != null && contact.blocked();
    }

    public @Nullable ContactsOutput poll() {
        return outputs.poll();
    }

    /**
     * An invitation to this device. Save what {@link #poll} gives before handing it out.
     *
     * @param node this device's node
     */
    public Decoded<Invitation> invite(
            Id node,
            List<Address> addresses,
            List<Invitation.Relay> relays,
            Randomness randomness,
            long nowMs) {
        Invitation invitation =
                new Invitation(
                        owner.author(),
                        owner.device(),
                        node,
                        randomness.bytes(Crypto.KEY_BYTES),
                        nowMs + Invitation.LIFE_MS,
                        first(addresses, Invitation.ADDRESSES_MAX),
                        first(relays, Invitation.RELAYS_MAX));
        StoreRecord record = people.issue(invitation);
        if (record == null) {
            return Decoded.reject(Reason.FULL);
        }
        outputs.add(new ContactsOutput.Save(record));
        return Decoded.ok(invitation);
    }

    /** Takes an invitation; then dial its node. A link that already stands is used at once. */
    public Decoded<Invitation> accept(byte[] bytes, long nowMs) {
        Decoded<Invitation> decoded = Invitation.decode(bytes, crypto);
        Invitation invitation = decoded.orNull();
        if (invitation == null) {
            return decoded;
        }
        if (nowMs >= invitation.expiresMs()) {
            return Decoded.reject(Reason.EXPIRED);
        }
        if (invitation.author().equals(owner.author())) {
            return Decoded.reject(Reason.REFUSED);
        }
        StoreRecord record = people.accept(invitation);
        if (record == null) {
            return Decoded.reject(Reason.FULL);
        }
        outputs.add(new ContactsOutput.Save(record));
        Meeting meeting = meetings.get(invitation.node());
        if (meeting != null) {
            prove(meeting, invitation.secret());
        }
        return decoded;
    }

    /** A link with a node stands. */
    public void linked(
            Id node, byte[] handshakeHash, boolean dialed, @Nullable Address at, long nowMs) {
        Meeting meeting = new Meeting(node, handshakeHash, dialed, at);
        meetings.put(node, meeting);
        for (Invitation invitation : people.accepted()) {
            if (invitation.node().equals(node) && nowMs < invitation.expiresMs()) {
                prove(meeting, invitation.secret());
            }
        }
        Contact contact = people.contactAt(node);
        if (contact != null && !contact.blocked()) {
            prove(meeting, contact.secret());
        }
    }

    /** The link with a node ended. */
    public void unlinked(Id node) {
        meetings.remove(node);
    }

    /** A message with a first byte of 0x30 to 0x3f came over the link. */
    public void receive(Id node, byte[] handshakeHash, byte[] message, long nowMs) {
        Reason reason = received(node, handshakeHash, message, nowMs);
        if (reason != null) {
            outputs.add(new ContactsOutput.Rejected(node, reason, message.length));
        }
    }

    /** When {@link #expire} next has something to do. */
    public long deadlineMs() {
        DeviceList own = people.own();
        long deadlineMs = own == null ? 0 : own.createdMs() + DeviceList.RENEWAL_MS;
        deadlineMs = Math.min(deadlineMs, prekeys.deadlineMs());
        for (Invitation invitation : people.issued()) {
            deadlineMs = Math.min(deadlineMs, invitation.expiresMs());
        }
        for (Invitation invitation : people.accepted()) {
            deadlineMs = Math.min(deadlineMs, invitation.expiresMs());
        }
        return deadlineMs;
    }

    /** Renews the own list and prekey, tells those who are here, and drops old invitations. */
    public void expire(long nowMs) {
        boolean fresh = false;
        for (StoreRecord record : prekeys.expire(nowMs)) {
            fresh |= record.value() != null;
            outputs.add(new ContactsOutput.Save(record));
        }
        DeviceList own = people.own();
        boolean renewed = own == null || due(own, nowMs);
        if (renewed) {
            renew(own, nowMs);
        }
        for (Meeting meeting : meetings.values()) {
            byte[] secret = meeting.secret;
            if (meeting.told() && secret != null && (renewed || fresh)) {
                tell(meeting, secret);
            }
        }
        List<Invitation> invitations = people.issued();
        invitations.addAll(people.accepted());
        for (Invitation invitation : invitations) {
            if (nowMs >= invitation.expiresMs()) {
                introduction.settle(invitation);
            }
        }
    }

    /** Also if the clock was far ahead when it was made: nobody would take it. */
    private static boolean due(DeviceList own, long nowMs) {
        return nowMs >= own.createdMs() + DeviceList.RENEWAL_MS || own.expired(nowMs);
    }

    private void renew(@Nullable DeviceList old, long nowMs) {
        List<Device> devices =
                old == null
                        ? Collections.singletonList(new Device(owner.device(), nowMs, 0))
                        : old.devices();
        long version = Math.max(old == null ? 1 : old.version() + 1, nowMs);
        DeviceList list = DeviceList.sign(owner, version, devices, nowMs);
        outputs.add(new ContactsOutput.Save(people.own(list)));
    }

    private @Nullable Reason received(Id node, byte[] hash, byte[] message, long nowMs) {
        if (message.length < HEADER_BYTES) {
            return Reason.TRUNCATED;
        }
        if (message.length > MESSAGE_BYTES_MAX) {
            return Reason.TOO_LONG;
        }
        Meeting meeting = meetings.get(node);
        if (meeting == null || !Arrays.equals(meeting.handshakeHash, hash)) {
            return Reason.UNEXPECTED;
        }
        byte[] secret = secretOf(meeting, message, nowMs);
        if (secret == null) {
            meeting.failures++;
            return Reason.REFUSED;
        }
        meeting.secret = secret;
        if (meeting.tellOnce(secret)) {
            tell(meeting, secret);
        }
        byte[] payload = Arrays.copyOfRange(message, HEADER_BYTES, message.length);
        return switch (message[0] & 0xff) {
            case PROVE -> payload.length == 0 ? null : Reason.TRAILING_BYTES;
            case DEVICES -> introduction.devices(meeting, payload, nowMs);
            case PREKEY -> introduction.prekey(meeting, payload, nowMs);
            case ANSWER -> introduction.answer(meeting, payload, nowMs);
            case MAILBOX -> introduction.mailbox(meeting, payload);
            default -> Reason.UNKNOWN_KIND;
        };
    }

    /** The secret under which a message was made; null if under none that is good here and now. */
    private byte @Nullable [] secretOf(Meeting meeting, byte[] message, long nowMs) {
        if (meeting.failures >= Meeting.FAILURES_MAX) {
            return null;
        }
        for (byte[] secret : candidates(meeting, nowMs)) {
            if (meeting.opens(crypto, secret, message)) {
                return secret;
            }
        }
        return null;
    }

    private List<byte[]> candidates(Meeting meeting, long nowMs) {
        List<byte[]> secrets = new ArrayList<>();
        for (Contact contact : people.contacts()) {
            if (!contact.blocked()) {
                boolean last = Arrays.equals(contact.secret(), meeting.secret);
                secrets.add(last ? 0 : secrets.size(), contact.secret());
            }
        }
        for (Invitation invitation : people.issued()) {
            if (nowMs < invitation.expiresMs()) {
                secrets.add(invitation.secret());
            }
        }
        for (Invitation invitation : people.accepted()) {
            if (nowMs < invitation.expiresMs() && invitation.node().equals(meeting.node)) {
                secrets.add(invitation.secret());
            }
        }
        if (meeting.author != null && !blocked(meeting)) {
            // Of two invitations one secret stands; messages under the other are on their way.
            secrets.addAll(meeting.shared());
        }
        return secrets;
    }

    private void prove(Meeting meeting, byte[] secret) {
        if (meeting.proveOnce(secret)) {
            post(meeting, secret, PROVE, new byte[0]);
        }
    }

    private void tell(Meeting meeting, byte[] secret) {
        DeviceList own = people.own();
        Prekey prekey = prekeys.current();
        if (own == null || prekey == null) {
            throw new IllegalStateException("expire was not called first");
        }
        byte[] list = own.toBytes();
        byte[] signature = owner.signAsDevice(Domain.MEETING, meeting.statement(meeting.dialed));
        Writer devices = new Writer(Id.BYTES + signature.length + list.length);
        owner.device().write(devices);
        post(meeting, secret, DEVICES, devices.bytes(signature).bytes(list).toBytes());
        for (byte[] part : PrekeyParts.of(prekey)) {
            post(meeting, secret, PREKEY, part);
        }
        byte[] mailbox = this.mailbox;
        if (mailbox != null) {
            post(meeting, secret, MAILBOX, mailbox);
        }
    }

    private void post(Meeting meeting, byte[] secret, int kind, byte[] payload) {
        byte[] message = meeting.seal(crypto, secret, kind, payload);
        outputs.add(new ContactsOutput.Post(meeting.node, message));
    }

    private static <T> List<T> first(List<T> list, int count) {
        return new ArrayList<>(list.subList(0, Math.min(count, list.size())));
    }
}
