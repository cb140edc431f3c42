package kith.net.link;

import kith.net.wire.Reason;

/** What links want done or known, in order. */
public sealed interface LinkOutput {

    /** Send a datagram. */
    record Transmit(Path to, byte[] datagram) implements LinkOutput {}

    /**
     * A link stands: what is behind it proved to hold the node's key. There is at most one for a
     * node at a time.
     *
     * @param attempt the number {@link Links#dial} gave, 0 if the other side dialed
     */
    record Up(Link link, long attempt) implements LinkOutput {}

    /** A dial came to nothing. */
    record Failed(long attempt, Path to, Reason reason) implements LinkOutput {}

    /** The plain text of an authentic packet, each number once. */
    record Packet(Link link, long number, byte[] plain) implements LinkOutput {}

    /** The link's path is now another, which is proven. */
    record Roamed(Link link, Path to) implements LinkOutput {}

    /** The link sealed with a new key from now on. */
    record Rekeyed(Link link, int epoch) implements LinkOutput {}

    /** A link that was {@link Up} ended; its number space with it. */
    record Down(Link link, Reason reason) implements LinkOutput {}

    /** A datagram was refused. */
    record Rejected(Path from, Reason reason, int bytes) implements LinkOutput {}
}
