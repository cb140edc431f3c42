package kith.bridge.net;

/** Families and types of sockets. */
public enum SocketKind {
    TCP4,
    TCP6,
    UDP4,
    UDP6,
    /** A Unix domain socket with a stream of bytes. */
    LOCAL;

    /** Whether its addresses are those of IPv6. */
    public boolean isV6() {
        return this == TCP6 || this == UDP6;
    }

    static SocketKind tcp(boolean v6) {
        return v6 ? TCP6 : TCP4;
    }

    static SocketKind udp(boolean v6) {
        return v6 ? UDP6 : UDP4;
    }
}
