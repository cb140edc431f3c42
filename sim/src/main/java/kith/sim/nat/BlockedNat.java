package kith.sim.nat;

import kith.net.wire.Address;
import org.jspecify.annotations.Nullable;

/** A firewall that lets out nothing but datagrams to the port of the DNS. */
public final class BlockedNat implements Nat {

    /** RFC 1035, section 4.2.1. */
    public static final int DNS_PORT = 53;

    private final Nat behind;

    BlockedNat(Nat behind) {
        this.behind = behind;
    }

    @Override
    public @Nullable Address outbound(Address inner, Address dest, long nowMs) {
        return dest.port() == DNS_PORT ? behind.outbound(inner, dest, nowMs) : null;
    }

    @Override
    public @Nullable Address inbound(Address from, Address outer, long nowMs) {
        return from.port() == DNS_PORT ? behind.inbound(from, outer, nowMs) : null;
    }
}
