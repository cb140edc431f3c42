package kith.net.discovery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.net.StoreRecord;
import kith.net.crypto.Randomness;
import kith.net.wire.Address;
import kith.net.wire.Reader;
import kith.net.wire.Writer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the table true: asks who has not been heard from, whom others name and there is room for,
 * and looks around now and then.
 */
final class Upkeep implements Questions.Asker {

    /** 40 s between questions to those not heard from: a table of 130 in an hour and a half. */
    static final long PING_MS = 40_000;

    /** 5 min without an answer, then one is asked whether it is still there. */
    static final long STALE_MS = 300_000;

    /** 1 h between looks at this node's own surroundings: who comes there says so itself. */
    static final long AROUND_MS = 3_600_000;

    /** 1 h for every other distance (Kademlia, section 2.3). */
    static final long REFRESH_MS = 3_600_000;

    /** 3 s between two looks at this node's own surroundings. */
    static final long PAUSE_MS = 3_000;

    /** 1 min between looks at other distances, which fill by every look-up. */
    static final long FAR_PAUSE_MS = 60_000;

    /** 15 s until an empty table tries the addresses kept from before again. */
    static final long RETRY_MS = 15_000;

    /** 32 addresses wait to be asked whether they are there. */
    static final int WAITING_MAX = 32;

    /** 3 of them are asked at once. */
    static final int ASKED_MAX = 3;

    /** 15 s until another is asked to make this node known, doubled after each. */
    static final long ACQUAINT_MS = 15_000;

    /** 10 min: what keeps strangers out seldom changes. */
    static final long ACQUAINT_MS_MAX = 600_000;

    /** 400 ms, some round trips: others ask first whom this node has not asked yet. */
    static final long QUIET_MS = 400;

    /** 32 addresses are kept over a restart: half a day of churn leaves some. */
    static final int KEPT_MAX = 32;

    /**
     * 10 min until an address that others name is asked again: one that is silent, or has no place
     * in the table, is named in every answer.
     */
    static final long TRIED_MS = 600_000;

    /** 512 such addresses: all that three questions at a time reach in a minute or two. */
    static final int TRIED_MAX = 512;

    /** 40: so few ask each other so often that none stays a stranger to another. */
    static final int FAMILIAR = 40;

    /** 10 min between two times they are kept. */
    static final long KEEP_MS = 600_000;

    private static final byte[] TABLE = {'t', 'a', 'b', 'l', 'e'};
    private static final byte[] STANDING = {'s', 't', 'a', 'n', 'd', 'i', 'n', 'g'};

    private final Discovery discovery;
    private final Table table;
    private final Standing standing;
    private final Randomness randomness;
    private final ArrayDeque<Address> waiting = new ArrayDeque<>();

    /** When addresses were asked lately, the earliest first. */
    private final Map<Address, Long> tried = new LinkedHashMap<>();

    private final List<Address> kept = new ArrayList<>();
    private int asked;
    private long pauseMs = ACQUAINT_MS;
    private boolean looking;
    private boolean began;
    private boolean around = true;
    private long pingMs;
    private long lookMs;
    private long farMs;
    private long aroundMs;
    private long retryMs;
    private long keepMs;
    private long quietMs;
    private long acquaintMs;

    Upkeep(Discovery discovery, Table table, Standing standing, Randomness randomness) {
        this.discovery = discovery;
        this.table = table;
        this.standing = standing;
        this.randomness = randomness;
    }

    /** Takes a record back in; false if it is another's. */
    boolean restore(StoreRecord record, long nowMs) {
        byte[] value = record.value();
        if (record.kind() != StoreRecord.Kind.DISCOVERY || value == null) {
            return false;
        }
        Reader in = new Reader(value);
        if (Arrays.equals(record.key(), STANDING)) {
            standing.restore(in, KEEP_MS, nowMs);
            return true;
        }
        while (in.remaining() > 0 && kept.size() < KEPT_MAX) {
            Address address = Address.read(in);
            if (!in.failed()) {
                kept.add(address);
            }
        }
        return true;
    }

    /** A node that is surely there: it knows others. */
    void met(Address at) {
        boolean known = table.find(at) != null || waiting.contains(at) || tried.containsKey(at);
        if (!known && Scope.of(at) != Scope.NONE) {
            waiting.addFirst(at);
            trim();
            around |= table.size() < Table.MANY;
        }
    }

    /** Somebody named an address; it is asked if there is room for it, and it was not lately. */
    void heardOf(Address at) {
        if (!tried.containsKey(at)) {
            heardFrom(at);
        }
    }

    /** Whoever is at an address says so; it is asked if there is room for it. */
    void heardFrom(Address at) {
        if (table.wants(at) && !waiting.contains(at)) {
            waiting.addLast(at);
            trim();
        }
    }

    /** The device is elsewhere. */
    void moved() {
        around = true;
        acquaintMs = 0;
        pauseMs = ACQUAINT_MS;
        aroundMs = 0;
        lookMs = 0;
    }

    /** Looks around soon. */
    void lookAround() {
        around = true;
    }

    /** A look-up of one's own ended. */
    void looked(long nowMs) {
        looking = false;
        lookMs = nowMs + PAUSE_MS;
    }

