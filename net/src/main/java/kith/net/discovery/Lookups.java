package kith.net.discovery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import kith.net.Id;
import kith.net.crypto.Crypto;

/** Look-ups under way, those that wait, and what they say about how many nodes there are. */
final class Lookups {

    /** 9 look-ups: how far their twentieth node was says how dense nodes stand. */
    static final int RADII = 9;

    /** 3: with fewer, it is not known. */
    static final int RADII_MIN = 3;

    /** The number of a look-up for the table itself, of which there is one at a time. */
    static final long OWN = 0;

    private final Crypto crypto;
    private final Table table;
    private final Owner owner;
    private final Map<Long, Lookup> active = new LinkedHashMap<>();
    private final ArrayDeque<Lookup.Wish> waiting = new ArrayDeque<>(2);
    private final ArrayDeque<Long> radii = new ArrayDeque<>(RADII);
    private long number = OWN;

    /** Asks for look-ups, and hears of their ends. */
    interface Owner extends Lookup.Asking {

        void ended(long number, Lookup lookup, long nowMs);
    }

    Lookups(Crypto crypto, Table table, Owner owner) {
        this.crypto = crypto;
        this.table = table;
        this.owner = owner;
    }

    /** A look-up for somebody; its number, or -1 if too many wait. */
    long add(Id target, boolean records, long nowMs) {
        if (waiting.size() >= Discovery.LOOKUPS_WAITING_MAX) {
            return -1;
        }
        waiting.add(new Lookup.Wish(++number, target, records, 0, nowMs));
        return number;
    }

    /** A look-up for the table. */
    void around(long place, long nowMs) {
        start(new Lookup.Wish(OWN, Place.key(place), false, 0, nowMs), nowMs);
    }

    /** Ends those that are done, and begins others. */
    void advance(long nowMs) {
        for (Lookup lookup : new ArrayList<>(active.values())) {
            endIfDone(lookup, nowMs);
        }
        while (!waiting.isEmpty() && active.size() < Discovery.LOOKUPS_MAX) {
            start(waiting.remove(), nowMs);
        }
    }

    long deadlineMs() {
        long deadlineMs = Long.MAX_VALUE;
        for (Lookup lookup : active.values()) {
            deadlineMs = Math.min(deadlineMs, lookup.endMs());
        }
        return deadlineMs;
    }

    private void start(Lookup.Wish asked, long nowMs) {
        Lookup.Wish wish =
                new Lookup.Wish(asked.number(), asked.target(), asked.records(), radius(), nowMs);
        long place = Place.of(wish.target());
        table.looked(place, nowMs);
        Lookup lookup = new Lookup(wish, crypto, owner);
        active.put(wish.number(), lookup);
        lookup.begin(table.nearest(place, Table.BUCKET_MAX, each -> true), nowMs);
        lookup.step(nowMs);
        endIfDone(lookup, nowMs);
    }

    private void endIfDone(Lookup lookup, long nowMs) {
        long ended = lookup.wish().number();
        if (!lookup.done(nowMs) || !active.remove(ended, lookup)) {
            return;
        }
        if (lookup.reach() != 0) {
            radii.add(lookup.reach());
            if (radii.size() > RADII) {
                radii.remove();
            }
        }
        owner.ended(ended, lookup, nowMs);
    }

    /** The median distance, unsigned, of the twentieth node found lately; 0: too few look-ups. */
    private long radius() {
        if (radii.size() < RADII_MIN) {
            return 0;
        }
        // The highest bit turned round, signed numbers are in the order of unsigned ones.
        long[] sorted = radii.stream().mapToLong(radius -> radius ^ Long.MIN_VALUE).toArray();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2] ^ Long.MIN_VALUE;
    }
}
