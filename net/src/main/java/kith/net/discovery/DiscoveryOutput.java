package kith.net.discovery;

import java.util.List;
import kith.net.Id;
import kith.net.StoreRecord;
import kith.net.wire.Address;
import kith.net.wire.Reason;

/** What {@link Discovery} wants done or has to say. */
public sealed interface DiscoveryOutput {

    /** Send a datagram. */
    record Transmit(Address to, byte[] bytes) implements DiscoveryOutput {}

    /** Keep a record. */
    record Save(StoreRecord record) implements DiscoveryOutput {}

    /** A look-up ended. */
    record Looked(long number, Result result) implements DiscoveryOutput {}

    /** A look-up found a record that holds; it goes on. */
    record Seen(long number, Whereabouts record) implements DiscoveryOutput {}

    /** A datagram was refused. */
    record Rejected(Address from, Reason reason, int bytes) implements DiscoveryOutput {}

    /** The node is reachable by strangers now, or not any more; or at another address. */
    record Moved() implements DiscoveryOutput {}

    /**
     * What a look-up came to.
     *
     * @param nodes those nearest to the target that answered, the nearest first, no more than two
     *     of one /24 or /48
     * @param hops how many answers lie between what was known and the nearest of them
     * @param asked how many nodes were asked
     * @param tookMs how long it took
     */
    record Result(List<Found> nodes, int hops, int asked, long tookMs) {}

    /**
     * A node that answered.
     *
     * @param node who it says it is; only a link proves it
     * @param relays whether strangers reach it and it relays for them, as it says
     * @param token lets the asker put records there for some minutes
     */
    record Found(Id node, Address address, boolean relays, byte[] token) {}
}
