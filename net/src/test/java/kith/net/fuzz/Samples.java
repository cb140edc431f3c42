package kith.net.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import kith.net.crypto.SeededRandomness;

/** Bytes that were really sent, a few of each kind, so that rare kinds are changed as often. */
final class Samples {

    /** Samples of one kind: some MiB with all scenes of a long run. */
    private static final int OF_A_KIND_MAX = 50;

    private final SeededRandomness random;
    private final Map<Integer, List<byte[]>> byKind = new TreeMap<>();
    private final List<List<byte[]>> kinds = new ArrayList<>();

    Samples(SeededRandomness random) {
        this.random = random;
    }

    /** Adds a copy, if it is not too long; the first byte is the kind. */
    void add(byte[] bytes) {
        if (bytes.length == 0 || bytes.length > Mutation.BYTES_MAX) {
            return;
        }
        int kind = bytes[0] & 0xff;
        List<byte[]> same = byKind.get(kind);
        if (same == null) {
            same = new ArrayList<>();
            byKind.put(kind, same);
            kinds.add(same);
        }
        if (same.size() < OF_A_KIND_MAX) {
            same.add(bytes.clone());
        } else {
            same.set(random.below(OF_A_KIND_MAX), bytes.clone());
        }
    }

    boolean isEmpty() {
        return kinds.isEmpty();
    }

    /** One of any kind. */
    byte[] pick() {
        List<byte[]> same = kinds.get(random.below(kinds.size()));
        return same.get(random.below(same.size()));
    }

    /** The first bytes there are. */
    Set<Integer> kinds() {
        return byKind.keySet();
    }

    /** Those that begin with {@code kind}. */
    List<byte[]> ofKind(int kind) {
        return byKind.getOrDefault(kind, List.of());
    }

    /** All of them. */
    List<byte[]> all() {
        List<byte[]> all = new ArrayList<>();
        kinds.forEach(all::addAll);
        return all;
    }
}
