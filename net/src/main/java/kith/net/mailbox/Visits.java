package kith.net.mailbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.net.Id;

/** Links made for the sake of mail, and ended when there is nothing more to say. */
final class Visits {

    /** 15 s for a link, through a relay too. */
    static final long COME_MS = 15_000;

    /** 20 s more: no handshake lasts longer. */
    private static final long LATE_MS = 20_000;

    /** 24 s without a word: longer than a proof may take, shorter than between keep-alives. */
    static final long IDLE_MS = 24_000;

    /** 35 s: a comparison waits 30 s for an answer, and who gives none is to be found out. */
    static final long ANSWER_MS = 35_000;

    private final MailboxTools tools;
    private final Set<Id> linked = new LinkedHashSet<>();
    private final Map<Id, Long> coming = new LinkedHashMap<>();

    /** Those that did not come in time, whose handshakes may still end well. */
    private final Map<Id, Long> late = new LinkedHashMap<>();

    private final Map<Id, Long> usedMs = new LinkedHashMap<>();

    Visits(MailboxTools tools) {
        this.tools = tools;
    }

    boolean linked(Id node) {
        return linked.contains(node);
    }

    /** Whether the node is here; if not, it is visited. */
    boolean visit(Place place, long nowMs) {
        Id node = place.node();
        if (linked.contains(node)) {
            touch(node, nowMs);
            return true;
        }
        if (!coming.containsKey(node)) {
            coming.put(node, nowMs + COME_MS);
            tools.alarm().at(nowMs + COME_MS);
            tools.outputs().add(new MailboxOutput.Visit(place));
        }
        return false;
    }

    /** Something is said on the link with a node. */
    void touch(Id node, long nowMs) {
        usedMs.computeIfPresent(node, (same, beforeMs) -> Math.max(beforeMs, nowMs));
    }

    /** A comparison begins: the node is not left before its answer is due. */
    void awaits(Id node, long nowMs) {
        touch(node, nowMs + ANSWER_MS - IDLE_MS);
    }

    void up(Id node, long nowMs) {
        linked.add(node);
        boolean visited = coming.remove(node) != null;
        if (visited || late.remove(node) != null) {
            usedMs.put(node, nowMs);
            tools.alarm().at(nowMs + IDLE_MS);
        }
    }

    void down(Id node) {
        linked.remove(node);
        usedMs.remove(node);
    }

    /** Leaves those with whom there is nothing more to say; who did not come in time. */
    List<Id> expire(long nowMs) {
        List<Id> absent = new ArrayList<>();
        late.values().removeIf(untilMs -> nowMs >= untilMs);
        for (Map.Entry<Id, Long> entry : new ArrayList<>(coming.entrySet())) {
            if (nowMs >= entry.getValue()) {
                coming.remove(entry.getKey());
                late.put(entry.getKey(), nowMs + LATE_MS);
                absent.add(entry.getKey());
                tools.outputs().add(new MailboxOutput.Leave(entry.getKey()));
            } else {
                tools.alarm().at(entry.getValue());
            }
        }
        for (Map.Entry<Id, Long> entry : new ArrayList<>(usedMs.entrySet())) {
            if (nowMs >= entry.getValue() + IDLE_MS) {
                usedMs.remove(entry.getKey());
                tools.outputs().add(new MailboxOutput.Leave(entry.getKey()));
            } else {
                tools.alarm().at(entry.getValue() + IDLE_MS);
            }
        }
        return absent;
    }
}
