package kith.net.envelope;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.net.Id;
import org.jspecify.annotations.Nullable;

/**
 * Incomplete envelopes within bounds. When there is no room, the envelope of a stranger that has
 * come least far gives way; those of known nodes never do.
 */
final class IncomingTable {

    private final Map<Id, Incoming> envelopes = new LinkedHashMap<>();

    private final Map<Id, Use> uses = new LinkedHashMap<>();
    private final Set<Id> known = new LinkedHashSet<>();
    private final TransferBounds bounds;
    private int bytes;

    /** What the envelopes one node began take. */
    private static final class Use {
        int envelopes;
        int bytes;
    }

    IncomingTable(TransferBounds bounds) {
        this.bounds = bounds;
    }

    void known(Id node, boolean is) {
        if (is) {
            known.add(node);
        } else {
            known.remove(node);
        }
    }

    @Nullable Incoming get(Id id) {
        return envelopes.get(id);
    }

    List<Incoming> all() {
        return new ArrayList<>(envelopes.values());
    }

    int bytes() {
        return bytes;
    }

    void put(Incoming incoming) {
        envelopes.put(incoming.id, incoming);
        use(incoming.beganBy).envelopes++;
        count(incoming, incoming.heldBytes());
    }

    void remove(Incoming incoming) {
        if (envelopes.remove(incoming.id) != null) {
            count(incoming, -incoming.heldBytes());
            Use use = use(incoming.beganBy);
            if (--use.envelopes == 0) {
                uses.remove(incoming.beganBy);
            }
        }
    }

    /** Bytes of an envelope became more or fewer. */
    void count(Incoming incoming, int change) {
        bytes += change;
        use(incoming.beganBy).bytes += change;
    }

    /** Whether one envelope more of a node does not fit. */
    boolean full(Id node) {
        Use use = uses.get(node);
        return (use != null && use.envelopes >= bounds.incomingPerNode())
                || envelopes.size() >= bounds.incomingTotal();
    }

    /** Whether some bytes more of an envelope do not fit. */
    boolean full(Incoming incoming, int more) {
        return use(incoming.beganBy).bytes + more > bounds.bytesPerNode()
                || bytes + more > bounds.bytesTotal();
    }

    /**
     * The envelope that gives way to one of {@code node}: its own if it has too many, else any
     * stranger's; null if there is none.
     */
    @Nullable Incoming victim(Id node, @Nullable Incoming except) {
        Use use = uses.get(node);
        boolean own =
                use != null
                        && (use.envelopes >= bounds.incomingPerNode()
                                || use.bytes + Envelopes.PACKET_BYTES_MAX > bounds.bytesPerNode());
        Incoming victim = null;
        for (Incoming other : envelopes.values()) {
            if (other == except || other.complete || !strange(other)) {
                continue;
            }
            if ((!own || other.beganBy.equals(node))
                    && (victim == null || other.heldBytes() < victim.heldBytes())) {
                victim = other;
            }
        }
        return victim;
    }

    /** Whether no known node began an envelope or is a source of it. */
    boolean strange(Incoming incoming) {
        if (known.contains(incoming.beganBy)) {
            return false;
        }
        for (Id node : incoming.sources.keySet()) {
            if (known.contains(node)) {
                return false;
            }
        }
        return true;
    }

    private Use use(Id node) {
        return uses.computeIfAbsent(node, id -> new Use());
    }
}
