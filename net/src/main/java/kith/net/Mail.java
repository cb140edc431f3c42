package kith.net;

import java.util.List;
import kith.net.content.Arrival;
import kith.net.content.Conversations;
import kith.net.content.Delivery;
import kith.net.content.Inbox;
import kith.net.content.InboxOutput;
import kith.net.content.Opening;
import kith.net.content.Sealing;
import kith.net.crypto.Crypto;
import kith.net.envelope.Envelopes;
import kith.net.envelope.Head;
import kith.net.envelope.HeadFields;
import kith.net.envelope.Sealed;
import kith.net.envelope.TransferBounds;
import kith.net.envelope.TransferOutput;
import kith.net.envelope.Transfers;
import kith.net.person.Contact;
import kith.net.person.Device;
import kith.net.person.People;
import kith.net.trace.TraceEvent;
import kith.net.wire.Decoded;
import kith.net.wire.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Messages between persons: seals them to devices, has them carried, opens what comes, and meets
 * new contacts. Nothing leaves before what it depends on is on the disk.
 */
final class Mail {

    /** 30 days, less a day for clocks that differ: the longest a prekey's period allows. */
    static final long TIME_TO_LIVE_MS = 29L * 24 * 3600 * 1000;

    /** Direct messages go straight to a device's node; no address has to be shown. */
    private static final Id NO_ADDRESS = Id.of(new byte[Id.BYTES]);

    private final Crypto crypto;
    private final Outbox outbox;
    private final Neighbors neighbors;
    private final Acquaintances acquaintances;
    private final People people;
    private final Sealing sealing;
    private final Inbox inbox;
    private final Transfers transfers;
    private final Tickets tickets = new Tickets();

    Mail(PeerTools tools, Neighbors neighbors, Acquaintances acquaintances) {
        this.crypto = tools.crypto();
        this.outbox = tools.outbox();
        this.neighbors = neighbors;
        this.acquaintances = acquaintances;
        this.people = acquaintances.people();
        this.sealing = new Sealing(acquaintances.owner(), people, crypto, tools.randomness());
        Opening opening =
                new Opening(acquaintances.owner(), people, acquaintances.prekeys(), crypto);
        this.inbox = new Inbox(opening, crypto);
        this.transfers = new Transfers(TransferBounds.usual(), crypto);
    }

    /** Takes in all records, the acquaintances' too. */
    void restore(List<StoreRecord> restored, long nowMs) {
        for (StoreRecord record : restored) {
            boolean taken =
                    acquaintances.restore(record)
                            || sealing.restore(record)
                            || tickets.restore(record)
                            || inbox.restore(record);
            if (!taken && record.kind() == StoreRecord.Kind.CONTACT) {
                outbox.trace(TraceEvent.of(TraceEvent.Kind.REJECTED, nowMs, null, 0));
            }
        }
        transfers.restore(restored, nowMs);
    }

    /** Goes on where the restored state ends. */
    void start(long nowMs) {
        inbox.start(nowMs);
        drain(nowMs);
    }

    void send(long ticket, Id author, byte[] content, long nowMs) {
        Contact contact = people.contact(author);
        Id conversation = Conversations.direct(acquaintances.owner().author(), author, crypto);
        Decoded<Sealing.Draft> begun =
                contact == null || contact.blocked()
                        ? Decoded.reject(Reason.UNKNOWN_TARGET)
                        : sealing.begin(conversation, content, nowMs + TIME_TO_LIVE_MS, nowMs);
        Sealing.Draft draft = begun.orNull();
        int sealedCount = 0;
        if (contact != null && draft != null) {
            outbox.save(draft.record());
            for (Device device : contact.devices().devices()) {
                if (seal(ticket, draft, contact, device.key(), nowMs)) {
                    sealedCount++;
                }
            }
        }
        drain(nowMs);
        Output.Progress progress = sealedCount > 0 ? Output.Progress.KEPT : Output.Progress.REFUSED;
        outbox.afterSaves(() -> outbox.add(new Output.State(ticket, progress)));
    }

    private boolean seal(long ticket, Sealing.Draft draft, Contact contact, Id device, long nowMs) {
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
                        sealed.ciphertext(),
                        crypto);
        if (!transfers.offer(envelope, to, nowMs)) {
            return false;
        }
        outbox.save(tickets.add(envelope.id(), ticket));
        drainTransfers(nowMs);
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

