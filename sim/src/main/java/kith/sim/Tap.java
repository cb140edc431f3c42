package kith.sim;

import kith.net.wire.Address;

/** Sees the datagrams of a line, with the addresses they have outside. */
@FunctionalInterface
public interface Tap {

    /** The bytes are not the tap's: it copies what it keeps. */
    void saw(Address from, Address to, byte[] bytes);
}
