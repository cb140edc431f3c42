package kith.net.discovery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import kith.net.crypto.Crypto;
import kith.net.wire.Address;
import org.jspecify.annotations.Nullable;

/**
 * Reachable addresses by how near their places are to this node's (Kademlia): many near, few of the
 * far. All have answered a question from here.
 */
final class Table {

    /** 20 (k): with a half-life of an hour one of them is still there after four. */
    static final int BUCKET_MAX = 20;

    /** 32: beyond the part of a place that the network decides, all is one bucket. */
    static final int BUCKETS = Place.NETWORK_BITS;

    /** 20 of one /16 or /32 in the whole table. */
    static final int WIDE_MAX = 20;

    /** 4 addresses wait for room in a bucket. */
    static final int SPARES_MAX = 4;

    /** 16 addresses that only this node may be able to reach. */
    static final int DOUBTED_MAX = 16;

    /** 8: with fewer others known, those that only this node may be able to reach are kept. */
    static final int FEW = 8;

    /** 24: then they are not needed any more. */
    static final int MANY = 24;

    /** Two questions in vain, each sent twice. */
    static final int FAILURES_MAX = 2;

    private final Crypto crypto;
    private final @Nullable Bucket[] buckets = new Bucket[BUCKETS];
    private final List<Address> doubted = new ArrayList<>(0);
    private long center;
    private int size;

    private static final class Bucket {
        final ArrayList<Entry> entries = new ArrayList<>(4);
        final ArrayList<Address> spares = new ArrayList<>(0);
        long lookedMs;
    }

    /** An address in 48 bytes, as there are hundreds in each of many simulated peers. */
    static final class Entry {
        private final long high;
        private final long low;
        private final int port;
        private final long place;
        private long heardMs;
        private byte failures;

        /** Whether it was told that this node can be reached. */
        boolean told;

        private Entry(Address address, long place, long nowMs) {
            this.high = address.high();
            this.low = address.low();
            this.port = address.port();
            this.place = place;
            this.heardMs = nowMs;
        }

        Address address() {
            return new Address(high, low, port);
        }

        private boolean is(Address address) {
            return low == address.low() && port == address.port() && high == address.high();
        }
    }

    Table(long center, Crypto crypto) {
        this.center = center;
        this.crypto = crypto;
    }

    int size() {
        return size;
    }

    long center() {
        return center;
    }

    /** Sorts all anew around another place. */
    void center(long place) {
        if (place == center) {
            return;
        }
        List<Entry> all = entries();
        Arrays.fill(buckets, null);
        size = 0;
        center = place;
        for (Entry entry : all) {
            Bucket bucket = bucket(entry.place);
            if (bucket.entries.size() < BUCKET_MAX) {
                bucket.entries.add(entry);
                size++;
            }
        }
    }

    List<Entry> entries() {
        List<Entry> all = new ArrayList<>(size);
        for (Bucket bucket : buckets) {
            if (bucket != null) {
                all.addAll(bucket.entries);
            }
        }
        return all;
    }

    @Nullable Entry find(Address address) {
        Bucket bucket = buckets[index(Place.of(address, crypto))];
        if (bucket != null) {
            for (Entry entry : bucket.entries) {
                if (entry.is(address)) {
                    return entry;
                }
            }
        }
        return null;
    }

    /** Whether the address is new here and would be taken, once it has answered. */
    boolean wants(Address address) {
        if (Scope.of(address) == Scope.NONE || find(address) != null) {
            return false;
        }
        Bucket bucket = buckets[index(Place.of(address, crypto))];
        return bucket == null || (weakest(bucket) >= 0 && diverse(bucket, address));
    }

    /** The address answered; its entry, null if it only waits for room or is not taken. */
    @Nullable Entry answered(Address address, long nowMs) {
        Entry known = find(address);
        if (known != null) {
            known.heardMs = nowMs;
            known.failures = 0;
            return known;
        }
        if (Scope.of(address) == Scope.NONE) {
            return null;
        }
        long place = Place.of(address, crypto);
        Bucket bucket = bucket(place);
        if (!diverse(bucket, address)) {
            return null;
        }
        int weakest = weakest(bucket);
        if (weakest < 0) {
            spare(bucket, address);
            return null;
        }
        Entry entry = new Entry(address, place, nowMs);
        if (weakest < bucket.entries.size()) {
            bucket.entries.set(weakest, entry);
        } else {
            bucket.entries.add(entry);
            size++;
        }
        if (size >= MANY) {
            forgetDoubted();
        }
        return entry;
    }

    private void forgetDoubted() {
        for (Address address : doubted) {
            Bucket bucket = bucket(Place.of(address, crypto));
            if (bucket.entries.removeIf(entry -> entry.is(address))) {
                size--;
            }
        }
        doubted.clear();
    }

    /** Only this node may be able to reach an address; false if it knows enough without it. */
    boolean doubt(Address address) {
        boolean known = find(address) != null || doubted.contains(address);
        return !known && size < FEW && doubted.size() < DOUBTED_MAX && doubted.add(address);
    }

    /** Others can reach the address, too. */
    void trust(Address address) {
        doubted.remove(address);
    }

