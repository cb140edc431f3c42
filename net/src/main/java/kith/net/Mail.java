package kith.net;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.net.content.Arrival;
import kith.net.content.Arrived;
import kith.net.content.Delivery;
import kith.net.content.Inbox;
import kith.net.content.InboxOutput;
import kith.net.content.Opening;
import kith.net.content.Sealing;
import kith.net.crypto.Crypto;
import kith.net.envelope.Head;
import kith.net.envelope.TransferBounds;
import kith.net.envelope.TransferOutput;
import kith.net.envelope.Transfers;
import kith.net.mailbox.Release;
import kith.net.person.Contact;
import kith.net.person.People;
import kith.net.trace.TraceEvent;
import kith.net.wire.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Messages between persons: seals them to devices, has them carried, opens what comes, and meets
 * new contacts. Nothing leaves before what it depends on is on the disk.
 */
final class Mail implements Mailboxes.Listener {

    private final Crypto crypto;
    private final Outbox outbox;
    private final Neighbors neighbors;
    private final Acquaintances acquaintances;
    private final People people;
    private final Sealing sealing;
    private final Inbox inbox;
    private final Transfers transfers;
    private final Mailboxes mailboxes;
    private final Receipts receipts;
    private final Letters letters;
    private final Tickets tickets = new Tickets();
    private @Nullable Groups groups;

    /** Messages the owner was given and has not taken yet: as many as the inbox has. */
    private final Map<Id, Arrived> given = new LinkedHashMap<>();

    Mail(PeerTools tools, Peer peer) {
        this.crypto = tools.crypto();
        this.outbox = tools.outbox();
        this.neighbors = peer.neighbors;
        this.acquaintances = peer.acquaintances;
        this.people = acquaintances.people();
        this.sealing = new Sealing(acquaintances.owner(), people, crypto, tools.randomness());
        Opening opening =
                new Opening(acquaintances.owner(), people, acquaintances.prekeys(), crypto);
        this.inbox = new Inbox(opening, crypto);
        this.transfers = new Transfers(TransferBounds.usual(), crypto);
        this.mailboxes = new Mailboxes(tools, peer, transfers, this);
        this.receipts = new Receipts(crypto, acquaintances.owner().author());
        this.letters = new Letters(tools, this, acquaintances);
    }

    /** Whom letters of groups are for. */
    void groups(Groups all) {
        groups = all;
    }

    Letters letters() {
        return letters;
    }

    Mailboxes mailboxes() {
        return mailboxes;
    }

    Sealing sealing() {
        return sealing;
    }

    Transfers transfers() {
        return transfers;
    }

    Tickets tickets() {
        return tickets;
    }

    /** Takes in all records, the acquaintances' too. */
    void restore(List<StoreRecord> restored, long nowMs) {
        for (StoreRecord record : restored) {
            boolean taken =
                    acquaintances.restore(record)
                            || sealing.restore(record)
                            || tickets.restore(record)
                            || inbox.restore(record)
                            || mailboxes.restore(record, nowMs);
            if (!taken && record.kind() == StoreRecord.Kind.CONTACT) {
                outbox.trace(TraceEvent.of(TraceEvent.Kind.REJECTED, nowMs, null, 0));
            }
        }
        transfers.restore(restored, nowMs);
    }

    /** Goes on where the restored state ends. */
    void start(long nowMs) {
        mailboxes.start(nowMs);
        inbox.start(nowMs);
        drain(nowMs);
    }

    void send(long ticket, Id author, byte[] content, long nowMs) {
        boolean kept = !outbox.behind() && letters.send(ticket, author, content, nowMs);
        drain(nowMs);
        Output.Progress progress = kept ? Output.Progress.KEPT : Output.Progress.REFUSED;
        outbox.afterSaves(() -> outbox.add(new Output.State(ticket, progress)));
    }

    void taken(Id envelope, long nowMs) {
        Arrived message = given.remove(envelope);
        inbox.taken(envelope, nowMs);
        if (message != null) {
            mailboxes.taken(envelope, message.id(), message.expiresMs(), nowMs);
            receipts.taken(message, isDirect(message), nowMs);
        }
        drain(nowMs);
    }

