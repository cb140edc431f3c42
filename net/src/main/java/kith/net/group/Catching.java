package kith.net.group;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import kith.net.Id;
import kith.net.crypto.Crypto;

/** Members tell each other what they know of the group, so that all get to know all of it. */
final class Catching {

    /** 10 min between words on what is known, a quarter more or less. */
    static final long PERIOD_MS = 600_000;

    /** Up to 2 s before who lacks something says so: others lack it too. */
    static final long BEHIND_MS = 2_000;

    /** Up to 10 s in a new topic: few speak before others have said the same. */
    static final long MEETING_MS = 10_000;

    /** 0.5 to 3 s before it is given: others have it too. */
    static final long GIVE_FROM_MS = 500;

    static final long GIVE_TO_MS = 3_000;

    /** 5 s until there may be somebody linked. */
    static final long ALONE_MS = 5_000;

    /** 64 operations at once: the topic takes no more of one member. */
    static final int GIVEN_MAX = 64;

    private final GroupTools tools;
    private final History history;
    private final Map<Id, byte[]> giving = new LinkedHashMap<>();
    private long sayMs;
    private long giveMs = Long.MAX_VALUE;

    Catching(GroupTools tools, History history) {
        this.tools = tools;
        this.history = history;
    }

    /** This device may lack something. */
    void behind(long nowMs) {
        sayMs = Math.min(sayMs, tools.later(nowMs, 100, BEHIND_MS));
    }

    /** The group meets elsewhere: one of those who know the same says so. */
    void met(long nowMs) {
        sayMs = Math.min(sayMs, tools.later(nowMs, 100, MEETING_MS));
    }

    /** Somebody knows operations of which no others are known to them. */
    void knows(List<Id> heads, long nowMs) {
        for (Id head : heads) {
            if (!history.contains(head)) {
                behind(nowMs);
                return;
            }
        }
        if (heads.equals(history.named())) {
            sayMs = Math.max(sayMs, tools.later(nowMs, PERIOD_MS - PERIOD_MS / 4, PERIOD_MS));
        }
        for (Operation operation : history.after(new LinkedHashSet<>(heads))) {
            if (giving.size() < GIVEN_MAX) {
                giving.put(operation.id(tools.crypto()), operation.toBytes());
                giveMs = Math.min(giveMs, tools.later(nowMs, GIVE_FROM_MS, GIVE_TO_MS));
            }
        }
    }

    /** Somebody gave an operation: nobody else needs to. */
    void changed(byte[] bytes, Crypto crypto) {
        Operation operation = Operation.parse(bytes).orNull();
        if (operation != null) {
            giving.remove(operation.id(crypto));
        }
        if (history.incomplete()) {
            sayMs = Math.min(sayMs, giveMs);
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
        return Math.min(sayMs, giveMs);
    }
}
