package kith.sim.nat;

import kith.net.wire.Address;
import org.jspecify.annotations.Nullable;

/** Stands between the hosts of a site and the others, and rewrites addresses. */
public interface Nat {

    /** The address a datagram of {@code inner} to {@code dest} carries outside; null: dropped. */
    @Nullable Address outbound(Address inner, Address dest, long nowMs);

    /** The host that a datagram from {@code from} to {@code outer} goes to; null: dropped. */
    @Nullable Address inbound(Address from, Address outer, long nowMs);

    /** Whether a host inside reaches another host inside by its outer address (RFC 4787, 6). */
    default boolean hairpins() {
        return false;
    }
}
