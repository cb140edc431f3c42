package kith.sim;

import kith.net.Input;
import kith.net.Output;
import kith.net.wire.Address;

/** Sees everything that happens in a world, in order. All methods do nothing unless overridden. */
public interface Watch {

    /** A datagram leaves a host; {@code outer} is its address outside. */
    default void sent(Host host, Address outer, Address to, byte[] bytes) {}

    /** A datagram reaches a host. */
    default void arrived(Host host, Address from, byte[] bytes) {}

    /** A peer is about to take an input. */
    default void input(Host host, Input input) {}

    /** A peer wants something, {@link Output.Wait} and {@link Output.Transmit} excepted. */
    default void output(Host host, Output output) {}

    /**
     * A host's state changed: {@code started}, {@code crashed}, {@code asleep}, {@code awake},
     * {@code moved}.
     */
    default void changed(Host host, String what) {}
}