    private byte[] associated(
            long expiresMs, int ciphertextBytes, byte @Nullable [] encapsulation) {
        return Envelopes.associated(fields(expiresMs), encapsulation, ciphertextBytes, crypto);
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

    void taken(Id envelope, long nowMs) {
        inbox.taken(envelope, nowMs);
        drain(nowMs);
    }

    void up(Neighbor neighbor, long nowMs) {
        transfers.known(neighbor.id, people.contactAt(neighbor.id) != null);
        transfers.linked(neighbor.id, nowMs);
        room(neighbor, nowMs);
    }

    void down(Neighbor neighbor, long nowMs) {
        transfers.unlinked(neighbor.id, nowMs);
    }

    /** The connection moved on: perhaps it takes more messages. */
    void room(Neighbor neighbor, long nowMs) {
        transfers.room(neighbor.id, neighbor.connection.messageRoom());
        drain(nowMs);
    }

    /** A posted message of the range 0x10. */
    void message(Neighbor from, byte[] bytes, long nowMs) {
        transfers.receive(from.id, bytes, nowMs);
        drain(nowMs);
    }

    /** More is known about a person: what could not be opened may be now. */
    void known(Contact contact, long nowMs) {
        for (Contact.Place place : contact.places()) {
            transfers.known(place.node(), true);
        }
        inbox.retry(nowMs);
        drain(nowMs);
    }

    void expire(long nowMs) {
        transfers.expire(nowMs);
        if (nowMs >= inbox.deadlineMs()) {
            inbox.expire(nowMs);
        }
        drain(nowMs);
    }

    long deadlineMs() {
        return Math.min(transfers.deadlineMs(), inbox.deadlineMs());
    }

    /** Moves what the machines give to where it belongs, until all are silent. */
    void drain(long nowMs) {
        boolean any = true;
        while (any) {
            any = drainTransfers(nowMs);
            any |= drainInbox(nowMs);
        }
    }

    private boolean drainTransfers(long nowMs) {
        boolean any = false;
        TransferOutput output;
        while ((output = transfers.poll()) != null) {
            any = true;
            switch (output) {
                case TransferOutput.Save(StoreRecord record) -> outbox.save(record);
                case TransferOutput.Post(Id to, byte[] message) ->
                        outbox.afterSaves(() -> neighbors.post(to, message));
                case TransferOutput.Complete(
                                Id from,
                                Id envelope,
                                Head head,
                                byte @Nullable [] key,
                                byte[] ciphertext) -> {
                    trace(TraceEvent.Kind.COMPLETED, from, envelope, ciphertext.length, nowMs);
                    complete(from, head, key, ciphertext, nowMs);
                }
                case TransferOutput.Got(Id envelope, Id by) -> {
                    trace(TraceEvent.Kind.ACKNOWLEDGED, by, envelope, 0, nowMs);
                    settled(envelope, Output.Progress.DELIVERED);
                }
                case TransferOutput.Refused(Id envelope, Id by, Reason reason) ->
                        settled(
                                envelope,
                                reason == Reason.EXPIRED
                                        ? Output.Progress.EXPIRED
                                        : Output.Progress.REFUSED);
                case TransferOutput.Rejected(Id from, Reason reason, int bytes) ->
                        neighbors.offended(from, reason, bytes, nowMs);
            }
        }
        return any;
    }

    private void complete(
            Id from, Head head, byte @Nullable [] key, byte[] ciphertext, long nowMs) {
        if (head.fields().suite() != Sealing.SUITE) {
            transfers.refused(head.id(), Reason.UNKNOWN_KIND);
            return;
        }
        inbox.receive(
                new Arrival(
                        head.id(),
                        from,
                        head.fields().expiryMs(),
                        head.associated(),
                        key,
                        ciphertext),
                nowMs);
    }

    private void settled(Id envelope, Output.Progress progress) {
        Long ticket = tickets.ticket(envelope);
        StoreRecord record = tickets.settle(envelope);
        if (ticket != null && record != null) {
            outbox.save(record);
            if (progress != Output.Progress.DELIVERED || !tickets.open(ticket)) {
                outbox.add(new Output.State(ticket, progress));
            }
        }
    }

    private boolean drainInbox(long nowMs) {
        boolean any = false;
        InboxOutput output;
        while ((output = inbox.poll()) != null) {
            any = true;
            switch (output) {
                case InboxOutput.Save(StoreRecord record) -> outbox.save(record);
                case InboxOutput.Took(Id envelope) ->
                        outbox.afterSaves(() -> transfers.took(envelope));
                case InboxOutput.Refused(Id envelope, Id from, Reason reason, int bytes) -> {
                    transfers.refused(envelope, reason);
                    if (reason != Reason.FULL) {
                        neighbors.offended(from, reason, bytes, nowMs);
                    }
                }
                case InboxOutput.Deliver(Delivery delivery) ->
                        outbox.afterSaves(() -> deliver(delivery, nowMs));
            }
        }
        return any;
    }

    private void deliver(Delivery delivery, long nowMs) {
        Id envelope = delivery.message().envelope();
        byte[] content = delivery.message().opened().content();
        trace(TraceEvent.Kind.DELIVERED, null, envelope, content.length, nowMs);
        outbox.add(
                new Output.Deliver(
                        envelope,
                        delivery.message().opened().author(),
                        delivery.message().opened().device(),
                        content,
                        delivery.mark()));
    }

    private void trace(
            TraceEvent.Kind kind, @Nullable Id from, Id envelope, long amount, long nowMs) {
        outbox.trace(new TraceEvent(kind, nowMs, from, null, envelope, null, amount));
    }
}
