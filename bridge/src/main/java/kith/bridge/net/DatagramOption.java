package kith.bridge.net;

/** Options of datagram sockets. */
public enum DatagramOption {
    /** May send to broadcast addresses. */
    BROADCAST(SocketOption.BROADCAST),
    /** How many routers a datagram passes. */
    TTL(SocketOption.HOPS),
    /** How many routers a datagram to a group passes. */
    MULTICAST_TTL(SocketOption.MULTICAST_HOPS),
    /** Whether this machine hears what it sends to groups. */
    MULTICAST_LOOPBACK(SocketOption.MULTICAST_LOOP),
    /** Bytes the system keeps of what arrived. */
    RECEIVE_BUFFER(SocketOption.RECEIVE_BUFFER),
    /** Bytes the system keeps of what is to be sent. */
    SEND_BUFFER(SocketOption.SEND_BUFFER);

    private final SocketOption option;

    DatagramOption(SocketOption option) {
        this.option = option;
    }

    SocketOption of() {
        return option;
    }
}
