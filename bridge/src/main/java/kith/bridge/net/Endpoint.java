package kith.bridge.net;

import kith.bridge.NodeError;
import kith.bridge.permission.IpAddress;

/**
 * One end of a connection or datagram.
 *
 * @param address as it is really used
 * @param v6 whether the socket speaks IPv6, to an IPv4 address as {@code ::ffff:…}
 * @param port 0 to 65535
 */
public record Endpoint(IpAddress address, boolean v6, int port) {
    /** 65 535: the last port. */
    public static final int PORT_MAX = 65_535;

    /**
     * An endpoint that the page names; it looks names up and checks ports before.
     *
     * @throws NodeError EINVAL if the text is no address or the port is none
     */
    public static Endpoint of(String address, int port, String syscall) {
        IpAddress parsed = IpAddress.parse(address);
        if (parsed == null || port < 0 || port > PORT_MAX) {
            throw NodeError.system("EINVAL", -22, "invalid argument", syscall);
        }
        return new Endpoint(parsed, address.indexOf(':') >= 0, port);
    }

    /** The address as Node tells it. */
    public String text() {
        return v6 && address.isV4() ? "::ffff:" + address : address.toString();
    }
}
