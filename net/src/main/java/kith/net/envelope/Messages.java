package kith.net.envelope;

import java.util.BitSet;
import kith.net.Id;
import kith.net.wire.Decoded;
import kith.net.wire.Reader;
import kith.net.wire.Reason;
import kith.net.wire.Writer;

/** The messages of transfers. The first byte is the kind. */
final class Messages {

    /** A head: the sender has all of its envelope and waits to be asked. */
    static final int HAVE = 0x10;

    /** A packet, the head among them. */
    static final int PACKET = 0x11;

    /** Asks for packets of an envelope. */
    static final int WANT = 0x12;

    /** The envelope is here and kept. */
    static final int GOT = 0x13;

    /** The envelope is not wanted, or not here. */
    static final int REFUSED = 0x14;

    /** 64 ranges: 290 bytes; more gaps are asked for with the next WANT. */
    static final int RANGES_MAX = 64;

    /** Reasons by their code on the wire, from 1. */
    private static final Reason[] REASONS = {
        Reason.FULL,
        Reason.EXPIRED,
        Reason.REFUSED,
        Reason.INVALID_FIELD,
        Reason.FORGED,
        Reason.UNKNOWN_TARGET,
        Reason.STALE,
        Reason.UNKNOWN_KIND,
    };

    private Messages() {}

    /** What a WANT asks for. */
    record Want(Id envelope, BitSet packets) {}

    /** A refused envelope and why. */
    record Refusal(Id envelope, Reason reason) {}

    static byte[] carrying(int kind, byte[] packet) {
        byte[] message = new byte[1 + packet.length];
        message[0] = (byte) kind;
        System.arraycopy(packet, 0, message, 1, packet.length);
        return message;
    }

    static byte[] got(Id envelope) {
        return named(GOT, envelope).toBytes();
    }

    static byte[] refused(Id envelope, Reason reason) {
        return named(REFUSED, envelope).u8(code(reason)).toBytes();
    }

    /** The packets, which are at least one, in at most {@link #RANGES_MAX} ranges. */
    static byte[] want(Id envelope, BitSet packets) {
        Writer ranges = new Writer(4 * RANGES_MAX);
        int first = packets.nextSetBit(0);
        while (first >= 0 && ranges.room() > 0) {
            int end = packets.nextClearBit(first);
            ranges.u16(first).u16(end - first);
            first = packets.nextSetBit(end);
        }
        Writer writer = named(WANT, envelope).u8(ranges.length() / 4);
        return writer.bytes(ranges.toBytes()).toBytes();
    }

    /** Reads a WANT after its kind: ranges in ascending order that do not touch. */
    static Decoded<Want> want(Reader reader) {
        Id envelope = Id.read(reader);
        int ranges = reader.u8();
        if (ranges < 1 || ranges > RANGES_MAX) {
            return Decoded.reject(reader.failed() ? Reason.TRUNCATED : Reason.INVALID_FIELD);
        }
        BitSet packets = new BitSet();
        int after = -1;
        for (int i = 0; i < ranges && !reader.failed(); i++) {
            int first = reader.u16();
            int end = first + reader.u16();
            if (reader.failed()) {
                break;
            }
            if (first <= after || end == first || end > Envelopes.PACKETS_MAX) {
                return Decoded.reject(Reason.INVALID_FIELD);
            }
            packets.set(first, end);
            after = end;
        }
        return reader.decoded(new Want(envelope, packets));
    }

    static Decoded<Id> got(Reader reader) {
        return reader.decoded(Id.read(reader));
    }

    static Decoded<Refusal> refused(Reader reader) {
        Id envelope = Id.read(reader);
        int code = reader.u8();
        if (!reader.failed() && (code < 1 || code > REASONS.length)) {
            return Decoded.reject(Reason.UNKNOWN_KIND);
        }
        return reader.decoded(new Refusal(envelope, reason(Math.max(code, 1))));
    }

    /** The reason behind a code of 1 or more. */
    static Reason reason(int code) {
        return code <= REASONS.length ? REASONS[code - 1] : Reason.REFUSED;
    }

    /** The code of a reason; those without one say no more than that it was refused. */
    static int code(Reason reason) {
        for (int i = 0; i < REASONS.length; i++) {
            if (REASONS[i] == reason) {
                return i + 1;
            }
        }
        return code(Reason.REFUSED);
    }

    private static Writer named(int kind, Id envelope) {
        Writer writer = new Writer(Envelopes.PACKET_BYTES_MAX).u8(kind);
        envelope.write(writer);
        return writer;
    }
}
