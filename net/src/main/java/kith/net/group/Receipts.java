package kith.net.group;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.net.Id;

/**
 * Says that pieces came, unless enough others did: a few receipts for each piece, not one of all.
 */
final class Receipts {

    /** 3 others who have a piece: it survives without its author. */
    static final int ENOUGH = 3;

    /** At random up to 30 ms for each member, so that most hear of enough others first. */
    static final long OF_MEMBER_MS = 30;

    /** 50 ms before, in which what came together is collected. */
    static final long FROM_MS = 50;

    static final long TO_MS = 3_000;

    /** 1024 pieces whose receipts are counted. */
    static final int PIECES_MAX = 1024;

    private final GroupTools tools;
    private final Set<Long> owed = new LinkedHashSet<>();
    private final Map<Long, Set<Id>> seen = new LinkedHashMap<>();
    private long dueMs = Long.MAX_VALUE;

    Receipts(GroupTools tools) {
        this.tools = tools;
    }

    /** A piece came here. */
    void came(long token, int members, long nowMs) {
        if (owed.size() < PIECES_MAX && owed.add(token)) {
            long toMs = Math.min(TO_MS, FROM_MS + members * OF_MEMBER_MS);
            dueMs = Math.min(dueMs, tools.later(nowMs, FROM_MS, toMs));
        }
    }

    /** A piece came again: its author did not hear of enough who have it. */
    void again(long token, int members, long nowMs) {
        seen.remove(token);
        came(token, members, nowMs);
    }

    /** Somebody else has a piece. */
    void seen(long token, Id by) {
        if (seen.size() >= PIECES_MAX && !seen.containsKey(token)) {
            seen.remove(seen.keySet().iterator().next());
        }
        Set<Id> who = seen.computeIfAbsent(token, key -> new LinkedHashSet<>());
        if (who.size() < ENOUGH) {
            who.add(by);
        }
    }

    /** What to say now. */
    List<Long> due(long nowMs) {
        List<Long> tokens = new ArrayList<>();
        if (nowMs >= dueMs) {
            dueMs = Long.MAX_VALUE;
            for (Long token : owed) {
                Set<Id> who = seen.get(token);
                if (who == null || who.size() < ENOUGH) {
                    tokens.add(token);
                }
            }
            owed.clear();
        }
        return tokens;
    }

    long deadlineMs() {
        return dueMs;
    }
}
