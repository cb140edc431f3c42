package kith.bridge.net;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import kith.bridge.Bounds;
import kith.bridge.Cancellation;
import kith.bridge.Events;
import kith.bridge.Handle;
import kith.bridge.Lane;
import kith.bridge.NodeError;
import kith.bridge.Route;
import kith.bridge.Routes;
import kith.bridge.Session;
import kith.bridge.fs.ErrnoException;
import kith.bridge.fs.LocalPaths;
import kith.bridge.permission.AppRights;
import kith.bridge.permission.NetGate;
import kith.bridge.permission.NetUse;
import org.jspecify.annotations.Nullable;

/** Streams over TCP and Unix domain sockets: Node's {@code net}. */
@Routes("net")
public final class NetRoutes {
    private final Network network;
    private final LocalPaths paths;

    /**
     * @param paths where Unix domain sockets may be
     */
    public NetRoutes(Network network, LocalPaths paths) {
        this.network = network;
        this.paths = paths;
    }

    /**
     * The end of a connection on this machine.
     *
     * @param address one of this machine's, or null for any
     * @param port 0 for one the system chooses
     */
    public record From(@Nullable String address, int port) {}

    /**
     * Connects to an address.
     *
     * @param address where to
     * @param port where to
     * @param from the end on this machine, or null for one the system chooses
     * @return the connection
     * @throws NodeError ERR_ACCESS_DENIED the manifest does not list the address and port
     * @throws NodeError ECONNREFUSED nobody listens there
     * @throws NodeError EMFILE too many sockets are open
     */
    @Route
    CompletableFuture<Connected> connect(
            Session session,
            Cancellation cancellation,
            String address,
            int port,
            @Nullable From from) {
        Endpoint to = Endpoint.of(address, port, "connect");
        gate(session).require(NetUse.TCP_CONNECT, to.address(), port);
        String any = to.v6() ? "::" : "0.0.0.0";
        String host = from == null || from.address() == null ? any : from.address();
        Endpoint local = from == null ? null : Endpoint.of(host, from.port(), "bind");
        SocketKind kind = SocketKind.tcp(to.v6());
        return connecting(
                session,
                cancellation,
                kind,
                fd -> {
                    if (local != null) {
                        network.sockets().option(fd, SocketOption.REUSE_ADDRESS, to.v6(), 1);
                        network.sockets().bind(fd, local);
                    }
                    return network.sockets().connect(fd, to);
                });
    }

    /**
     * Connects to a Unix domain socket.
     *
     * @param path its file
     * @return the connection
     * @throws NodeError ERR_ACCESS_DENIED the path may not be read and written
     * @throws NodeError ENOENT there is no such file
     * @throws NodeError ECONNREFUSED nobody listens there
     */
    @Route(on = Lane.NET)
    CompletableFuture<Connected> connectPath(
            Session session, Cancellation cancellation, String path) {
        LocalPaths.Place place = paths.existing(session, path);
        return connecting(
                        session,
                        cancellation,
                        SocketKind.LOCAL,
                        fd -> network.sockets().connectPath(fd, place.path()))
                .whenComplete((connected, error) -> place.close());
    }

    private CompletableFuture<Connected> connecting(
            Session session, Cancellation cancellation, SocketKind kind, Connecting.Start start) {
        CompletableFuture<StreamSocket> made = new CompletableFuture<>();
        network.reactor()
                .post(() ->
                        new Connecting(network, kind.isV6(), made)
                                .start(kind, cancellation, start));
        return made.thenApply(
                socket -> connected(socket, session.handles().add(socket, "connect"), kind));
    }

    /** What the page is told about a connection; ends that cannot be told are empty. */
    static Connected connected(StreamSocket socket, Handle handle, SocketKind kind) {
        if (kind == SocketKind.LOCAL) {
            return new Connected(handle, "", 0, "", 0);
        }
        try {
            Endpoint local = socket.local();
            Endpoint remote = socket.remote();
            return new Connected(handle, local.text(), local.port(), remote.text(), remote.port());
        } catch (ErrnoException e) {
            return new Connected(handle, "", 0, "", 0); // It has ended already.
        }
    }

