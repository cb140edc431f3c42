package kith.sim.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kith.net.Id;
import kith.net.Output;
import kith.net.content.Delivery.Mark;
import kith.net.content.Order;
import kith.sim.Host;
import org.jspecify.annotations.Nullable;

/**
 * All messages of a world: what is delivered was sent, to this host, by this author; once, and in
 * order within a conversation.
 */
public final class Ledger {

    private final List<Entry> entries = new ArrayList<>();
    private final Map<Long, Integer> orders = new HashMap<>();
    private final Map<Conversation, Integer> delivered = new HashMap<>();
    private final Map<Integer, Long> wipedUs = new HashMap<>();
    private final Map<Integer, Integer> wipes = new HashMap<>();
    private int arrived;
    private long duplicates;
    private long deliveredBytes;

    /** How a message goes, and so what is promised about it. */
    public enum Way {
        /** To a person: once, in order, across crashes. */
        CONVERSATION,
        /** To a linked node: in any order, perhaps twice. */
        POST,
        /** To a linked node as a stream of its own: once. */
        STREAM
    }

    /**
     * Two hosts, and how often either lost its store: with that its owner becomes another person.
     */
    private record Conversation(int from, int to, int wipes) {}

    /** What became of a message. */
    public enum Fate {
        /** Given to its receiver. */
        DELIVERED,
        /** Its sender's peer said at once that it does not take it. */
        REFUSED,
        /** Its sender's process ended before it said that it keeps the message. */
        UNKEPT,
        /** It was kept, and then a disk it was meant to be on was lost with all that was on it. */
        STORE_LOST,
        /** None of these: promised and not delivered, or not yet. */
        MISSING
    }

    /** One message and what became of it. Times are -1 until it happens. */
    public static final class Entry {
        private final Message message;
        private final Way way;
        private final Conversation conversation;
        private final Host from;
        private final int life;
        private final long sentUs;
        private boolean kept;
        private boolean stored;
        private boolean acknowledged;
        private boolean refused;
        private long deliveredUs = -1;
        private int deliveredLife;
        private @Nullable Id envelope;

        private Entry(Message message, Way way, Conversation conversation, Host from) {
            this.message = message;
            this.way = way;
            this.conversation = conversation;
            this.from = from;
            this.life = from.life();
            this.sentUs = from.nowUs();
        }

        public Message message() {
            return message;
        }

        public boolean isDelivered() {
            return deliveredUs >= 0;
        }

        /** Whether the process that took it ended before it said what it does with it. */
        private boolean isForgotten() {
            boolean ended = from.peer() == null || from.life() > life;
            return way == Way.CONVERSATION && ended;
        }

        long latencyUs() {
            return deliveredUs - sentUs;
        }

        @Override
        public String toString() {
            return "message "
                    + message.number()
                    + " ("
                    + message.from()
                    + " -> "
                    + message.to()
                    + ", its "
                    + message.order()
                    + "th"
                    + (envelope == null ? "" : ", envelope " + envelope)
                    + ")";
        }
    }

    /** A new message between two hosts, sent now. Its number serves as ticket. */
    public Message send(Host from, Host to, int bytes, Way way) {
        int order = orders.merge(pair(from.number(), to.number()), 1, Integer::sum) - 1;
        Message message = new Message(entries.size(), from.number(), to.number(), order, bytes);
        entries.add(new Entry(message, way, conversation(from.number(), to.number()), from));
        return message;
    }

    private Conversation conversation(int from, int to) {
        return new Conversation(from, to, wipes.getOrDefault(from, 0) + wipes.getOrDefault(to, 0));
    }

    /** What the sender's peer says about a message. */
    public void progressed(Host host, Output.State state) {
        Entry entry = entry(state.ticket(), host.nowUs());
        switch (state.progress()) {
            case KEPT -> entry.kept = true;
            case STORED -> entry.stored = true;
            // The other device has it, though it may wait there for one before it.
            case DELIVERED -> entry.acknowledged = true;
            case REFUSED, EXPIRED -> entry.refused = true;
        }
    }

    /** What a peer hands to its owner from an author. */
    public void delivered(Host host, Output.Deliver deliver, @Nullable Host author) {
        Entry entry = check(host, deliver.content(), author);
        entry.envelope = deliver.envelope();
        if (entry.isDelivered()) {
            again(entry, host);
            return;
        }
        ordered(entry, deliver.mark(), host.nowUs());
        arrived(entry, host);
    }

    /** What came from a linked node, as a message or as the whole of a stream. */
    public void received(Host host, byte[] content, @Nullable Host from) {
        Entry entry = check(host, content, from);
        if (entry.isDelivered()) {
            again(entry, host);
        } else {
            arrived(entry, host);
        }
    }

