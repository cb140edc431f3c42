package kith.node;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import kith.net.crypto.Crypto;
import kith.net.crypto.Randomness;

/**
 * The secrets of a node in a file that only its user can read: the node's Ed25519 seed, its X25519
 * key, the seeds of the person and of the device. Text, a line each in hexadecimal digits, after a
 * line with the version; then a checksum of all these lines (CRC-32), which files of earlier
 * versions lack.
 */
final class KeyFile {

    private static final String NAME = "keys";
    private static final String NEW_NAME = "keys.new";
    private static final String HEAD = "kith-keys 1";
    private static final List<String> WORDS = List.of("node", "static", "author", "device");
    private static final String CHECK = "check ";

    private KeyFile() {}

    /** The four secrets, {@link Crypto#KEY_BYTES} bytes each. */
    record Keys(byte[] node, byte[] staticPrivate, byte[] author, byte[] device) {

        private static Keys of(List<byte[]> four) {
            return new Keys(four.get(0), four.get(1), four.get(2), four.get(3));
        }
    }

    /**
     * The keys in a folder; made if there are none yet.
     *
     * @throws StoreException if others than its user may read them, or they cannot be read or kept
     */
    static Keys open(Path folder, Randomness randomness) throws StoreException {
        Path path = folder.resolve(NAME);
        try {
            if (!Files.exists(path)) {
                if (Files.exists(folder.resolve(FileLog.NAME))) {
                    throw new StoreException(path + " is gone, and the log beside it needs it");
                }
                make(folder, path, randomness);
            }
        } catch (IOException e) {
            throw new StoreException(path + " cannot be made: " + e.getMessage(), e);
        }
        return read(folder);
    }

    /**
     * The keys in a folder.
     *
     * @throws StoreException if there are none, others may read them, or they cannot be read
     */
    static Keys read(Path folder) throws StoreException {
        Path path = folder.resolve(NAME);
        try {
            if (!Files.exists(path)) {
                throw new StoreException("there is no node in " + folder);
            }
            if (Permissions.othersMayRead(path)) {
                throw new StoreException(
                        path + " can be read by others, so its keys are not secret: chmod 600");
            }
            return parse(path, new String(Files.readAllBytes(path), StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new StoreException(path + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static Keys parse(Path path, String text) throws StoreException {
        String[] lines = text.split("\n", -1);
        if (!lines[0].equals(HEAD)) {
            throw new StoreException(path + " is no key file that this version of Kith knows");
        }
        List<byte[]> keys = new ArrayList<>();
        for (int i = 0; i < WORDS.size(); i++) {
            String start = WORDS.get(i) + " ";
            String line = i + 1 < lines.length ? lines[i + 1] : "";
            byte[] key =
                    line.startsWith(start)
                            ? Hex.parse(line.substring(start.length()))
                            : new byte[0];
            if (key.length != Crypto.KEY_BYTES) {
                throw new StoreException(path + " has no " + WORDS.get(i) + " key");
            }
            keys.add(key);
        }
        String after =
                String.join("\n", Arrays.asList(lines).subList(WORDS.size() + 1, lines.length));
        int checked = text.length() - after.length();
        if (!after.isEmpty() && !after.equals(check(text.substring(0, checked)))) {
            throw new StoreException(path + " is damaged: its checksum is another one");
        }
        return Keys.of(keys);
    }

    private static String check(String lines) {
        CRC32 crc = new CRC32();
        crc.update(lines.getBytes(StandardCharsets.US_ASCII));
        return CHECK + String.format("%08x", crc.getValue()) + "\n";
    }

    /** Under another name first: the file is there whole or not at all. */
    private static void make(Path folder, Path path, Randomness randomness) throws IOException {
        StringBuilder text = new StringBuilder(HEAD).append('\n');
        for (String word : WORDS) {
            text.append(word).append(' ');
            text.append(Hex.of(randomness.bytes(Crypto.KEY_BYTES))).append('\n');
        }
        text.append(check(text.toString()));
        Path made = folder.resolve(NEW_NAME);
        Files.deleteIfExists(made);
        Set<StandardOpenOption> options =
                EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        FileAttribute<?>[] only = Permissions.file(folder);
        try (FileChannel channel = FileChannel.open(made, options, only)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(made, path, StandardCopyOption.ATOMIC_MOVE);
    }
}
