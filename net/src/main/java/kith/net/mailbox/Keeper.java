package kith.net.mailbox;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.net.Id;
import kith.net.mailbox.MailboxMessage.Verdict;
import kith.net.wire.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Keeps as many copies alive as there should be: compares with the other holders of an address,
 * gives them what they lack, and drops those that cannot show what they promised.
 */
final class Keeper {

    /** 30 min: see the numbers in {@code mailbox.md}. */
    static final long ROUND_MS = 30 * 60_000;

    /** 5 min: who compared so lately before a round is not troubled again. */
    private static final long SLACK_MS = 5 * 60_000;

    /** 1 to 9 s after something came that nobody else has; so one of its holders is first. */
    private static final long SPREAD_MS = 1_000;

    private static final long SPREAD_SPREAD_MS = 8_000;

    /** 20 s for a proof. */
    static final long PROOF_MS = 20_000;

    /** A day: who did not keep a promise is no holder. */
    static final long BROKEN_MS = 86_400_000;

    /** 10 min: who is away may come back. */
    static final long ABSENT_MS = 600_000;

    /** 8 draws for an envelope to be asked about. */
    private static final int DRAWS = 8;

    private final MailboxTools tools;
    private final Holding holding;
    private final Circles circles;
    private final Visits visits;
    private final Offers offers;
    private final Tombs tombs;
    private final Map<Id, Challenged> challenges = new LinkedHashMap<>();

    private record Challenged(Id envelope, byte[] nonce, byte[] proof, long untilMs) {}

    Keeper(MailboxTools tools, Holding holding, Circles circles, Visits visits, Offers offers) {
        this.tools = tools;
        this.holding = holding;
        this.circles = circles;
        this.visits = visits;
        this.offers = offers;
        this.tombs = holding.tombs();
    }

    /** Begins to look after what was restored. */
    void start(long nowMs) {
        for (Shelf shelf : holding.shelves()) {
            due(shelf, nowMs + tools.below(SPREAD_MS + SPREAD_SPREAD_MS));
        }
    }

    /** Something new is held. */
    void came(Id address, long nowMs) {
        Shelf shelf = holding.shelf(address);
        if (shelf != null) {
            boolean fresh = shelf.changedMs == nowMs;
            long afterMs = fresh ? SPREAD_MS + tools.below(SPREAD_SPREAD_MS) : roundMs();
            due(shelf, Math.min(shelf.nextMs, nowMs + afterMs));
        }
    }

    private long roundMs() {
        return ROUND_MS - SLACK_MS / 2 + tools.below(SLACK_MS);
    }

    private void due(Shelf shelf, long atMs) {
        shelf.nextMs = atMs;
        tools.alarm().at(atMs);
    }

    void expire(long nowMs) {
        for (Map.Entry<Id, Challenged> entry : new ArrayList<>(challenges.entrySet())) {
            if (nowMs >= entry.getValue().untilMs) {
                drop(entry.getKey(), BROKEN_MS, nowMs);
            } else {
                tools.alarm().at(entry.getValue().untilMs);
            }
        }
        for (Shelf shelf : holding.shelves()) {
            if (nowMs >= shelf.nextMs) {
                round(shelf, nowMs);
            }
            tools.alarm().at(shelf.nextMs);
        }
    }

    private void round(Shelf shelf, long nowMs) {
        if (shelf.ids.size() == 0) {
            shelf.nextMs = Long.MAX_VALUE;
            return;
        }
        if (!circles.known(shelf.address, nowMs)) {
            due(shelf, circles.againMs(shelf.address, nowMs));
            return;
        }
        due(shelf, nowMs + roundMs());
        List<Place> others = circles.nearest(shelf.address, Circles.HOLDERS - 1, nowMs);
        shelf.members.clear();
        for (Place place : others) {
            shelf.members.add(place.node());
            Long lastMs = shelf.comparedMs.get(place.node());
            boolean lately =
                    lastMs != null
                            && lastMs >= shelf.changedMs
                            && nowMs - lastMs < ROUND_MS - SLACK_MS;
            if (!lately) {
                shelf.todo.add(place.node());
                if (visits.visit(place, nowMs)) {
                    compare(shelf, place.node(), nowMs);
                }
            }
        }
    }

    private void compare(Shelf shelf, Id node, long nowMs) {
        if (shelf.todo.remove(node)) {
            visits.awaits(node, nowMs);
            shelf.lacking.remove(node);
            tools.outputs().add(new MailboxOutput.Compare(node, shelf.address));
        }
    }

    /** Who is near an address is known now. */
    void found(Id address, long nowMs) {
        Shelf shelf = holding.shelf(address);
        if (shelf != null && shelf.nextMs != Long.MAX_VALUE) {
            due(shelf, Math.min(shelf.nextMs, nowMs));
        }
    }

    void up(Id node, long nowMs) {
        for (Shelf shelf : holding.shelves()) {
            compare(shelf, node, nowMs);
        }
    }

    void down(Id node, long nowMs) {
        if (challenges.containsKey(node)) {
            drop(node, ABSENT_MS, nowMs);
        }
    }

    /** A node is no holder for a while; another takes its place. */
    void drop(Id node, long forMs, long nowMs) {
        challenges.remove(node);
        if (forMs == ABSENT_MS) {
            circles.absent(node, nowMs + forMs);
        } else {
            circles.drop(node, nowMs + forMs);
        }
        for (Shelf shelf : holding.shelves()) {
            if (shelf.members.contains(node) || shelf.leased.containsKey(node)) {
                shelf.drop(node);
                due(shelf, Math.min(shelf.nextMs, nowMs + SPREAD_MS));
            }
        }
    }

