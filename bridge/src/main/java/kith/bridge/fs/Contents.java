package kith.bridge.fs;

import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.util.Arrays;
import kith.bridge.permission.Access;
import org.jspecify.annotations.Nullable;

/** What is in files: read, written and copied whole. */
final class Contents {
    /** 1 MiB: what one call reads or writes at most; larger files are read on by a handle. */
    static final int PIECE_BYTES_MAX = 1 << 20;

    /** 1 GiB a call: the kernel copies without us; it bounds how long a cancelled copy goes on. */
    private static final long COPY_BYTES = 1L << 30;

    /** 64 KiB to begin with where the size is not known. */
    private static final int SMALL_BYTES = 65_536;

    private static final int COPY_EXCLUSIVE = 1;
    private static final int COPY_CLONE_FORCE = 4;

    private final Posix posix;

    Contents(Posix posix) {
        this.posix = posix;
    }

    /**
     * The beginning of a file.
     *
     * @param data the first bytes, or all
     * @param size of the whole file when it was opened, in bytes
     * @param rest the file, open behind {@code data}, when there is more; null when that was all
     */
    record Beginning(ByteBuffer data, double size, @Nullable OpenFile rest) {}

    /**
     * Opens and reads a file in one go.
     *
     * @param most how much to read at most, in bytes, up to {@link #PIECE_BYTES_MAX}
     */
    Beginning read(Gate gate, AppPath path, int flags, int most) throws ErrnoException {
        try (Opened opened = gate.open(path, access(flags), flags | OpenFlags.NON_BLOCKING, 0666)) {
            Stat stat = posix.stat(opened.fd());
            boolean writable = access(flags) != Access.READ;
            if (stat.isDirectory()) {
                throw Refusal.of(new ErrnoException(Errno.EISDIR), "read");
            }
            if (!stat.isRegular() || most <= 0) {
                ByteBuffer none = ByteBuffer.allocate(0);
                return new Beginning(none, stat.size(), OpenFile.of(posix, opened, stat, writable));
            }
            ByteBuffer data = firstBytes(opened.fd(), stat.size(), Math.min(most, PIECE_BYTES_MAX));
            boolean ended = data.limit() < data.capacity();
            OpenFile rest = ended ? null : OpenFile.of(posix, opened, stat, writable);
            return new Beginning(data, stat.size(), rest);
        }
    }

    /**
     * Reads {@code room} bytes; when the file ended before, the buffer's limit is below its
     * capacity.
     */
    private ByteBuffer firstBytes(int fd, double size, int room) {
        // One byte more than the file has tells its end; a file of /proc says 0 and has some.
        int first = size > 0 ? (int) Math.min(size + 1, room) : Math.min(room, SMALL_BYTES);
        ByteBuffer data = ByteBuffer.allocate(first);
        try {
            while (!fill(fd, data) && data.capacity() < room) {
                int grown = (int) Math.min(2L * data.capacity(), room);
                byte[] more = Arrays.copyOf(data.array(), grown);
                data = ByteBuffer.wrap(more, data.position(), grown - data.position());
            }
        } catch (ErrnoException e) {
            throw Refusal.of(e, "read");
        }
        ((Buffer) data).flip();
        return data;
    }

