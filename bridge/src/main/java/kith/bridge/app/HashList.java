package kith.bridge.app;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the files of a packaged app are: the file {@code .kith/hashes}, read. Format and reasons:
 * docs/decisions/hash-list.md.
 *
 * <pre>
 * kith-hashes 1
 * 9f86d081…  1043 index.html
 * 60303ae2…  700000 media/film.webm
 *  ab12…
 *  cd34…
 *  ef56…
 * </pre>
 *
 * <p>A line is the SHA-256 of the original bytes, the size in bytes and the path. Below a file
 * longer than one piece stand the hashes of its pieces, each after one space.
 */
public final class HashList {
    /** Below the app's folder. */
    static final String PATH = ".kith/hashes";

    /** The first line; another number is another format. */
    static final String HEAD = "kith-hashes 1";

    /**
     * 256 KiB: a range in a film waits for the check of this much (2 ms where SHA-256 is slow), and
     * the hashes of 1 GB still are 270 KB.
     */
    public static final int PIECE_BYTES = 256 << 10;

    /** 1 TiB: the pieces of a file can be counted in an int, and no package is near it. */
    static final long SIZE_MAX = 1L << 40;

    private final Map<String, Entry> entries;

    HashList(Collection<Entry> entries) {
        Map<String, Entry> byPath = new LinkedHashMap<>();
        for (Entry entry : entries) {
            byPath.put(entry.path, entry);
        }
        this.entries = Collections.unmodifiableMap(byPath);
    }

    /**
     * Reads the text of a list, which has one form only.
     *
     * @param name of the list, for messages
     * @throws InvalidAppException if the writer would not have written it so
     */
    public static HashList parse(String name, byte[] utf8) throws InvalidAppException {
        return HashListReader.parse(name, utf8);
    }

    /** All entries by path, in the order of the list. */
    public Map<String, Entry> entries() {
        return entries;
    }

    /** What is packaged under {@code path}; null if nothing is. */
    @Nullable Entry entry(String path) {
        return entries.get(path);
    }

    /** How many pieces a file of this size has: an empty one none. */
    public static int pieces(long size) {
        return (int) ((size + PIECE_BYTES - 1) / PIECE_BYTES);
    }

    /** One file. */
    public static final class Entry {
        private final String path;
        private final long size;
        private final byte[] sha256;
        private final byte[] pieces;

        /**
         * @param sha256 of the whole file
         * @param pieces the hashes of its pieces, one after the other; empty where the file is a
         *     single piece
         */
        Entry(String path, long size, byte[] sha256, byte[] pieces) {
            this.path = path;
            this.size = size;
            this.sha256 = sha256;
            this.pieces = pieces;
        }

        /** Below the app's folder, with slashes. */
        public String path() {
            return path;
        }

        /** In bytes. */
        public long size() {
            return size;
        }

        /** Of the whole file. */
        public String sha256() {
            return Sha256.hex(sha256);
        }

        /** The SHA-256 of piece {@code index}, which there is. */
        public byte[] piece(int index) {
            return pieces.length == 0
                    ? sha256.clone()
                    : Arrays.copyOfRange(pieces, index * Sha256.BYTES, (index + 1) * Sha256.BYTES);
        }

        /** How many bytes piece {@code index} has: as many as fit, the last one the rest. */
        public int pieceBytes(int index) {
            return (int) Math.min(PIECE_BYTES, size - (long) index * PIECE_BYTES);
        }

        /** Whether {@code hash} is that of piece {@code index}. */
        boolean isPiece(int index, byte[] hash) {
            if (pieces.length == 0) {
                return index == 0 && Arrays.equals(sha256, hash);
            }
            int from = index * Sha256.BYTES;
            return from >= 0
                    && from + Sha256.BYTES <= pieces.length
                    && Arrays.equals(hash, Arrays.copyOfRange(pieces, from, from + Sha256.BYTES));
        }

        /** Whether {@code hash} is that of the whole file. */
        boolean is(byte[] hash) {
            return Arrays.equals(sha256, hash);
        }

        /** The lines of the list that stand for this file, each with its end. */
        void write(StringBuilder list) {
            list.append(sha256()).append(' ').append(size).append(' ').append(path).append('\n');
            for (int at = 0; at < pieces.length; at += Sha256.BYTES) {
                list.append(' ')
                        .append(Sha256.hex(Arrays.copyOfRange(pieces, at, at + Sha256.BYTES)))
                        .append('\n');
            }
        }
    }
}
