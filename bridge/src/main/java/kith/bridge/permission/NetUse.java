package kith.bridge.permission;

/** What is done with the network. */
public enum NetUse {
    TCP_CONNECT("tcp", "connect"),
    TCP_LISTEN("tcp", "listen"),
    UDP_SEND("udp", "send"),
    UDP_BIND("udp", "bind");

    private final String permission;
    private final String list;

    NetUse(String permission, String list) {
        this.permission = permission;
        this.list = list;
    }

    /** The member of {@code kith.permissions}. */
    public String permission() {
        return permission;
    }

    /** The list in it that grants this. */
    public String list() {
        return list;
    }

    /** Whether the address is one of this machine's, to be reached at, and no destination. */
    boolean isLocal() {
        return this == TCP_LISTEN || this == UDP_BIND;
    }
}
