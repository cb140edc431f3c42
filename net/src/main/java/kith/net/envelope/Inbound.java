package kith.net.envelope;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.NavigableMap;
import kith.net.Id;
import kith.net.StoreRecord;
import kith.net.StoreRecord.Kind;
import kith.net.crypto.Crypto;
import kith.net.envelope.Assembly.Verdict;
import kith.net.envelope.Quarantine.Candidate;
import kith.net.wire.Decoded;
import kith.net.wire.Reader;
import kith.net.wire.Reason;
import org.jspecify.annotations.Nullable;

/** Envelopes coming in: proved packet by packet, asked for, given out, acknowledged when taken. */
final class Inbound {

    /** 31 days and one: longer lives are refused, so that what was seen need not be kept longer. */
    static final long AHEAD_MS_MAX = 32L * 24 * 3600 * 1000;

    /** One minute: packets whose head nobody has are dropped after it. */
    static final long HEADLESS_MS = 60_000;

    /**
     * Ten minutes, at least ten questions, without a proved packet: an envelope that only strangers
     * sent is dropped, whatever expiry they chose. Who really has it offers it again.
     */
    static final long IDLE_MS = 10 * 60_000;

    private final Couriers couriers;
    private final Crypto crypto;
    private final IncomingTable table;
    private final Quarantine quarantine = new Quarantine(Quarantine.Bounds.USUAL);
    private final Seen seen;

    Inbound(Couriers couriers, Crypto crypto, IncomingTable table, Seen seen) {
        this.couriers = couriers;
        this.crypto = crypto;
        this.table = table;
        this.seen = seen;
    }

    Quarantine quarantine() {
        return quarantine;
    }

    /** A head, offered ({@code asking}) or the first of the packets that follow. */
    @Nullable Reason head(Id from, byte[] bytes, boolean asking, long nowMs) {
        Decoded<Head> decoded = Head.decode(bytes, crypto);
        if (decoded instanceof Decoded.Reject<Head>(Reason reason)) {
            return reason;
        }
        Head head = ((Decoded.Ok<Head>) decoded).value();
        if (seen.has(head.id())) {
            seen.answer(from, head.id(), true, nowMs);
            return Reason.REPLAYED;
        }
        Reason untimely = untimely(head, nowMs);
        if (untimely != null) {
            seen.tell(from, head.id(), untimely);
            return untimely;
        }
        Incoming incoming = begin(from, head.id(), nowMs);
        if (incoming == null) {
            seen.tell(from, head.id(), Reason.FULL);
            return Reason.FULL;
        }
        Incoming.Source source = incoming.source(from);
        if (incoming.complete) {
            return null;
        }
        incoming.arrived(0);
        if (incoming.assembly == null) {
            incoming.head = head;
            incoming.assembly = new Assembly(head, crypto);
            incoming.progressed(nowMs);
            couriers.wakeAt(incoming.askAtMs);
            couriers.wakeAt(head.fields().expiryMs());
            proved(incoming, from, 0, nowMs);
        }
        if (source != null && asking && !incoming.complete) {
            source.asking = true;
            ask(incoming, source);
        }
        return null;
    }

    private static @Nullable Reason untimely(Head head, long nowMs) {
        long expiryMs = head.fields().expiryMs();
        if (expiryMs <= nowMs) {
            return Reason.EXPIRED;
        }
        return expiryMs - nowMs > AHEAD_MS_MAX ? Reason.INVALID_FIELD : null;
    }

    /** Any packet; why it was not accepted, or null. */
    @Nullable Reason packet(Id from, byte[] message, long nowMs) {
        Reader reader = new Reader(message, 1, message.length - 1);
        if (reader.remaining() > Envelopes.PACKET_BYTES_MAX) {
            return Reason.TOO_LONG;
        }
        int form = reader.u8();
        if (form == Head.FORM) {
            return head(from, rest(message), false, nowMs);
        }
        Id id = Id.read(reader);
        int index = reader.u16();
        int count = reader.u16();
        if (reader.failed() || reader.remaining() == 0) {
            return Reason.TRUNCATED;
        }
        if (form != Envelopes.PACKET_FORM) {
            return Reason.UNKNOWN_KIND;
        }
        if (index == 0 || index >= count || count > Envelopes.PACKETS_MAX) {
            return Reason.INVALID_FIELD;
        }
        if (seen.has(id)) {
            seen.answer(from, id, false, nowMs);
            return Reason.REPLAYED;
        }
        Incoming incoming = begin(from, id, nowMs);
        if (incoming == null) {
            return Reason.FULL;
        }
        incoming.source(from);
        return incoming.complete
                ? Reason.REPLAYED
                : accept(incoming, new Candidate(from, index, count, reader.rest()), nowMs);
    }