    /** Reads until the buffer is full (false) or the file has ended (true). */
    private boolean fill(int fd, ByteBuffer data) throws ErrnoException {
        while (data.hasRemaining()) {
            if (posix.read(fd, data, -1) == 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * Opens a file, writes all of {@code data} and closes it.
     *
     * @return false when it is no ordinary file, so that writing may have to wait: open it instead
     */
    boolean write(Gate gate, AppPath path, WriteMode how, ByteBuffer data) throws ErrnoException {
        int flags = (how.flags() & OpenFlags.FROM_PAGE) | OpenFlags.NON_BLOCKING;
        int mode = how.mode() & FileMode.PERMISSIONS;
        try (Opened opened = gate.open(path, access(flags), flags, mode)) {
            if (!posix.stat(opened.fd()).isRegular()) {
                return false;
            }
            writeAll(opened.fd(), data, how.sync());
            return true;
        }
    }

    private void writeAll(int fd, ByteBuffer data, boolean sync) {
        String syscall = "write";
        try {
            while (data.hasRemaining()) {
                posix.write(fd, data, -1);
            }
            syscall = "fsync";
            if (sync) {
                posix.sync(fd, false);
            }
        } catch (ErrnoException e) {
            throw Refusal.of(e, syscall);
        }
    }

    /** Which right flags of open need. */
    static Access access(int flags) {
        int mode = flags & OpenFlags.ACCESS_MODE;
        boolean changes = (flags & (OpenFlags.CREATE | OpenFlags.TRUNCATE)) != 0;
        if (mode == OpenFlags.READ_ONLY) {
            return changes ? Access.READ_WRITE : Access.READ;
        }
        return mode == OpenFlags.WRITE_ONLY ? Access.WRITE : Access.READ_WRITE;
    }

    /**
     * Copies a file as {@code copyFile} of Node does; a target it could not finish is removed.
     *
     * @param mode a sum of Node's {@code COPYFILE_EXCL} (1), {@code COPYFILE_FICLONE} (2, which the
     *     kernel does by itself) and {@code COPYFILE_FICLONE_FORCE} (4, refused)
     */
    void copy(Gate gate, AppPath from, AppPath to, int mode) throws ErrnoException {
        if ((mode & COPY_CLONE_FORCE) != 0) {
            throw new ErrnoException(Errno.ENOTSUP);
        }
        int reading = OpenFlags.READ_ONLY | OpenFlags.NON_BLOCKING;
        try (Opened source = gate.open(from, Access.READ, reading, 0)) {
            Stat stat = posix.stat(source.fd());
            if (!stat.isRegular()) {
                throw new ErrnoException(stat.isDirectory() ? Errno.EISDIR : Errno.EINVAL);
            }
            int only = (mode & COPY_EXCLUSIVE) != 0 ? OpenFlags.EXCLUSIVE : 0;
            int flags = OpenFlags.WRITE_ONLY | OpenFlags.CREATE | OpenFlags.NON_BLOCKING | only;
            int bits = stat.mode() & FileMode.PERMISSIONS;
            try (Opened target = gate.open(to, Access.WRITE, flags, bits)) {
                if (posix.stat(target.fd()).sameFile(stat)) {
                    return;
                }
                boolean whole = false;
                try {
                    posix.truncate(target.fd(), 0);
                    posix.changeMode(target.fd(), bits);
                    copyBytes(source.fd(), target.fd());
                    whole = true;
                } finally {
                    if (!whole) {
                        removeQuietly(gate, to);
                    }
                }
            }
        }
    }

    private void copyBytes(int from, int to) throws ErrnoException {
        boolean any = false;
        try {
            while (posix.copyRange(from, to, COPY_BYTES) > 0) {
                any = true;
            }
        } catch (ErrnoException e) {
            // Other file systems, old kernels, files of /proc: copied by hand below.
            if (any || e.is(Errno.ENOSPC) || e.is(Errno.EIO)) {
                throw e;
            }
        }
        ByteBuffer piece = ByteBuffer.allocate(PIECE_BYTES_MAX);
        while (posix.read(from, piece, -1) > 0) {
            ((Buffer) piece).flip();
            while (piece.hasRemaining()) {
                posix.write(to, piece, -1);
            }
            ((Buffer) piece).clear();
        }
    }

    private void removeQuietly(Gate gate, AppPath path) {
        try (Entry entry = gate.entry(path, Access.WRITE)) {
            posix.unlink(entry.folder(), entry.name(), false);
        } catch (ErrnoException e) {
            // What went wrong before is told; this was a courtesy.
        }
    }
}
