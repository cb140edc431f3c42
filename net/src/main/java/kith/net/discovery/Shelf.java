package kith.net.discovery;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.net.Id;
import kith.net.crypto.Crypto;
import kith.net.wire.Address;
import kith.net.wire.Decoded;
import kith.net.wire.Reason;
import org.jspecify.annotations.Nullable;

/** Records this node keeps for others, in memory: they are put again before they end. */
final class Shelf {

    /** 2048 records, some 700 KB. */
    static final int RECORDS_MAX = 2048;

    /** 32 members of one topic: whoever asks twenty nodes gets hundreds. */
    static final int PER_KEY_MAX = 32;

    /** 2 records under one key from one /24 or /48. */
    static final int PER_KEY_AND_NETWORK_MAX = 2;

    /** 64 from one /24 or /48 in all. */
    static final int PER_NETWORK_MAX = 64;

    /** 100 signatures a second are looked at: a tenth of a core. */
    static final int CHECKS_PER_SECOND_MAX = 100;

    private final Crypto crypto;
    private final Map<Id, List<Kept>> byKey = new LinkedHashMap<>();
    private final Map<Long, Integer> byNetwork = new LinkedHashMap<>();
    private int size;
    private long second;
    private int checks;

    private record Kept(Id node, long issuedMs, long untilMs, long network, byte[] bytes) {}

    Shelf(Crypto crypto) {
        this.crypto = crypto;
    }

    int size() {
        return size;
    }

    /** Keeps a record that came from an address; why not, or null. */
    @Nullable Reason put(Id key, byte[] bytes, Address from, long center, long nowMs) {
        Decoded<Whereabouts> decoded = Whereabouts.decode(bytes);
        if (decoded instanceof Decoded.Reject<Whereabouts>) {
            return Reason.REFUSED;
        }
        Whereabouts record = ((Decoded.Ok<Whereabouts>) decoded).value();
        List<Kept> kept = byKey.getOrDefault(key, List.of());
        Kept old = of(kept, record.node());
        if (old != null && record.issuedMs() <= old.issuedMs) {
            return record.issuedMs() == old.issuedMs ? null : Reason.STALE;
        }
        long network = Place.near(from);
        if (old == null && !hasRoom(kept, network)) {
            return Reason.FULL;
        }
        if (!mayCheck(nowMs)) {
            return Reason.FULL;
        }
        Reason wrong = record.check(key, crypto, nowMs);
        if (wrong != null) {
            return wrong;
        }
        if (old != null) {
            remove(key, old);
        } else if (size >= RECORDS_MAX && !dropFarther(key, center)) {
            return Reason.FULL;
        }
        add(key, new Kept(record.node(), record.issuedMs(), record.untilMs(), network, bytes));
        return null;
    }

    /** What is kept under a key, beginning anywhere so that all are given out alike. */
    List<byte[]> find(Id key, long random, long nowMs) {
        List<Kept> kept = byKey.getOrDefault(key, List.of());
        List<byte[]> found = new ArrayList<>();
        int from = kept.isEmpty() ? 0 : (int) Long.remainderUnsigned(random, kept.size());
        for (int i = 0; i < kept.size(); i++) {
            Kept each = kept.get((from + i) % kept.size());
            if (each.untilMs > nowMs) {
                found.add(each.bytes);
            }
        }
        return found;
    }

    /** Forgets what has ended. */
    void expire(long nowMs) {
        for (Map.Entry<Id, List<Kept>> each : new ArrayList<>(byKey.entrySet())) {
            for (Kept kept : new ArrayList<>(each.getValue())) {
                if (kept.untilMs <= nowMs) {
                    remove(each.getKey(), kept);
                }
            }
        }
    }

    private boolean hasRoom(List<Kept> kept, long network) {
        int same = 0;
        for (Kept each : kept) {
            same += each.network == network ? 1 : 0;
        }
        return kept.size() < PER_KEY_MAX
                && same < PER_KEY_AND_NETWORK_MAX
                && byNetwork.getOrDefault(network, 0) < PER_NETWORK_MAX;
    }

    private boolean mayCheck(long nowMs) {
        if (nowMs / 1000 != second) {
            second = nowMs / 1000;
            checks = 0;
        }
        return checks++ < CHECKS_PER_SECOND_MAX;
    }

    /** Makes room by giving up what is farther from this node's place than {@code key}. */
    private boolean dropFarther(Id key, long center) {
        long distance = Place.of(key) ^ center;
        Id farthest = null;
        for (Id each : byKey.keySet()) {
            long other = Place.of(each) ^ center;
            if (Long.compareUnsigned(other, distance) > 0) {
                distance = other;
                farthest = each;
            }
        }
        if (farthest == null) {
            return false;
        }
        remove(farthest, byKey.getOrDefault(farthest, List.of()).get(0));
        return true;
    }

    private void add(Id key, Kept kept) {
        byKey.computeIfAbsent(key, each -> new ArrayList<>(1)).add(kept);
        byNetwork.merge(kept.network, 1, Integer::sum);
        size++;
    }

    private void remove(Id key, Kept kept) {
        List<Kept> all = byKey.get(key);
        if (all != null && all.remove(kept)) {
            size--;
            byNetwork.computeIfPresent(kept.network, (n, count) -> count > 1 ? count - 1 : null);
            if (all.isEmpty()) {
                byKey.remove(key);
            }
        }
    }

    private static @Nullable Kept of(List<Kept> kept, Id node) {
        for (Kept each : kept) {
            if (each.node.equals(node)) {
                return each;
            }
        }
        return null;
    }
}
