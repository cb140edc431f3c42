package kith.cli.install;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import kith.bridge.app.AppHashes;
import kith.bridge.app.HashList;
import kith.bridge.app.InvalidAppException;
import kith.bridge.pack.KithFile;

/**
 * Writes the files of a package into a folder. What a version before has unchanged is linked from
 * there, so it takes no room twice and is not read from the package, which may be far away.
 */
final class Unpacking {
    private final KithFile from;
    private final Path folder;
    private final Map<String, Path> known = new HashMap<>();
    private long written;
    private long linked;

    /**
     * @param folder a new one
     */
    Unpacking(KithFile from, Path folder) {
        this.from = from;
        this.folder = folder;
    }

    /** Lets files of another version be linked. What is not as its own list says is left out. */
    void reuse(Path files) {
        try {
            HashList list =
                    HashList.parse(
                            files.toString(), Files.readAllBytes(files.resolve(".kith/hashes")));
            for (HashList.Entry entry : list.entries().values()) {
                known.put(entry.sha256() + " " + entry.size(), files.resolve(entry.path()));
            }
        } catch (IOException | InvalidAppException e) {
            // A damaged version: everything comes from the package.
        }
    }

    /**
     * Writes everything and sees it to the disk.
     *
     * @throws InvalidAppException if the package is not as it was signed
     * @throws IOException if something cannot be read or written
     */
    void run() throws IOException, InvalidAppException {
        Path files = Files.createDirectories(folder.resolve(UnpackedApp.FILES));
        for (HashList.Entry entry : from.list().entries().values()) {
            Path file = files.resolve(entry.path());
            Files.createDirectories(file.getParent());
            if (link(entry, file)) {
                linked += entry.size();
            } else {
                write(entry, file);
                written += entry.size();
            }
        }
        Files.createDirectories(files.resolve(".kith"));
        write(files.resolve(".kith/hashes"), from.listText());
        write(folder.resolve(UnpackedApp.HEAD), from.signedHead().bytes());
        write(folder.resolve(UnpackedApp.IN_USE), new byte[0]);
    }

    private boolean link(HashList.Entry entry, Path file) throws IOException {
        Path other = known.get(entry.sha256() + " " + entry.size());
        if (other == null || !AppHashes.matches(entry, other)) {
            return false;
        }
        try {
            Files.createLink(file, other);
            return true;
        } catch (IOException | UnsupportedOperationException e) {
            // A file system without links, or too many of one file.
            return false;
        }
    }

    private void write(HashList.Entry entry, Path file) throws IOException, InvalidAppException {
        try (FileChannel channel = create(file)) {
            for (int i = 0; i < HashList.pieces(entry.size()); i++) {
                put(channel, from.read(from.blocks().of(entry, i)));
            }
            channel.force(true);
        }
        file.toFile().setReadOnly();
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel = create(file)) {
            put(channel, bytes);
            channel.force(true);
        }
    }

    private static FileChannel create(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    private static void put(FileChannel channel, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    /** Bytes that came from the package. */
    long written() {
        return written;
    }

    /** Bytes that a version before had. */
    long linked() {
        return linked;
    }

    /** Sees to it that what a folder lists is on the disk. */
    static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
