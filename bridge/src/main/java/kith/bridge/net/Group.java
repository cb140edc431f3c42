package kith.bridge.net;

import kith.bridge.permission.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * A multicast group as one socket hears it.
 *
 * @param address its address
 * @param through the interface by its address (IPv4) or zone (IPv6); null for the system's choice
 * @param source the one sender to hear; null for all
 */
public record Group(IpAddress address, @Nullable IpAddress through, @Nullable IpAddress source) {

    /** A group that the page names. */
    static Group of(String address, @Nullable String through, @Nullable String source) {
        return new Group(
                Endpoint.of(address, 0, "membership").address(), part(through), part(source));
    }

    private static @Nullable IpAddress part(@Nullable String address) {
        return address == null ? null : Endpoint.of(address, 0, "membership").address();
    }
}
