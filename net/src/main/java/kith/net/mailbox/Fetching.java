package kith.net.mailbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.net.Id;
import kith.net.sync.IdTree;
import kith.net.wire.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Asks the holders of the own addresses for what waits there. It shows them the ids it got already,
 * and they offer the others; nothing says that it is the receiver.
 */
final class Fetching {

    /** 30 days back at most: nothing lives longer. */
    static final int DAYS_MAX = 30;

    /** Looks after coming online: what was on its way to holders meanwhile; then each two hours. */
    private static final long[] PAUSES_MS = {5 * 60_000, 30 * 60_000, 2 * 3_600_000};

    /** 5 of the ten are asked first; all later, for what was on its way among them. */
    private static final int ASKED_FIRST = 5;

    /** A minute more for what holders said they have. */
    static final long AGAIN_MS = 60_000;

    /** 5 such minutes: who says so and gives nothing is not waited for. */
    private static final int AGAIN_MAX = 5;

    /** 4096 envelopes of which the address is remembered. */
    static final int COMING_MAX = 4096;

    private final MailboxTools tools;
    private final Secrets secrets;
    private final Circles circles;
    private final Visits visits;
    private final Map<Id, Fetch> fetches = new LinkedHashMap<>();
    private final Map<Id, Id> coming = new LinkedHashMap<>();
    private boolean wanted;

    private static final class Fetch {
        final Id address;
        final long day;
        final IdTree got = new IdTree();
        final Set<Id> expected = new LinkedHashSet<>();
        final Set<Id> todo = new LinkedHashSet<>();
        final Set<Id> asked = new LinkedHashSet<>();
        long nextMs;
        int rounds;
        int count = ASKED_FIRST;

        /** Whether some holder was heard: until then the device may be the one that is away. */
        boolean answered;

        int again;

        Fetch(Id address, long day, long nowMs) {
            this.address = address;
            this.day = day;
            this.nextMs = nowMs;
        }
    }

    Fetching(MailboxTools tools, Secrets secrets, Circles circles, Visits visits) {
        this.tools = tools;
        this.secrets = secrets;
        this.circles = circles;
        this.visits = visits;
    }

    /** Somebody may have written: there are contacts. */
    void wanted(long nowMs) {
        if (!wanted) {
            wanted = true;
            tools.alarm().at(nowMs);
        }
    }

    /** The device is online again: looks at once. */
    void hurry(long nowMs) {
        for (Fetch fetch : fetches.values()) {
            fetch.rounds = 0;
            fetch.nextMs = Math.min(fetch.nextMs, nowMs);
        }
        tools.alarm().at(nowMs);
    }

    /** Whether an address is an own one that is looked after now. */
    boolean owns(Id address) {
        return fetches.containsKey(address);
    }

    /** What was got under an own address, for a node that was asked; else null. */
    @Nullable IdTree set(Id address, Id node) {
        Fetch fetch = fetches.get(address);
        return fetch != null && fetch.asked.contains(node) ? fetch.got : null;
    }

    void expire(long nowMs) {
        if (!wanted) {
            return;
        }
        long today = Addresses.day(nowMs);
        long from = secrets.lastDay() < 0 ? today - 1 : secrets.lastDay() - 1;
        for (long day = Math.max(from, today - DAYS_MAX); day <= today; day++) {
            for (Id address : secrets.addresses(day, nowMs)) {
                if (!fetches.containsKey(address)) {
                    fetches.put(address, new Fetch(address, day, nowMs));
                }
            }
        }
        tools.alarm().at(Addresses.dayMs(today + 1));
        for (Fetch fetch : new ArrayList<>(fetches.values())) {
            if (nowMs >= fetch.nextMs) {
                round(fetch, nowMs);
            }
            tools.alarm().at(fetch.nextMs);
        }
    }

    private void round(Fetch fetch, long nowMs) {
        boolean old = fetch.day < Addresses.day(nowMs) - 1;
        boolean over = old && fetch.answered && fetch.rounds > 1;
        if (over && fetch.expected.isEmpty()) {
            fetches.remove(fetch.address);
            settle(nowMs);
            return;
        }
        if (!circles.known(fetch.address, nowMs)) {
            fetch.nextMs = circles.againMs(fetch.address, nowMs);
            return;
        }
        boolean waits = !fetch.expected.isEmpty() && fetch.again < AGAIN_MAX;
        fetch.again = waits ? fetch.again + 1 : 0;
        if (!waits) {
            fetch.expected.clear();
        }
        long pauseMs = PAUSES_MS[Math.min(fetch.rounds, PAUSES_MS.length - 1)];
        fetch.nextMs = nowMs + pauseMs + tools.below(pauseMs / 8);
        fetch.count = fetch.rounds == 0 ? ASKED_FIRST : Circles.HOLDERS;
        fetch.rounds++;
        fetch.asked.clear();
        for (Place place : circles.nearest(fetch.address, fetch.count, nowMs)) {
            ask(fetch, place, nowMs);
        }
        settle(nowMs);
    }

