package kith.bridge.fs;

import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import kith.bridge.Cancellation;
import kith.bridge.Handle;
import kith.bridge.Lane;
import kith.bridge.NodeError;
import kith.bridge.Route;
import kith.bridge.Routes;
import kith.bridge.Session;
import kith.bridge.fs.PipeTransfer.Direction;
import kith.bridge.fs.PipeTransfer.Step;
import kith.bridge.permission.Access;
import org.jspecify.annotations.Nullable;

/** Open files: Node's {@code FileHandle}. */
@Routes("file")
public final class FileRoutes {
    /** 16 MiB: what one call reads at most; 1 MiB is fastest. */
    private static final int READ_BYTES_MAX = 16 << 20;

    private final Disk disk;
    private final Posix posix;

    public FileRoutes(Disk disk) {
        this.disk = disk;
        this.posix = disk.posix();
    }

    /**
     * Reads from an open file. From a pipe it waits until there is something.
     *
     * @param file the open file
     * @param length how much to read at most, in bytes, up to 16 MiB; 1 MiB is fastest
     * @param position where in the file, in bytes; nothing: where the last such call ended
     * @return the bytes; none at the end
     * @throws NodeError EBADF it is closed, or not open for reading
     * @throws NodeError EISDIR it is a folder
     */
    @Route(on = Lane.FS, large = true, sync = true)
    CompletionStage<ByteBuffer> read(
            Session session,
            Cancellation cancellation,
            Handle file,
            int length,
            @Nullable Double position) {
        OpenFile open = find(session, file, "read");
        ByteBuffer data = ByteBuffer.allocate(Math.max(0, Math.min(length, READ_BYTES_MAX)));
        CompletableFuture<ByteBuffer> result = new CompletableFuture<>();
        long at = position == null ? -1 : (long) (double) position;
        Step<ByteBuffer> step =
                () -> {
                    open.read(data, at);
                    ((Buffer) data).flip();
                    return data;
                };
        if (open.ordinary() || length <= 0) {
            attempt("read", () -> result.complete(step.take()));
        } else {
            var transfer = new PipeTransfer<>(open, Direction.READ, step, result, cancellation);
            attempt("read", () -> wait(transfer));
        }
        return result;
    }

    /**
     * Writes to an open file. A pipe may take less than all.
     *
     * @param file the open file
     * @param data what to write
     * @param position where in the file, in bytes; nothing: where the last such call ended
     * @return how much was written, in bytes
     * @throws NodeError EBADF it is closed, or not open for writing
     * @throws NodeError ENOSPC the disk is full
     */
    @Route(on = Lane.FS, sync = true)
    CompletionStage<Double> write(
            Session session,
            Cancellation cancellation,
            Handle file,
            ByteBuffer data,
            @Nullable Double position) {
        OpenFile open = find(session, file, "write");
        CompletableFuture<Double> result = new CompletableFuture<>();
        long at = position == null ? -1 : (long) (double) position;
        Step<Double> step = () -> (double) open.write(data, at);
        if (open.ordinary() || !data.hasRemaining()) {
            attempt("write", () -> result.complete(step.take()));
        } else {
            var transfer = new PipeTransfer<>(open, Direction.WRITE, step, result, cancellation);
            attempt("write", () -> wait(transfer));
        }
        return result;
    }

    /**
     * What is known of an open file.
     *
     * @param file the open file
     * @return what is known
     * @throws NodeError EBADF it is closed
     */
    @Route(on = Lane.FS, sync = true)
    Stat stat(Session session, Handle file) {
        OpenFile open = find(session, file, "fstat");
        return attempt("fstat", () -> open.use(posix::stat));
    }