    static byte[] rest(byte[] message) {
        return Arrays.copyOfRange(message, 1, message.length);
    }

    private @Nullable Reason accept(Incoming incoming, Candidate candidate, long nowMs) {
        Assembly assembly = incoming.assembly;
        if (assembly == null) {
            return quarantine.put(incoming.id, candidate);
        }
        int bytes = candidate.payload().length;
        while (table.full(incoming, bytes)) {
            Incoming victim = table.victim(incoming.beganBy, incoming);
            if (victim == null) {
                return Reason.FULL;
            }
            forget(victim);
        }
        Reason reason = keep(incoming, candidate);
        if (reason == Reason.UNEXPECTED) {
            reason = quarantine.put(incoming.id, candidate);
        } else if (reason == null) {
            incoming.progressed(nowMs);
            quarantine.take(incoming.id, candidate.index());
            proved(incoming, candidate.from(), candidate.index(), nowMs);
        }
        incoming.arrived(candidate.index());
        Incoming.Source source = incoming.sources.get(candidate.from());
        if (source != null && source.asking && !incoming.complete) {
            ask(incoming, source);
        }
        return reason;
    }

    /** Puts a packet into the assembly; null, {@code UNEXPECTED} without its parent, or why not. */
    private @Nullable Reason keep(Incoming incoming, Candidate candidate) {
        Assembly assembly = incoming.assembly;
        if (assembly == null || candidate.count() != assembly.shape().count()) {
            return Reason.INVALID_FIELD;
        }
        Verdict verdict = assembly.accept(candidate.index(), candidate.payload());
        if (verdict == Verdict.PROVED) {
            table.count(incoming, candidate.payload().length);
            save(incoming, assembly, candidate.index() / Records.SEGMENT_PACKETS);
        }
        return switch (verdict) {
            case PROVED -> null;
            case UNPROVED -> Reason.UNEXPECTED;
            case DUPLICATE -> Reason.REPLAYED;
            case FORGED -> Reason.FORGED;
            case INVALID -> Reason.INVALID_FIELD;
        };
    }

    /** A packet is proved: lets those out of the quarantine that it proves, and so on. */
    private void proved(Incoming incoming, Id from, int index, long nowMs) {
        Assembly assembly = incoming.assembly;
        if (assembly == null) {
            return;
        }
        Shape shape = assembly.shape();
        ArrayDeque<Integer> parents = new ArrayDeque<>(Collections.singleton(index));
        while (!parents.isEmpty()) {
            int parent = parents.remove();
            for (int child : shape.children(parent)) {
                for (Candidate candidate : quarantine.take(incoming.id, child)) {
                    Reason reason = keep(incoming, candidate);
                    if (reason == null) {
                        parents.add(child);
                        incoming.progressed(nowMs);
                    } else {
                        int bytes = candidate.payload().length;
                        couriers.output(
                                new TransferOutput.Rejected(candidate.from(), reason, bytes));
                    }
                }
            }
        }
        if (assembly.complete()) {
            complete(incoming, assembly, from);
        }
    }

    private void complete(Incoming incoming, Assembly assembly, Id from) {
        quarantine.forget(incoming.id);
        table.count(incoming, -assembly.heldBytes());
        incoming.assembly = null;
        incoming.complete = true;
        couriers.output(
                new TransferOutput.Complete(
                        from, incoming.id, assembly.head(), assembly.key(), assembly.ciphertext()));
    }

    /** Saves a segment once it is full, but for the one that completes the envelope. */
    private void save(Incoming incoming, Assembly assembly, int segment) {
        if (assembly.complete() || !assembly.full(segment)) {
            return;
        }
        // The first segment has all lists, so without it no other can be proved after a crash.
        boolean first = !incoming.saved.get(0);
        int from = first ? 0 : segment;
        int to = segment == 0 && first ? assembly.segments() - 1 : segment;
        for (int i = from; i <= to; i++) {
            if (assembly.full(i) && !incoming.saved.get(i) && (i == 0 || incoming.saved.get(0))) {
                if (i == 0) {
                    output(Records.incoming(incoming.beganBy, assembly.head()));
                }
                incoming.saved.set(i);
                output(Records.segment(assembly, i));
            }
        }
    }

    private void ask(Incoming incoming, Incoming.Source source) {
        if (couriers.linked(source.node)
                && !couriers.of(source.node).signals(Messages.WANT, incoming.id)) {
            BitSet wanted = incoming.wanted(source, quarantine);
            if (!wanted.isEmpty()) {
                source.asked.or(wanted);
                byte[] message = Messages.want(incoming.id, wanted);
                couriers.signal(source.node, Messages.WANT, incoming.id, message);
            }
        }
    }