    private void ask(Fetch fetch, Place place, long nowMs) {
        fetch.todo.add(place.node());
        if (visits.visit(place, nowMs)) {
            compare(fetch, place.node(), nowMs);
        }
    }

    private void compare(Fetch fetch, Id node, long nowMs) {
        if (fetch.todo.remove(node)) {
            visits.awaits(node, nowMs);
            fetch.asked.add(node);
            tools.outputs().add(new MailboxOutput.Compare(node, fetch.address));
        }
    }

    /** All days were asked about once: next time it begins where this one ends. */
    private void settle(long nowMs) {
        for (Fetch fetch : fetches.values()) {
            if (!fetch.answered) {
                return;
            }
        }
        secrets.asked(Addresses.day(nowMs));
    }

    void found(Id address, long nowMs) {
        Fetch fetch = fetches.get(address);
        if (fetch != null && fetch.nextMs > nowMs && fetch.todo.isEmpty()) {
            fetch.nextMs = nowMs;
            tools.alarm().at(nowMs);
        }
    }

    void up(Id node, long nowMs) {
        for (Fetch fetch : fetches.values()) {
            compare(fetch, node, nowMs);
        }
    }

    /** A holder did not come or did not answer: the next nearest is asked. */
    void lost(Id node, long nowMs) {
        for (Fetch fetch : fetches.values()) {
            boolean asked = fetch.asked.remove(node);
            if (fetch.todo.remove(node) || asked) {
                for (Place place : circles.nearest(fetch.address, fetch.count, nowMs)) {
                    if (!fetch.asked.contains(place.node()) && !fetch.todo.contains(place.node())) {
                        ask(fetch, place, nowMs);
                    }
                }
            }
        }
    }

    /** A holder says it has something that did not come yet. */
    void missing(Id address, Id envelope, long nowMs) {
        Fetch fetch = fetches.get(address);
        if (fetch != null && fetch.expected.size() < COMING_MAX) {
            fetch.expected.add(envelope);
            fetch.nextMs = Math.min(fetch.nextMs, nowMs + AGAIN_MS);
            tools.alarm().at(fetch.nextMs);
        }
    }

    /** A comparison is over; whether the node is to be dropped. */
    boolean compared(Id node, Id address, @Nullable Reason reason, long nowMs) {
        Fetch fetch = fetches.get(address);
        if (fetch == null || !fetch.asked.contains(node)) {
            return false;
        }
        visits.touch(node, nowMs);
        if (reason == null || reason == Reason.FULL || reason == Reason.UNKNOWN_TARGET) {
            fetch.answered = true;
            settle(nowMs);
        }
        if (reason == Reason.FULL) {
            fetch.nextMs = Math.min(fetch.nextMs, nowMs + AGAIN_MS);
            tools.alarm().at(fetch.nextMs);
        }
        return reason != null
                && reason != Reason.FULL
                && reason != Reason.UNKNOWN_TARGET
                && reason != Reason.ENDED;
    }

    /** A holder offers an envelope of an own address. */
    void offered(Id address, Id envelope) {
        if (coming.size() >= COMING_MAX) {
            coming.remove(coming.keySet().iterator().next());
        }
        coming.put(envelope, address);
    }

    /** An own envelope is here, by whatever way. */
    void got(Id envelope) {
        Id address = coming.get(envelope);
        Fetch fetch = address == null ? null : fetches.get(address);
        if (fetch != null) {
            fetch.got.add(envelope);
            fetch.expected.remove(envelope);
        }
    }

    /** The holders that were asked about the address under which an envelope came. */
    Set<Id> holders(Id envelope) {
        Id address = coming.remove(envelope);
        Fetch fetch = address == null ? null : fetches.get(address);
        return fetch == null ? new LinkedHashSet<>() : new LinkedHashSet<>(fetch.asked);
    }

    /** An envelope is known to be settled: holders need not be asked for it. */
    void settled(Id address, Id envelope) {
        Fetch fetch = fetches.get(address);
        if (fetch != null) {
            fetch.got.add(envelope);
            fetch.expected.remove(envelope);
        }
    }

    List<Id> addresses() {
        return new ArrayList<>(fetches.keySet());
    }
}
