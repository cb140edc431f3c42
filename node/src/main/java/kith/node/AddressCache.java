package kith.node;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import kith.net.wire.Address;
import org.jspecify.annotations.Nullable;

/**
 * The two forms of an address, converted once for as long as it is in use: both would be made anew
 * for every datagram otherwise.
 */
final class AddressCache {

    /** 1024: as many as talk at once, and a collision costs only the conversion. */
    private static final int ENTRIES = 1024;

    private final @Nullable InetSocketAddress[] socketKeys = new InetSocketAddress[ENTRIES];
    private final @Nullable Address[] socketValues = new Address[ENTRIES];
    private final @Nullable Address[] keys = new Address[ENTRIES];
    private final @Nullable InetSocketAddress[] values = new InetSocketAddress[ENTRIES];

    /** Where a datagram came from. */
    Address of(InetSocketAddress socket) {
        int at = socket.hashCode() & (ENTRIES - 1);
        Address known = socketValues[at];
        if (known != null && socket.equals(socketKeys[at])) {
            return known;
        }
        Address address = Address.of(socket.getAddress().getAddress(), socket.getPort());
        socketKeys[at] = socket;
        socketValues[at] = address;
        if (socket.getAddress() instanceof Inet6Address six && six.getScopeId() != 0) {
            // The way back to a link-local address needs the interface it came in by.
            int back = slot(address);
            keys[back] = address;
            values[back] = socket;
        }
        return address;
    }

    /** Where a datagram goes. */
    InetSocketAddress of(Address address) {
        int at = slot(address);
        InetSocketAddress known = values[at];
        if (known != null && address.equals(keys[at])) {
            return known;
        }
        InetSocketAddress socket = socket(address);
        keys[at] = address;
        values[at] = socket;
        return socket;
    }

    static InetSocketAddress socket(Address address) {
        try {
            return new InetSocketAddress(InetAddress.getByAddress(address.ip()), address.port());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has 4 or 16 bytes", e);
        }
    }

    private static int slot(Address address) {
        long mixed = address.high() * 31 + address.low() * 131 + address.port();
        return (int) ((mixed ^ mixed >>> 17) & (ENTRIES - 1));
    }
}
