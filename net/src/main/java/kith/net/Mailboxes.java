package kith.net;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import kith.net.crypto.Crypto;
import kith.net.discovery.Discovery;
import kith.net.discovery.DiscoveryOutput;
import kith.net.envelope.Envelopes;
import kith.net.envelope.Head;
import kith.net.envelope.Sealed;
import kith.net.envelope.Transfers;
import kith.net.mailbox.Addresses;
import kith.net.mailbox.Mailbox;
import kith.net.mailbox.MailboxMessage;
import kith.net.mailbox.MailboxOutput;
import kith.net.mailbox.Networks;
import kith.net.mailbox.Place;
import kith.net.mailbox.Release;
import kith.net.person.Contact;
import kith.net.relay.Wanter;
import kith.net.sync.IdTree;
import kith.net.wire.Address;
import kith.net.wire.Reason;
import org.jspecify.annotations.Nullable;

/** Mail that waits at other nodes: leads a {@link Mailbox} to links, transfers and contacts. */
final class Mailboxes implements Syncing.Owner, Mailbox.Surroundings {

    /** What the mailbox changes about mail. */
    interface Listener {

        /** Enough holders have an own envelope. */
        void stored(Id envelope);

        /** Something is to be given out, or acknowledged. */
        void moved(long nowMs);
    }

    private final Crypto crypto;
    private final Outbox outbox;
    private final Neighbors neighbors;
    private final Relaying relaying;
    private final Discovering discovering;
    private final Acquaintances acquaintances;
    private final Syncing syncing;
    private final Transfers transfers;
    private final Mailbox mailbox;
    private final Listener listener;

    Mailboxes(PeerTools tools, Peer peer, Transfers transfers, Listener listener) {
        this.crypto = tools.crypto();
        this.outbox = tools.outbox();
        this.neighbors = peer.neighbors;
        this.relaying = peer.relaying;
        this.discovering = peer.discovering;
        this.acquaintances = peer.acquaintances;
        this.syncing = peer.syncing;
        this.transfers = transfers;
        this.listener = listener;
        PeerSetup setup = tools.setup();
        this.mailbox =
                new Mailbox(setup.node().id(), setup.holds(), crypto, tools.randomness(), this);
        syncing.add(this);
    }

    boolean restore(StoreRecord record, long nowMs) {
        return mailbox.restore(record, nowMs);
    }

    void start(long nowMs) {
        mailbox.start(nowMs);
        acquaintances.mailbox(mailbox.secret(), mailbox.secretSinceMs(), nowMs);
        for (Contact contact : acquaintances.people().contacts()) {
            known(contact, nowMs);
        }
        drain(nowMs);
    }

    /** What this device's addresses follow from, for tests. */
    byte[] secret() {
        return mailbox.secret();
    }

    /** Another secret, since somebody who knows this one is no contact any more. */
    void renew(long nowMs) {
        mailbox.renewSecret(nowMs);
        drain(nowMs);
        acquaintances.mailbox(mailbox.secret(), mailbox.secretSinceMs(), nowMs);
    }

    /** Whoever is known may write. */
    void known(Contact contact, long nowMs) {
        if (!contact.blocked()) {
            mailbox.expectMail(nowMs);
        }
    }

    void networkChanged(long nowMs) {
        mailbox.networkChanged(nowMs);
        drain(nowMs);
    }

    /** An own envelope to a contact's device is kept: if that is away, others are to hold it. */
    void deposit(Mailbox.Own own, Id node, long nowMs) {
        mailbox.deposit(own, neighbors.find(node) != null, nowMs);
        drain(nowMs);
    }

    /** Whether an envelope is an own one to that device. */
    boolean isTo(Id envelope, Id author, Id device) {
        return mailbox.isTo(envelope, author, device);
    }

    /** What is held for others. */
    Peer.Held held() {
        return new Peer.Held(mailbox.heldBytes(), mailbox.heldCount());
    }

    /** Whether comparisons of others are answered. */
    boolean gives() {
        return mailbox.gives();
    }

    boolean isStored(Id envelope) {
        return mailbox.isStored(envelope);
    }

    /** An own envelope was delivered, or its time is over. */
    void settled(Id envelope, long nowMs) {
        mailbox.settled(envelope);
        drain(nowMs);
    }

    /** Whether a complete envelope is held for others; then it is dealt with. */
    boolean holds(Head head, byte @Nullable [] key, byte[] ciphertext, long nowMs) {
        if (!mailbox.awaits(head.id())) {
            mailbox.got(head.id());
            return false;
        }
        if (outbox.behind()) {
            transfers.refused(head.id(), Reason.FULL);
            return true;
        }
        Sealed sealed = Envelopes.split(head.fields(), key, ciphertext, crypto);
        mailbox.complete(sealed, head.fields().expiryMs(), nowMs);
        drain(nowMs);
        return true;
    }

    /** The owner has a message: nobody needs to hold its envelope any more. */
    void taken(Id envelope, Id message, long expiresMs, long nowMs) {
        mailbox.taken(envelope, Release.token(message, crypto), expiresMs);
        drain(nowMs);
    }

    /** A posted message of the range 0x70. */
    void message(Neighbor from, byte[] bytes, long nowMs) {
        mailbox.receive(from.id, Networks.of(from.address()), bytes, nowMs);
        drain(nowMs);
    }

    void up(Neighbor neighbor, long nowMs) {
        mailbox.up(neighbor.id, nowMs);
        drain(nowMs);
    }

