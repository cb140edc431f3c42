package kith.net.envelope;

import java.util.BitSet;
import kith.net.Id;

/** One envelope on its way to one node. */
final class Delivery {

    /** 4 times all packets and 64 a minute: repairs on the worst link, and no more for a flood. */
    static final int ANSWERS_PER_PACKET = 4;

    static final int ANSWERS_BESIDE = 64;

    static final long ALLOWANCE_MS = 60_000;

    /** 2 s, doubled up to a minute: how often a node that says nothing is told of it again. */
    private static final long OFFER_MS = 2_000;

    private static final long OFFER_MS_MAX = 60_000;

    /** 10 s, doubled up to ten minutes: how long a node that is full is left in peace. */
    private static final long FULL_MS = 10_000;

    private static final long FULL_MS_MAX = 600_000;

    final Outgoing envelope;
    final Id to;

    /** A node that asked by the id, without being offered it; it owes no answer. */
    final boolean guest;

    /** Given while a link lasts, and not in the store: its owner sees to the rest. */
    final boolean lent;

    /** Packets to post, by index: parents stand before what they prove. */
    final BitSet toSend = new BitSet();

    /** Whether some packet may have been posted to the node, in this life or an earlier one. */
    boolean started;

    /** Whether it counts among those in flight to the node. */
    boolean inFlight;

    /** Whether it stands in the courier's line. */
    boolean lined;

    long offerAtMs = Long.MAX_VALUE;
    private int offers;
    private int allowance;
    private long allowanceAtMs;

    Delivery(Outgoing envelope, Id to, boolean guest, long nowMs) {
        this(envelope, to, guest, false, nowMs);
    }

    static Delivery lent(Outgoing envelope, Id to, long nowMs) {
        return new Delivery(envelope, to, false, true, nowMs);
    }

    private Delivery(Outgoing envelope, Id to, boolean guest, boolean lent, long nowMs) {
        this.lent = lent;
        this.envelope = envelope;
        this.to = to;
        this.guest = guest;
        this.allowanceAtMs = nowMs - ALLOWANCE_MS;
    }

    /** Adds what was asked for, as far as the allowance goes; the packets left out. */
    int ask(BitSet packets, long nowMs) {
        if (nowMs - allowanceAtMs >= ALLOWANCE_MS) {
            allowanceAtMs = nowMs;
            allowance = ANSWERS_PER_PACKET * envelope.packets() + ANSWERS_BESIDE;
        }
        int left = 0;
        int end = envelope.packets();
        for (int i = packets.nextSetBit(0); i >= 0 && i < end; i = packets.nextSetBit(i + 1)) {
            if (toSend.get(i)) {
                continue;
            }
            if (allowance > 0) {
                allowance--;
                toSend.set(i);
            } else {
                left++;
            }
        }
        return left;
    }

    /** Sets when to offer it next, later each time. */
    void offerLater(long nowMs) {
        offerAtMs = nowMs + Math.min(OFFER_MS_MAX, OFFER_MS << Math.min(offers, 10));
    }

    /** Notes an offer; how many there were without a sign of life. */
    int offered() {
        return ++offers;
    }

    /** The node asked, so it is alive. */
    void answered() {
        offers = 0;
    }

    /** Whether it was asked for without an offer, and not again for a while. */
    boolean idleGuest(long nowMs) {
        return guest && toSend.isEmpty() && nowMs - allowanceAtMs >= ALLOWANCE_MS;
    }

    /** The node has no room now. */
    void postpone(long nowMs) {
        toSend.clear();
        offerAtMs = nowMs + Math.min(FULL_MS_MAX, FULL_MS << Math.min(offered() - 1, 10));
    }
}
