package kith.net.mailbox;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Set;
import kith.net.Id;
import kith.net.StoreRecord;
import kith.net.crypto.Crypto;
import kith.net.crypto.Randomness;
import kith.net.envelope.Sealed;
import kith.net.mailbox.MailboxMessage.Verdict;
import kith.net.sync.IdTree;
import kith.net.wire.Decoded;
import kith.net.wire.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Mail that waits for its receiver at other nodes: stores own envelopes with holders, holds those
 * of others, and fetches what waits for this device. Restore all records, then call {@link #start};
 * every call is followed by {@link #poll} until that gives null.
 */
public final class Mailbox {

    /** What a mailbox asks about the rest of the peer. */
    public interface Surroundings {

        /** The address of a contact's device on a day; null if its secret is not known. */
        @Nullable Id address(Id author, Id device, long day);

        /** Whether an envelope was taken or refused here before. */
        boolean settled(Id envelope);

        /** Whether the disk does not keep up: then nothing more is taken. */
        boolean behind();

        /** Whether an own envelope is kept here, on its way out. */
        boolean kept(Id envelope);
    }

    /** An own envelope: who it is for, and what holders have to know. */
    public record Own(Id envelope, Id author, Id device, int bytes, long expiresMs) {}

    /** How many nodes hold mail for an address. */
    public static final int HOLDERS = Circles.HOLDERS;

    private final MailboxTools tools;
    private final HoldBounds bounds;
    private final Surroundings surroundings;
    private final Tombs tombs;
    private final Holding holding;
    private final Circles circles;
    private final Visits visits;
    private final Offers offers;
    private final Keeper keeper;
    private final Deposits deposits;
    private final Secrets secrets;
    private final Fetching fetching;

    /**
     * A mailbox.
     *
     * @param self this node
     */
    public Mailbox(
            Id self,
            HoldBounds bounds,
            Crypto crypto,
            Randomness randomness,
            Surroundings surroundings) {
        this.tools =
                new MailboxTools(
                        self, crypto, randomness, new ArrayDeque<>(), new MailboxTools.Alarm());
        this.bounds = bounds;
        this.surroundings = surroundings;
        this.tombs = new Tombs(tools);
        this.holding = new Holding(tools, bounds, tombs);
        this.circles = new Circles(tools);
        this.visits = new Visits(tools);
        this.offers = new Offers(tools);
        this.keeper = new Keeper(tools, holding, circles, visits, offers);
        this.deposits = new Deposits(tools, circles, visits, offers, surroundings);
        this.secrets = new Secrets(tools);
        this.fetching = new Fetching(tools, secrets, circles, visits);
    }

    /** Takes a record back in; false if it is another's. */
    public boolean restore(StoreRecord record, long nowMs) {
        return holding.restore(record, nowMs)
                || tombs.restore(record)
                || deposits.restore(record, nowMs)
                || secrets.restore(record);
    }

    /** Goes on where the restored state ends. */
    public void start(long nowMs) {
        secrets.start(nowMs);
        deposits.start();
        keeper.start(nowMs);
        tools.alarm().at(nowMs);
    }

    public @Nullable MailboxOutput poll() {
        return tools.outputs().poll();
    }

    /** The secret to tell contacts. */
    public byte[] secret() {
        return secrets.current();
    }

    /** When the secret was made: contacts take a later one for an earlier one. */
    public long secretSinceMs() {
        return secrets.sinceMs();
    }

    /** Another secret: somebody who knows this one is no contact any more. */
    public void renewSecret(long nowMs) {
        secrets.renew(nowMs);
        tools.alarm().at(nowMs);
    }

    /** There are contacts, who may have written: looks for mail from now on. */
    public void expectMail(long nowMs) {
        fetching.wanted(nowMs);
    }

    /** The device is online again, or elsewhere. */
    public void networkChanged(long nowMs) {
        circles.moved();
        fetching.hurry(nowMs);
    }

    /** Has an own envelope wait for its receiver; {@code linked} if that may take it right now. */
    public void deposit(Own own, boolean linked, long nowMs) {
        deposits.add(own, linked, nowMs);
    }

    /** An own envelope was delivered, or its time is over. */
    public void settled(Id envelope) {
        deposits.settled(envelope);
    }

    /** Whether an envelope is an own one to that device. */
    public boolean isTo(Id envelope, Id author, Id device) {
        return deposits.isTo(envelope, author, device);
    }

    /** Whether enough holders lease an own envelope. */
    public boolean isStored(Id envelope) {
        return deposits.isStored(envelope);
    }

    /** The bytes held for others, reserved ones among them. */
    public long heldBytes() {
        return holding.bytes();
    }

    /** How many envelopes are held for others, each of them leased. */
    public int heldCount() {
        return holding.count();
    }

    /** An envelope held for others; null if it is not. */
    public @Nullable Sealed held(Id envelope) {
        Held held = holding.held(envelope);
        return held == null ? null : held.sealed();
    }

    /** Whether an envelope is to be held when it is complete, and not opened. */
    public boolean awaits(Id envelope) {
        return holding.awaits(envelope);
    }

    /** An envelope that {@link #awaits} is true of is here in full. */
    public void complete(Sealed sealed, long expiresMs, long nowMs) {
        Set<Id> from = holding.complete(sealed, expiresMs, nowMs);
        tools.outputs().add(new MailboxOutput.Took(sealed.id()));
        Held held = holding.held(sealed.id());
        if (held == null) {
            return;
        }
        for (Id node : from) {
            lease(node, held);
        }
        keeper.came(held.address(), nowMs);
    }

    private void lease(Id node, Held held) {
        tools.post(
                node, new MailboxMessage.Answer(held.envelope(), Verdict.HELD, held.expiresMs()));
    }

    /** An envelope for this device is here and kept. */
    public void got(Id envelope) {
        fetching.got(envelope);
    }

    /** The owner has a message: its envelope need not be held any more. */
    public void taken(Id envelope, byte[] token, long expiresMs) {
        tombs.add(envelope, token, expiresMs);
        for (Id node : fetching.holders(envelope)) {
            if (visits.linked(node)) {
                tools.post(node, new MailboxMessage.Released(envelope, token));
            }
        }
    }

    /** A search for an address ended; the nearest nodes first. */
    public void found(Id address, List<Place> places, long nowMs) {
        circles.found(address, places, nowMs);
        keeper.found(address, nowMs);
        deposits.found(address, nowMs);
        fetching.found(address, nowMs);
    }

    /** A link with a node stands. */
    public void up(Id node, long nowMs) {
        visits.up(node, nowMs);
        deposits.up(node);
        keeper.up(node, nowMs);
        fetching.up(node, nowMs);
    }

    /** The link with a node ended. */
    public void down(Id node, long nowMs) {
        visits.down(node);
        offers.down(node);
        keeper.down(node, nowMs);
        deposits.lost(node, nowMs);
    }

    /** What a linked node may compare under an address. */
    public @Nullable IdTree set(Id address, Id node) {
        Shelf shelf = holding.shelf(address);
        if (shelf != null && shelf.ids.size() > 0 && !fetching.owns(address)) {
            return shelf.ids;
        }
        return fetching.set(address, node);
    }

    /** Whether comparisons and challenges of others are answered. */
    public boolean gives() {
        return bounds.gives();
    }

    /** A node has an id of a compared set that is missing here. */
    public void missing(Id node, Id address, Id envelope, long nowMs) {
        if (tombs.token(envelope) != null) {
            keeper.missing(node, envelope);
        } else if (fetching.owns(address) && !surroundings.settled(envelope)) {
            fetching.missing(address, envelope, nowMs);
        }
    }

    /** A node lacks an id of a compared set. */
    public void extra(Id node, Id address, Id envelope) {
        keeper.extra(node, address, envelope);
    }

    /** A comparison is over; see {@link kith.net.sync.SyncOutput.Ended}. */
    public void compared(Id node, Id address, boolean began, @Nullable Reason reason, long nowMs) {
        if (fetching.owns(address)) {
            if (fetching.compared(node, address, reason, nowMs)) {
                drop(node, Keeper.BROKEN_MS, nowMs);
            }
        } else if (began || reason == null) {
            keeper.compared(node, address, began, reason, nowMs);
            if (circles.dropped(node, nowMs)) {
                fetching.lost(node, nowMs);
            }
        }
    }

    private void drop(Id node, long forMs, long nowMs) {
        keeper.drop(node, forMs, nowMs);
        fetching.lost(node, nowMs);
        deposits.lost(node, nowMs);
    }

    /**
     * A message of a linked node whose first byte is 0x70 to 0x7f.
     *
     * @param network what stands for the network the node is in
     */
    public void receive(Id from, long network, byte[] bytes, long nowMs) {
        Decoded<MailboxMessage> decoded = MailboxMessage.decode(bytes);
        if (decoded instanceof Decoded.Reject<MailboxMessage>(Reason reason)) {
            tools.outputs().add(new MailboxOutput.Rejected(from, reason, bytes.length));
        } else if (decoded instanceof Decoded.Ok<MailboxMessage>(MailboxMessage message)) {
            visits.touch(from, nowMs);
            take(from, network, message, nowMs);
        }
    }

    private void take(Id from, long network, MailboxMessage message, long nowMs) {
        switch (message) {
            case MailboxMessage.Store store -> stored(from, network, store, nowMs);
            case MailboxMessage.Answer answer -> answered(from, network, answer, nowMs);
            case MailboxMessage.Challenge challenge -> {
                if (bounds.gives()) {
                    keeper.challenged(from, challenge);
                }
            }
            case MailboxMessage.Proof proof -> keeper.proved(from, proof, nowMs);
            case MailboxMessage.Released(Id envelope, byte[] token) -> {
                if (holding.release(envelope, token)) {
                    keeper.released(envelope);
                }
            }
        }
    }

    private void stored(Id from, long network, MailboxMessage.Store store, long nowMs) {
        byte[] token = tombs.token(store.envelope());
        if (token != null) {
            tools.post(from, new MailboxMessage.Released(store.envelope(), token));
            fetching.settled(store.address(), store.envelope());
            return;
        }
        Verdict verdict = verdict(from, network, store, nowMs);
        tools.post(from, new MailboxMessage.Answer(store.envelope(), verdict, store.expiresMs()));
    }

    private Verdict verdict(Id from, long network, MailboxMessage.Store store, long nowMs) {
        boolean own = fetching.owns(store.address());
        if (own && surroundings.settled(store.envelope())) {
            fetching.settled(store.address(), store.envelope());
            return Verdict.HELD;
        }
        if (surroundings.behind() && holding.held(store.envelope()) == null) {
            return Verdict.FULL;
        }
        if (own) {
            fetching.offered(store.address(), store.envelope());
            return Verdict.SEND;
        }
        return holding.store(from, network, store, nowMs);
    }

    private void answered(Id from, long network, MailboxMessage.Answer answer, long nowMs) {
        Parcel parcel = offers.answered(from, answer);
        if (parcel == null) {
            return;
        }
        keeper.answered(from, parcel, answer.verdict(), nowMs);
        deposits.answered(from, network, parcel, answer.verdict(), nowMs);
        if (answer.verdict() == Verdict.SEND && !circles.dropped(from, nowMs)) {
            tools.outputs().add(new MailboxOutput.Lend(answer.envelope(), from));
        }
    }

    /** Does what is due. */
    public void expire(long nowMs) {
        if (nowMs < tools.alarm().atMs()) {
            return;
        }
        tools.alarm().rewind();
        List<Id> absent = visits.expire(nowMs);
        for (Id node : absent) {
            drop(node, Keeper.ABSENT_MS, nowMs);
        }
        holding.expire(nowMs);
        keeper.expire(nowMs);
        deposits.expire(nowMs);
        fetching.expire(nowMs);
    }

    /** When to call {@link #expire} at the latest; {@code Long.MAX_VALUE} if nothing is due. */
    public long deadlineMs() {
        return tools.alarm().atMs();
    }

    /** The own addresses that are looked after, for tests. */
    List<Id> ownAddresses() {
        return fetching.addresses();
    }
}
