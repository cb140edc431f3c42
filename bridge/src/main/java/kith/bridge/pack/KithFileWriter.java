package kith.bridge.pack;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import kith.bridge.app.AppHashes;
import kith.bridge.app.HashList;
import kith.bridge.app.InvalidAppException;
import kith.bridge.app.Sha256;
import kith.bridge.manifest.Manifest;
import kith.bridge.manifest.PermissionLines;

/**
 * Writes {@code .kith} files. The same files and key give the same bytes, on any day, for any user
 * and in any locale; compressed blocks depend on the zlib of the Java platform besides.
 */
public final class KithFileWriter {
    /** Who signs. */
    public interface Signer {
        /** The Ed25519 public key in hexadecimal digits. */
        String publicKey();

        /** The signature of {@code message}, {@link AppStatement#SIGNATURE_BYTES} bytes. */
        byte[] sign(byte[] message);
    }

    private KithFileWriter() {}

    /**
     * Writes the package of the app in {@code folder} to {@code file}, which is new or replaced.
     *
     * @param manifest of the app
     * @param hashes of the app
     * @return what was signed
     * @throws InvalidAppException if the app cannot be packaged: no id, a link in its folder, a
     *     name some system cannot have
     * @throws IOException if a file cannot be read or written
     */
    public static AppStatement write(
            Path folder, Manifest manifest, AppHashes hashes, Signer signer, Path file)
            throws IOException, InvalidAppException {
        if (!AppStatement.isId(manifest.id())) {
            throw new InvalidAppException(
                    folder
                            + " has no id of its own; add \"kith\": { \"id\": \"org.example.name\" }"
                            + " to its manifest.webmanifest");
        }
        byte[] list = hashes.text().getBytes(StandardCharsets.UTF_8);
        HashList files = HashList.parse(folder.toString(), list);
        Path blocks = Files.createTempFile(file.toAbsolutePath().getParent(), ".kith-", ".blocks");
        try {
            byte[] table = writeBlocks(folder, files, blocks);
            AppStatement statement =
                    new AppStatement(
                            manifest.id(),
                            manifest.version(),
                            PermissionLines.of(manifest).digest(),
                            AppStatement.Part.of(list),
                            AppStatement.Part.of(table),
                            signer.publicKey());
            writeAll(file, new byte[][] {head(statement, signer), list, table}, blocks);
            // What is wrong is said here and not to the person who gets it.
            KithFile.open(new DiskSource(file)).close();
            return statement;
        } finally {
            Files.deleteIfExists(blocks);
        }
    }

    private static byte[] head(AppStatement statement, Signer signer) {
        byte[] text = statement.bytes();
        int length = KithFile.START_BYTES + text.length + AppStatement.SIGNATURE_BYTES;
        return ByteBuffer.allocate(length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(KithFile.MAGIC)
                .putInt(text.length)
                .put(text)
                .put(signer.sign(statement.signed()))
                .array();
    }

    /** Writes each distinct piece once; the table. */
    private static byte[] writeBlocks(Path folder, HashList files, Path to) throws IOException {
        Map<String, byte[]> rows = new LinkedHashMap<>();
        try (OutputStream out = Files.newOutputStream(to)) {
            for (HashList.Entry entry : files.entries().values()) {
                try (DiskSource source = new DiskSource(folder.resolve(entry.path()))) {
                    for (int i = 0; i < HashList.pieces(entry.size()); i++) {
                        String sha256 = Sha256.hex(entry.piece(i));
                        if (!rows.containsKey(sha256)) {
                            long offset = (long) i * HashList.PIECE_BYTES;
                            byte[] piece = source.read(offset, entry.pieceBytes(i));
                            rows.put(sha256, writeBlock(piece, out));
                        }
                    }
                }
            }
        }
        ByteBuffer table = ByteBuffer.allocate(rows.size() * Blocks.ROW_BYTES);
        rows.values().forEach(table::put);
        return table.array();
    }

    private static byte[] writeBlock(byte[] piece, OutputStream out) throws IOException {
        byte[] stored = Deflate.smaller(piece);
        out.write(stored);
        return ByteBuffer.allocate(Blocks.ROW_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(stored.length)
                .put(Sha256.of(stored))
                .array();
    }

    private static void writeAll(Path file, byte[][] parts, Path blocks) throws IOException {
        try (FileChannel out =
                        FileChannel.open(
                                file,
                                StandardOpenOption.CREATE,
                                StandardOpenOption.TRUNCATE_EXISTING,
                                StandardOpenOption.WRITE);
                FileChannel in = FileChannel.open(blocks, StandardOpenOption.READ)) {
            for (byte[] part : parts) {
                ByteBuffer bytes = ByteBuffer.wrap(part);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
            }
            long at = 0;
            while (at < in.size()) {
                at += in.transferTo(at, in.size() - at, out);
            }
        }
    }
}
