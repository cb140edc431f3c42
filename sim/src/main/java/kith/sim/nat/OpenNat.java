package kith.sim.nat;

import kith.net.wire.Address;
import org.jspecify.annotations.Nullable;

/** No translation and no filter: the hosts have addresses of the public network. */
final class OpenNat implements Nat {

    @Override
    public @Nullable Address outbound(Address inner, Address dest, long nowMs) {
        return inner;
    }

    @Override
    public @Nullable Address inbound(Address from, Address outer, long nowMs) {
        return outer;
    }

    @Override
    public boolean hairpins() {
        return true;
    }
}
