package kith.net.link;

import kith.net.Id;
import kith.net.wire.Address;
import kith.net.wire.Writer;

/** A way datagrams take to another node. Links compare paths and hand them back, no more. */
public sealed interface Path {

    /** Straight to an address. */
    record Direct(Address address) implements Path {}

    /**
     * Through another node.
     *
     * @param circuit the relay's number for the pair
     */
    record Relayed(Id relay, long circuit) implements Path {}

    /** What stands for all paths one stranger could easily have: a network, or a relay. */
    default Object group() {
        return switch (this) {
            case Direct(Address address) -> address.prefix();
            case Relayed(Id relay, long circuit) -> relay;
        };
    }

    /** What IP and UDP add to each datagram, for sums that must not be exceeded. */
    default int overheadBytes() {
        return this instanceof Direct(Address address) && address.isV4() ? 28 : 48;
    }

    /** Bytes that differ for different paths. */
    default byte[] bytes() {
        Writer writer = new Writer(1 + Id.BYTES + 8);
        switch (this) {
            case Direct(Address address) -> address.write(writer.u8(0));
            case Relayed(Id relay, long circuit) -> {
                relay.write(writer.u8(1));
                writer.u64(circuit);
            }
        }
        return writer.toBytes();
    }
}
