package kith.bridge.fs;

import java.nio.ByteBuffer;

/**
 * A file the page holds open. Safe to use from any thread: the descriptor is closed when the last
 * use of it has ended, never under a running one, since its number may be given to another file at
 * once.
 */
public final class OpenFile implements AutoCloseable {
    private final Posix posix;
    private final int fd;
    private final boolean ordinary;
    private final boolean writable;
    private int users;
    private boolean closed;

    private OpenFile(Posix posix, int fd, boolean ordinary, boolean writable) {
        this.posix = posix;
        this.fd = fd;
        this.ordinary = ordinary;
        this.writable = writable;
    }

    /**
     * Takes over a descriptor.
     *
     * @param writable whether the session was allowed to change the file when it was opened
     */
    static OpenFile of(Posix posix, Opened opened, Stat stat, boolean writable) {
        boolean ordinary = stat.isRegular() || stat.isDirectory();
        return new OpenFile(posix, opened.keep(), ordinary, writable);
    }

    /** What is done with the descriptor while it is surely open. */
    public interface Use<T> {
        T with(int fd) throws ErrnoException;
    }

    /**
     * Uses the descriptor.
     *
     * @throws ErrnoException EBADF once it is closed, and what the use throws
     */
    public <T> T use(Use<T> use) throws ErrnoException {
        enter();
        try {
            return use.with(fd);
        } finally {
            leave();
        }
    }

    /** Whether reading and writing never wait for another program: no pipe, socket or device. */
    boolean ordinary() {
        return ordinary;
    }

    /** Whether the session may change the file; the kernel would let a reader change its mode. */
    boolean writable() {
        return writable;
    }

    /** The number, which means something only while the file is open. */
    int descriptor() {
        return fd;
    }

    Stat stat() throws ErrnoException {
        return use(posix::stat);
    }

    /**
     * Reads until {@code target} is full or the file ends.
     *
     * @param position in bytes, or -1 for the file's own position
     */
    void read(ByteBuffer target, long position) throws ErrnoException {
        enter();
        try {
            long at = position;
            while (target.hasRemaining()) {
                int count = posix.read(fd, target, at);
                if (count == 0) {
                    return;
                }
                at = at < 0 ? at : at + count;
                if (!ordinary) {
                    return;
                }
            }
        } finally {
            leave();
        }
    }

    /**
     * Writes all of {@code source}, or as much as there is room for: an error after the first bytes
     * is kept for the next call, as write(2) does.
     *
     * @param position in bytes, or -1 for the file's own position
     * @return number of bytes written
     */
    int write(ByteBuffer source, long position) throws ErrnoException {
        enter();
        int before = source.remaining();
        try {
            long at = position;
            while (source.hasRemaining()) {
                int count = posix.write(fd, source, at);
                at = at < 0 ? at : at + count;
            }
        } catch (ErrnoException e) {
            if (source.remaining() == before) {
                throw e;
            }
        } finally {
            leave();
        }
        return before - source.remaining();
    }

    /** Closes the descriptor, now or when its last use ends. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            if (users > 0) {
                return;
            }
        }
        posix.close(fd);
    }

    private synchronized void enter() throws ErrnoException {
        if (closed) {
            throw new ErrnoException(Errno.EBADF);
        }
        users++;
    }

    private void leave() {
        synchronized (this) {
            users--;
            if (!closed || users > 0) {
                return;
            }
        }
        posix.close(fd);
    }
}