    void down(Neighbor neighbor, long nowMs) {
        mailbox.down(neighbor.id, nowMs);
        drain(nowMs);
    }

    void expire(long nowMs) {
        if (nowMs >= mailbox.deadlineMs()) {
            mailbox.expire(nowMs);
            drain(nowMs);
        }
    }

    long deadlineMs() {
        return mailbox.deadlineMs();
    }

    private void drain(long nowMs) {
        boolean moved = false;
        MailboxOutput output;
        while ((output = mailbox.poll()) != null) {
            switch (output) {
                case MailboxOutput.Save(StoreRecord record) -> outbox.save(record);
                case MailboxOutput.Post(Id to, MailboxMessage message) ->
                        outbox.afterSaves(() -> neighbors.post(to, message.encode()));
                case MailboxOutput.Seek(Id address) -> seek(address, nowMs);
                case MailboxOutput.Visit(Place place) ->
                        relaying.routes()
                                .want(Wanter.MAIL, place.node(), List.of(place.at()), nowMs);
                case MailboxOutput.Leave(Id node) -> leave(node, nowMs);
                case MailboxOutput.Lend(Id envelope, Id to) -> moved |= lend(envelope, to, nowMs);
                case MailboxOutput.Compare(Id node, Id address) -> {
                    if (!syncing.begin(node, address, true, nowMs)) {
                        mailbox.compared(node, address, true, Reason.ENDED, nowMs);
                    }
                }
                case MailboxOutput.Took(Id envelope) -> {
                    outbox.afterSaves(() -> transfers.took(envelope));
                    moved = true;
                }
                case MailboxOutput.Stored(Id envelope) ->
                        outbox.afterSaves(() -> listener.stored(envelope));
                case MailboxOutput.Rejected(Id from, Reason reason, int bytes) ->
                        neighbors.offended(from, reason, bytes, nowMs);
            }
        }
        if (moved) {
            listener.moved(nowMs);
        }
    }

    /** Who is near an address: as the network says, and in a small one who is linked, too. */
    private void seek(Id address, long nowMs) {
        boolean begun =
                discovering.lookup(
                        Addresses.place(address, crypto),
                        (result, thenMs) -> found(address, result.nodes(), thenMs),
                        nowMs);
        if (!begun) {
            found(address, List.of(), nowMs);
        }
    }

    private void found(Id address, List<DiscoveryOutput.Found> nodes, long nowMs) {
        List<Place> places = new ArrayList<>();
        for (DiscoveryOutput.Found node : nodes) {
            places.add(new Place(node.node(), node.address()));
        }
        if (places.size() < Mailbox.HOLDERS) {
            for (Neighbor neighbor : neighbors.all()) {
                Address at = neighbor.address();
                if (at != null && places.stream().noneMatch(at(neighbor.id))) {
                    places.add(new Place(neighbor.id, at));
                }
            }
            Id key = Addresses.place(address, crypto);
            // The order of unsigned numbers.
            places.sort(
                    Comparator.comparingLong(
                            place -> Discovery.distance(place.at(), key, crypto) ^ Long.MIN_VALUE));
        }
        mailbox.found(address, places, nowMs);
        drain(nowMs);
    }

    private static Predicate<Place> at(Id node) {
        return place -> place.node().equals(node);
    }

    /** Whether a node is linked for the sake of mail and nothing else. */
    boolean visits(Id node) {
        return relaying.routes().wantsAlone(Wanter.MAIL, node);
    }

    private void leave(Id node, long nowMs) {
        Neighbor neighbor = neighbors.find(node);
        boolean alone = relaying.routes().unwant(Wanter.MAIL, node);
        if (alone && neighbor != null && neighbor.link.dialed()) {
            neighbors.close(node, nowMs);
        }
    }

    private boolean lend(Id envelope, Id to, long nowMs) {
        Sealed own = transfers.outgoing(envelope);
        Sealed sealed = own == null ? mailbox.held(envelope) : own;
        if (sealed == null) {
            // Its record was lost in a crash, so nobody was told that it is kept.
            mailbox.settled(envelope);
            return false;
        }
        return transfers.lend(sealed, to, nowMs);
    }

    @Override
    public @Nullable Id address(Id author, Id device, long day) {
        Contact contact = acquaintances.people().contact(author);
        byte[] secret = contact == null || contact.blocked() ? null : contact.mailbox(device);
        return secret == null ? null : Addresses.of(secret, day, crypto);
    }

    @Override
    public boolean settled(Id envelope) {
        return transfers.settled(envelope);
    }

    @Override
    public boolean behind() {
        return outbox.behind();
    }

    @Override
    public boolean kept(Id envelope) {
        return transfers.outgoing(envelope) != null;
    }

    @Override
    public @Nullable IdTree set(Id scope, Id node) {
        return mailbox.set(scope, node);
    }

    @Override
    public void missing(Id node, Id scope, Id id, long nowMs) {
        mailbox.missing(node, scope, id, nowMs);
        drain(nowMs);
    }

    @Override
    public void extra(Id node, Id scope, Id id, long nowMs) {
        mailbox.extra(node, scope, id);
        drain(nowMs);
    }

    @Override
    public void ended(Id node, Id scope, boolean began, @Nullable Reason reason, long nowMs) {
        mailbox.compared(node, scope, began, reason, nowMs);
        drain(nowMs);
    }
}
