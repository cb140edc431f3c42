package kith.net.discovery;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import kith.net.Id;
import kith.net.crypto.Randomness;
import kith.net.wire.Address;
import kith.net.wire.Reason;
import org.jspecify.annotations.Nullable;

/** What this node asks others: each question twice at most, and to no network too often. */
final class Questions {

    /** 256 under way: twenty look-ups. */
    static final int PENDING_MAX = 256;

    /** 500 ms: then it is asked again, and others are asked meanwhile. */
    static final long AGAIN_MS = 500;

    /** 1.5 s: no answer any more. */
    static final long SILENT_MS = 1_500;

    /** 8 addresses of one network a minute without an answer. */
    static final int PER_NETWORK_MAX = 8;

    private final Randomness randomness;
    private final Standing standing;
    private final Queue<DiscoveryOutput> outputs;
    private final Budget budget = new Budget(PER_NETWORK_MAX);
    private final Map<Transaction, Pending> pending = new LinkedHashMap<>();
    private long sent;

    /** Who hears what becomes of a question. */
    interface Asker {

        void answered(Address from, DiscoveryMessage.Answer answer, long nowMs);

        /** No answer yet; others may be asked. */
        default void slow(Address at) {}

        void silent(Address at, long nowMs);
    }

    /**
     * What to ask for.
     *
     * @param length of the datagram, which bounds the answer
     * @param token from an earlier answer, or zeros
     */
    record Ask(Id target, int length, int flags, byte[] token) {

        /** Without a token. */
        Ask(Id target, int length, int flags) {
            this(target, length, flags, DiscoveryTokens.NONE);
        }

        Ask with(int more) {
            return new Ask(target, length, flags | more, token);
        }
    }

    private static final class Pending {
        final Address to;
        final byte[] datagram;
        final @Nullable Asker asker;
        final long sentMs;
        boolean again;

        Pending(Address to, byte[] datagram, @Nullable Asker asker, long nowMs) {
            this.to = to;
            this.datagram = datagram;
            this.asker = asker;
            this.sentMs = nowMs;
        }
    }

    Questions(Randomness randomness, Standing standing, Queue<DiscoveryOutput> outputs) {
        this.randomness = randomness;
        this.standing = standing;
        this.outputs = outputs;
    }

    int size() {
        return pending.size();
    }

    /** Datagrams of questions so far. */
    long sent() {
        return sent;
    }

    /** Asks, unless too much is asked already; whether it did. */
    boolean ask(Address to, Ask ask, @Nullable Asker asker, long nowMs) {
        Transaction transaction = Transaction.random(randomness);
        byte[] datagram =
                new DiscoveryMessage.Question(
                                transaction, ask.flags(), ask.token(), ask.target(), ask.length())
                        .encode();
        return send(to, transaction, datagram, asker, nowMs);
    }

    /** Puts a record at a node that gave a token. */
    void put(Address to, byte[] token, Id key, byte[] record, long nowMs) {
        Transaction transaction = Transaction.random(randomness);
        byte[] datagram = new DiscoveryMessage.Put(transaction, token, key, record).encode();
        send(to, transaction, datagram, null, nowMs);
    }

    private boolean send(
            Address to,
            Transaction transaction,
            byte[] datagram,
            @Nullable Asker asker,
            long nowMs) {
        if (pending.size() >= PENDING_MAX
                || Scope.of(to) == Scope.NONE
                || !budget.take(to, nowMs)) {
            return false;
        }
        pending.put(transaction, new Pending(to, datagram, asker, nowMs));
        transmit(to, datagram, nowMs);
        return true;
    }

    /** An answer came; why it is none, or null. */
    @Nullable Reason answered(Address from, DiscoveryMessage.Answer answer, long nowMs) {
        Pending asked = close(from, answer.transaction(), DiscoveryMessage.QUESTION);
        if (asked == null) {
            return Reason.UNKNOWN_TARGET;
        }
        standing.observed(from, answer.you());
        if (asked.asker != null) {
            asked.asker.answered(from, answer, nowMs);
        }
        return null;
    }

    /** A record was kept or not. */
    @Nullable Reason stored(Address from, DiscoveryMessage.Stored stored) {
        Pending asked = close(from, stored.transaction(), DiscoveryMessage.PUT);
        return asked == null ? Reason.UNKNOWN_TARGET : null;
    }

    private @Nullable Pending close(Address from, Transaction transaction, int kind) {
        Pending asked = pending.get(transaction);
        if (asked == null || !asked.to.equals(from) || asked.datagram[0] != kind) {
            return null;
        }
        pending.remove(transaction);
        budget.giveBack(from);
        return asked;
    }

    void expire(long nowMs) {
        List<Pending> slow = new ArrayList<>();
        List<Pending> silent = new ArrayList<>();
        pending.values()
                .removeIf(each -> {
                    boolean over = nowMs >= each.sentMs + SILENT_MS;
                    if (over) {
                        silent.add(each);
                    } else if (!each.again && nowMs >= each.sentMs + AGAIN_MS) {
                        slow.add(each);
                    }
                    return over;
                });
        for (Pending each : slow) {
            each.again = true;
            transmit(each.to, each.datagram, nowMs);
            if (each.asker != null) {
                each.asker.slow(each.to);
            }
        }
        for (Pending each : silent) {
            if (each.asker != null) {
                each.asker.silent(each.to, nowMs);
            }
        }
    }

    long deadlineMs() {
        long deadlineMs = Long.MAX_VALUE;
        for (Pending each : pending.values()) {
            deadlineMs = Math.min(deadlineMs, each.sentMs + (each.again ? SILENT_MS : AGAIN_MS));
        }
        return deadlineMs;
    }

    private void transmit(Address to, byte[] datagram, long nowMs) {
        sent++;
        standing.sentTo(to, nowMs);
        outputs.add(new DiscoveryOutput.Transmit(to, datagram.clone()));
    }
}
