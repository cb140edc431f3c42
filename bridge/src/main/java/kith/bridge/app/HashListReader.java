package kith.bridge.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code .kith/hashes}. Whatever the writer would not have written is refused: a list has one
 * form, so its own hash names a package.
 */
final class HashListReader {
    /** 64 MiB: room for a package of 250 GB, and not more than a start can read. */
    static final int LIST_BYTES_MAX = 64 << 20;

    private final String file;
    private final String text;
    private int at;
    private int line;

    private HashListReader(String file, String text) {
        this.file = file;
        this.text = text;
    }

    /**
     * The list of the app in {@code root}; null if it has none.
     *
     * @param sha256 what the list has to be; null if nothing says
     */
    static @Nullable HashList read(Path root, @Nullable String sha256)
            throws IOException, InvalidAppException {
        Path file = root.resolve(HashList.PATH);
        byte[] bytes;
        try {
            bytes = bytes(file);
        } catch (NoSuchFileException | NotDirectoryException e) {
            if (sha256 != null) {
                throw new InvalidAppException(file + " is missing: the package is damaged", e);
            }
            return null;
        }
        if (sha256 != null && !sha256.equals(Sha256.hex(Sha256.digest().digest(bytes)))) {
            throw new InvalidAppException(file + " was changed after the app was packaged");
        }
        return parse(file.toString(), bytes);
    }

    private static byte[] bytes(Path file) throws IOException, InvalidAppException {
        Fingerprint fingerprint = Fingerprint.of(file);
        if (fingerprint == null || fingerprint.size() > LIST_BYTES_MAX) {
            throw new InvalidAppException(
                    file + " is not a file of at most " + LIST_BYTES_MAX + " bytes");
        }
        return Files.readAllBytes(file);
    }

    static HashList parse(String file, byte[] bytes) throws InvalidAppException {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new InvalidAppException(file + " is not UTF-8", e);
        }
        return new HashListReader(file, text).list();
    }

    private HashList list() throws InvalidAppException {
        if (!HashList.HEAD.equals(next())) {
            throw bad("the first line is not \"" + HashList.HEAD + "\"");
        }
        List<HashList.Entry> entries = new ArrayList<>();
        String before = null;
        while (at < text.length()) {
            HashList.Entry entry = entry();
            if (before != null && AppHashes.ORDER.compare(before, entry.path()) >= 0) {
                throw bad("the paths are not sorted, or one stands twice");
            }
            before = entry.path();
            entries.add(entry);
        }
        return new HashList(entries);
    }

    private HashList.Entry entry() throws InvalidAppException {
        String row = next();
        int first = row.indexOf(' ');
        int second = row.indexOf(' ', first + 1);
        byte[] sha256 = first < 0 ? null : Sha256.parse(row.substring(0, first));
        if (sha256 == null || second < 0) {
            throw bad("a line is a hash, a size and a path");
        }
        long size = size(row.substring(first + 1, second));
        String path = row.substring(second + 1);
        if (!AppHashes.isServed(path)) {
            throw bad("\"" + path + "\" is no path of a served file");
        }
        int pieces = HashList.pieces(size);
        return new HashList.Entry(path, size, sha256, pieces > 1 ? pieces(pieces) : new byte[0]);
    }

    private long size(String digits) throws InvalidAppException {
        boolean plain = digits.length() >= 1 && digits.length() <= 13;
        for (int i = 0; plain && i < digits.length(); i++) {
            plain = digits.charAt(i) >= '0' && digits.charAt(i) <= '9';
        }
        long size = plain ? Long.parseLong(digits) : -1;
        if (size < 0 || size > HashList.SIZE_MAX || !digits.equals(Long.toString(size))) {
            throw bad("\"" + digits + "\" is no size");
        }
        return size;
    }

    private byte[] pieces(int count) throws InvalidAppException {
        // Grows with the lines that are there, not with the size that is claimed.
        ByteArrayOutputStream pieces = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
            String row = next();
            byte[] hash = row.startsWith(" ") ? Sha256.parse(row.substring(1)) : null;
            if (hash == null) {
                throw bad("the hash of piece " + (i + 1) + " of " + count + " is missing");
            }
            pieces.write(hash, 0, hash.length);
        }
        return pieces.toByteArray();
    }

    /** The next line; an empty one after the last. */
    private String next() throws InvalidAppException {
        line++;
        if (at >= text.length()) {
            return "";
        }
        int end = text.indexOf('\n', at);
        if (end < 0) {
            throw bad("the last line has no end");
        }
        String row = text.substring(at, end);
        at = end + 1;
        return row;
    }

    private InvalidAppException bad(String what) {
        return new InvalidAppException(file + ":" + line + ": " + what);
    }
}
