package kith.bridge.fs;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * The operating system's file calls, no more than a thin cover: real errno, names as bytes without
 * a NUL, descriptors as numbers. Every descriptor it opens is closed in child processes ({@code
 * O_CLOEXEC}). Flags are those of {@link OpenFlags}, modes those of {@link FileMode}.
 *
 * <p>Threads: any. A call blocks as long as the system call does and repeats it after {@code
 * EINTR}.
 */
public interface Posix {
    /** Stands for the working folder where a folder's descriptor is asked. */
    int WORKING_FOLDER = -100;

    /** For {@link #rename}: an existing target is an error ({@code RENAME_NOREPLACE}). */
    int NO_REPLACE = 1;

    /** For {@link #poll}: there is something to read, or the end. */
    int READABLE = 1;

    /** For {@link #poll}: there is room to write. */
    int WRITABLE = 4;

    /** For {@link #poll}: the other end is gone. */
    int HUNG_UP = 0x10;

    /**
     * Opens {@code path}, which may have many components, without following any link and without
     * leaving {@code folder} (openat2 with {@code RESOLVE_BENEATH}, {@code RESOLVE_NO_SYMLINKS} and
     * {@code RESOLVE_NO_MAGICLINKS}). A link on the way is {@code ELOOP}; a kernel without the call
     * is {@code ENOSYS}.
     */
    int openBeneath(int folder, byte[] path, int flags, int mode) throws ErrnoException;

    /** openat(2). With one component and {@code NO_FOLLOW} it cannot leave the folder. */
    int openAt(int folder, byte[] name, int flags, int mode) throws ErrnoException;

    /** close(2); errors are of no use to anyone and are dropped. */
    void close(int fd);

    /** A second descriptor for the same open file. */
    int duplicate(int fd) throws ErrnoException;

    Stat stat(int fd) throws ErrnoException;

    StatFs statFs(int fd) throws ErrnoException;

    /** faccessat(2) of the file behind any descriptor; {@code mode} is a sum of 4, 2 and 1. */
    void checkAccess(int fd, int mode) throws ErrnoException;

    /**
     * Reads into the free space of {@code target} and moves its position.
     *
     * @param position in the file in bytes, or -1 for "where the last one ended"
     * @return number of bytes, 0 at the end
     */
    int read(int fd, ByteBuffer target, long position) throws ErrnoException;

    /** Writes some of what remains in {@code source} and moves its position; as {@link #read}. */
    int write(int fd, ByteBuffer source, long position) throws ErrnoException;

    /**
     * Copies at most {@code count} bytes within the kernel (copy_file_range), from and to where the
     * last call ended.
     *
     * @return number of bytes, 0 at the end
     */
    long copyRange(int from, int to, long count) throws ErrnoException;

    /** fsync(2), or fdatasync(2) with {@code dataOnly}. */
    void sync(int fd, boolean dataOnly) throws ErrnoException;

    void truncate(int fd, long length) throws ErrnoException;

    /**
     * Adds the next entries of a folder, without dot and dot-dot.
     *
     * @return false when there were no more
     */
    boolean list(int fd, List<RawEntry> into) throws ErrnoException;

    void makeFolder(int folder, byte[] name, int mode) throws ErrnoException;

    /** Removes a name; with {@code emptyFolder} it must be an empty folder, else none. */
    void unlink(int folder, byte[] name, boolean emptyFolder) throws ErrnoException;

    /** renameat2(2); {@code flags} is 0 or {@link #NO_REPLACE}. */
    void rename(int fromFolder, byte[] from, int toFolder, byte[] to, int flags)
            throws ErrnoException;

    /** A second name of one file; a link given as {@code from} is not followed. */
    void link(int fromFolder, byte[] from, int toFolder, byte[] to) throws ErrnoException;

    void symbolicLink(byte[] target, int folder, byte[] name) throws ErrnoException;

    /** Where a link leads; an empty name means the descriptor itself. {@code EINVAL}: no link. */
    byte[] readLink(int folder, byte[] name) throws ErrnoException;

    /** The real path of a path the host trusts; follows every link. */
    byte[] realPath(byte[] path) throws ErrnoException;

    /** chmod(2) of the file behind any descriptor. */
    void changeMode(int fd, int mode) throws ErrnoException;

    /** chown(2) of the file behind any descriptor; of the link if it names one; -1 leaves one. */
    void changeOwner(int fd, int uid, int gid) throws ErrnoException;

    /** utimensat(2) of the file behind any descriptor that does not name a link. */
    void changeTimes(int fd, FileTimes times) throws ErrnoException;

    /** utimensat(2) of a name, which is not followed if it is a link. */
    void changeTimesAt(int folder, byte[] name, FileTimes times) throws ErrnoException;

    /**
     * Waits until one of the first {@code count} descriptors is ready.
     *
     * @param events for each what is waited for, {@link #READABLE} or {@link #WRITABLE}
     * @param ready for each what is ready then, a sum of {@link #READABLE}, {@link #WRITABLE},
     *     {@link #HUNG_UP}
     */
    void poll(int[] fds, int[] events, int[] ready, int count, int timeoutMs) throws ErrnoException;

    /** inotify_init1(2); {@link #read} blocks until there are events. */
    int watchStart() throws ErrnoException;

    /** Watches the very file behind {@code fd} (by its number, not by its name). */
    int watchAdd(int watch, int fd, int mask) throws ErrnoException;

    void watchRemove(int watch, int descriptor) throws ErrnoException;

    /** kill(2). */
    void kill(int pid, int signal) throws ErrnoException;
}
