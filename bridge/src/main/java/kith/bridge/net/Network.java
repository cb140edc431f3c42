package kith.bridge.net;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import kith.bridge.Bounds;
import kith.bridge.fs.Errno;
import kith.bridge.fs.ErrnoException;
import org.jspecify.annotations.Nullable;

/**
 * The sockets of one app, of all its sessions. Nothing happens until the first is opened, which
 * links the C library's functions: on the reactor's thread.
 */
public final class Network {
    /** 256 KiB: larger pieces are no faster, and the largest datagram has room in the end. */
    private static final int SPACE_BYTES = 256 << 10;

    private final Sockets sockets;
    private final Reactor reactor;
    private @Nullable ByteBuffer space;

    /** Listeners that wait until a socket closes; for the reactor's thread. */
    private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();

    /** How many descriptors are open. */
    private final AtomicInteger open = new AtomicInteger();

    public Network(Sockets sockets) {
        this.sockets = sockets;
        this.reactor = new Reactor(sockets);
    }

    /** The thread of all sockets. */
    public Reactor reactor() {
        return reactor;
    }

    Sockets sockets() {
        return sockets;
    }

    /** What all sockets read into, one after another; for the reactor's thread. */
    ByteBuffer space() {
        ByteBuffer bytes = space;
        if (bytes == null) {
            bytes = ByteBuffer.allocateDirect(SPACE_BYTES).order(ByteOrder.LITTLE_ENDIAN);
            space = bytes;
        }
        return bytes;
    }

    /** How many sockets are open. */
    public int size() {
        return open.get();
    }

    /** Something on the reactor's thread that may fail. */
    interface Work<T extends @Nullable Object> {
        T run() throws ErrnoException;
    }

    /** Does something on the reactor's thread. */
    <T extends @Nullable Object> CompletableFuture<T> later(String syscall, Work<T> work) {
        CompletableFuture<T> done = new CompletableFuture<>();
        reactor.post(() -> {
            try {
                done.complete(work.run());
            } catch (ErrnoException e) {
                done.completeExceptionally(NetFaults.of(e, syscall));
            } catch (RuntimeException | Error e) {
                // The border to the thread of all sockets: none ends it for the others.
                done.completeExceptionally(e);
            }
        });
        return done;
    }

    /** As {@link #later}, for what answers nothing. */
    CompletableFuture<@Nullable Void> act(String syscall, Task task) {
        return later(
                syscall,
                () -> {
                    task.run();
                    return null;
                });
    }

    /** Something that answers nothing. */
    interface Task {
        void run() throws ErrnoException;
    }

    /** A new descriptor; for the reactor's thread. */
    int open(SocketKind kind) throws ErrnoException {
        requireRoom();
        int fd = sockets.open(kind);
        open.incrementAndGet();
        return fd;
    }

    /** Whether another descriptor may be opened. */
    boolean hasRoom() {
        return open.get() < Bounds.SOCKETS_MAX;
    }

    /** Counts a descriptor that was accepted. */
    void accepted() {
        open.incrementAndGet();
    }

    /** Closes a descriptor; whoever waits for room goes on. */
    void close(int fd) {
        sockets.close(fd);
        open.decrementAndGet();
        Runnable next = waiting.poll();
        if (next != null) {
            next.run();
        }
    }

    /** Runs an action when a socket closes. */
    void onRoom(Runnable action) {
        waiting.add(action);
    }

    void forget(Runnable action) {
        waiting.remove(action);
    }

    private void requireRoom() throws ErrnoException {
        if (!hasRoom()) {
            throw new ErrnoException(Errno.EMFILE);
        }
    }
}
