package kith.net.relay;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.net.Id;
import kith.net.crypto.Randomness;
import kith.net.wire.Address;
import kith.net.wire.Reason;
import org.jspecify.annotations.Nullable;

/**
 * The circuits that lead through this node: it takes datagrams from one end and sends them to the
 * other, one for one, and can read nothing of them. Both ends are directly linked, so their
 * addresses are proven; each knows the circuit by a random number of its own, so that only the ends
 * and who listens on their wires can send into it. What is beyond a bound is dropped, never queued.
 */
public final class Circuits {

    /** 1024 circuits: some 300 KB, and more than a home's line can carry. */
    public static final int CIRCUITS_MAX = 1024;

    /** 16 for one node, so that one person cannot take them all. */
    public static final int CIRCUITS_PER_NODE_MAX = 16;

    /** 10 s for the other end to answer an offer. */
    public static final long OFFER_MS = 10_000;

    /** A minute without a datagram: links within a circuit keep alive more often than that. */
    public static final long IDLE_MS = 60_000;

    /** Budgets fill again over an hour. */
    public static final long BUDGET_PERIOD_MS = 3_600_000;

    private final Randomness randomness;
    private final long budgetBytes;
    private final Map<Long, Leg> legs = new LinkedHashMap<>();
    private final Map<Id, Budget> budgets = new LinkedHashMap<>();
    private final ArrayDeque<Post> posts = new ArrayDeque<>();

    /**
     * A relay.
     *
     * @param budgetBytes what each node may send through circuits in an hour; 0 relays nothing
     */
    public Circuits(long budgetBytes, Randomness randomness) {
        this.budgetBytes = budgetBytes;
        this.randomness = randomness;
    }

    /** A message for a linked node. */
    public record Post(Id to, RelayMessage message) {}

    /** Where a relayed datagram goes, and under which number. */
    public record Forward(Address to, long circuit, Id node) {}

    /**
     * {@code from} asks for a circuit to {@code ask.target()}.
     *
     * @param fromAddress where the asker's direct link leads, null if it has none
     * @param targetAddress likewise of the target
     */
    public void ask(
            Id from,
            RelayMessage.Ask ask,
            @Nullable Address fromAddress,
            @Nullable Address targetAddress,
            long nowMs) {
        Reason refusal = refusal(from, ask.target(), fromAddress, targetAddress);
        if (refusal != null || fromAddress == null || targetAddress == null) {
            Reason why = refusal == null ? Reason.UNKNOWN_TARGET : refusal;
            posts.add(new Post(from, new RelayMessage.Refused(ask.request(), why)));
            return;
        }
        Leg near = new Leg(number(), from, fromAddress, ask.request(), nowMs);
        legs.put(near.circuit, near);
        Leg far = new Leg(number(), ask.target(), targetAddress, -1, nowMs);
        legs.put(far.circuit, far);
        near.other = far;
        far.other = near;
        posts.add(new Post(far.node, new RelayMessage.Offer(far.circuit, from)));
    }

    /** The other end of an offer welcomes it. */
    public void accept(Id from, long circuit, long nowMs) {
        Leg far = legs.get(circuit);
        if (far == null || !far.node.equals(from) || far.request >= 0 || far.open) {
            return;
        }
        Leg near = far.other();
        near.open = true;
        far.open = true;
        near.usedMs = nowMs;
        posts.add(new Post(near.node, new RelayMessage.Opened(near.request, near.circuit)));
    }

    /** The other end of an offer does not. */
    public void decline(Id from, long circuit) {
        Leg far = legs.get(circuit);
        if (far != null && far.node.equals(from) && far.request < 0 && !far.open) {
            drop(far.other(), Reason.REFUSED, null);
        }
    }

    /** One end closes its circuit. */
    public void close(Id from, long circuit) {
        Leg leg = legs.get(circuit);
        if (leg != null && leg.node.equals(from)) {
            drop(leg, Reason.REFUSED, from);
        }
    }

    /**
     * Where a datagram for {@code circuit} goes; null if it goes nowhere: the circuit is unknown,
     * not open, not this sender's, or its budget is spent.
     */
    public @Nullable Forward forward(Address from, long circuit, int bytes, long nowMs) {
        Leg leg = legs.get(circuit);
        if (leg == null || !leg.open || !leg.address.equals(from)) {
            return null;
        }
        Budget budget = budgets.computeIfAbsent(leg.node, node -> new Budget(budgetBytes, nowMs));
        if (!budget.take(bytes, budgetBytes, nowMs)) {
            drop(leg, Reason.FULL, null);
            return null;
        }
        Leg other = leg.other();
        leg.usedMs = nowMs;
        return new Forward(other.address, other.circuit, leg.node);
    }

