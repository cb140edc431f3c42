package kith.sim.scenario;

import java.util.List;
import kith.net.Id;
import kith.net.mailbox.HoldBounds;
import kith.net.wire.Address;
import kith.sim.Driven;
import kith.sim.Host;

/**
 * Makes the peers of a world; in the tests of the world itself, something simpler of their shape.
 */
public interface Peers {

    /** How the peer of a host begins, at its start and after each crash. */
    Driven.Birth birth(int host);

    /** The author key of the person whose device a host is. */
    Id author(int host);

    /** The node key of a host. */
    Id node(int host);

    /** A host lost its store and with it its keys: from now on it is another person's. */
    void renew(int host);

    /** How much a host holds for others, from its next start. */
    default void holds(int host, HoldBounds bounds) {}

    /** 1200 bytes: what gets through anywhere without being cut (RFC 9000, section 14). */
    default int datagramBytesMax() {
        return 1200;
    }

    /** The addresses in an invitation of a host. */
    default List<Address> addresses(Host from, byte[] invitation) {
        return List.of(from.address());
    }

    /** Called when a host is made and has its address. */
    default void placed(Host host) {}
}
