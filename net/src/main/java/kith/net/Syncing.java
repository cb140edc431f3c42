package kith.net;

import java.util.ArrayList;
import java.util.List;
import kith.net.sync.IdTree;
import kith.net.sync.Reconciler;
import kith.net.sync.SyncOutput;
import kith.net.wire.Reason;
import org.jspecify.annotations.Nullable;

/** Compares sets with neighbors, and leads what is found to the machine whose set it is. */
final class Syncing {

    /** A machine that has sets; scopes are random or hashes, so no two machines have the same. */
    interface Owner {

        /** The set of this name that a neighbor may know; null: none of this machine's. */
        @Nullable IdTree set(Id scope, Id node);

        /** The neighbor says it has an id that is missing here. */
        void missing(Id node, Id scope, Id id, long nowMs);

        /** The neighbor says it lacks an id. */
        void extra(Id node, Id scope, Id id, long nowMs);

        /**
         * A comparison is over.
         *
         * @param began whether this node began it
         * @param reason null if all was told; FULL: as much as fits, so compare again
         */
        void ended(Id node, Id scope, boolean began, @Nullable Reason reason, long nowMs);
    }

    private final Neighbors neighbors;
    private final Reconciler reconciler;
    private final List<Owner> owners = new ArrayList<>();

    Syncing(PeerTools tools, Neighbors neighbors) {
        this.neighbors = neighbors;
        this.reconciler = new Reconciler(this::set, tools.crypto(), tools.randomness());
    }

    void add(Owner owner) {
        owners.add(owner);
    }

    private @Nullable IdTree set(Id scope, Id node) {
        for (Owner owner : owners) {
            IdTree set = owner.set(scope, node);
            if (set != null) {
                return set;
            }
        }
        return null;
    }

    /**
     * Begins to compare a set; {@link Owner#ended} follows. False if the node is no neighbor, or
     * there are too many comparisons.
     *
     * @param alike whether the sets are probably equal
     */
    boolean begin(Id node, Id scope, boolean alike, long nowMs) {
        boolean begun = neighbors.find(node) != null && reconciler.begin(node, scope, alike, nowMs);
        drain(nowMs);
        return begun;
    }

    /** A posted message of the range 0x60. */
    void message(Neighbor from, byte[] bytes, long nowMs) {
        reconciler.receive(from.id, bytes, nowMs);
        drain(nowMs);
    }

    void down(Neighbor neighbor, long nowMs) {
        reconciler.unlinked(neighbor.id);
        drain(nowMs);
    }

    void expire(long nowMs) {
        if (nowMs >= reconciler.deadlineMs()) {
            reconciler.expire(nowMs);
            drain(nowMs);
        }
    }

    long deadlineMs() {
        return reconciler.deadlineMs();
    }

    private void drain(long nowMs) {
        SyncOutput output;
        while ((output = reconciler.poll()) != null) {
            switch (output) {
                case SyncOutput.Post(Id to, byte[] message) -> neighbors.post(to, message);
                case SyncOutput.Rejected(Id from, Reason reason, int bytes) ->
                        neighbors.offended(from, reason, bytes, nowMs);
                case SyncOutput.Missing(Id node, Id scope, Id id) -> {
                    Owner owner = owner(scope, node);
                    if (owner != null) {
                        owner.missing(node, scope, id, nowMs);
                    }
                }
                case SyncOutput.Extra(Id node, Id scope, Id id) -> {
                    Owner owner = owner(scope, node);
                    if (owner != null) {
                        owner.extra(node, scope, id, nowMs);
                    }
                }
                case SyncOutput.Ended(
                                Id node,
                                Id scope,
                                boolean began,
                                @Nullable Reason reason) -> {
                    Owner owner = owner(scope, node);
                    if (owner != null) {
                        owner.ended(node, scope, began, reason, nowMs);
                    }
                }
            }
        }
    }

    private @Nullable Owner owner(Id scope, Id node) {
        for (Owner owner : owners) {
            if (owner.set(scope, node) != null) {
                return owner;
            }
        }
        return null;
    }
}
