package kith.net.group;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kith.net.Id;
import kith.net.crypto.Crypto;
import kith.net.person.Domain;
import kith.net.person.Owner;
import kith.net.wire.Decoded;
import kith.net.wire.Reader;
import kith.net.wire.Reason;
import kith.net.wire.Writer;

/**
 * A piece of what a member says, as it is sealed under a key of its device's chain.
 *
 * @param heads the operations its author knew of
 * @param sequence counts the pieces of the device in this group from 1, whatever chain they went by
 * @param before the id of the message before
 * @param timeMs when it was written, on the author's clock
 * @param piece which of {@code pieces}, from 0; their sequences follow each other
 */
record Spoken(
        List<Id> heads,
        long sequence,
        Id before,
        long timeMs,
        int piece,
        int pieces,
        byte[] content) {

    /** 64 KiB: a few pieces fit into what may be said at once in a topic. */
    static final int PIECE_BYTES_MAX = 64 << 10;

    /** 1 MiB in 16 pieces. */
    static final int PIECES_MAX = 16;

    private static final int FORMAT = 1;

    /** Sequence, message before, time, piece, pieces. */
    static final int NUMBERS_BYTES = 8 + Id.BYTES + 8 + 1 + 1;

    private static final int HEAD_BYTES_MAX =
            1 + 1 + Operation.HEADS_MAX * Id.BYTES + NUMBERS_BYTES;

    private static final int BYTES_MAX = Crypto.SIGNATURE_BYTES + HEAD_BYTES_MAX + PIECE_BYTES_MAX;

    /** What a signature covers beside what is sealed. */
    record Place(Id group, Id epoch, Id chain, long number) {

        byte[] toBytes() {
            Writer out = new Writer(3 * Id.BYTES + 4);
            group.write(out);
            epoch.write(out);
            chain.write(out);
            return out.u32(number).toBytes();
        }
    }

    /** The sequence of the message's first piece. */
    long first() {
        return sequence - piece;
    }

    byte[] seal(Owner owner, Place place, byte[] key, Crypto crypto) {
        byte[] body = body();
        byte[] at = place.toBytes();
        byte[] signature = owner.signAsDevice(Domain.GROUP_MESSAGE, at, crypto.sha256(body));
        byte[] plain = new Writer(BYTES_MAX).bytes(signature).bytes(body).toBytes();
        byte[] sealed = new byte[plain.length + Crypto.TAG_BYTES];
        crypto.aead(key).seal(0, at, Crypto.Span.of(plain), sealed, 0);
        return sealed;
    }

    /** Opens what {@link #seal} made for this place, by this device. */
    static Decoded<Spoken> open(byte[] sealed, Place place, byte[] key, Id device, Crypto crypto) {
        int length = sealed.length - Crypto.TAG_BYTES;
        if (length < Crypto.SIGNATURE_BYTES || length > BYTES_MAX) {
            return Decoded.reject(length > BYTES_MAX ? Reason.TOO_LONG : Reason.TRUNCATED);
        }
        byte[] plain = new byte[length];
        byte[] at = place.toBytes();
        if (crypto.aead(key).open(0, at, Crypto.Span.of(sealed), plain, 0) < 0) {
            return Decoded.reject(Reason.FORGED);
        }
        byte[] signature = Arrays.copyOf(plain, Crypto.SIGNATURE_BYTES);
        byte[] body = Arrays.copyOfRange(plain, Crypto.SIGNATURE_BYTES, length);
        byte[] signed = Domain.GROUP_MESSAGE.over(at, crypto.sha256(body));
        return crypto.verify(device.bytes(), signed, signature)
                ? parse(body)
                : Decoded.reject(Reason.FORGED);
    }

    private byte[] body() {
        Writer out = new Writer(BYTES_MAX).u8(FORMAT).u8(heads.size());
        heads.forEach(head -> head.write(out));
        write(out);
        return out.toBytes();
    }

    /** Writes all but the heads, as it is sealed and as it is kept. */
    void write(Writer out) {
        out.u64(sequence);
        before.write(out);
        out.u64(timeMs).u8(piece).u8(pieces).bytes(content);
    }

    /** Reads what {@link #write} wrote, to the end; what is missing fails the reader. */
    static Spoken read(List<Id> heads, Reader in) {
        long sequence = in.u64();
        Id before = Id.read(in);
        long timeMs = in.u64();
        return new Spoken(heads, sequence, before, timeMs, in.u8(), in.u8(), in.rest());
    }

    private static Decoded<Spoken> parse(byte[] body) {
        Reader in = new Reader(body);
        int format = in.u8();
        int count = in.u8();
        List<Id> heads = new ArrayList<>();
        for (int i = 0; i < count && !in.failed(); i++) {
            heads.add(Id.read(in));
        }
        Spoken spoken = read(heads, in);
        if (in.failed()) {
            return Decoded.reject(format == FORMAT ? Reason.TRUNCATED : Reason.UNKNOWN_KIND);
        }
        return format == FORMAT && spoken.valid()
                ? Decoded.ok(spoken)
                : Decoded.reject(Reason.INVALID_FIELD);
    }

    private boolean valid() {
        boolean pieced = pieces >= 1 && pieces <= PIECES_MAX && piece < pieces && sequence > piece;
        boolean full = piece == pieces - 1 || content.length == PIECE_BYTES_MAX;
        return pieced
                && full
                && !heads.isEmpty()
                && heads.size() <= Operation.HEADS_MAX
                && Operation.ascending(heads)
                && timeMs >= 0
                && content.length <= PIECE_BYTES_MAX;
    }

    /** The id of the piece, and by its first piece of the message: the same whoever has it. */
    Id id(Id group, Id device, Crypto crypto) {
        byte[] numbers = new Writer(18).u64(sequence).u64(timeMs).u8(piece).u8(pieces).toBytes();
        byte[] named =
                Domain.GROUP_MESSAGE_ID.over(
                        group.bytes(),
                        device.bytes(),
                        before.bytes(),
                        numbers,
                        crypto.sha256(content));
        return Id.of(crypto.sha256(named));
    }
}
