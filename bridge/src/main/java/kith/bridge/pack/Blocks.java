package kith.bridge.pack;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.bridge.app.HashList;
import kith.bridge.app.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * The blocks of a package: every distinct piece of its files once, in the order in which the hash
 * list first names them. The table in the package says of each how long it is as it is stored, and
 * the SHA-256 of that; so nothing is decompressed that the signer did not compress.
 */
public final class Blocks {
    /** A u32 and a SHA-256. */
    static final int ROW_BYTES = 4 + Sha256.BYTES;

    private final Map<String, Block> bySha256 = new LinkedHashMap<>();
    private long storedBytes;

    private Blocks() {}

    /**
     * One block.
     *
     * @param sha256 of its original bytes, in hexadecimal
     * @param size of its original bytes
     * @param offset where it is stored, from the first block on
     * @param storedSize at most {@code size}; the block is compressed if it is less
     * @param storedSha256 of what is stored, in hexadecimal
     */
    public record Block(
            String sha256, int size, long offset, int storedSize, String storedSha256) {}

    /** The distinct pieces that {@code list} names, in order: SHA-256 in hexadecimal and size. */
    static Map<String, Integer> pieces(HashList list) {
        Map<String, Integer> pieces = new LinkedHashMap<>();
        for (HashList.Entry entry : list.entries().values()) {
            for (int i = 0; i < HashList.pieces(entry.size()); i++) {
                pieces.put(Sha256.hex(entry.piece(i)), entry.pieceBytes(i));
            }
        }
        return pieces;
    }

    /** Reads a table for the pieces of {@code list}; null if it is none of theirs. */
    static @Nullable Blocks parse(HashList list, byte[] table) {
        Map<String, Integer> pieces = pieces(list);
        if (table.length != (long) pieces.size() * ROW_BYTES) {
            return null;
        }
        Blocks blocks = new Blocks();
        ByteBuffer rows = ByteBuffer.wrap(table).order(ByteOrder.LITTLE_ENDIAN);
        for (Map.Entry<String, Integer> piece : pieces.entrySet()) {
            int stored = rows.getInt();
            byte[] hash = new byte[Sha256.BYTES];
            rows.get(hash);
            int size = piece.getValue();
            boolean whole = stored == size;
            if (stored < 1 || stored > size || whole != piece.getKey().equals(Sha256.hex(hash))) {
                return null;
            }
            blocks.add(piece.getKey(), size, stored, Sha256.hex(hash));
        }
        return blocks;
    }

    private void add(String sha256, int size, int stored, String storedSha256) {
        bySha256.put(sha256, new Block(sha256, size, storedBytes, stored, storedSha256));
        storedBytes += stored;
    }

    /** All, in the order in which they are stored. */
    public List<Block> inOrder() {
        return new ArrayList<>(bySha256.values());
    }

    /** The block with piece {@code index} of a file of the package. */
    public Block of(HashList.Entry entry, int index) {
        Block block = bySha256.get(Sha256.hex(entry.piece(index)));
        if (block == null) {
            throw new IllegalArgumentException(entry.path() + " is no file of this package");
        }
        return block;
    }

    /** How long all are together as they are stored. */
    public long storedBytes() {
        return storedBytes;
    }
}
