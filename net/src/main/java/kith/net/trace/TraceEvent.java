package kith.net.trace;

import kith.net.Id;
import kith.net.wire.Address;
import kith.net.wire.Reason;
import org.jspecify.annotations.Nullable;

/**
 * One thing a peer did or saw. Holds names, sizes and reasons, never contents or keys.
 *
 * @param kind what happened
 * @param atMs when, on the peer's clock
 * @param node the other node, if known
 * @param address the other address, if it matters
 * @param message the envelope, if it is about one
 * @param reason why, for {@link Kind#REJECTED} and endings
 * @param amount bytes, a count or a number, as {@link Kind} says
 */
public record TraceEvent(
        Kind kind,
        long atMs,
        @Nullable Id node,
        @Nullable Address address,
        @Nullable Id message,
        @Nullable Reason reason,
        long amount) {

    /** What happened, and what {@link TraceEvent#amount} is. */
    public enum Kind {
        /** A datagram, frame or record was refused; amount: its bytes. */
        REJECTED,
        /** A handshake began; amount: 0 if this side dials, 1 if it answers. */
        HANDSHAKE,
        /** A link stands; amount: milliseconds since its first datagram. */
        LINKED,
        /** A link ended. */
        UNLINKED,
        /** A link's other end moved to {@link TraceEvent#address}. */
        ROAMED,
        /** New keys for a link; amount: the epoch. */
        REKEYED,
        /** A packet of a link was declared lost; amount: its bytes. */
        LOST,
        /** A message was sealed; amount: its packets. */
        SEALED,
        /** A packet of an envelope came in; amount: its bytes. */
        PACKET,
        /** Packets were asked for; amount: how many. */
        WANTED,
        /** A message is complete here; amount: its bytes. */
        COMPLETED,
        /** A message was handed to the owner; amount: its bytes. */
        DELIVERED,
        /** The other side has it. */
        ACKNOWLEDGED,
        /** A circuit through this peer opened; amount: its budget in bytes. */
        CIRCUIT,
        /** A datagram was relayed; amount: its bytes. */
        RELAYED,
        /** A look-up in the network ended; amount: how many nodes were asked. */
        LOOKED,
        /** A peer was dropped for its behaviour; amount: its score. */
        DROPPED,
    }

    /** An event with neither message nor reason. */
    public static TraceEvent of(Kind kind, long atMs, @Nullable Id node, long amount) {
        return new TraceEvent(kind, atMs, node, null, null, null, amount);
    }
}
