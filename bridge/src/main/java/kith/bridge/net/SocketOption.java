package kith.bridge.net;

/** Options of sockets, each a number; what they mean is in socket(7), ip(7), ipv6(7), tcp(7). */
public enum SocketOption {
    REUSE_ADDRESS,
    REUSE_PORT,
    BROADCAST,
    KEEP_ALIVE,
    /** Seconds until the first probe. */
    KEEP_IDLE,
    /** Seconds between probes. */
    KEEP_INTERVAL,
    /** How many probes. */
    KEEP_COUNT,
    NO_DELAY,
    /** Bytes. */
    RECEIVE_BUFFER,
    /** Bytes. */
    SEND_BUFFER,
    V6_ONLY,
    HOPS,
    MULTICAST_HOPS,
    MULTICAST_LOOP,
    /** Which error a connection met; reading it forgets it. */
    ERROR,
    /** Seconds that closing waits; with 0 it resets the connection. */
    LINGER
}
