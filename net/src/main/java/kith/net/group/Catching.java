package kith.net.group;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.net.Id;

/**
 * Members tell each other what they know of the group, so that all get to know all of it. Most of
 * it comes by itself: what was said in the topic lately is kept by mates for those who missed it.
 */
final class Catching {

    /** 10 min between words on what is known, a quarter more or less. */
    static final long PERIOD_MS = 600_000;

    /** 1 to 4 s before who lacks something says so: it is probably on its way. */
    static final long BEHIND_FROM_MS = 1_000;

    static final long BEHIND_TO_MS = 4_000;

    /** Up to 10 s in a new topic: few speak before others have said the same. */
    static final long MEETING_MS = 10_000;

    /**
     * 0.5 s, and at random up to 0.1 s for each member, before something is given by one of them.
     */
    static final long GIVE_MS = 500;

    static final long GIVE_OF_MEMBER_MS = 100;

    /** A minute in which what was said in the topic is not said again. */
    static final long LATELY_MS = 60_000;

    /** 5 s until there may be somebody linked. */
    static final long ALONE_MS = 5_000;

    /** 64 operations at once: the topic takes no more of one member. */
    static final int GIVEN_MAX = 64;

    /** 1024 operations of which it is known when they were said. */
    static final int SAID_MAX = 1024;

    private final GroupTools tools;
    private final History history;
    private final Map<Id, byte[]> giving = new LinkedHashMap<>();
    private final Map<Id, Long> said = new LinkedHashMap<>();

    /** Operations that others named and that are not known here. */
    private final Set<Id> lacking = new LinkedHashSet<>();

    /** When to say what is known if something is lacking then, and when in any case. */
    private long lackMs = Long.MAX_VALUE;

    private long sayMs;
    private long giveMs = Long.MAX_VALUE;

    Catching(GroupTools tools, History history) {
        this.tools = tools;
        this.history = history;
    }

    /** Somebody named operations that are not known here. */
    void behind(List<Id> heads, long nowMs) {
        for (Id head : heads) {
            if (!history.contains(head) && lacking.size() < Operation.HEADS_MAX) {
                lacking.add(head);
                lackMs = Math.min(lackMs, tools.later(nowMs, BEHIND_FROM_MS, BEHIND_TO_MS));
            }
        }
    }

    /** The group meets elsewhere: one of those who know the same says so. */
    void met(long nowMs) {
        sayMs = Math.min(sayMs, tools.later(nowMs, 100, MEETING_MS));
    }

    /** Somebody knows operations of which no others are known to them. */
    void knows(List<Id> heads, long nowMs) {
        behind(heads, nowMs);
        if (heads.equals(history.named())) {
            sayMs = Math.max(sayMs, tools.later(nowMs, PERIOD_MS - PERIOD_MS / 4, PERIOD_MS));
        }
        long spreadMs = GIVE_OF_MEMBER_MS * history.roll().members().size();
        for (Operation operation : history.after(new LinkedHashSet<>(heads))) {
            Id id = operation.id(tools.crypto());
            Long lastMs = said.get(id);
            boolean lately = lastMs != null && Math.abs(nowMs - lastMs) < LATELY_MS;
            if (!lately && giving.size() < GIVEN_MAX) {
                giving.put(id, operation.toBytes());
                giveMs = Math.min(giveMs, tools.later(nowMs, GIVE_MS, GIVE_MS + spreadMs));
            }
        }
    }

    /** An operation was said in the topic: nobody else needs to. */
    void said(Id operation, long nowMs) {
        giving.remove(operation);
        said.remove(operation);
        if (said.size() >= SAID_MAX) {
            said.remove(said.keySet().iterator().next());
        }
        said.put(operation, nowMs);
        if (history.incomplete()) {
            lackMs = Math.min(lackMs, tools.later(nowMs, BEHIND_FROM_MS, BEHIND_TO_MS));
        }
    }

    /** What to say now. */
    List<Notice> due(boolean mates, long nowMs) {
        List<Notice> notices = new ArrayList<>();
        if (nowMs >= giveMs) {
            giveMs = Long.MAX_VALUE;
            giving.values().forEach(bytes -> notices.add(new Notice.Changes(bytes)));
            giving.clear();
        }
        if (nowMs >= lackMs) {
            lackMs = Long.MAX_VALUE;
            lacking.removeIf(history::contains);
            if (!lacking.isEmpty() || history.incomplete()) {
                sayMs = nowMs;
            }
            lacking.clear();
        }
        if (nowMs >= sayMs) {
            // Nobody hears it yet: once there are mates it is said.
            long waitMs = mates ? PERIOD_MS : ALONE_MS;
            sayMs = tools.later(nowMs, waitMs - waitMs / 4, waitMs + waitMs / 4);
            if (mates) {
                notices.add(new Notice.Knows(history.named()));
            }
        }
        return notices;
    }

    long deadlineMs() {
        return Math.min(lackMs, Math.min(sayMs, giveMs));
    }
}
