package kith.net.envelope;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.net.Id;
import kith.net.wire.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Packets that nothing held proves yet. Each place of an envelope takes one candidate of each node,
 * up to {@link #CANDIDATES_MAX}, so a forged packet stands beside the true one, never instead of
 * it. All of it may be lost at any time: what is missing once its parent is held is asked for
 * again, and is then proved on arrival without coming here.
 */
final class Quarantine {

    /** 4: a true packet and those of three forgers. */
    static final int CANDIDATES_MAX = 4;

    /** A packet and who sent it. */
    record Candidate(Id from, int index, int count, byte[] payload) {}

    /**
     * How many packets wait.
     *
     * @param perEnvelope of one envelope
     * @param perNode from one node
     * @param total of all
     */
    record Bounds(int perEnvelope, int perNode, int total) {

        /**
         * 256: what 25 Mbit/s brings in 100 ms, the time to repair a lost list; a node four such;
         * 4096 packets are 4.6 MB.
         */
        static final Bounds USUAL = new Bounds(256, 1024, 4096);
    }

    private final Bounds bounds;
    private final Map<Id, Places> envelopes = new LinkedHashMap<>();
    private final Map<Id, Integer> ofNode = new LinkedHashMap<>();
    private int size;

    /** The candidates of one envelope by place. */
    private static final class Places {
        final Map<Integer, List<Candidate>> byIndex = new LinkedHashMap<>();
        final Map<Id, Integer> ofNode = new LinkedHashMap<>();
        int size;
    }

    Quarantine(Bounds bounds) {
        this.bounds = bounds;
    }

    int size() {
        return size;
    }

    /** Keeps a candidate; null, or why it is not kept. */
    @Nullable Reason put(Id envelope, Candidate candidate) {
        Places places = envelopes.get(envelope);
        if (places != null && !fits(places.byIndex.get(candidate.index()), candidate)) {
            return Reason.REPLAYED;
        }
        if (count(ofNode, candidate.from()) >= bounds.perNode
                || !roomOf(places, candidate.from())
                || !room(candidate.from())) {
            return Reason.FULL;
        }
        places = envelopes.computeIfAbsent(envelope, id -> new Places());
        places.byIndex
                .computeIfAbsent(candidate.index(), index -> new ArrayList<>(1))
                .add(candidate);
        add(places, candidate.from(), 1);
        return null;
    }

    /** Whether some candidate waits at a place. */
    boolean waits(Id envelope, int index) {
        Places places = envelopes.get(envelope);
        return places != null && places.byIndex.containsKey(index);
    }

    /** Takes the candidates of a place out. */
    List<Candidate> take(Id envelope, int index) {
        Places places = envelopes.get(envelope);
        List<Candidate> taken = places == null ? null : places.byIndex.remove(index);
        if (places == null || taken == null) {
            return List.of();
        }
        for (Candidate candidate : taken) {
            add(places, candidate.from(), -1);
        }
        if (places.size == 0) {
            envelopes.remove(envelope);
        }
        return taken;
    }

    /** Drops everything of an envelope. */
    void forget(Id envelope) {
        Places places = envelopes.get(envelope);
        if (places != null) {
            for (Integer index : new ArrayList<>(places.byIndex.keySet())) {
                take(envelope, index);
            }
        }
    }

    private static boolean fits(@Nullable List<Candidate> there, Candidate candidate) {
        if (there == null) {
            return true;
        }
        for (Candidate other : there) {
            if (other.from().equals(candidate.from())
                    || (other.count() == candidate.count()
                            && Arrays.equals(other.payload(), candidate.payload()))) {
                return false;
            }
        }
        return there.size() < CANDIDATES_MAX;
    }

    /** Room within an envelope: the node that holds most of it gives way to one that holds less. */
    private boolean roomOf(@Nullable Places places, Id from) {
        if (places == null || places.size < bounds.perEnvelope) {
            return true;
        }
        Id most = most(places.ofNode);
        if (count(places.ofNode, most) <= count(places.ofNode, from) + 1) {
            return false;
        }
        dropOne(places, most);
        return true;
    }

    /** Room among all: the node that holds most gives way to one that holds less. */
    private boolean room(Id from) {
        if (size < bounds.total) {
            return true;
        }
        Id most = most(ofNode);
        if (count(ofNode, most) <= count(ofNode, from) + 1) {
            return false;
        }
        Id envelope = holding(most);
        Places places = envelope == null ? null : envelopes.get(envelope);
        if (places != null) {
            dropOne(places, most);
            if (places.size == 0) {
                envelopes.remove(envelope);
            }
        }
        return true;
    }

    /** The oldest envelope with a candidate of a node. */
    private @Nullable Id holding(Id node) {
        for (Map.Entry<Id, Places> envelope : envelopes.entrySet()) {
            if (envelope.getValue().ofNode.containsKey(node)) {
                return envelope.getKey();
            }
        }
        return null;
    }

    /** Drops one candidate of a node. */
    private void dropOne(Places places, Id node) {
        Candidate dropped = first(places, node);
        if (dropped != null) {
            List<Candidate> left = new ArrayList<>(1);
            for (Candidate other : places.byIndex.getOrDefault(dropped.index(), List.of())) {
                if (!other.from().equals(node)) {
                    left.add(other);
                }
            }
            if (left.isEmpty()) {
                places.byIndex.remove(dropped.index());
            } else {
                places.byIndex.put(dropped.index(), left);
            }
            add(places, node, -1);
        }
    }

    private static @Nullable Candidate first(Places places, Id node) {
        for (List<Candidate> candidates : places.byIndex.values()) {
            for (Candidate candidate : candidates) {
                if (candidate.from().equals(node)) {
                    return candidate;
                }
            }
        }
        return null;
    }

    private void add(Places places, Id node, int change) {
        places.size += change;
        size += change;
        count(places.ofNode, node, change);
        count(ofNode, node, change);
    }

    private static void count(Map<Id, Integer> counts, Id node, int change) {
        int count = count(counts, node) + change;
        if (count == 0) {
            counts.remove(node);
        } else {
            counts.put(node, count);
        }
    }

    private static int count(Map<Id, Integer> counts, Id node) {
        Integer count = counts.get(node);
        return count == null ? 0 : count;
    }

    private static Id most(Map<Id, Integer> counts) {
        Map.Entry<Id, Integer> most = null;
        for (Map.Entry<Id, Integer> entry : counts.entrySet()) {
            if (most == null || entry.getValue() > most.getValue()) {
                most = entry;
            }
        }
        if (most == null) {
            throw new IllegalStateException("full of nobody's packets");
        }
        return most.getKey();
    }
}