    /** Whether others may be told of an address. */
    boolean tells(Address address) {
        return !doubted.contains(address);
    }

    /**
     * The address did not answer; who may take its place and has to be asked, or null.
     *
     * @param deaf nobody else did either, so this node may be the one that is not there
     */
    @Nullable Address silent(Address address, boolean deaf) {
        Entry entry = find(address);
        Bucket bucket = buckets[index(Place.of(address, crypto))];
        if (bucket == null) {
            return null;
        }
        bucket.spares.remove(address);
        doubted.remove(address);
        if (entry == null) {
            return null;
        }
        entry.failures = (byte) Math.min(entry.failures + 1, FAILURES_MAX);
        if (deaf || entry.failures < FAILURES_MAX) {
            return null;
        }
        bucket.entries.remove(entry);
        size--;
        return bucket.spares.isEmpty() ? null : bucket.spares.remove(bucket.spares.size() - 1);
    }

    /** Up to {@code count} addresses that a filter lets through, the nearest to a place first. */
    List<Address> nearest(long target, int count, Predicate<Address> filter) {
        Entry[] best = new Entry[count];
        int found = 0;
        for (Bucket bucket : buckets) {
            if (bucket == null) {
                continue;
            }
            for (Entry entry : bucket.entries) {
                boolean nearer =
                        found < count
                                || Long.compareUnsigned(
                                                entry.place ^ target,
                                                best[count - 1].place ^ target)
                                        < 0;
                if (nearer && entry.failures == 0 && filter.test(entry.address())) {
                    found = insert(best, found, entry, target);
                }
            }
        }
        List<Address> nearest = new ArrayList<>(found);
        for (int i = 0; i < found; i++) {
            nearest.add(best[i].address());
        }
        return nearest;
    }

    private static int insert(Entry[] best, int found, Entry entry, long target) {
        int at = Math.min(found, best.length - 1);
        while (at > 0
                && Long.compareUnsigned(best[at - 1].place ^ target, entry.place ^ target) > 0) {
            best[at] = best[at - 1];
            at--;
        }
        best[at] = entry;
        return Math.min(found + 1, best.length);
    }

    /** The one not heard from for the longest time, if that is before a time. */
    @Nullable Entry stalest(long beforeMs) {
        Entry stalest = null;
        for (Entry entry : entries()) {
            if (entry.heardMs < (stalest == null ? beforeMs : stalest.heardMs)) {
                stalest = entry;
            }
        }
        return stalest;
    }

    /** A bucket nobody looked into since a time, farther than the nearest one; -1: none. */
    int forgotten(long beforeMs) {
        int nearest = BUCKETS - 1;
        while (nearest > 0 && (buckets[nearest] == null || buckets[nearest].entries.isEmpty())) {
            nearest--;
        }
        for (int i = 0; i < nearest; i++) {
            Bucket bucket = buckets[i];
            if (bucket == null || bucket.lookedMs < beforeMs) {
                return i;
            }
        }
        return -1;
    }

    /** Whether anybody ever looked into a bucket. */
    boolean everLooked(int bucket) {
        Bucket it = buckets[bucket];
        return it != null && it.lookedMs > 0;
    }

    /** Somebody looks for a place. */
    void looked(long target, long nowMs) {
        bucket(target).lookedMs = nowMs;
    }

    /** A place in a bucket, the rest of it random. */
    long within(int bucket, long random) {
        long flipped = center ^ (Long.MIN_VALUE >>> bucket);
        long rest = -1L >>> bucket >>> 1;
        return (flipped & ~rest) | (random & rest);
    }

    private Bucket bucket(long place) {
        int index = index(place);
        Bucket bucket = buckets[index];
        if (bucket == null) {
            bucket = new Bucket();
            buckets[index] = bucket;
        }
        return bucket;
    }

    private int index(long place) {
        return Math.min(Long.numberOfLeadingZeros(place ^ center), BUCKETS - 1);
    }

    /** The index for a newcomer: at the end, or of one that fails; -1 if all are good. */
    private static int weakest(Bucket bucket) {
        if (bucket.entries.size() < BUCKET_MAX) {
            return bucket.entries.size();
        }
        for (int i = 0; i < bucket.entries.size(); i++) {
            if (bucket.entries.get(i).failures > 0) {
                return i;
            }
        }
        return -1;
    }

    private boolean diverse(Bucket bucket, Address address) {
        long near = Place.near(address);
        int same = 0;
        for (Entry entry : bucket.entries) {
            same += Place.near(entry.address()) == near ? 1 : 0;
        }
        if (same >= Diversity.NEAR_MAX) {
            return false;
        }
        long wide = Place.wide(address);
        int together = 0;
        for (Bucket each : buckets) {
            if (each != null) {
                for (Entry entry : each.entries) {
                    together += Place.wide(entry.address()) == wide ? 1 : 0;
                }
            }
        }
        return together < WIDE_MAX;
    }

    private static void spare(Bucket bucket, Address address) {
        bucket.spares.remove(address);
        bucket.spares.add(address);
        if (bucket.spares.size() > SPARES_MAX) {
            bucket.spares.remove(0);
        }
    }
}