    /** Whether a message came from who wrote it, who knows that it did. */
    private boolean isDirect(Arrived message) {
        Id from = receipts.bringer(message.envelope());
        Contact contact = people.contact(message.opened().author());
        for (Contact.Place place : contact == null ? List.<Contact.Place>of() : contact.places()) {
            if (from != null && place.node().equals(from)) {
                return true;
            }
        }
        return false;
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
        mailboxes.known(contact, nowMs);
        inbox.retry(nowMs);
        drain(nowMs);
    }

    void expire(long nowMs) {
        transfers.expire(nowMs);
        if (nowMs >= inbox.deadlineMs()) {
            inbox.expire(nowMs);
        }
        Receipts.Due due;
        while ((due = receipts.poll(nowMs)) != null) {
            letters.acknowledge(due, receipts.conversation(due.author()), nowMs);
        }
        drain(nowMs);
    }

    long deadlineMs() {
        long netMs = Math.min(transfers.deadlineMs(), receipts.deadlineMs());
        return Math.min(netMs, inbox.deadlineMs());
    }

    @Override
    public void stored(Id envelope) {
        Long ticket = tickets.ticket(envelope);
        if (ticket == null) {
            return;
        }
        for (Id other : tickets.envelopes(ticket)) {
            if (!mailboxes.isStored(other)) {
                return;
            }
        }
        outbox.add(new Output.State(ticket, Output.Progress.STORED));
    }

    @Override
    public void moved(long nowMs) {
        drain(nowMs);
    }

    /** Moves what the machines give to where it belongs, until all are silent. */
    void drain(long nowMs) {
        boolean any = true;
        while (any) {
            any = drainTransfers(nowMs);
            any |= drainInbox(nowMs);
        }
    }

    /** Moves what transfers give; whether there was anything. */
    boolean drainTransfers(long nowMs) {
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
                    settled(envelope, Output.Progress.DELIVERED, nowMs);
                }
                case TransferOutput.Refused(Id envelope, Id by, Reason reason) ->
                        settled(
                                envelope,
                                reason == Reason.EXPIRED
                                        ? Output.Progress.EXPIRED
                                        : Output.Progress.REFUSED,
                                nowMs);
                case TransferOutput.Rejected(Id from, Reason reason, int bytes) ->
                        neighbors.offended(from, reason, bytes, nowMs);
            }
        }
        return any;
    }

    private void complete(
            Id from, Head head, byte @Nullable [] key, byte[] ciphertext, long nowMs) {
        if (mailboxes.holds(head, key, ciphertext, nowMs)) {
            return;
        }
        if (head.fields().suite() != Sealing.SUITE) {
            transfers.refused(head.id(), Reason.UNKNOWN_KIND);
            return;
        }
        if (ciphertext.length <= Release.BYTES) {
            transfers.refused(head.id(), Reason.INVALID_FIELD);
            return;
        }
        if (outbox.behind()) {
            transfers.refused(head.id(), Reason.FULL);
            return;
        }
        receipts.came(head.id(), from);
        byte[] sealed = Arrays.copyOfRange(ciphertext, Release.BYTES, ciphertext.length);
        inbox.receive(
                new Arrival(
                        head.id(), from, head.fields().expiryMs(), head.associated(), key, sealed),
                nowMs);
    }

    private void settled(Id envelope, Output.Progress progress, long nowMs) {
        mailboxes.settled(envelope, nowMs);
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
        Arrived message = delivery.message();
        Id envelope = message.envelope();
        byte[] content = message.opened().content();
        given.put(envelope, message);
        if (message.opened()
                .conversation()
                .equals(receipts.conversation(message.opened().author()))) {
            for (Id own : Receipts.read(content)) {
                if (mailboxes.isTo(own, message.opened().author(), message.opened().device())) {
                    transfers.withdraw(own, nowMs);
                    settled(own, Output.Progress.DELIVERED, nowMs);
                }
            }
            taken(envelope, nowMs);
            return;
        }
        if (groups != null
                && groups.letter(
                        message.opened().author(),
                        message.opened().conversation(),
                        content,
                        nowMs)) {
            taken(envelope, nowMs);
            return;
        }
        trace(TraceEvent.Kind.DELIVERED, null, envelope, content.length, nowMs);
        outbox.add(
                new Output.Deliver(
                        envelope,
                        message.opened().author(),
                        message.opened().device(),
                        content,
                        delivery.mark()));
    }

    private void trace(
            TraceEvent.Kind kind, @Nullable Id from, Id envelope, long amount, long nowMs) {
        outbox.trace(new TraceEvent(kind, nowMs, from, null, envelope, null, amount));
    }
}
