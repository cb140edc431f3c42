package kith.bridge.net;

import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import kith.bridge.Bounds;
import kith.bridge.Events;
import kith.bridge.NodeError;
import kith.bridge.fs.Errno;
import kith.bridge.fs.ErrnoException;
import org.jspecify.annotations.Nullable;

/**
 * One connected stream of bytes: TCP or a Unix domain socket. It reads when the page has asked for
 * bytes and there is room on the way to it, so that a page that reads slowly slows the sender down.
 *
 * <p>All of it is for the reactor's thread, except {@link #close} and {@link #run}.
 */
public final class StreamSocket implements AutoCloseable, Ready {
    /** 8 pieces in one turn, so that others have theirs. */
    private static final int READS_MAX = 8;

    private static final int NOBODY = 0;

    /** 4: a page has two calls under way. */
    private static final int EARLY_MAX = 4;

    private final Network network;
    private final int fd;
    private final boolean v6;
    private final Watch watch;
    private final ArrayDeque<Write> writes = new ArrayDeque<>();

    /** By their order, those that have overtaken others. */
    private final Map<Long, Write> early = new HashMap<>();

    private long nextOrder;
    private Flow flow;
    private int queuedBytes;
    private boolean closed;

    private @Nullable Events<ByteBuffer> reader;
    private long credit;

    /** Read, but not yet on its way to the page. */
    private @Nullable ByteBuffer held;

    private @Nullable CompletableFuture<@Nullable Void> ending;
    private @Nullable NodeError failure;

    StreamSocket(Network network, int fd, boolean v6) {
        this.network = network;
        this.fd = fd;
        this.v6 = v6;
        this.flow = new PlainFlow(network.sockets(), fd);
        this.watch = network.reactor().watch(fd, this);
    }

    private record Write(ByteBuffer bytes, CompletableFuture<@Nullable Void> done) {}

    /** Runs a task that does not throw on the reactor's thread; from any thread. */
    public void run(Runnable task) {
        network.reactor().post(task);
    }

    /** Puts a flow around the one there is; what was not read yet goes through it. */
    public void wrap(UnaryOperator<Flow> around) {
        flow = around.apply(flow);
        pump();
    }

    /** The descriptor's option, for a flow around it. */
    public void option(SocketOption option, int value) throws ErrnoException {
        requireOpen();
        network.sockets().option(fd, option, v6, value);
    }

    public Endpoint local() throws ErrnoException {
        requireOpen();
        return network.sockets().local(fd);
    }

    public Endpoint remote() throws ErrnoException {
        requireOpen();
        return network.sockets().remote(fd);
    }

    public boolean isClosed() {
        return closed;
    }

    /**
     * Begins to send what arrives to the page.
     *
     * @param credit how many bytes it takes before it says more
     */
    void read(Events<ByteBuffer> events, long credit) {
        if (closed || reader != null) {
            events.fail(NetFaults.of(closed ? Errno.EBADF : Errno.EALREADY, "read"));
            return;
        }
        reader = events;
        this.credit = credit;
        pump();
    }

    /** The page takes so many bytes more. */
    void more(int bytes) {
        credit = Math.min(credit + bytes, Bounds.SOCKET_BYTES_MAX);
        pump();
    }

    /**
     * Completes when the system has taken all bytes.
     *
     * @param order how many were written before; one that comes too early waits
     */
    void write(long order, ByteBuffer bytes, CompletableFuture<@Nullable Void> done) {
        NodeError refusal = refusal(order, bytes);
        if (refusal != null) {
            done.completeExceptionally(refusal);
            return;
        }
        queuedBytes += bytes.remaining();
        early.put(order, new Write(bytes, done));
        for (Write next = early.remove(nextOrder); next != null; next = early.remove(nextOrder)) {
            writes.add(next);
            nextOrder++;
        }
        pump();
    }

    private @Nullable NodeError refusal(long order, ByteBuffer bytes) {
        if (closed || failure != null) {
            return failure == null ? NetFaults.of(Errno.EBADF, "write") : failure;
        }
        if (order < nextOrder || order >= nextOrder + EARLY_MAX || early.containsKey(order)) {
            return NetFaults.of(Errno.EINVAL, "write");
        }
        return queuedBytes > 0 && bytes.remaining() > Bounds.FRAME_BYTES_MAX - queuedBytes
                ? NetFaults.of(Errno.ENOBUFS, "write")
                : null;
    }

