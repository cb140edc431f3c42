package kith.node;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The folder a node keeps everything in, for its user alone and for one process at a time. The lock
 * is the operating system's and ends with the process, however it ends.
 */
final class NodeFolder implements AutoCloseable {

    private final Path path;
    private final FileChannel channel;

    private NodeFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Takes a folder; makes it if it is not there.
     *
     * @throws StoreException if another process has it, others may look into it, or the disk fails
     */
    static NodeFolder open(Path path) throws StoreException {
        try {
            if (!Files.exists(path)) {
                Path parent = path.toAbsolutePath().getParent();
                if (parent != null) {
                    Files.createDirectories(parent);
                    Files.createDirectory(path, Permissions.folder(parent));
                }
            }
            if (!Files.isDirectory(path)) {
                throw new StoreException(path + " is no folder");
            }
            if (Permissions.othersMayRead(path)) {
                throw new StoreException(
                        path + " is open to others and will hold secret keys: chmod 700 " + path);
            }
            FileChannel channel =
                    FileChannel.open(
                            path.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                throw new StoreException("another node runs on " + path);
            }
            return new NodeFolder(path, channel);
        } catch (IOException e) {
            throw new StoreException(path + " cannot be used: " + reason(e), e);
        }
    }

    /** Java's message is often the path alone. */
    private static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof NoSuchFileException) {
            return "it cannot be made there";
        }
        if (failure instanceof FileAlreadyExistsException file) {
            return file.getFile() + " is no folder";
        }
        String reason =
                failure instanceof FileSystemException of ? of.getReason() : failure.getMessage();
        return reason == null ? failure.toString() : reason;
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
