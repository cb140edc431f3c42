package kith.bridge.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What tells that a file is the same and was not written to since: on a system that has it the time
 * of the last change of the file's record too, which no program can turn back.
 *
 * @param key device and inode, or what the system has in their place
 * @param changedNs since 1970; the time of the last write where the system keeps no time of change
 */
record Fingerprint(@Nullable Object key, long size, long writtenNs, long changedNs) {
    /**
     * 2 s: the coarsest clock of a file system (FAT). A file changed within it may change again
     * without its times telling.
     */
    static final long SETTLED_MS = 2_000;

    /** Of the file itself, no link followed; null where there is no regular file. */
    static @Nullable Fingerprint of(Path file) throws IOException {
        BasicFileAttributes basic =
                Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!basic.isRegularFile()) {
            return null;
        }
        long writtenNs = ns(basic.lastModifiedTime());
        return new Fingerprint(basic.fileKey(), basic.size(), writtenNs, changed(file, writtenNs));
    }

    private static long changed(Path file, long writtenNs) throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return writtenNs;
        }
        Map<String, Object> unix =
                Files.readAttributes(file, "unix:ctime", LinkOption.NOFOLLOW_LINKS);
        return unix.get("ctime") instanceof FileTime time ? ns(time) : writtenNs;
    }

    private static long ns(FileTime time) {
        return time.to(TimeUnit.NANOSECONDS);
    }

    /** Whether the last change is long enough ago for the next one to show. */
    boolean isSettled(long nowMs) {
        return nowMs - TimeUnit.NANOSECONDS.toMillis(changedNs) >= SETTLED_MS;
    }

    /** An entity tag for a file nothing else is known of. */
    String entityTag() {
        return "\"" + Long.toHexString(writtenNs) + "-" + Long.toHexString(size) + "\"";
    }
}