    /** Ends the sending side after all that was written. */
    void shutdown(CompletableFuture<@Nullable Void> done) {
        if (closed) {
            done.completeExceptionally(NetFaults.of(Errno.EBADF, "shutdown"));
        } else if (ending != null) {
            // Our own module asks once.
            done.completeExceptionally(NetFaults.of(Errno.EALREADY, "shutdown"));
        } else {
            ending = done;
            pump();
        }
    }

    /** Closes it with a reset, so that the other end's next read fails. */
    void reset() throws ErrnoException {
        option(SocketOption.LINGER, 0);
        end();
    }

    @Override
    public void close() {
        network.reactor().post(this::end);
    }

    @Override
    public void ready(int ready) {
        try {
            flow.progress();
        } catch (ErrnoException e) {
            fail(NetFaults.of(e, "read"));
        } catch (NodeError e) {
            fail(e);
        }
        pump();
    }

    /** Does all that can be done now, and waits for the rest. */
    void pump() {
        if (closed) {
            return;
        }
        boolean reads = pumpReads();
        boolean writing = pumpWrites();
        int wanted = flow.wants();
        wanted |= reads ? Poller.READABLE : NOBODY;
        wanted |= writing ? Poller.WRITABLE : NOBODY;
        try {
            watch.wants(failure == null || reads ? wanted : NOBODY);
        } catch (ErrnoException e) {
            fail(NetFaults.of(e, "read"));
        }
    }

    /** Whether to go on when there is something to read. */
    private boolean pumpReads() {
        for (int i = 0; i < READS_MAX; i++) {
            Events<ByteBuffer> to = reader;
            if (to == null || held != null || credit <= 0) {
                return false;
            }
            ByteBuffer bytes = space();
            try {
                int count = flow.read(bytes);
                if (count < 0) {
                    return true;
                }
                if (count == 0) {
                    reader = null;
                    to.close();
                    return false;
                }
            } catch (ErrnoException e) {
                reader = null;
                to.fail(NetFaults.of(e, "read"));
                return false;
            } catch (NodeError e) {
                reader = null;
                to.fail(e);
                return false;
            }
            ((Buffer) bytes).flip();
            credit -= bytes.remaining();
            offer(to, bytes);
        }
        return true;
    }

    private ByteBuffer space() {
        ByteBuffer bytes = network.space();
        ((Buffer) bytes).clear();
        ((Buffer) bytes).limit((int) Math.min(bytes.capacity(), credit));
        return bytes;
    }

    private void offer(Events<ByteBuffer> to, ByteBuffer bytes) {
        if (to.offer(bytes)) {
            return;
        }
        if (to.closed()) {
            reader = null;
            return;
        }
        ByteBuffer copy = ByteBuffer.allocate(bytes.remaining());
        copy.put(bytes);
        ((Buffer) copy).flip();
        held = copy;
        to.onRoom(() -> network.reactor().post(this::offerHeld));
    }

    private void offerHeld() {
        Events<ByteBuffer> to = reader;
        ByteBuffer bytes = held;
        if (to != null && bytes != null) {
            held = null;
            offer(to, bytes);
            pump();
        }
    }

    /** Whether to go on when there is room to write. */
    private boolean pumpWrites() {
        try {
            for (Write first = writes.peek(); first != null; first = writes.peek()) {
                while (first.bytes.hasRemaining()) {
                    int count = flow.write(first.bytes);
                    if (count == 0) {
                        return true;
                    }
                    queuedBytes -= count;
                }
                writes.remove();
                first.done.complete(null);
            }
            CompletableFuture<@Nullable Void> last = ending;
            if (last == null || last.isDone()) {
                return false;
            }
            if (!flow.shutdown()) {
                return true;
            }
            last.complete(null);
        } catch (ErrnoException e) {
            fail(NetFaults.of(e, writes.isEmpty() ? "shutdown" : "write"));
        } catch (NodeError e) {
            fail(e);
        }
        return false;
    }

    /** Nothing can be sent any more. */
    private void fail(NodeError error) {
        failure = error;
        queuedBytes = 0;
        for (Write write = writes.poll(); write != null; write = writes.poll()) {
            write.done.completeExceptionally(error);
        }
        early.values().forEach(write -> write.done.completeExceptionally(error));
        early.clear();
        if (ending != null) {
            ending.completeExceptionally(error);
        }
    }

    private void end() {
        if (closed) {
            return;
        }
        closed = true;
        fail(NetFaults.of(Errno.ECANCELED, "write"));
        watch.end();
        network.close(fd);
        if (reader != null) {
            reader.fail(NetFaults.of(Errno.ECANCELED, "read"));
            reader = null;
        }
    }

    private void requireOpen() throws ErrnoException {
        if (closed) {
            throw new ErrnoException(Errno.EBADF);
        }
    }
}
