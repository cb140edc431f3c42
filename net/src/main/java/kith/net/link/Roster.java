package kith.net.link;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import kith.net.Id;
import kith.net.wire.Reason;
import org.jspecify.annotations.Nullable;

/**
 * The links that stand, at most one of them for a node. Which one it is when both sides dialed is
 * decided alike on both: see {@code docs/protocol/link.md}, "One link for two nodes".
 */
final class Roster implements LinkSetup.Owner {

    private final LinkTools tools;
    private final Map<Integer, Link> byIndex = new LinkedHashMap<>();
    private final Map<Id, Link> byNode = new LinkedHashMap<>();
    private final Groups answeredGroups = new Groups();
    private final Map<Integer, Path> groupOf = new LinkedHashMap<>();
    private final Dialing dialing;
    private final Answering answering;
    private long dueMs = Long.MAX_VALUE;

    Roster(LinkTools tools) {
        this.tools = tools;
        this.dialing = new Dialing(tools, this);
        this.answering = new Answering(tools, this);
    }

    Dialing dialing() {
        return dialing;
    }

    Answering answering() {
        return answering;
    }

    @Nullable Link link(int index) {
        return byIndex.get(index);
    }

    @Nullable Link of(Id node) {
        return byNode.get(node);
    }

    int size() {
        return byIndex.size();
    }

    boolean full() {
        return byIndex.size() >= tools.bounds().linksMax();
    }

    /** Whether one more link may be begun by others from a path. */
    boolean hasRoomFor(Path from) {
        return !full()
                && groupOf.size() < tools.bounds().answeredMax()
                && answeredGroups.count(from) < tools.bounds().groupMax();
    }

    /** A random index that nothing has: who does not see the link's datagrams cannot name it. */
    int newIndex() {
        int index;
        do {
            index = (int) tools.randomness().bits();
        } while (byIndex.containsKey(index) || dialing.knows(index) || answering.knows(index));
        return index;
    }

    /** Our dial was answered. The link stands at once, unless it is to take another one's place. */
    void dialed(Link link, Dial dial) {
        put(link);
        if (!dial.quiet) {
            byNode.put(link.node(), link);
            tools.outputs().add(new LinkOutput.Up(link, dial.attempt));
        }
    }

    /** The other side's dial is finished. */
    @Nullable Reason answered(Link link, long nowMs) {
        if (link.node().equals(tools.own().id())) {
            return Reason.REFUSED;
        }
        Link dialed = dialing.unconfirmed(link.node());
        if (dialed != null && ownDialWins(link.node())) {
            return Reason.REPLACED;
        }
        Link old = byNode.get(link.node());
        if (old == null && !hasRoomFor(link.path())) {
            link.close(nowMs);
            return Reason.FULL;
        }
        replace(dialed);
        replace(byNode.get(link.node()));
        put(link);
        groupOf.put(link.ownIndex(), link.path());
        answeredGroups.add(link.path(), 1);
        byNode.put(link.node(), link);
        tools.outputs().add(new LinkOutput.Up(link, 0));
        link.keepAlive(nowMs);
        return null;
    }

    /** Both dialed and neither heard the other yet: the dial of the smaller id counts. */
    private boolean ownDialWins(Id other) {
        return tools.own().id().compareTo(other) < 0;
    }

    private void put(Link link) {
        byIndex.put(link.ownIndex(), link);
        wake(link.deadlineMs());
    }

    private void replace(@Nullable Link old) {
        if (old != null) {
            ended(old, Reason.REPLACED);
        }
    }

    @Override
    public void heard(Link link, long nowMs) {
        Dial dial = dialing.confirmed(link);
        if (dial != null && dial.quiet) {
            replace(byNode.get(link.node()));
            byNode.put(link.node(), link);
            tools.outputs().add(new LinkOutput.Up(link, dial.attempt));
        }
    }

    @Override
    public void wake(long atMs) {
        dueMs = Math.min(dueMs, atMs);
    }

    @Override
    public void ended(Link link, Reason reason) {
        link.end();
        Dial dial = dialing.forget(link);
        if (dial != null && dial.quiet) {
            // Nobody was told of the link, but somebody waits for what becomes of the dial.
            tools.outputs().add(new LinkOutput.Failed(dial.attempt, dial.to, reason));
        }
        byIndex.remove(link.ownIndex());
        Path path = groupOf.remove(link.ownIndex());
        if (path != null) {
            answeredGroups.add(path, -1);
        }
        if (byNode.remove(link.node(), link)) {
            tools.outputs().add(new LinkOutput.Down(link, reason));
        }
    }

    /** A dial was given up, before its answer or before the other side was heard. */
    void failed(Dial dial) {
        if (dial.link != null && byNode.get(dial.link.node()) == dial.link) {
            ended(dial.link, Reason.EXPIRED);
            return;
        }
        if (dial.link != null) {
            ended(dial.link, Reason.EXPIRED);
        }
        tools.outputs().add(new LinkOutput.Failed(dial.attempt, dial.to, dial.reason));
    }

    long dueMs() {
        return dueMs;
    }

    void expire(long nowMs) {
        if (nowMs < dueMs) {
            return;
        }
        dueMs = Long.MAX_VALUE;
        wake(dialing.expire(nowMs));
        wake(answering.expire(nowMs));
        for (Link link : new ArrayList<>(byIndex.values())) {
            Reason over = link.expire(nowMs);
            if (over != null) {
                ended(link, over);
            } else {
                wake(link.deadlineMs());
            }
        }
    }
}