    private Entry check(Host host, byte[] content, @Nullable Host from) {
        long nowUs = host.nowUs();
        Message message = Message.of(content);
        if (message == null || message.number() < 0 || message.number() >= entries.size()) {
            throw new Violation("host " + host.number() + " was given what nobody sent", nowUs);
        }
        Entry entry = entries.get(message.number());
        if (!entry.message.equals(message)) {
            throw new Violation(entry + " was changed on its way", nowUs);
        }
        if (message.to() != host.number()) {
            throw new Violation(entry + " was given to host " + host.number(), nowUs);
        }
        if (from == null || from.number() != message.from()) {
            throw new Violation(entry + " was given as another's", nowUs);
        }
        return entry;
    }

    private void arrived(Entry entry, Host host) {
        entry.deliveredUs = host.nowUs();
        entry.deliveredLife = host.life();
        arrived++;
        deliveredBytes += entry.message.bytes();
    }

    /** A host lost its store: what it had promised before is nobody's fault. */
    public void wiped(Host host) {
        wipedUs.put(host.number(), host.nowUs());
        wipes.merge(host.number(), 1, Integer::sum);
    }

    /** Messages that were promised (or, if {@code all}, sent) and are not delivered. */
    public List<Entry> missing(boolean all) {
        List<Entry> missing = new ArrayList<>();
        for (Entry entry : entries) {
            if (!entry.isDelivered() && (all || fate(entry) == Fate.MISSING)) {
                missing.add(entry);
            }
        }
        return missing;
    }

    /** How many messages came to this. */
    public long count(Fate fate) {
        return entries.stream().filter(entry -> fate(entry) == fate).count();
    }

    /** What became of a message so far. */
    private Fate fate(Entry entry) {
        if (entry.isDelivered()) {
            return Fate.DELIVERED;
        }
        boolean promised = entry.kept || entry.acknowledged;
        if (!promised && (entry.refused || entry.isForgotten())) {
            return entry.refused ? Fate.REFUSED : Fate.UNKEPT;
        }
        // Once acknowledged it is on the receiver's disk and needs the sender's no more.
        boolean lost =
                wiped(entry.message.to(), entry)
                        || (wiped(entry.message.from(), entry) && !entry.acknowledged);
        return lost ? Fate.STORE_LOST : Fate.MISSING;
    }

    /** Whether a host lost its store after a message was sent. */
    private boolean wiped(int host, Entry entry) {
        return wipedUs.getOrDefault(host, -1L) >= entry.sentUs;
    }

    /** Messages that were delivered, or of which the sender's peer said that holders have them. */
    public long stored() {
        return entries.stream().filter(entry -> entry.stored || entry.acknowledged).count();
    }

    /** Of the messages that holders had, those delivered. */
    public long storedDelivered() {
        return entries.stream()
                .filter(entry -> entry.stored || entry.acknowledged)
                .filter(Entry::isDelivered)
                .count();
    }

    public int sent() {
        return entries.size();
    }

    public int delivered() {
        return arrived;
    }

    public long deliveredBytes() {
        return deliveredBytes;
    }

    /** Messages given a second time, as they may be after a crash. */
    public long duplicates() {
        return duplicates;
    }

    /** How long each delivered message took, in microseconds, in the order they were sent. */
    public long[] latenciesUs() {
        return entries.stream().filter(Entry::isDelivered).mapToLong(Entry::latencyUs).toArray();
    }

    private void again(Entry entry, Host host) {
        duplicates++;
        boolean crashed = host.life() > entry.deliveredLife && entry.way == Way.CONVERSATION;
        if (!crashed && entry.way != Way.POST) {
            throw new Violation(entry + " was delivered twice", host.nowUs());
        }
    }

    private void ordered(Entry entry, Mark mark, long nowUs) {
        if (mark == Mark.FORKED) {
            throw new Violation(entry + " is said to have a double", nowUs);
        }
        if (mark == Mark.LATE) {
            return; // Later ones were delivered before it, with a mark.
        }
        Message message = entry.message;
        int last = delivered.getOrDefault(entry.conversation, -1);
        if (message.order() < last) {
            throw new Violation(entry + " came after the one with order " + last, nowUs);
        }
        if (mark == Mark.NONE) {
            complete(last + 1, entry, nowUs);
        } else if (nowUs - entry.sentUs < Order.GAP_MS * 1000) {
            throw new Violation(entry + " came before the one missing had its time", nowUs);
        }
        delivered.put(entry.conversation, message.order());
    }

    /** What lies between may be missing only if it was never promised, or a store was lost. */
    private void complete(int from, Entry entry, long nowUs) {
        Message message = entry.message;
        for (Entry other : from == message.order() ? List.<Entry>of() : entries) {
            Message skipped = other.message;
            boolean between =
                    other.conversation.equals(entry.conversation)
                            && skipped.order() >= from
                            && skipped.order() < message.order();
            boolean promised = other.kept || other.acknowledged;
            if (between && promised && fate(other) == Fate.MISSING) {
                throw new Violation(entry + " came without a mark before " + other, nowUs);
            }
        }
    }

    private Entry entry(long ticket, long nowUs) {
        if (ticket < 0 || ticket >= entries.size()) {
            throw new Violation("ticket " + ticket + " was never given", nowUs);
        }
        return entries.get((int) ticket);
    }

    private static long pair(int from, int to) {
        return (long) from << 32 | to;
    }
}