    /**
     * How to listen.
     *
     * @param backlog how many connections wait to be accepted
     * @param v6Only whether an IPv6 address takes no IPv4
     * @param reusePort whether connections are shared out among sockets of one port
     */
    public record Listening(int backlog, boolean v6Only, boolean reusePort) {}

    /**
     * Begins to listen.
     *
     * @param address of this machine, or null for all
     * @param port 0 for one the system chooses
     * @param how further settings
     * @return where it listens
     * @throws NodeError ERR_ACCESS_DENIED the manifest does not list the address and port
     * @throws NodeError EADDRINUSE another socket listens there
     */
    @Route(sync = true)
    CompletableFuture<Bound> listen(
            Session session, @Nullable String address, int port, Listening how) {
        Endpoint local = Endpoint.of(address == null ? "::" : address, port, "listen");
        gate(session).require(NetUse.TCP_LISTEN, local.address(), port);
        return network.later(
                "listen",
                () -> {
                    try {
                        return listening(session, local, how);
                    } catch (ErrnoException e) {
                        if (address != null) {
                            throw e;
                        }
                        Endpoint four = Endpoint.of("0.0.0.0", port, "listen");
                        gate(session).require(NetUse.TCP_LISTEN, four.address(), port);
                        return listening(session, four, how);
                    }
                });
    }

    private Bound listening(Session session, Endpoint local, Listening how) throws ErrnoException {
        SocketKind kind = SocketKind.tcp(local.v6());
        int fd = network.open(kind);
        try {
            network.sockets().option(fd, SocketOption.REUSE_ADDRESS, local.v6(), 1);
            if (how.reusePort()) {
                network.sockets().option(fd, SocketOption.REUSE_PORT, local.v6(), 1);
            }
            if (local.v6()) {
                network.sockets().option(fd, SocketOption.V6_ONLY, true, how.v6Only() ? 1 : 0);
            }
            network.sockets().bind(fd, local);
            network.sockets().listen(fd, how.backlog());
            ListenSocket socket = new ListenSocket(network, fd, kind, () -> {});
            fd = -1;
            Endpoint bound = socket.local();
            return new Bound(session.handles().add(socket, "listen"), bound.text(), bound.port());
        } finally {
            if (fd >= 0) {
                network.close(fd);
            }
        }
    }

    /**
     * Begins to listen at a Unix domain socket, whose file is removed when it ends.
     *
     * @param path its file, which must not exist
     * @param backlog how many connections wait to be accepted
     * @param readable whether all users may read it
     * @param writable whether all users may write it
     * @return its handle
     * @throws NodeError ERR_ACCESS_DENIED the path may not be read and written
     * @throws NodeError EADDRINUSE there is a file of that name
     */
    @Route(on = Lane.NET, sync = true)
    CompletableFuture<Bound> listenPath(
            Session session, String path, int backlog, boolean readable, boolean writable) {
        LocalPaths.Place place = paths.fresh(session, path);
        return network.later("listen", () -> listening(session, place, backlog))
                .thenApply(bound -> {
                    place.allow(readable, writable);
                    return bound;
                })
                .whenComplete((bound, error) -> {
                    if (error != null) {
                        place.close();
                    }
                });
    }

    private Bound listening(Session session, LocalPaths.Place place, int backlog)
            throws ErrnoException {
        int fd = network.open(SocketKind.LOCAL);
        try {
            network.sockets().bindPath(fd, place.path());
            network.sockets().listen(fd, backlog);
            ListenSocket socket = new ListenSocket(network, fd, SocketKind.LOCAL, place::remove);
            fd = -1;
            return new Bound(session.handles().add(socket, "listen"), "", 0);
        } finally {
            if (fd >= 0) {
                network.close(fd);
            }
        }
    }

