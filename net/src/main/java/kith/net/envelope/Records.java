package kith.net.envelope;

import java.util.Arrays;
import java.util.List;
import kith.net.Id;
import kith.net.StoreRecord;
import kith.net.StoreRecord.Kind;
import kith.net.crypto.Crypto;
import kith.net.wire.Reader;
import kith.net.wire.Writer;
import org.jspecify.annotations.Nullable;

/**
 * State as records. OUTGOING: id -> head and packets; id and node -> nothing, one for each node it
 * still goes to. INCOMING: id -> who began it and the head; id and segment -> the packets of a full
 * segment. SEEN: id -> expiry and why it was refused.
 */
final class Records {

    /** 128 packets, 143 kB: what a record of an incomplete envelope holds. */
    static final int SEGMENT_PACKETS = 128;

    /** An id and the number of a segment. */
    static final int SEGMENT_KEY_BYTES = Id.BYTES + 2;

    private Records() {}

    static StoreRecord outgoing(Outgoing envelope) {
        byte[] value = pack(envelope.sealed.packets());
        return new StoreRecord(Kind.OUTGOING, envelope.id().bytes(), value);
    }

    /** The length of the head, the head, and the payloads of all other packets. */
    static byte[] pack(List<byte[]> packets) {
        byte[] head = packets.get(0);
        Writer writer = new Writer(StoreRecord.VALUE_BYTES_MAX).u16(head.length).bytes(head);
        for (byte[] packet : packets.subList(1, packets.size())) {
            int start = Envelopes.HEADER_BYTES;
            writer.bytes(packet, start, packet.length - start);
        }
        return writer.toBytes();
    }

    /** The envelope of {@link #pack}; null if the record is damaged. */
    static @Nullable Outgoing outgoing(byte[] value, Crypto crypto) {
        Reader reader = new Reader(value);
        Head head = Head.decode(reader.bytes(reader.u16()), crypto).orNull();
        if (head == null) {
            return null;
        }
        Assembly assembly = new Assembly(head, crypto);
        byte[][] payloads = new byte[head.packets()][];
        for (int i = 1; i < payloads.length; i++) {
            payloads[i] = reader.bytes(head.shape().payloadBytes(i));
            assembly.accept(i, payloads[i]);
        }
        return assembly.complete()
                ? new Outgoing(Envelopes.sealed(head.bytes(), payloads, crypto), head)
                : null;
    }

    static StoreRecord delivery(Id envelope, Id node, boolean there) {
        byte[] key = Arrays.copyOf(envelope.bytes(), 2 * Id.BYTES);
        System.arraycopy(node.bytes(), 0, key, Id.BYTES, Id.BYTES);
        return new StoreRecord(Kind.OUTGOING, key, there ? new byte[0] : null);
    }

    static StoreRecord incoming(Id beganBy, Head head) {
        Writer writer = new Writer(Id.BYTES + Envelopes.PACKET_BYTES_MAX);
        beganBy.write(writer);
        return new StoreRecord(
                Kind.INCOMING, head.id().bytes(), writer.bytes(head.bytes()).toBytes());
    }

    static StoreRecord segment(Assembly assembly, int segment) {
        Writer writer = new Writer(SEGMENT_PACKETS * Envelopes.PAYLOAD_BYTES_MAX);
        for (int i = first(segment); i < end(assembly.shape(), segment); i++) {
            writer.bytes(assembly.payload(i));
        }
        return new StoreRecord(
                Kind.INCOMING, segmentKey(assembly.head().id(), segment), writer.toBytes());
    }

    static byte[] segmentKey(Id id, int segment) {
        byte[] key = Arrays.copyOf(id.bytes(), SEGMENT_KEY_BYTES);
        key[Id.BYTES + 1] = (byte) segment;
        return key;
    }

    /** Puts the packets of a segment into an assembly, which checks them once more. */
    static void restore(Assembly assembly, int segment, byte[] value) {
        Reader reader = new Reader(value);
        for (int i = first(segment); i < end(assembly.shape(), segment); i++) {
            assembly.accept(i, reader.bytes(assembly.shape().payloadBytes(i)));
        }
    }

    /** The first packet of a segment; the head is in a record of its own. */
    static int first(int segment) {
        return Math.max(1, segment * SEGMENT_PACKETS);
    }

    static int end(Shape shape, int segment) {
        return Math.min(shape.count(), (segment + 1) * SEGMENT_PACKETS);
    }

    static StoreRecord removed(Kind kind, byte[] key) {
        return new StoreRecord(kind, key, null);
    }
}
