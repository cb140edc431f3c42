package kith.sim.nat;

import kith.net.wire.Address;

/** What of the other end a mapping or a filter depends on (RFC 4787, sections 4.1 and 5). */
enum Dependence {
    /** Nothing: one mapping for all, open for all. */
    ENDPOINT_INDEPENDENT,
    /** The other end's IP address. */
    ADDRESS_DEPENDENT,
    /** Its IP address and port. */
    ADDRESS_AND_PORT_DEPENDENT;

    private static final Address ANYONE = new Address(0, 0, 1);

    /** What matters of an address: two of one class are told apart by nothing else. */
    Address classOf(Address other) {
        return switch (this) {
            case ENDPOINT_INDEPENDENT -> ANYONE;
            case ADDRESS_DEPENDENT -> new Address(other.high(), other.low(), 1);
            case ADDRESS_AND_PORT_DEPENDENT -> other;
        };
    }
}
