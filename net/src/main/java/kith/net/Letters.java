package kith.net;

import kith.net.content.Conversations;
import kith.net.content.Sealing;
import kith.net.crypto.Crypto;
import kith.net.envelope.Envelopes;
import kith.net.envelope.HeadFields;
import kith.net.envelope.Sealed;
import kith.net.envelope.Transfers;
import kith.net.mailbox.Mailbox;
import kith.net.mailbox.Release;
import kith.net.person.Contact;
import kith.net.person.Device;
import kith.net.trace.TraceEvent;
import kith.net.wire.Writer;
import org.jspecify.annotations.Nullable;

/** Messages on their way out: sealed to each device, given to transfers and to the mailbox. */
final class Letters {

    /** 30 days, less a day for clocks that differ: the longest a prekey's period allows. */
    static final long TIME_TO_LIVE_MS = 29L * 24 * 3600 * 1000;

    /** Nobody who carries an envelope has to know where it goes; holders are told beside it. */
    private static final Id NO_ADDRESS = Id.of(new byte[Id.BYTES]);

    private final Crypto crypto;
    private final Outbox outbox;
    private final Acquaintances acquaintances;
    private final Mail mail;
    private final Sealing sealing;
    private final Transfers transfers;
    private final Mailboxes mailboxes;
    private final Tickets tickets;

    Letters(PeerTools tools, Mail mail, Acquaintances acquaintances) {
        this.crypto = tools.crypto();
        this.outbox = tools.outbox();
        this.acquaintances = acquaintances;
        this.mail = mail;
        this.sealing = mail.sealing();
        this.transfers = mail.transfers();
        this.mailboxes = mail.mailboxes();
        this.tickets = mail.tickets();
    }

    /** Sends a message to all devices of a person; false if it could be sealed to none. */
    boolean send(long ticket, Id author, byte[] content, long nowMs) {
        Contact contact = acquaintances.people().contact(author);
        if (contact == null || contact.blocked()) {
            return false;
        }
        Id conversation = Conversations.direct(acquaintances.owner().author(), author, crypto);
        Sealing.Draft draft = begin(conversation, content, nowMs);
        boolean sealed = false;
        if (draft != null) {
            for (Device device : contact.devices().devices()) {
                sealed |= seal(draft, contact, device.key(), nowMs, ticket);
            }
        }
        return sealed;
    }

    /** Sends a message of a conversation to all devices of a person; false if to none. */
    boolean tell(Id author, Id conversation, byte[] content, long nowMs) {
        Contact contact = acquaintances.people().contact(author);
        boolean known = contact != null && !contact.blocked();
        Sealing.Draft draft = known ? begin(conversation, content, nowMs) : null;
        boolean sealed = false;
        if (draft != null && contact != null) {
            for (Device device : contact.devices().devices()) {
                sealed |= seal(draft, contact, device.key(), nowMs, null);
            }
        }
        return sealed;
    }

    /** Tells a device that what it left with holders came. */
    void acknowledge(Receipts.Due due, Id conversation, long nowMs) {
        Contact contact = acquaintances.people().contact(due.author());
        if (contact != null && !contact.blocked()) {
            Sealing.Draft draft = begin(conversation, due.content(), nowMs);
            if (draft != null) {
                seal(draft, contact, due.device(), nowMs, null);
            }
        }
    }

    private Sealing.@Nullable Draft begin(Id conversation, byte[] content, long nowMs) {
        Sealing.Draft draft =
                sealing.begin(conversation, content, nowMs + TIME_TO_LIVE_MS, nowMs).orNull();
        if (draft != null) {
            outbox.save(draft.record());
        }
        return draft;
    }

    /** Has an envelope to one device under way; false if it cannot be. */
    private boolean seal(
            Sealing.Draft draft, Contact contact, Id device, long nowMs, @Nullable Long ticket) {
        Id to = nodeOf(contact, device);
        Sealing.Sealed sealed =
                to == null
                        ? null
                        : sealing.seal(draft, contact, device, this::associated, nowMs).orNull();
        if (to == null || sealed == null) {
            return false;
        }
        outbox.save(sealed.record());
        Sealed envelope =
                Envelopes.split(
                        fields(sealed.expiresMs()),
                        sealed.encapsulation(),
                        locked(draft, sealed.ciphertext()),
                        crypto);
        if (!transfers.offer(envelope, to, nowMs)) {
            return false;
        }
        if (ticket != null) {
            outbox.save(tickets.add(envelope.id(), ticket));
        }
        // Before the envelope: one that is in the store must not be forgotten here.
        mailboxes.deposit(own(envelope, contact.author(), sealed), to, nowMs);
        mail.drainTransfers(nowMs);
        sealing.kept(draft, sealed).forEach(outbox::save);
        outbox.trace(
                new TraceEvent(
                        TraceEvent.Kind.SEALED,
                        nowMs,
                        to,
                        null,
                        envelope.id(),
                        null,
                        envelope.packets().size()));
        return true;
    }

    private static Mailbox.Own own(Sealed envelope, Id author, Sealing.Sealed sealed) {
        int bytes = 0;
        for (byte[] packet : envelope.packets()) {
            bytes += packet.length;
        }
        return new Mailbox.Own(envelope.id(), author, sealed.device(), bytes, sealed.expiresMs());
    }

    /** The sealed message behind the lock that whoever opens it can open. */
    private byte[] locked(Sealing.Draft draft, byte[] ciphertext) {
        byte[] token = Release.token(draft.said().id(crypto), crypto);
        return new Writer(Release.BYTES + ciphertext.length)
                .bytes(Release.lock(token, crypto))
                .bytes(ciphertext)
                .toBytes();
    }

    private byte[] associated(
            long expiresMs, int ciphertextBytes, byte @Nullable [] encapsulation) {
        int bytes = Release.BYTES + ciphertextBytes;
        return Envelopes.associated(fields(expiresMs), encapsulation, bytes, crypto);
    }

    private static HeadFields fields(long expiresMs) {
        return new HeadFields(Sealing.SUITE, NO_ADDRESS, expiresMs);
    }

    /** The node where a device was met last. */
    private static @Nullable Id nodeOf(Contact contact, Id device) {
        Id node = null;
        for (Contact.Place place : contact.places()) {
            if (place.device().equals(device)) {
                node = place.node();
            }
        }
        return node;
    }
}