    /** The other holder lacks an envelope. */
    void extra(Id node, Id address, Id envelope) {
        Shelf shelf = holding.shelf(address);
        Held held = holding.held(envelope);
        if (shelf != null && held != null) {
            shelf.lacks(node, envelope);
            offers.offer(node, held.parcel(), false);
        }
    }

    /** The other holder has an envelope that is not here: it may not know that it was delivered. */
    void missing(Id node, Id envelope) {
        byte[] token = tombs.token(envelope);
        if (token != null) {
            tools.post(node, new MailboxMessage.Released(envelope, token));
        }
    }

    /** A comparison about a shelf is over. */
    void compared(Id node, Id address, boolean began, @Nullable Reason reason, long nowMs) {
        Shelf shelf = holding.shelf(address);
        if (shelf == null || circles.dropped(node, nowMs)) {
            return;
        }
        visits.touch(node, nowMs);
        if (reason == null || reason == Reason.FULL) {
            shelf.comparedMs.put(node, nowMs);
            // Whoever began: who gives nothing could else begin each time and never be asked.
            challenge(shelf, node, nowMs);
            if (reason == Reason.FULL) {
                shelf.comparedMs.remove(node);
                due(shelf, Math.min(shelf.nextMs, nowMs + Circles.SEEK_MS));
            }
        } else if (reason == Reason.UNKNOWN_TARGET) {
            // It holds nothing here yet: it lacks everything.
            shelf.comparedMs.put(node, nowMs);
            for (Id envelope : shelf.ids.ids(Id.of(new byte[Id.BYTES]), null, Offers.WAITING_MAX)) {
                extra(node, address, envelope);
            }
        } else if (reason == Reason.ENDED && visits.linked(node)) {
            due(shelf, Math.min(shelf.nextMs, nowMs + Visits.COME_MS)); // Too many at once.
        } else if (reason == Reason.ENDED) {
            drop(node, ABSENT_MS, nowMs);
        } else {
            drop(node, BROKEN_MS, nowMs);
        }
    }

    /** Another holder answers an offer of an envelope that is held here. */
    void answered(Id node, Parcel parcel, Verdict verdict, long nowMs) {
        Shelf shelf = holding.shelf(parcel.address());
        if (shelf == null || holding.held(parcel.envelope()) == null) {
            return;
        }
        switch (verdict) {
            case HELD -> {
                boolean before = shelf.isLeased(node, parcel.envelope());
                shelf.leased(node, parcel.envelope());
                if (before && shelf.isLacking(node, parcel.envelope())) {
                    drop(node, BROKEN_MS, nowMs); // It lacked what it had leased.
                }
            }
            case SEND -> {
                if (shelf.isLeased(node, parcel.envelope())) {
                    offers.withdraw(node, parcel.envelope());
                    drop(node, BROKEN_MS, nowMs);
                }
            }
            case FULL, REFUSED -> drop(node, ROUND_MS, nowMs);
        }
    }

    private void challenge(Shelf shelf, Id node, long nowMs) {
        for (int i = 0; i < DRAWS && shelf.ids.size() > 0; i++) {
            Id envelope = shelf.ids.at((int) tools.below(shelf.ids.size()));
            Held held = holding.held(envelope);
            if (held != null && !shelf.isLacking(node, envelope) && !challenges.containsKey(node)) {
                int packet = (int) tools.below(held.sealed().packets().size());
                byte[] nonce = tools.randomness().bytes(MailboxMessage.NONCE_BYTES);
                byte[] proof = proof(held, packet, nonce);
                challenges.put(node, new Challenged(envelope, nonce, proof, nowMs + PROOF_MS));
                tools.alarm().at(nowMs + PROOF_MS);
                tools.post(node, new MailboxMessage.Challenge(envelope, packet, nonce));
                return;
            }
        }
    }

    private byte[] proof(Held held, int packet, byte[] nonce) {
        return tools.crypto().sha256(nonce, held.sealed().packets().get(packet));
    }

    /** Somebody wants to see that an envelope is held. */
    void challenged(Id from, MailboxMessage.Challenge challenge) {
        Held held = holding.held(challenge.envelope());
        if (held != null && challenge.packet() < held.sealed().packets().size()) {
            byte[] proof = proof(held, challenge.packet(), challenge.nonce());
            tools.post(
                    from, new MailboxMessage.Proof(challenge.envelope(), challenge.nonce(), proof));
        } else if (held == null) {
            missing(from, challenge.envelope());
        }
    }

    /** An answer to a challenge. */
    void proved(Id from, MailboxMessage.Proof proof, long nowMs) {
        Challenged asked = challenges.get(from);
        if (asked == null || !Arrays.equals(asked.nonce, proof.nonce())) {
            return;
        }
        if (Arrays.equals(asked.proof, proof.hash())) {
            challenges.remove(from);
        } else {
            drop(from, BROKEN_MS, nowMs);
        }
    }

    /** An envelope was delivered: nobody needs to show it any more. */
    void released(Id envelope) {
        offers.withdraw(envelope);
        challenges.values().removeIf(asked -> asked.envelope.equals(envelope));
    }
}
