package kith.net.sync;

import kith.net.Id;
import kith.net.wire.Decoded;
import kith.net.wire.Reader;
import kith.net.wire.Reason;
import kith.net.wire.Writer;
import org.jspecify.annotations.Nullable;

/** A posted message whose first byte is 0x60 to 0x6f. */
public sealed interface SyncMessage {

    /** 1100: every message of this range, so that it fits a link, relayed or not. */
    int BYTES_MAX = 1100;

    /** 0x60 to 0x6f. */
    static boolean is(int kind) {
        return kind >> 4 == 6;
    }

    /** The session, by the number its beginner gave it. */
    long session();

    /** Whether who sends this began the session. */
    boolean byBeginner();

    /** Which piece of a round this is. */
    record Piece(int round, int index, End end) {}

    /** Whether more pieces of the round follow. */
    enum End {
        MORE(0),
        LAST(1),
        /** The last, and something was left out because the session's bounds are reached. */
        CUT(2);

        final int code;

        End(int code) {
            this.code = code;
        }

        static @Nullable End of(int code) {
            return code == 0 ? MORE : code == 1 ? LAST : code == 2 ? CUT : null;
        }
    }

    /**
     * A piece of the first round.
     *
     * @param scope which set is compared
     * @param key of the session's fingerprints
     */
    record Begin(long session, Id scope, byte[] key, Piece piece, byte[] claims)
            implements SyncMessage {
        @Override
        public boolean byBeginner() {
            return true;
        }
    }

    /** A piece of a later round. */
    record Round(long session, boolean byBeginner, Piece piece, byte[] claims)
            implements SyncMessage {}

    /** The session is over before its end. */
    record Stop(long session, boolean byBeginner, Reason reason) implements SyncMessage {}

    int BEGIN = 0x60;
    int ROUND = 0x61;
    int STOP = 0x62;

    /** What claims may have in a piece of the first round, and of another. */
    int FIRST_CLAIMS_BYTES_MAX = BYTES_MAX - 1 - 4 - Id.BYTES - Keyed.KEY_BYTES - 2;

    int CLAIMS_BYTES_MAX = BYTES_MAX - 1 - 4 - 1 - 3;

    default byte[] encode() {
        Writer writer = new Writer(BYTES_MAX);
        switch (this) {
            case Begin(long session, Id scope, byte[] key, Piece piece, byte[] claims) -> {
                scope.write(writer.u8(BEGIN).u32(session));
                writer.bytes(key).u8(piece.index()).u8(piece.end().code).bytes(claims);
            }
            case Round(long session, boolean byBeginner, Piece piece, byte[] claims) ->
                    writer.u8(ROUND)
                            .u32(session)
                            .u8(byBeginner ? 0 : 1)
                            .u8(piece.round())
                            .u8(piece.index())
                            .u8(piece.end().code)
                            .bytes(claims);
            case Stop(long session, boolean byBeginner, Reason reason) ->
                    writer.u8(STOP).u32(session).u8(byBeginner ? 0 : 1).u8(code(reason));
        }
        return writer.toBytes();
    }

    static Decoded<SyncMessage> decode(byte[] bytes) {
        if (bytes.length > BYTES_MAX) {
            return Decoded.reject(Reason.TOO_LONG);
        }
        Reader reader = new Reader(bytes);
        int kind = reader.u8();
        long session = reader.u32();
        SyncMessage message =
                switch (kind) {
                    case BEGIN -> begin(session, reader);
                    case ROUND -> round(session, reader);
                    case STOP -> stop(session, reader);
                    default -> null;
                };
        if (reader.failed()) {
            return Decoded.reject(Reason.TRUNCATED);
        }
        if (message == null) {
            boolean known = kind >= BEGIN && kind <= STOP;
            return Decoded.reject(known ? Reason.INVALID_FIELD : Reason.UNKNOWN_KIND);
        }
        return reader.decoded(message);
    }

    private static @Nullable SyncMessage begin(long session, Reader reader) {
        Id scope = Id.read(reader);
        byte[] key = reader.bytes(Keyed.KEY_BYTES);
        Piece piece = piece(0, reader);
        return piece == null ? null : new Begin(session, scope, key, piece, reader.rest());
    }

    private static @Nullable SyncMessage round(long session, Reader reader) {
        int role = reader.u8();
        int round = reader.u8();
        Piece piece = piece(round, reader);
        // Who began speaks in even rounds.
        boolean fits = role <= 1 && round > 0 && (round & 1) == role;
        return piece == null || !fits ? null : new Round(session, role == 0, piece, reader.rest());
    }

    private static @Nullable SyncMessage stop(long session, Reader reader) {
        int role = reader.u8();
        int code = reader.u8();
        return role > 1 || code > 3 ? null : new Stop(session, role == 0, reason(code));
    }

    private static @Nullable Piece piece(int round, Reader reader) {
        int index = reader.u8();
        End end = End.of(reader.u8());
        return end == null ? null : new Piece(round, index, end);
    }

    /** 0 the set is not shared, 1 a bound is reached, 2 took too long, 3 not understood. */
    private static int code(Reason reason) {
        return switch (reason) {
            case UNKNOWN_TARGET -> 0;
            case FULL -> 1;
            case EXPIRED -> 2;
            default -> 3;
        };
    }

    private static Reason reason(int code) {
        return switch (code) {
            case 0 -> Reason.UNKNOWN_TARGET;
            case 1 -> Reason.FULL;
            case 2 -> Reason.EXPIRED;
            default -> Reason.INVALID_FIELD;
        };
    }
}
