package kith.net.envelope;

import java.util.BitSet;
import java.util.List;
import kith.net.Id;
import kith.net.StoreRecord;
import kith.net.StoreRecord.Kind;
import kith.net.crypto.Crypto;
import kith.net.wire.Decoded;
import kith.net.wire.Reader;
import kith.net.wire.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Carries envelopes to other nodes and takes theirs, over a channel that gives each message at
 * least once in any order, or loses it. An envelope stays under way over any number of links and
 * restarts until the other node acknowledged it or it expired; what is already there is not sent
 * again. Every call is followed by {@link #poll} until that gives null.
 */
public final class Transfers {

    /** Ten minutes between looks at what was seen and has expired. */
    private static final long SWEEP_MS = 600_000;

    private final Crypto crypto;
    private final Couriers couriers = new Couriers();
    private final IncomingTable table;
    private final Seen seen = new Seen(couriers);
    private final Outbound outbound;
    private final Inbound inbound;
    private long sweepAtMs = Long.MIN_VALUE;

    public Transfers(TransferBounds bounds, Crypto crypto) {
        this.crypto = crypto;
        this.table = new IncomingTable(bounds);
        this.outbound = new Outbound(couriers, crypto, bounds.outgoingBytes());
        this.inbound = new Inbound(couriers, crypto, table, seen);
    }

    /**
     * Gives an envelope to a node, now or when it is linked; false if there is no room for it or it
     * has expired. {@link TransferOutput.Got} or {@link TransferOutput.Refused} follows.
     */
    public boolean offer(Sealed envelope, Id to, long nowMs) {
        return outbound.offer(envelope, to, nowMs);
    }

    /**
     * Gives an envelope to a linked node while the link lasts; nothing of it is saved and nothing
     * follows. False if the node is not linked, there is no room, or it has expired.
     */
    public boolean lend(Sealed envelope, Id to, long nowMs) {
        return outbound.lend(envelope, to, nowMs);
    }

    /** The packets of an envelope on its way out; null if it is none. */
    public @Nullable Sealed outgoing(Id envelope) {
        return outbound.sealed(envelope);
    }

    /** An envelope need not be given to anybody any more; nothing follows. */
    public void withdraw(Id envelope, long nowMs) {
        outbound.withdraw(envelope, nowMs);
    }

    /** Whether an envelope was taken or refused here. */
    public boolean settled(Id envelope) {
        return seen.has(envelope);
    }

    /** A link to the node stands. */
    public void linked(Id node, long nowMs) {
        outbound.linked(node, nowMs);
    }

    /** The link to the node ended; messages given out may be lost. */
    public void unlinked(Id node, long nowMs) {
        outbound.unlinked(node, nowMs);
        inbound.unlinked(node);
    }

    /** How many messages the connection to the node takes now; each {@code Post} takes one. */
    public void room(Id node, int messages) {
        Courier courier = couriers.known(node);
        if (courier != null) {
            courier.room(messages);
            couriers.wake(courier);
        }
    }

    /** Whether a node is a contact's or the owner's: its envelopes never give way to others. */
    public void known(Id node, boolean known) {
        table.known(node, known);
    }

    /** A message of a linked node whose first byte is 0x10 to 0x1f. */
    public void receive(Id from, byte[] message, long nowMs) {
        Reason reason = message.length == 0 ? Reason.TRUNCATED : take(from, message, nowMs);
        if (reason != null) {
            couriers.output(new TransferOutput.Rejected(from, reason, message.length));
        }
    }

    private @Nullable Reason take(Id from, byte[] message, long nowMs) {
        Reader reader = new Reader(message, 1, message.length - 1);
        return switch (message[0]) {
            case Messages.HAVE -> inbound.head(from, Inbound.rest(message), true, nowMs);
            case Messages.PACKET -> inbound.packet(from, message, nowMs);
            case Messages.WANT -> want(from, Messages.want(reader), nowMs);
            case Messages.GOT -> got(from, Messages.got(reader));
            case Messages.REFUSED -> refusal(from, Messages.refused(reader), nowMs);
            default -> Reason.UNKNOWN_KIND;
        };
    }

    private @Nullable Reason want(Id from, Decoded<Messages.Want> decoded, long nowMs) {
        Messages.Want want = decoded.orNull();
        if (want != null) {
            outbound.want(from, want, nowMs);
        }
        return reason(decoded);
    }

    private @Nullable Reason got(Id from, Decoded<Id> decoded) {
        Id id = decoded.orNull();
        if (id != null) {
            outbound.got(from, id);
        }
        return reason(decoded);
    }

    private @Nullable Reason refusal(Id from, Decoded<Messages.Refusal> decoded, long nowMs) {
        Messages.Refusal refusal = decoded.orNull();
        if (refusal != null && refusal.reason() == Reason.UNKNOWN_TARGET) {
            inbound.lost(from, refusal.envelope());
        } else if (refusal != null) {
            outbound.refused(from, refusal, nowMs);
        }
        return reason(decoded);
    }

    private static @Nullable Reason reason(Decoded<?> decoded) {
        return decoded instanceof Decoded.Reject<?>(Reason reason) ? reason : null;
    }

    /** The owner opened and saved a complete envelope: it is acknowledged from now on. */
    public void took(Id envelope) {
        inbound.settled(envelope, null);
    }

    /**
     * The owner does not take a complete envelope: never, or with {@link Reason#FULL} not now, and
     * its sender offers it again.
     */
    public void refused(Id envelope, Reason reason) {
        inbound.settled(envelope, reason);
    }

    /** The packets held of an incomplete envelope, a bit each; null if nothing is held of it. */
    public @Nullable BitSet progress(Id envelope) {
        Incoming incoming = table.get(envelope);
        return incoming == null || incoming.assembly == null ? null : incoming.assembly.held();
    }

    /** Bytes of incomplete envelopes, and packets in quarantine at their largest. */
    public int heldBytes() {
        return table.bytes() + inbound.quarantine().size() * Envelopes.PAYLOAD_BYTES_MAX;
    }

    /** Does what is due. */
    public void expire(long nowMs) {
        if (nowMs < couriers.deadlineMs()) {
            return;
        }
        couriers.rewind();
        outbound.expire(nowMs);
        inbound.expire(nowMs);
        if (nowMs >= sweepAtMs) {
            sweepAtMs = nowMs + SWEEP_MS;
            seen.expire(nowMs);
        }
    }

    /** When to call {@link #expire} at the latest; {@code Long.MAX_VALUE} if nothing is due. */
    public long deadlineMs() {
        return couriers.deadlineMs();
    }

    /** What to do next, or null. */
    public @Nullable TransferOutput poll() {
        return couriers.poll(outbound);
    }

    /**
     * Takes the state of an earlier life in, before anything else is called; records of others are
     * passed over, expired and damaged ones removed.
     */
    public void restore(List<StoreRecord> records, long nowMs) {
        Restored restored = new Restored(records);
        restored.seen().forEach(seen::restore);
        restored.outgoing().forEach((id, value) -> outgoing(id, value, restored, nowMs));
        restored.segments().forEach((id, values) -> inbound.restore(id, values, nowMs));
        couriers.wakeAt(nowMs);
    }

    private void outgoing(Id id, byte[] value, Restored restored, long nowMs) {
        Outgoing envelope = Records.outgoing(value, crypto);
        List<Id> nodes = restored.nodes(id);
        if (envelope != null && envelope.id().equals(id) && !nodes.isEmpty()) {
            outbound.restore(envelope, nodes, nowMs);
            return;
        }
        for (Id node : nodes) {
            couriers.output(new TransferOutput.Save(Records.delivery(id, node, false)));
        }
        couriers.output(new TransferOutput.Save(Records.removed(Kind.OUTGOING, id.bytes())));
    }
}
