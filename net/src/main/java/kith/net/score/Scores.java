package kith.net.score;

import java.util.LinkedHashMap;
import java.util.Map;
import kith.net.Id;
import kith.net.wire.Address;
import kith.net.wire.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Local scores: each offence adds points to the node and, fewer, to the network prefix it came
 * from; points fade with time. Whoever reaches the limit is barred until enough have faded. Scores
 * are never told to anybody, so nobody can be slandered.
 *
 * <p>Only offences a node must have committed itself count: what was authenticated by its link. A
 * spoofed datagram costs nobody a point.
 */
public final class Scores {

    /** 100 points bar a node: twenty malformed frames, or four forged packets of envelopes. */
    public static final int NODE_POINTS_MAX = 100;

    /** Ten nodes' worth: many honest people may share one address behind a NAT. */
    public static final int PREFIX_POINTS_MAX = 1000;

    /** One point fades in six seconds: a barred node is heard again after some minutes. */
    public static final long FADE_MS = 6_000;

    /** A node stays barred until it has fewer points than this, so that it does not flutter. */
    public static final int FORGIVEN_POINTS = 50;

    /** 4096 names, some 500 KB; beyond it the one that offended least recently is forgotten. */
    public static final int ENTRIES_MAX = 4096;

    private final Map<Object, Entry> entries = new LinkedHashMap<>();

    /**
     * Counts an offence and says whether the node is barred by now.
     *
     * @param at where the node's link leads, null if through a relay
     */
    public boolean offended(Id node, @Nullable Address at, Reason reason, long nowMs) {
        int points = points(reason);
        if (points > 0) {
            entry(node, nowMs).add(points, NODE_POINTS_MAX);
            if (at != null) {
                entry(at.prefix(), nowMs).add(points, PREFIX_POINTS_MAX);
            }
        }
        return barred(node, at, nowMs);
    }

    /** Whether nothing is to be accepted from this node, or from where it is. */
    public boolean barred(Id node, @Nullable Address at, long nowMs) {
        return barred(node, nowMs) || (at != null && barred(at.prefix(), nowMs));
    }

    /** The node's points now. */
    public long points(Id node, long nowMs) {
        Entry entry = entries.get(node);
        return entry == null ? 0 : entry.points(nowMs);
    }

    /** How many nodes and prefixes are remembered. */
    public int size() {
        return entries.size();
    }

    private boolean barred(Object key, long nowMs) {
        Entry entry = entries.get(key);
        if (entry == null) {
            return false;
        }
        long points = entry.points(nowMs);
        if (points < FORGIVEN_POINTS) {
            entry.barred = false;
        }
        if (points == 0) {
            entries.remove(key);
        }
        return entry.barred;
    }

    private Entry entry(Object key, long nowMs) {
        Entry entry = entries.remove(key);
        if (entry == null) {
            if (entries.size() == ENTRIES_MAX) {
                entries.remove(entries.keySet().iterator().next());
            }
            entry = new Entry(nowMs);
        }
        entry.fade(nowMs);
        entries.put(key, entry);
        return entry;
    }

    /** What a link's owner must have done on purpose costs most; what loss explains is free. */
    private static int points(Reason reason) {
        return switch (reason) {
            case FORGED -> 25;
            case INVALID_FIELD, TRUNCATED, TRAILING_BYTES, TOO_LONG -> 5;
            case UNEXPECTED, REFUSED -> 1;
            case FULL,
                    UNKNOWN_TARGET,
                    UNKNOWN_KIND,
                    REPLAYED,
                    EXPIRED,
                    STALE,
                    CONFLICT,
                    ENDED,
                    REPLACED ->
                    0;
        };
    }

    private static final class Entry {

        private long points;
        private long sinceMs;
        private boolean barred;

        Entry(long nowMs) {
            sinceMs = nowMs;
        }

        void add(int more, int max) {
            points += more;
            barred |= points >= max;
        }

        long points(long nowMs) {
            return Math.max(0, points - Math.max(0, nowMs - sinceMs) / FADE_MS);
        }

        void fade(long nowMs) {
            long faded = Math.max(0, nowMs - sinceMs) / FADE_MS;
            points = Math.max(0, points - faded);
            sinceMs += faded * FADE_MS;
        }
    }
}