    /**
     * Sends the connections that a listening socket takes, until it is closed.
     *
     * @param socket a listening one
     * @throws NodeError EBADF it is closed
     */
    @Route
    void accepted(Session session, Handle socket, Events<Connected> events) {
        ListenSocket open = session.handles().find(socket, ListenSocket.class, "accept");
        network.reactor().post(() -> open.accept(events, session.handles()));
    }

    /**
     * Sends the bytes that arrive, until the other end sends no more.
     *
     * @param socket a connected one
     * @param credit how many bytes the page takes before it says more; 2 MiB at most
     * @throws NodeError ECONNRESET the other end is gone
     * @throws NodeError EBADF the socket is closed
     */
    @Route
    void read(Session session, Handle socket, int credit, Events<ByteBuffer> events) {
        StreamSocket open = find(session, socket, "read");
        long first = Math.max(0, Math.min(credit, Bounds.SOCKET_BYTES_MAX));
        open.run(() -> open.read(events, first));
    }

    /**
     * Takes so many bytes more.
     *
     * @param socket a connected one
     * @param bytes how many
     * @throws NodeError EBADF the socket is closed
     */
    @Route
    void more(Session session, Handle socket, int bytes) {
        StreamSocket open = find(session, socket, "read");
        open.run(() -> open.more(Math.max(0, bytes)));
    }

    /**
     * Sends bytes; ends when the system has taken them.
     *
     * @param socket a connected one
     * @param order how many calls were made for this socket before; they may overtake each other on
     *     their way, and the bytes of a later one wait for those of the earlier
     * @param bytes what to send
     * @throws NodeError EPIPE the other end takes no more
     * @throws NodeError ECONNRESET the other end is gone
     * @throws NodeError EBADF the socket is closed
     * @throws NodeError EINVAL a call of this order was made before, or too many before it are
     *     missing
     */
    @Route
    CompletableFuture<@Nullable Void> write(
            Session session, Handle socket, double order, ByteBuffer bytes) {
        StreamSocket open = find(session, socket, "write");
        var done = new CompletableFuture<@Nullable Void>();
        open.run(() -> open.write((long) order, bytes, done));
        return done;
    }

    /**
     * Ends the sending side, after all that was written.
     *
     * @param socket a connected one
     * @throws NodeError EBADF the socket is closed
     */
    @Route
    CompletableFuture<@Nullable Void> shutdown(Session session, Handle socket) {
        StreamSocket open = find(session, socket, "shutdown");
        var done = new CompletableFuture<@Nullable Void>();
        open.run(() -> open.shutdown(done));
        return done;
    }

    /**
     * Changes how a connection sends and how it notices that the other end is gone.
     *
     * @param socket a connected one
     * @param option which
     * @param value a number, or 0 and 1 for no and yes
     * @throws NodeError EINVAL the system takes no such value
     */
    @Route
    CompletableFuture<@Nullable Void> option(
            Session session, Handle socket, StreamOption option, int value) {
        StreamSocket open = find(session, socket, "setsockopt");
        return network.act("setsockopt", () -> option.apply(open, value));
    }

    /**
     * Closes a connection or a listening socket.
     *
     * @param socket the open socket
     * @param reset whether the other end of a connection is to get an error
     * @throws NodeError EBADF it is closed already
     */
    @Route
    CompletableFuture<@Nullable Void> close(Session session, Handle socket, boolean reset) {
        AutoCloseable open = session.handles().remove(socket, AutoCloseable.class, "close");
        if (open instanceof ListenSocket listening) {
            listening.close();
        } else if (open instanceof StreamSocket stream) {
            if (reset) {
                return network.act("close", stream::reset);
            }
            stream.close();
        }
        return network.act("close", () -> {});
    }

    private static StreamSocket find(Session session, Handle socket, String syscall) {
        return session.handles().find(socket, StreamSocket.class, syscall);
    }

    private static NetGate gate(Session session) {
        return session.rights(AppRights.class).net();
    }
}
