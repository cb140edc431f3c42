package kith.cli.node;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The folder that files of others go to. A file is {@code NAME-HASH.part} until all parts are there
 * and its SHA-256 is right; nothing that is there already is ever written over. Which parts are
 * there is known from a second file, so a restart goes on.
 */
final class Inbox {

    /** 50: with 4 bytes each, two halves of 16 digits and {@code .parts}, below 255 bytes. */
    private static final int NAME_CHARS_MAX = 50;

    private static final Set<StandardOpenOption> CREATED =
            EnumSet.of(
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING);

    /** 64 files that come at a time are kept in mind; of others the list is read again. */
    private static final int ARRIVING_MAX = 64;

    private final Path folder;
    private final Map<String, BitSet> arrived = new LinkedHashMap<>();

    Inbox(Path folder) {
        this.folder = folder;
    }

    /**
     * Makes the folder if it is not there.
     *
     * @throws NodeException if files cannot be put there
     */
    static void prepare(Path folder) throws NodeException {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new NodeException(
                    Files.exists(folder)
                            ? folder + " is no folder"
                            : "the folder " + folder + " cannot be made");
        }
        if (!Files.isWritable(folder)) {
            throw new NodeException("nothing can be written into " + folder);
        }
    }

    /** Takes a message; what to tell of it, or null if nothing yet. */
    @Nullable Event take(String author, byte[] message) throws IOException {
        PartHeader.Parsed parsed = PartHeader.parse(message);
        if (parsed == null) {
            return Event.of("unknown-message").with("from", author).with("bytes", message.length);
        }
        PartHeader header = parsed.header();
        if (header.name() == null) {
            String text = new String(parsed.content(), StandardCharsets.UTF_8);
            return Event.of("text").with("from", author).with("text", text);
        }
        return part(author, header, header.name(), parsed.content());
    }

    private @Nullable Event part(String author, PartHeader header, String called, byte[] content)
            throws IOException {
        Files.createDirectories(folder);
        String name = writable(harmless(called));
        String hash = HexFormat.of().formatHex(header.sha256());
        // The author is part of it: somebody else's parts cannot spoil this file.
        String key = hash.substring(0, 16) + author.substring(0, 16);
        String transfer = name + "-" + key;
        Path partial = folder.resolve(transfer + ".part");
        Path list = folder.resolve(transfer + ".parts");
        BitSet parts = arrived.get(transfer);
        if (parts == null) {
            parts = Files.exists(list) && Files.exists(partial) ? read(list) : new BitSet();
            arrived.put(transfer, parts);
            if (arrived.size() > ARRIVING_MAX) {
                arrived.remove(arrived.keySet().iterator().next());
            }
        }
        try (FileChannel out =
                FileChannel.open(partial, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                out.write(bytes, header.offset() + bytes.position());
            }
            out.force(false);
        }
        parts.set(header.part());
        if (parts.cardinality() < header.parts()) {
            write(list, parts);
            return Event.of("part")
                    .with("from", author)
                    .with("name", name)
                    .with("part", parts.cardinality())
                    .with("of", header.parts());
        }
        arrived.remove(transfer);
        Files.deleteIfExists(list);
        if (!hash.equals(HexFormat.of().formatHex(sha256(partial)))) {
            Files.delete(partial);
            return Event.of("damaged").with("from", author).with("name", name);
        }
        Path to = folder.resolve(name);
        if (isThere(to, header.sizeBytes(), hash)) {
            // It came again: the node was killed before it could note that it was taken.
            Files.delete(partial);
        } else {
            to = free(name);
            Files.move(partial, to);
        }
        return Event.of("file")
                .with("from", author)
                .with("path", to)
                .with("bytes", header.sizeBytes())
                .with("sha256", hash);
    }

    private static boolean isThere(Path path, long sizeBytes, String hash) throws IOException {
        return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                && Files.size(path) == sizeBytes
                && hash.equals(HexFormat.of().formatHex(sha256(path)));
    }

    /** Whole or not at all: of a half the parts that were taken would be missing for ever. */
    private static void write(Path list, BitSet parts) throws IOException {
        Path made = list.resolveSibling(list.getFileName() + "~");
        try (FileChannel out = FileChannel.open(made, CREATED)) {
            ByteBuffer bytes = ByteBuffer.wrap(parts.toByteArray());
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(false);
        }
        Files.move(made, list, StandardCopyOption.ATOMIC_MOVE);
    }

    private static BitSet read(Path list) throws IOException {
        return BitSet.valueOf(Files.readAllBytes(list));
    }

    /** A name that stays in the folder, shows itself and means nothing to a shell or a terminal. */
    static String harmless(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String plain = last.replaceAll("[^\\p{L}\\p{N}._ +()-]", "_").replaceAll("^[. -]+", "_");
        int end = Math.min(plain.length(), NAME_CHARS_MAX);
        // Half of a character beyond 16 bits is no character, and no file can be called so.
        boolean half = end > 0 && Character.isHighSurrogate(plain.charAt(end - 1));
        String cut = plain.substring(0, half ? end - 1 : end).trim();
        // Nobody's file may pass for another one on its way.
        String own = cut.replaceAll("\\.parts?$", "_");
        return own.isEmpty() ? "file" : own;
    }

    /** The name, or one without letters that this system's names cannot have. */
    private String writable(String name) {
        try {
            return String.valueOf(folder.resolve(name).getFileName());
        } catch (InvalidPathException e) {
            return name.replaceAll("[^ -~]", "_");
        }
    }

    private Path free(String name) {
        Path path = folder.resolve(name);
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        String end = dot > 0 ? name.substring(dot) : "";
        for (int i = 2; Files.exists(path, LinkOption.NOFOLLOW_LINKS); i++) {
            path = folder.resolve(stem + " (" + i + ")" + end);
        }
        return path;
    }

    /** The SHA-256 of a file. */
    static byte[] sha256(Path path) throws IOException {
        try (InputStream file = Files.newInputStream(path);
                DigestInputStream in =
                        new DigestInputStream(file, MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return in.getMessageDigest().digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