    private @Nullable Incoming begin(Id from, Id id, long nowMs) {
        Incoming incoming = table.get(id);
        if (incoming != null) {
            return incoming;
        }
        if (table.full(from)) {
            Incoming victim = table.victim(from, null);
            if (victim == null) {
                return null;
            }
            forget(victim);
        }
        incoming = new Incoming(id, from, nowMs);
        table.put(incoming);
        couriers.wakeAt(incoming.askAtMs);
        return incoming;
    }

    /** A source does not have the envelope after all. */
    void lost(Id node, Id id) {
        Incoming incoming = table.get(id);
        if (incoming != null) {
            incoming.sources.remove(node);
        }
    }

    /** A link ended: asks others for what was asked of its node. */
    void unlinked(Id node) {
        for (Incoming incoming : table.all()) {
            Incoming.Source gone = incoming.sources.get(node);
            if (gone != null && !incoming.complete) {
                gone.asked.clear();
                gone.asking = false;
                for (Incoming.Source source : incoming.sources.values()) {
                    if (source.asking) {
                        ask(incoming, source);
                    }
                }
            }
        }
    }

    /** The owner has the envelope, or refuses it for {@code refusal}. */
    void settled(Id id, @Nullable Reason refusal) {
        Incoming incoming = table.get(id);
        Head head = incoming == null ? null : incoming.head;
        if (incoming != null && head != null && incoming.complete) {
            if (refusal != Reason.FULL) {
                // No room now may be room later: the sender keeps it and offers it again.
                seen.add(id, head.fields().expiryMs(), refusal);
            }
            forget(incoming);
            for (Id node : incoming.sources.keySet()) {
                seen.tell(node, id, refusal);
            }
        }
    }

    void expire(long nowMs) {
        for (Incoming incoming : table.all()) {
            long endMs = endMs(incoming);
            if (endMs <= nowMs) {
                forget(incoming);
                continue;
            }
            couriers.wakeAt(endMs);
            if (!incoming.complete) {
                if (incoming.askAtMs <= nowMs) {
                    askAnother(incoming, nowMs);
                }
                couriers.wakeAt(incoming.askAtMs);
            }
        }
    }

    private long endMs(Incoming incoming) {
        Head head = incoming.head;
        if (head == null) {
            return incoming.beganMs + HEADLESS_MS;
        }
        long expiryMs = head.fields().expiryMs();
        boolean lasting = incoming.complete || !table.strange(incoming);
        return lasting ? expiryMs : Math.min(expiryMs, incoming.progressedMs() + IDLE_MS);
    }

    /** Nothing came for a while: asks the next of the nodes that are linked. */
    private void askAnother(Incoming incoming, long nowMs) {
        int turn = incoming.stalled(nowMs);
        Incoming.Source[] sources = incoming.sources.values().toArray(new Incoming.Source[0]);
        for (int i = 0; i < sources.length; i++) {
            Incoming.Source source = sources[(turn + i) % sources.length];
            if (couriers.linked(source.node)) {
                source.asking = true;
                ask(incoming, source);
                return;
            }
        }
    }

    /** An incomplete envelope of an earlier life: its head at -1, and segments. */
    void restore(Id id, NavigableMap<Integer, byte[]> values, long nowMs) {
        byte[] first = values.remove(-1);
        Reader reader = new Reader(first == null ? new byte[0] : first);
        Id beganBy = Id.read(reader);
        Head head = Head.decode(reader.rest(), crypto).orNull();
        Incoming incoming = new Incoming(id, beganBy, nowMs);
        values.keySet().forEach(incoming.saved::set);
        if (head == null
                || seen.has(id)
                || !head.id().equals(id)
                || untimely(head, nowMs) != null) {
            incoming.saved.set(0);
            forget(incoming);
            return;
        }
        Assembly assembly = new Assembly(head, crypto);
        values.forEach((segment, value) -> Records.restore(assembly, segment, value));
        incoming.head = head;
        incoming.assembly = assembly;
        table.put(incoming);
        couriers.wakeAt(incoming.askAtMs);
    }

    private void forget(Incoming incoming) {
        table.remove(incoming);
        quarantine.forget(incoming.id);
        if (!incoming.saved.isEmpty()) {
            output(Records.removed(Kind.INCOMING, incoming.id.bytes()));
            for (int i = incoming.saved.nextSetBit(0);
                    i >= 0;
                    i = incoming.saved.nextSetBit(i + 1)) {
                output(Records.removed(Kind.INCOMING, Records.segmentKey(incoming.id, i)));
            }
        }
    }

    private void output(StoreRecord record) {
        couriers.output(new TransferOutput.Save(record));
    }
}
