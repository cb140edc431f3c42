package kith.bridge.app;

import java.io.IOException;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads a packaged file and hands out only what its entry in the hash list says. The unit is the
 * piece, so that a range in the middle of a film costs one piece and not the film. What is hashed
 * is what is handed out: a piece is never read a second time in between.
 *
 * <p>Made for one open file. Pieces found good are remembered for as long as the file is the same,
 * see {@link Fingerprint}: what is served again costs no hash.
 */
final class PieceCheck {
    private final HashList.Entry entry;
    private final @Nullable BitSet good;
    private final MessageDigest digest = Sha256.digest();
    private @Nullable ByteBuffer scratch;
    private int scratchPiece = -1;

    /**
     * @param good the pieces that need no check, guarded by its own lock; null to check each time
     */
    PieceCheck(HashList.Entry entry, @Nullable BitSet good) {
        this.entry = entry;
        this.good = good;
    }

    /** Fills {@code into}, which reaches no further than the listed size. */
    AppFile.Reading read(FileChannel channel, ByteBuffer into, long start) throws IOException {
        int first = into.position();
        int count = into.remaining();
        while (into.hasRemaining()) {
            Piece piece = piece(start + into.position() - first);
            int length = Math.min(into.remaining(), piece.length - piece.offset);
            ByteBuffer part = into.duplicate();
            ((Buffer) part).limit(part.position() + length);
            if (!take(channel, part, piece)) {
                wipe(into, first);
                return new AppFile.Changed(
                        entry.path() + " was changed after the app was packaged");
            }
            ((Buffer) into).position(part.limit());
        }
        return new AppFile.Bytes(count);
    }

    /** Whether all pieces that have bytes from {@code from} to {@code to} are good. */
    boolean holds(FileChannel channel, long from, long to) throws IOException {
        for (long at = from - from % HashList.PIECE_BYTES; at < to; at += HashList.PIECE_BYTES) {
            Piece piece = piece(at);
            if (!isGood(piece.index) && scratch(channel, piece) == null) {
                return false;
            }
        }
        return true;
    }

    private Piece piece(long at) {
        int index = (int) (at / HashList.PIECE_BYTES);
        long start = (long) index * HashList.PIECE_BYTES;
        int length = (int) Math.min(HashList.PIECE_BYTES, entry.size() - start);
        return new Piece(index, start, length, (int) (at - start));
    }

    /** Piece {@code index} of the file; what is wanted of it begins at {@code offset}. */
    private record Piece(int index, long start, int length, int offset) {}

    private boolean take(FileChannel channel, ByteBuffer part, Piece piece) throws IOException {
        if (isGood(piece.index)) {
            int wanted = part.remaining();
            return AppFile.fill(channel, part, piece.start + piece.offset) == wanted;
        }
        if (part.remaining() == piece.length) {
            ByteBuffer read = part.duplicate();
            return AppFile.fill(channel, part, piece.start) == piece.length
                    && matches(read, piece.index);
        }
        ByteBuffer whole = scratch(channel, piece);
        if (whole == null) {
            return false;
        }
        ((Buffer) whole).limit(piece.offset + part.remaining());
        ((Buffer) whole).position(piece.offset);
        part.put(whole);
        return true;
    }

    /** The checked piece in memory of our own; null if it is not what was packaged. */
    private @Nullable ByteBuffer scratch(FileChannel channel, Piece piece) throws IOException {
        ByteBuffer memory = scratch;
        if (memory == null) {
            memory = ByteBuffer.allocate(HashList.PIECE_BYTES);
            scratch = memory;
        }
        ((Buffer) memory).clear();
        ((Buffer) memory).limit(piece.length);
        if (scratchPiece == piece.index) {
            return memory;
        }
        scratchPiece = -1;
        if (AppFile.fill(channel, memory, piece.start) != piece.length) {
            return null;
        }
        ((Buffer) memory).position(0);
        if (!matches(memory.duplicate(), piece.index)) {
            return null;
        }
        scratchPiece = piece.index;
        return memory;
    }

    private boolean matches(ByteBuffer bytes, int piece) {
        digest.update(bytes);
        if (!entry.isPiece(piece, digest.digest())) {
            return false;
        }
        if (good != null) {
            synchronized (good) {
                good.set(piece);
            }
        }
        return true;
    }

    private boolean isGood(int piece) {
        if (good == null) {
            return false;
        }
        synchronized (good) {
            return good.get(piece);
        }
    }

    private static void wipe(ByteBuffer into, int first) {
        ByteBuffer bytes = into.duplicate();
        ((Buffer) bytes).position(first);
        while (bytes.hasRemaining()) {
            bytes.put((byte) 0);
        }
    }
}
