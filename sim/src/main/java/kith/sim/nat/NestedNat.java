package kith.sim.nat;

import kith.net.wire.Address;
import org.jspecify.annotations.Nullable;

/** A translator behind another: a home router in the network of a provider that translates too. */
final class NestedNat implements Nat {

    private final Nat near;
    private final Nat far;

    NestedNat(Nat near, Nat far) {
        this.near = near;
        this.far = far;
    }

    @Override
    public @Nullable Address outbound(Address inner, Address dest, long nowMs) {
        Address between = near.outbound(inner, dest, nowMs);
        return between == null ? null : far.outbound(between, dest, nowMs);
    }

    @Override
    public @Nullable Address inbound(Address from, Address outer, long nowMs) {
        Address between = far.inbound(from, outer, nowMs);
        return between == null ? null : near.inbound(from, between, nowMs);
    }
}
