package kith.bridge.tls;

/** How far a connection is. */
public enum TlsState {
    /** Both ends still agree on keys. */
    HANDSHAKE,
    /** Both ends can talk. */
    OPEN,
    /** The other end has said that it sends no more. */
    ENDED
}
