package kith.bridge.net;

import java.util.ArrayDeque;
import kith.bridge.Events;
import kith.bridge.Handle;
import kith.bridge.Handles;
import kith.bridge.NodeError;
import kith.bridge.fs.Errno;
import kith.bridge.fs.ErrnoException;
import org.jspecify.annotations.Nullable;

/**
 * A socket that listens. Connections that find no room, on the way to the page or among the open
 * sockets, wait in the system's backlog. For the reactor's thread, except {@link #close}.
 */
final class ListenSocket implements AutoCloseable, Ready {
    /** 64 connections in one turn, so that others have theirs. */
    private static final int ACCEPTS_MAX = 64;

    private final Network network;
    private final int fd;
    private final SocketKind kind;
    private final Watch watch;
    private final Runnable onRoom = this::pump;
    private final Runnable atEnd;
    private @Nullable Events<Connected> taker;
    private @Nullable Handles handles;

    /** Accepted, but not yet on its way to the page. */
    private final ArrayDeque<Connected> held = new ArrayDeque<>();

    private boolean closed;

    /**
     * @param atEnd runs when it is closed, for instance to remove the name of a Unix domain socket
     */
    ListenSocket(Network network, int fd, SocketKind kind, Runnable atEnd) {
        this.network = network;
        this.fd = fd;
        this.kind = kind;
        this.atEnd = atEnd;
        this.watch = network.reactor().watch(fd, this);
    }

    Endpoint local() throws ErrnoException {
        return network.sockets().local(fd);
    }

    void accept(Events<Connected> events, Handles owner) {
        if (closed || taker != null) {
            events.fail(NetFaults.of(closed ? Errno.EBADF : Errno.EALREADY, "accept"));
            return;
        }
        taker = events;
        handles = owner;
        pump();
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
        Events<Connected> to = taker;
        Handles owner = handles;
        if (closed || to == null || owner == null) {
            return;
        }
        try {
            watch.wants(pump(to, owner) ? Poller.READABLE : 0);
        } catch (ErrnoException | NodeError e) {
            taker = null;
            to.fail(e instanceof NodeError known ? known : error(e));
            watch.end();
        }
    }

    private static NodeError error(Exception e) {
        return NetFaults.of(e instanceof ErrnoException known ? known.errno() : 0, "accept");
    }

    /** Whether to go on when another connection comes. */
    private boolean pump(Events<Connected> to, Handles owner) throws ErrnoException {
        for (int i = 0; i < ACCEPTS_MAX; i++) {
            Connected next = held.peek();
            if (next != null) {
                if (!to.offer(next)) {
                    to.onRoom(() -> network.reactor().post(onRoom));
                    return false;
                }
                held.remove();
                continue;
            }
            if (!network.hasRoom()) {
                network.onRoom(onRoom);
                return false;
            }
            int accepted = accept();
            if (accepted == Sockets.WOULD_BLOCK) {
                return true;
            }
            if (accepted >= 0) {
                held.add(connected(accepted, owner));
            }
        }
        return true;
    }

    /** A descriptor, WOULD_BLOCK, or less for a connection that ended before it was accepted. */
    private int accept() throws ErrnoException {
        try {
            int accepted = network.sockets().accept(fd);
            if (accepted >= 0) {
                network.accepted();
            }
            return accepted;
        } catch (ErrnoException e) {
            if (e.is(Errno.ECONNABORTED) || e.is(Errno.EPROTO)) {
                return Sockets.WOULD_BLOCK - 1;
            }
            throw e;
        }
    }

    private Connected connected(int accepted, Handles owner) {
        StreamSocket socket = new StreamSocket(network, accepted, kind.isV6());
        Handle handle = owner.add(socket, "accept");
        return NetRoutes.connected(socket, handle, kind);
    }

    private void end() {
        if (closed) {
            return;
        }
        closed = true;
        network.forget(onRoom);
        watch.end();
        network.close(fd);
        Handles owner = handles;
        for (Connected left = held.poll(); left != null && owner != null; left = held.poll()) {
            owner.remove(left.handle(), StreamSocket.class, "close").close();
        }
        if (taker != null) {
            taker.close();
            taker = null;
        }
        atEnd.run();
    }
}
