package kith.net.group;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.net.Id;
import kith.net.Output;
import kith.net.wire.Reader;
import kith.net.wire.Writer;
import org.jspecify.annotations.Nullable;

/** Pieces of messages that the owner has not taken; a message is given when all of it is there. */
final class Pieces {

    /** 1024 pieces; beyond that none is taken, and their authors send them again. */
    static final int COUNT_MAX = 1024;

    /** 16 MiB of them. */
    static final int BYTES_MAX = 16 << 20;

    /** 32 of messages that are not complete, of one device: two of the largest. */
    static final int PARTIAL_MAX = 2 * Spoken.PIECES_MAX;

    private final Id group;
    private final Cabinet cabinet;
    private final Around around;
    private final Map<Id, Piece> pieces = new LinkedHashMap<>();
    private int bytes;

    /** A piece that was opened. */
    record Piece(Id id, Id author, Id device, Id chain, long number, Spoken spoken) {

        private static final int HEAD_BYTES = 3 * Id.BYTES + 4 + Spoken.NUMBERS_BYTES;

        byte[] toBytes() {
            Writer out = new Writer(HEAD_BYTES + spoken.content().length);
            author.write(out);
            device.write(out);
            chain.write(out);
            spoken.write(out.u32(number));
            return out.toBytes();
        }

        static @Nullable Piece restore(Id id, byte[] value) {
            Reader in = new Reader(value);
            Id author = Id.read(in);
            Id device = Id.read(in);
            Id chain = Id.read(in);
            long number = in.u32();
            Spoken spoken = Spoken.read(List.of(), in);
            return in.failed() ? null : new Piece(id, author, device, chain, number, spoken);
        }
    }

    Pieces(Id group, Cabinet cabinet, Around around) {
        this.group = group;
        this.cabinet = cabinet;
        this.around = around;
    }

    List<Piece> all() {
        return new ArrayList<>(pieces.values());
    }

    /** Keeps a piece; false if there is no room. */
    boolean add(Piece piece) {
        int length = piece.spoken.content().length;
        if (pieces.size() >= COUNT_MAX || bytes + length > BYTES_MAX) {
            return false;
        }
        put(piece);
        cabinet.keep(Cabinet.PIECE, piece.id.bytes(), piece.toBytes());
        boundPartial(piece.device);
        return true;
    }

    private void put(Piece piece) {
        if (pieces.put(piece.id, piece) == null) {
            bytes += piece.spoken.content().length;
        }
    }

    boolean restore(Id id, byte[] value) {
        Piece piece = Piece.restore(id, value);
        if (piece != null) {
            put(piece);
        }
        return piece != null;
    }

    /** A device that never completes what it begins takes no room from others. */
    private void boundPartial(Id device) {
        Map<Long, Integer> counts = new LinkedHashMap<>();
        List<Piece> partial = new ArrayList<>();
        for (Piece piece : pieces.values()) {
            if (piece.device.equals(device) && piece.spoken.pieces() > 1) {
                partial.add(piece);
                counts.merge(piece.spoken.first(), 1, Integer::sum);
            }
        }
        partial.removeIf(
                piece -> counts.getOrDefault(piece.spoken.first(), 0) == piece.spoken.pieces());
        if (partial.size() > PARTIAL_MAX) {
            remove(partial.get(0));
        }
    }

    /** All pieces of a message in order; none if one is missing. */
    private List<Piece> message(Id device, long first) {
        Piece[] found = new Piece[Spoken.PIECES_MAX];
        int count = 0;
        int of = -1;
        for (Piece piece : pieces.values()) {
            if (piece.device.equals(device) && piece.spoken.first() == first) {
                found[piece.spoken.piece()] = piece;
                count++;
                of = piece.spoken.pieces();
            }
        }
        List<Piece> message = new ArrayList<>();
        for (int i = 0; i < of && count == of; i++) {
            Piece piece = found[i];
            if (piece == null || piece.spoken.pieces() != of) {
                return new ArrayList<>();
            }
            message.add(piece);
        }
        return message;
    }

    /** Gives a message to the owner if all of it is there. */
    void deliver(Id device, long first) {
        List<Piece> message = message(device, first);
        if (message.isEmpty()) {
            return;
        }
        Piece begin = message.get(0);
        int length = 0;
        for (Piece piece : message) {
            length += piece.spoken.content().length;
        }
        Writer content = new Writer(length);
        message.forEach(piece -> content.bytes(piece.spoken.content()));
        around.emit(
                new Output.GroupHeard(
                        group,
                        begin.id,
                        begin.author,
                        begin.device,
                        begin.spoken.timeMs(),
                        content.toBytes()));
    }

    /** Gives all that are complete, after a start. */
    void deliverAll() {
        for (Piece piece : all()) {
            if (piece.spoken.piece() == 0) {
                deliver(piece.device, piece.spoken.first());
            }
        }
    }

    /** The owner has the message; false if it is none of these. */
    boolean taken(Id message) {
        Piece begin = pieces.get(message);
        if (begin == null) {
            return false;
        }
        message(begin.device, begin.spoken.first()).forEach(this::remove);
        return true;
    }

    private void remove(Piece piece) {
        if (pieces.remove(piece.id) != null) {
            bytes -= piece.spoken.content().length;
            cabinet.drop(Cabinet.PIECE, piece.id.bytes());
        }
    }
}
