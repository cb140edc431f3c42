package kith.net.mailbox;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import kith.net.Id;
import kith.net.mailbox.MailboxMessage.Verdict;
import org.jspecify.annotations.Nullable;

/** Envelopes offered to other nodes: a few at a time, lent when the node has room. */
final class Offers {

    /** 32 offers to a node without an end: a quarter of what a node may have incomplete at one. */
    static final int OPEN_MAX = 32;

    /** 1024 wait for a node; more are found by the next comparison. */
    static final int WAITING_MAX = 1024;

    private final MailboxTools tools;
    private final Map<Id, Line> lines = new LinkedHashMap<>();

    private record Waiting(Parcel parcel, boolean spread) {}

    private static final class Line {
        final Map<Id, Parcel> open = new LinkedHashMap<>();
        final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    }

    Offers(MailboxTools tools) {
        this.tools = tools;
    }

    /** Offers an envelope to a linked node; once while it is not answered. */
    void offer(Id node, Parcel parcel, boolean spread) {
        Line line = lines.computeIfAbsent(node, id -> new Line());
        boolean there = line.open.containsKey(parcel.envelope());
        for (Waiting other : line.waiting) {
            there |= other.parcel.envelope().equals(parcel.envelope());
        }
        if (!there && line.waiting.size() < WAITING_MAX) {
            line.waiting.add(new Waiting(parcel, spread));
            next(node, line);
        }
    }

    private void next(Id node, Line line) {
        while (line.open.size() < OPEN_MAX && !line.waiting.isEmpty()) {
            Waiting next = line.waiting.remove();
            Parcel parcel = next.parcel;
            line.open.put(parcel.envelope(), parcel);
            tools.post(
                    node,
                    new MailboxMessage.Store(
                            parcel.envelope(),
                            parcel.address(),
                            parcel.bytes(),
                            parcel.expiresMs(),
                            parcel.work(),
                            next.spread));
        }
    }

    /** A node answers; what the offer was about, null if there is none. */
    @Nullable Parcel answered(Id node, MailboxMessage.Answer answer) {
        Line line = lines.get(node);
        Parcel parcel = line == null ? null : line.open.get(answer.envelope());
        if (line == null || parcel == null) {
            return null;
        }
        if (answer.verdict() != Verdict.SEND) {
            close(node, line, answer.envelope());
        }
        return parcel;
    }

    /** An envelope is no longer to be held anywhere. */
    void withdraw(Id envelope) {
        for (Map.Entry<Id, Line> entry : new ArrayList<>(lines.entrySet())) {
            Line line = entry.getValue();
            line.waiting.removeIf(waiting -> waiting.parcel.envelope().equals(envelope));
            if (line.open.containsKey(envelope)) {
                close(entry.getKey(), line, envelope);
            }
        }
    }

    /** An envelope is not to be given to a node after all. */
    void withdraw(Id node, Id envelope) {
        Line line = lines.get(node);
        if (line != null) {
            close(node, line, envelope);
        }
    }

    private void close(Id node, Line line, Id envelope) {
        line.open.remove(envelope);
        next(node, line);
        if (line.open.isEmpty()) {
            lines.remove(node);
        }
    }

    /** Whether something is on offer to the node. */
    boolean busy(Id node) {
        return lines.containsKey(node);
    }

    void down(Id node) {
        lines.remove(node);
    }
}
