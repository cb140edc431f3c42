package kith.net.topic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.net.Id;
import org.jspecify.annotations.Nullable;

/** Publications that were announced and did not come: whom to ask for them, and when. */
final class Missing {

    /**
     * 1.5 s before the first is asked: over a way that loses one in ten, a push that was repeated
     * on every other hop of the tree is still there before.
     */
    static final long FIRST_MS = 1_500;

    /** 1.5 s before the next is asked. */
    static final long AGAIN_MS = 1_500;

    /** 2048 ids in all, some 300 KB. */
    static final int IDS_MAX = 2048;

    /** 512 ids announced by one mate: so three of five cannot fill the table. */
    static final int OF_MATE_MAX = 512;

    private final Map<MessageId, Awaited> ids = new LinkedHashMap<>();
    private long deadlineMs = Long.MAX_VALUE;

    private static final class Awaited {
        final List<Mate> sources = new ArrayList<>(2);
        @Nullable Mate asked;
        long dueMs;

        Awaited(long dueMs) {
            this.dueMs = dueMs;
        }
    }

    /** Ids to ask of a mate. */
    record Ask(Mate mate, List<MessageId> ids) {}

    long deadlineMs() {
        return deadlineMs;
    }

    int size() {
        return ids.size();
    }

    boolean contains(MessageId id) {
        return ids.containsKey(id);
    }

    /** A mate has it. False if there is no room for the id. */
    boolean announced(MessageId id, Mate mate, long nowMs) {
        Awaited awaited = ids.get(id);
        if (awaited == null) {
            if (ids.size() >= IDS_MAX || mate.awaited >= OF_MATE_MAX) {
                return false;
            }
            awaited = new Awaited(nowMs + FIRST_MS);
            ids.put(id, awaited);
            deadlineMs = Math.min(deadlineMs, awaited.dueMs);
        }
        if (mate.awaited < OF_MATE_MAX && !awaited.sources.contains(mate)) {
            awaited.sources.add(mate);
            mate.awaited++;
        }
        return true;
    }

    /** It came. Whether {@code from} had been asked for it. */
    boolean came(MessageId id, @Nullable Mate from) {
        Awaited awaited = ids.remove(id);
        if (awaited == null) {
            return false;
        }
        for (Mate source : awaited.sources) {
            source.awaited--;
        }
        return from != null && awaited.asked == from;
    }

    /** Whom to ask now; who was asked in vain is counted there. */
    List<Ask> due(Map<Id, Mate> mates, long nowMs) {
        Map<Id, Ask> asks = new LinkedHashMap<>();
        deadlineMs = Long.MAX_VALUE;
        for (Map.Entry<MessageId, Awaited> each : new ArrayList<>(ids.entrySet())) {
            Awaited awaited = each.getValue();
            if (awaited.dueMs <= nowMs) {
                askNext(each.getKey(), awaited, mates, asks, nowMs);
            }
            if (ids.containsKey(each.getKey())) {
                deadlineMs = Math.min(deadlineMs, awaited.dueMs);
            }
        }
        return new ArrayList<>(asks.values());
    }

    private void askNext(
            MessageId id, Awaited awaited, Map<Id, Mate> mates, Map<Id, Ask> asks, long nowMs) {
        if (awaited.asked != null) {
            awaited.asked.unkept++;
            awaited.asked = null;
        }
        while (!awaited.sources.isEmpty()) {
            Mate mate = awaited.sources.remove(0);
            mate.awaited--;
            if (mates.get(mate.node()) == mate) {
                asks.computeIfAbsent(mate.node(), node -> new Ask(mate, new ArrayList<>()))
                        .ids()
                        .add(id);
                awaited.asked = mate;
                awaited.dueMs = nowMs + AGAIN_MS;
                return;
            }
        }
        ids.remove(id);
    }
}
