package kith.net.topic;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import kith.net.Id;
import kith.net.crypto.Crypto;
import kith.net.crypto.Randomness;
import kith.net.wire.Address;
import org.jspecify.annotations.Nullable;

/** What every part of a topic works with. */
record SwarmTools(
        Crypto crypto, Randomness randomness, Network network, ArrayDeque<TopicOutput> outputs) {

    /** What topics ask the node they run on. */
    interface Network {

        /** This node, and where it may be reached. */
        Member self();

        boolean linked(Id node);

        /** Where the link with the node leads; null if through a relay. */
        @Nullable Address address(Id node);
    }

    /** A member as the link shows it: what it says about itself comes second. */
    Member seen(Id from, Member self) {
        Address at = network.address(from);
        List<Address> addresses = new ArrayList<>();
        if (at != null) {
            addresses.add(at);
        }
        for (Address address : self.addresses()) {
            if (!address.equals(at)) {
                addresses.add(address);
            }
        }
        return new Member(from, addresses);
    }

    boolean isSelf(Id node) {
        return network.self().node().equals(node);
    }

    /** 0 to {@code bound} - 1. */
    int below(int bound) {
        return (int) Long.remainderUnsigned(randomness.bits(), bound);
    }

    /** A time from three quarters to five quarters of {@code ms}. */
    long about(long ms) {
        return ms - ms / 4 + Long.remainderUnsigned(randomness.bits(), ms / 2 + 1);
    }

    <T> @Nullable T any(List<T> list) {
        return list.isEmpty() ? null : list.get(below(list.size()));
    }
}
