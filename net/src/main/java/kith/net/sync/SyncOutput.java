package kith.net.sync;

import kith.net.Id;
import kith.net.wire.Reason;
import org.jspecify.annotations.Nullable;

/** What {@link Reconciler} wants done or tells, in order. */
public sealed interface SyncOutput {

    /** Give this message to the node's connection. */
    record Post(Id to, byte[] message) implements SyncOutput {}

    /** The node says it has an id of the set that is missing here; nothing proves it. */
    record Missing(Id node, Id scope, Id id) implements SyncOutput {}

    /** An id of the set here is missing at the node, as it says. */
    record Extra(Id node, Id scope, Id id) implements SyncOutput {}

    /**
     * A session is over.
     *
     * @param began whether this side began it
     * @param reason null if all differences were told; FULL: as many as fit, compare again
     */
    record Ended(Id node, Id scope, boolean began, @Nullable Reason reason) implements SyncOutput {}

    /** Bytes of a node were not accepted. */
    record Rejected(Id from, Reason reason, int bytes) implements SyncOutput {}
}
