package kith.bridge.dns;

import java.util.List;
import kith.bridge.permission.IpAddress;

/**
 * The system's own look-up: files, name servers, whatever it is set up to ask (RFC 3493's {@code
 * getaddrinfo} and {@code getnameinfo}). A call may wait for as long as the system is set up to.
 */
public interface NameService {
    /** Leave out families the machine has no address of: Node's {@code dns.ADDRCONFIG}. */
    int ADDRCONFIG = 0x20;

    /** IPv6 forms of IPv4 addresses where there are no others: Node's {@code dns.ALL}. */
    int ALL = 0x10;

    /** With {@link #V4MAPPED}: also where there are others: Node's {@code dns.V4MAPPED}. */
    int V4MAPPED = 0x08;

    /**
     * The addresses of a name.
     *
     * @param name in ASCII, without a NUL
     * @param family 4, 6, or 0 for both
     * @param hints {@link #ADDRCONFIG} and the others, joined
     * @return in the system's order, with its 4 or 16 bytes each
     */
    List<byte[]> addresses(String name, int family, int hints) throws NameException;

    /**
     * The names of an address and of a port.
     *
     * @param port 0 to 65535
     */
    ServiceName service(IpAddress address, int port) throws NameException;
}
