package kith.net.envelope;

import kith.net.Id;
import kith.net.StoreRecord;
import kith.net.wire.Reason;
import org.jspecify.annotations.Nullable;

/** What {@link Transfers} wants done, in order. */
public sealed interface TransferOutput {

    /** Give this message to the node's connection. */
    record Post(Id to, byte[] message) implements TransferOutput {}

    /**
     * An envelope is here in full and as its author made it. Open it, save what came of it, then
     * call {@link Transfers#took} or {@link Transfers#refused}; after a crash before that it comes
     * again.
     *
     * @param from who completed it
     * @param key the key encapsulation, or null if the envelope has none
     */
    record Complete(Id from, Id envelope, Head head, byte @Nullable [] key, byte[] ciphertext)
            implements TransferOutput {}

    /** The node has the envelope and keeps it. */
    record Got(Id envelope, Id by) implements TransferOutput {}

    /** The envelope will not be given to the node: it refused for good, or the envelope expired. */
    record Refused(Id envelope, Id by, Reason reason) implements TransferOutput {}

    /** Bytes of a node were not accepted. */
    record Rejected(Id from, Reason reason, int bytes) implements TransferOutput {}

    /** Keep this record; what comes after it may depend on it. */
    record Save(StoreRecord record) implements TransferOutput {}
}