    /**
     * Waits until the disk has all that was written.
     *
     * @param file the open file
     * @param dataOnly whether the times do not matter
     * @throws NodeError EBADF it is closed
     * @throws NodeError EIO the disk failed
     */
    @Route(on = Lane.FS, sync = true)
    void sync(Session session, Handle file, boolean dataOnly) {
        String syscall = dataOnly ? "fdatasync" : "fsync";
        run(find(session, file, syscall), syscall, fd -> posix.sync(fd, dataOnly));
    }

    /**
     * Sets the length of an open file.
     *
     * @param file the open file
     * @param length in bytes; what is added is zero
     * @throws NodeError EBADF it is closed
     * @throws NodeError EINVAL it is not open for writing
     */
    @Route(on = Lane.FS, sync = true)
    void truncate(Session session, Handle file, double length) {
        OpenFile open = find(session, file, "ftruncate");
        run(open, "ftruncate", fd -> posix.truncate(fd, (long) length));
    }

    /**
     * Changes the permissions of an open file.
     *
     * @param file the open file
     * @param mode the new permissions
     * @throws NodeError EBADF it is closed
     * @throws NodeError ERR_ACCESS_DENIED it was opened for reading only
     */
    @Route(on = Lane.FS, sync = true)
    void chmod(Session session, Handle file, int mode) {
        change(session, file, "fchmod", fd -> posix.changeMode(fd, mode & FileMode.PERMISSIONS));
    }

    /**
     * Changes the owner of an open file.
     *
     * @param file the open file
     * @param uid the owner's number, -1 to leave it
     * @param gid the group's number, -1 to leave it
     * @throws NodeError EBADF it is closed
     * @throws NodeError ERR_ACCESS_DENIED it was opened for reading only
     */
    @Route(on = Lane.FS, sync = true)
    void chown(Session session, Handle file, int uid, int gid) {
        change(session, file, "fchown", fd -> posix.changeOwner(fd, uid, gid));
    }

    /**
     * Changes the times of an open file.
     *
     * @param file the open file
     * @param atime last read, seconds since 1970
     * @param mtime last written, seconds since 1970
     * @throws NodeError EBADF it is closed
     * @throws NodeError ERR_ACCESS_DENIED it was opened for reading only
     */
    @Route(on = Lane.FS, sync = true)
    void utimes(Session session, Handle file, double atime, double mtime) {
        FileTimes times = FileTimes.of(atime, mtime);
        change(session, file, "futime", fd -> posix.changeTimes(fd, times));
    }

    /**
     * Closes a file. What is under way with it goes on to its end.
     *
     * @param file the open file
     * @throws NodeError EBADF it is closed already
     */
    @Route(on = Lane.FS, sync = true)
    void close(Session session, Handle file) {
        session.handles().remove(file, OpenFile.class, "close").close();
    }

    /** Something done with a descriptor. */
    private interface Doing {
        void go(int fd) throws ErrnoException;
    }

    /** A descriptor for reading is no right to change the file, whatever the kernel thinks. */
    private static void change(Session session, Handle file, String syscall, Doing doing) {
        OpenFile open = find(session, file, syscall);
        if (!open.writable()) {
            throw NodeError.denied(
                    Access.WRITE.permission(),
                    syscall,
                    "The file was opened for reading only, so " + syscall + " is refused");
        }
        run(open, syscall, doing);
    }

    private static void run(OpenFile open, String syscall, Doing doing) {
        attempt(
                syscall,
                () ->
                        open.use(fd -> {
                            doing.go(fd);
                            return true;
                        }));
    }

    private static OpenFile find(Session session, Handle file, String syscall) {
        return session.handles().find(file, OpenFile.class, syscall);
    }

    private boolean wait(Waiting.Wait wait) throws ErrnoException {
        disk.waiting().add(wait);
        return true;
    }

    private interface Attempt<T> {
        T go() throws ErrnoException;
    }

    private static <T> T attempt(String syscall, Attempt<T> attempt) {
        try {
            return attempt.go();
        } catch (ErrnoException e) {
            throw Refusal.of(e, syscall);
        }
    }
}
