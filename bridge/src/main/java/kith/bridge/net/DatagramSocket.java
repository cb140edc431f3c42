package kith.bridge.net;

import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import kith.bridge.Events;
import kith.bridge.fs.Errno;
import kith.bridge.fs.ErrnoException;
import kith.bridge.permission.IpAddress;
import kith.bridge.permission.NetGate;
import kith.bridge.permission.NetUse;
import org.jspecify.annotations.Nullable;

/**
 * A socket of UDP. What arrives goes to the page in batches as large as have come together; while
 * there is no room on the way, the rest waits in the system's buffer, and what that drops it
 * counts.
 *
 * <p>For the reactor's thread, except {@link #close}.
 */
final class DatagramSocket implements AutoCloseable, Ready {
    /** 8 batches in one turn, so that others have theirs. */
    private static final int BATCHES_MAX = 8;

    /**
     * 32 datagrams in one turn: a receiver on this machine has a turn before its buffer, which by
     * default holds some 90 of 1 KiB, is full.
     */
    private static final int SENDS_MAX = 32;

    private static final int LARGEST = Sockets.DATAGRAM_HEAD_BYTES + Sockets.DATAGRAM_BYTES_MAX;

    /** Stands for a family where an error stands in for a datagram; its number is the port's. */
    private static final byte ERROR = (byte) 0xff;

    private final Network network;
    private final int fd;
    private final boolean v6;
    private final Watch watch;
    private final ArrayDeque<Sending> sendings = new ArrayDeque<>();

    /** Who may send to it, if not everybody. */
    private final @Nullable NetGate senders;

    private @Nullable Events<ByteBuffer> reader;
    private @Nullable ByteBuffer held;
    private @Nullable IpAddress lastSender;
    private int lastPort;
    private boolean closed;

    /**
     * @param senders null where anybody may send to it
     */
    DatagramSocket(Network network, int fd, boolean v6, @Nullable NetGate senders) {
        this.network = network;
        this.fd = fd;
        this.v6 = v6;
        this.senders = senders;
        this.watch = network.reactor().watch(fd, this);
    }

    private record Sending(DatagramBatch batch, CompletableFuture<ByteBuffer> done) {}

    int fd(String syscall) throws ErrnoException {
        if (closed) {
            throw new ErrnoException(Errno.EBADF);
        }
        return fd;
    }

    boolean isV6() {
        return v6;
    }

    void receive(Events<ByteBuffer> events) {
        if (closed || reader != null) {
            events.fail(NetFaults.of(closed ? Errno.EBADF : Errno.EALREADY, "recvmsg"));
            return;
        }
        reader = events;
        pump();
    }

    /** Completes with the errno of each datagram, 0 for those that were sent. */
    void send(DatagramBatch batch, CompletableFuture<ByteBuffer> done) {
        if (closed) {
            done.completeExceptionally(NetFaults.of(Errno.EBADF, "send"));
        } else {
            sendings.add(new Sending(batch, done));
            pump();
        }
    }

    @Override
    public void close() {
        network.reactor().post(this::end);
    }

    @Override
    public void ready(int ready) {
        pump();
    }

    private void pump() {
        if (closed) {
            return;
        }
        int wanted = (reads() ? Poller.READABLE : 0) | (sends() ? Poller.WRITABLE : 0);
        try {
            watch.wants(wanted);
        } catch (ErrnoException e) {
            end();
        }
    }

    /** Whether to go on when something arrives. */
    private boolean reads() {
        for (int i = 0; i < BATCHES_MAX; i++) {
            Events<ByteBuffer> to = reader;
            if (to == null || held != null) {
                return false;
            }
            ByteBuffer batch = network.space();
            ((Buffer) batch).clear();
            boolean more = fill(batch);
            ((Buffer) batch).flip();
            if (batch.hasRemaining()) {
                offer(to, batch);
            }
            if (!more) {
                return held == null;
            }
        }
        return true;
    }

    /** Whether more may be waiting. */
    private boolean fill(ByteBuffer batch) {
        while (batch.remaining() >= LARGEST) {
            int start = batch.position();
            try {
                if (network.sockets().receive(fd, batch) == Sockets.WOULD_BLOCK) {
                    return false;
                }
                if (!isWelcome(batch, start)) {
                    ((Buffer) batch).position(start);
                }
            } catch (ErrnoException e) {
                ((Buffer) batch).position(start);
                batch.put(ERROR).put(new byte[20]).putShort((short) e.errno());
                batch.putShort((short) 0);
            }
        }
        return true;
    }

    private boolean isWelcome(ByteBuffer batch, int start) {
        NetGate gate = senders;
        if (gate == null) {
            return true;
        }
        byte[] bytes = new byte[batch.get(start) == 4 ? 4 : 16];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = batch.get(start + 1 + i);
        }
        IpAddress sender = IpAddress.of(bytes, "");
        int port = batch.getShort(start + 21) & 0xffff;
        if (port == lastPort && sender.equals(lastSender)) {
            return true;
        }
        if (!gate.allows(NetUse.UDP_SEND, sender, port)) {
            return false;
        }
        lastSender = sender;
        lastPort = port;
        return true;
    }

    private void offer(Events<ByteBuffer> to, ByteBuffer batch) {
        if (to.offer(batch)) {
            return;
        }
        if (to.closed()) {
            reader = null;
            return;
        }
        ByteBuffer copy = ByteBuffer.allocate(batch.remaining()).order(ByteOrder.LITTLE_ENDIAN);
        copy.put(batch);
        ((Buffer) copy).flip();
        held = copy;
        to.onRoom(() -> network.reactor().post(this::offerHeld));
    }

    private void offerHeld() {
        Events<ByteBuffer> to = reader;
        ByteBuffer batch = held;
        if (to != null && batch != null) {
            held = null;
            offer(to, batch);
            pump();
        }
    }

    /** Whether to go on when there is room to send. */
    private boolean sends() {
        for (Sending first = sendings.peek(); first != null; first = sendings.peek()) {
            if (!first.batch.send(network.sockets(), fd, SENDS_MAX)) {
                return true;
            }
            sendings.remove();
            first.done.complete(first.batch.results());
        }
        return false;
    }

    private void end() {
        if (closed) {
            return;
        }
        closed = true;
        watch.end();
        network.close(fd);
        for (Sending left = sendings.poll(); left != null; left = sendings.poll()) {
            left.done.completeExceptionally(NetFaults.of(Errno.ECANCELED, "send"));
        }
        if (reader != null) {
            reader.close();
            reader = null;
        }
    }
}