    /** Whoever answers belongs into the table, and may be told of this node. */
    void heard(Address from, DiscoveryMessage.Answer answer, long nowMs) {
        Table.Entry entry = null;
        if (answer.has(DiscoveryMessage.REACHABLE)) {
            table.trust(from);
            entry = table.answered(from, nowMs);
        } else if (table.find(from) != null || table.doubt(from)) {
            entry = table.answered(from, nowMs);
        }
        boolean reachable = standing.reachable(nowMs);
        boolean acquaint = !reachable && nowMs >= acquaintMs;
        boolean tell = entry != null && !entry.told;
        if (tell || acquaint) {
            int flags = reachable ? DiscoveryMessage.REACHABLE : 0;
            discovery.hello(
                    from,
                    answer.token(),
                    flags | (acquaint ? DiscoveryMessage.ACQUAINT : 0),
                    nowMs);
        }
        if (entry != null) {
            entry.told = true;
        }
        if (acquaint) {
            quietMs = pauseMs == ACQUAINT_MS ? nowMs + QUIET_MS : quietMs;
            acquaintMs = nowMs + pauseMs;
            pauseMs = Math.min(2 * pauseMs, ACQUAINT_MS_MAX);
        }
    }

    /** All are to hear again whether this node can be reached. */
    void tellAll() {
        table.entries().forEach(entry -> entry.told = false);
    }

    @Override
    public void answered(Address from, DiscoveryMessage.Answer answer, long nowMs) {
        asked--;
        for (Address node : answer.nodes()) {
            if (discovery.takes(node, from)) {
                heardOf(node);
            }
        }
    }

    @Override
    public void silent(Address at, long nowMs) {
        asked--;
    }

    void expire(long nowMs) {
        if (nowMs < quietMs) {
            return;
        }
        if (!began) {
            began = true;
            keepMs = nowMs + KEEP_MS / 10;
            farMs = nowMs + FAR_PAUSE_MS;
            keepStanding(nowMs);
        }
        boolean lost = table.size() == 0 || discovery.deaf(nowMs);
        if (lost && waiting.isEmpty() && nowMs >= retryMs && !kept.isEmpty()) {
            retryMs = nowMs + RETRY_MS;
            kept.forEach(this::met);
        }
        tried.values().removeIf(atMs -> nowMs >= atMs + TRIED_MS);
        askWaiting(nowMs);
        if (table.size() == 0) {
            return;
        }
        if (nowMs >= pingMs) {
            pingMs = nowMs + PING_MS;
            if (table.size() < FAMILIAR) {
                standing.prolong(nowMs);
            }
            Table.Entry stalest = table.stalest(nowMs - STALE_MS);
            if (stalest != null) {
                discovery.probe(stalest.address(), (found, thenMs) -> {}, nowMs);
            }
        }
        if (!looking && nowMs >= lookMs) {
            look(nowMs);
        }
        if (nowMs >= keepMs) {
            keepMs = nowMs + KEEP_MS;
            keep();
            keepStanding(nowMs);
        }
    }

    long deadlineMs() {
        return Math.max(quietMs, dueMs());
    }

    private long dueMs() {
        boolean room = asked < ASKED_MAX;
        if (!waiting.isEmpty() && room) {
            return 0;
        }
        if (table.size() == 0) {
            return kept.isEmpty() ? Long.MAX_VALUE : retryMs;
        }
        long deadlineMs = Math.min(pingMs, keepMs);
        if (!looking) {
            deadlineMs = Math.min(deadlineMs, around ? lookMs : Math.max(lookMs, aroundMs));
        }
        return deadlineMs;
    }

    private void askWaiting(long nowMs) {
        for (int i = 0; i < ASKED_MAX && asked < ASKED_MAX && !waiting.isEmpty(); i++) {
            ask(waiting.removeFirst(), nowMs);
        }
    }

    /** Each question for the table is about this node's own surroundings, and so brings news. */
    private void ask(Address to, long nowMs) {
        ask(to, table.center(), nowMs);
    }

    private void ask(Address to, long place, long nowMs) {
        if (tried.size() >= TRIED_MAX) {
            tried.remove(tried.keySet().iterator().next());
        }
        tried.remove(to);
        tried.put(to, nowMs);
        Questions.Ask ask = new Questions.Ask(Place.key(place), Lookup.QUESTION_BYTES, 0);
        if (discovery.ask(to, ask, this, nowMs)) {
            asked++;
        }
    }

    private void look(long nowMs) {
        int forgotten = table.forgotten(nowMs - REFRESH_MS);
        if (around || nowMs >= aroundMs) {
            around = false;
            aroundMs = nowMs + AROUND_MS;
            looking = true;
            discovery.lookAround(table.center(), nowMs);
        } else if (forgotten >= 0 && nowMs >= farMs) {
            farMs = nowMs + FAR_PAUSE_MS;
            long place = table.within(forgotten, randomness.bits());
            if (table.everLooked(forgotten)) {
                refresh(place, nowMs);
            } else {
                looking = true;
                discovery.lookAround(place, nowMs);
            }
        }
    }

    /** One that is near a place names others there. */
    private void refresh(long place, long nowMs) {
        table.looked(place, nowMs);
        for (Address near : table.nearest(place, 1, each -> true)) {
            ask(near, place, nowMs);
        }
    }

    private void keep() {
        Writer value = new Writer(KEPT_MAX * Address.BYTES);
        List<Address> nearest = table.nearest(randomness.bits(), KEPT_MAX, each -> true);
        nearest.forEach(address -> address.write(value));
        kept.clear();
        kept.addAll(nearest);
        discovery.save(new StoreRecord(StoreRecord.Kind.DISCOVERY, TABLE, value.toBytes()));
    }

    private void keepStanding(long nowMs) {
        byte[] value = standing.toBytes(nowMs);
        discovery.save(new StoreRecord(StoreRecord.Kind.DISCOVERY, STANDING, value));
    }

    private void trim() {
        while (waiting.size() > WAITING_MAX) {
            waiting.removeLast();
        }
    }

    /** Who takes the place of one that is gone. */
    void gone(@Nullable Address spare) {
        if (spare != null) {
            heardOf(spare);
        }
    }
}