    /** Whether this circuit leads through this node. */
    public boolean knows(long circuit) {
        return legs.containsKey(circuit);
    }

    /** A linked node is elsewhere now, or nowhere any more (null). */
    public void moved(Id node, @Nullable Address address) {
        List<Leg> ended = new ArrayList<>();
        for (Leg leg : legs.values()) {
            if (leg.node.equals(node)) {
                if (address == null) {
                    ended.add(leg);
                } else {
                    leg.address = address;
                }
            }
        }
        ended.forEach(leg -> drop(leg, Reason.UNKNOWN_TARGET, node));
    }

    /** Ends what was not answered or not used, and forgets budgets that are full again. */
    public void expire(long nowMs) {
        List<Leg> ended = new ArrayList<>();
        for (Leg leg : legs.values()) {
            long quietMs = nowMs - Math.max(leg.usedMs, leg.other().usedMs);
            if (leg.request >= 0 && quietMs >= (leg.open ? IDLE_MS : OFFER_MS)) {
                ended.add(leg);
            }
        }
        ended.forEach(leg -> drop(leg, Reason.EXPIRED, null));
        budgets.values().removeIf(budget -> budget.isFull(budgetBytes, nowMs));
    }

    /** When {@link #expire} has something to do. */
    public long deadlineMs() {
        long deadlineMs = Long.MAX_VALUE;
        for (Leg leg : legs.values()) {
            if (leg.request >= 0) {
                long usedMs = Math.max(leg.usedMs, leg.other().usedMs);
                deadlineMs = Math.min(deadlineMs, usedMs + (leg.open ? IDLE_MS : OFFER_MS));
            }
        }
        return deadlineMs;
    }

    /** The next message to send, or null. */
    public @Nullable Post poll() {
        return posts.poll();
    }

    /** Circuits that stand or are offered. */
    public int size() {
        return legs.size() / 2;
    }

    private @Nullable Reason refusal(
            Id from, Id target, @Nullable Address fromAddress, @Nullable Address targetAddress) {
        if (budgetBytes == 0 || from.equals(target) || fromAddress == null) {
            return Reason.REFUSED;
        }
        if (targetAddress == null) {
            return Reason.UNKNOWN_TARGET;
        }
        boolean full =
                size() >= CIRCUITS_MAX
                        || count(from) >= CIRCUITS_PER_NODE_MAX
                        || count(target) >= CIRCUITS_PER_NODE_MAX;
        return full ? Reason.FULL : null;
    }

    private int count(Id node) {
        int count = 0;
        for (Leg leg : legs.values()) {
            if (leg.node.equals(node)) {
                count++;
            }
        }
        return count;
    }

    /** Ends a circuit and tells both ends, but not the one that wanted it. */
    private void drop(Leg leg, Reason why, @Nullable Id but) {
        for (Leg end : List.of(leg, leg.other())) {
            if (legs.remove(end.circuit) == null || (but != null && end.node.equals(but))) {
                continue;
            }
            boolean asked = !end.open && end.request >= 0;
            posts.add(
                    new Post(
                            end.node,
                            asked
                                    ? new RelayMessage.Refused(end.request, why)
                                    : new RelayMessage.Ended(end.circuit, why)));
        }
    }

    private long number() {
        long number;
        do {
            number = randomness.bits();
        } while (legs.containsKey(number));
        return number;
    }

    /** One end of a circuit. */
    private static final class Leg {

        final long circuit;
        final Id node;

        /** The asker's number, or -1 at the end that was asked for. */
        final long request;

        Address address;
        @Nullable Leg other;
        boolean open;
        long usedMs;

        Leg(long circuit, Id node, Address address, long request, long nowMs) {
            this.circuit = circuit;
            this.node = node;
            this.address = address;
            this.request = request;
            this.usedMs = nowMs;
        }

        Leg other() {
            if (other == null) {
                throw new IllegalStateException("a circuit has two ends");
            }
            return other;
        }
    }

    /** Bytes a node may still send, filling evenly. */
    private static final class Budget {

        private long bytes;
        private long sinceMs;

        Budget(long bytes, long nowMs) {
            this.bytes = bytes;
            this.sinceMs = nowMs;
        }

        boolean take(int count, long max, long nowMs) {
            fill(max, nowMs);
            if (bytes < count) {
                return false;
            }
            bytes -= count;
            return true;
        }

        boolean isFull(long max, long nowMs) {
            fill(max, nowMs);
            return bytes == max;
        }

        private void fill(long max, long nowMs) {
            long passedMs = Math.min(BUDGET_PERIOD_MS, Math.max(0, nowMs - sinceMs));
            long more = (long) ((double) max * passedMs / BUDGET_PERIOD_MS);
            if (more > 0) {
                bytes = Math.min(max, bytes + more);
                sinceMs = nowMs;
            }
        }
    }
}
