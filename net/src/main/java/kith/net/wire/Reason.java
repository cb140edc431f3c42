package kith.net.wire;

/**
 * Why bytes or a request from another peer were not accepted. Each is counted and traced; none is
 * an exception. The order is not part of the wire format.
 */
public enum Reason {
    /** Ends before what it announces. */
    TRUNCATED,
    /** Has bytes after its end. */
    TRAILING_BYTES,
    /** Longer than its bound. */
    TOO_LONG,
    /** A type, version or suite this peer does not know. */
    UNKNOWN_KIND,
    /** A field has a value the specification forbids. */
    INVALID_FIELD,
    /** A signature, certificate or authentication tag does not verify. */
    FORGED,
    /** Seen before. */
    REPLAYED,
    /** Its time is over, or not yet come. */
    EXPIRED,
    /** Older than what is known: a lower version, an old prekey. */
    STALE,
    /** Contradicts what the same key signed before, under the same version. */
    CONFLICT,
    /** Names something unknown here: a session, a circuit, an envelope. */
    UNKNOWN_TARGET,
    /** Not allowed to this peer. */
    REFUSED,
    /** A table, queue or budget is full. */
    FULL,
    /** Does not fit the state of the exchange. */
    UNEXPECTED,
    /** One side ended it in good order. */
    ENDED,
    /** Something newer took its place. */
    REPLACED,
}
