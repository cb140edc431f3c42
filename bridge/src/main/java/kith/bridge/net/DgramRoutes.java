package kith.bridge.net;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import kith.bridge.Events;
import kith.bridge.Handle;
import kith.bridge.NodeError;
import kith.bridge.Route;
import kith.bridge.Routes;
import kith.bridge.Session;
import kith.bridge.fs.Errno;
import kith.bridge.fs.ErrnoException;
import kith.bridge.permission.AppRights;
import kith.bridge.permission.IpAddress;
import kith.bridge.permission.NetGate;
import kith.bridge.permission.NetUse;
import org.jspecify.annotations.Nullable;

/** Datagrams over UDP: Node's {@code dgram}. */
@Routes("dgram")
public final class DgramRoutes {
    private final Network network;

    public DgramRoutes(Network network) {
        this.network = network;
    }

    /**
     * How a socket is to be.
     *
     * @param v6 whether it speaks IPv6
     * @param v6Only whether an IPv6 socket hears no IPv4
     * @param reuseAddress whether others may have the address too
     * @param reusePort whether datagrams are shared out among sockets of one port
     * @param receiveBuffer bytes the system keeps for it; 0 for its own measure
     * @param sendBuffer bytes the system keeps that are to be sent; 0 for its own measure
     */
    public record Setup(
            boolean v6,
            boolean v6Only,
            boolean reuseAddress,
            boolean reusePort,
            int receiveBuffer,
            int sendBuffer) {}

    /**
     * Opens a socket and binds it.
     *
     * @param setup how it is to be
     * @param address of this machine, or null to bind it only for sending: then it receives from
     *     where it may send
     * @param port 0 for one the system chooses
     * @return where it is bound
     * @throws NodeError ERR_ACCESS_DENIED the manifest does not list the address and port
     * @throws NodeError EADDRINUSE another socket is bound there
     * @throws NodeError EMFILE too many sockets are open
     */
    @Route(sync = true)
    CompletableFuture<Bound> bind(
            Session session, Setup setup, @Nullable String address, int port) {
        NetGate gate = gate(session);
        String everywhere = setup.v6() ? "::" : "0.0.0.0";
        Endpoint local = Endpoint.of(address == null ? everywhere : address, port, "bind");
        boolean forAll = address != null || gate.allows(NetUse.UDP_BIND, local.address(), port);
        if (address != null) {
            gate.require(NetUse.UDP_BIND, local.address(), port);
        } else if (!gate.holds("udp")) {
            throw gate.refusal(NetUse.UDP_BIND, local.address(), port);
        }
        return network.later("bind", () -> bound(session, setup, local, forAll ? null : gate));
    }

    private Bound bound(Session session, Setup setup, Endpoint local, @Nullable NetGate senders)
            throws ErrnoException {
        Sockets sockets = network.sockets();
        int fd = network.open(SocketKind.udp(setup.v6()));
        try {
            if (local.v6() != setup.v6()) {
                throw new ErrnoException(Errno.EINVAL);
            }
            set(fd, SocketOption.V6_ONLY, setup.v6(), setup.v6() && setup.v6Only() ? 1 : 0);
            set(fd, SocketOption.REUSE_ADDRESS, setup.v6(), setup.reuseAddress() ? 1 : 0);
            set(fd, SocketOption.REUSE_PORT, setup.v6(), setup.reusePort() ? 1 : 0);
            set(fd, SocketOption.RECEIVE_BUFFER, setup.v6(), setup.receiveBuffer());
            set(fd, SocketOption.SEND_BUFFER, setup.v6(), setup.sendBuffer());
            sockets.bind(fd, local);
            Endpoint bound = sockets.local(fd);
            DatagramSocket socket = new DatagramSocket(network, fd, setup.v6(), senders);
            fd = -1;
            return new Bound(session.handles().add(socket, "bind"), bound.text(), bound.port());
        } finally {
            if (fd >= 0) {
                network.close(fd);
            }
        }
    }

    private void set(int fd, SocketOption option, boolean v6, int value) throws ErrnoException {
        if (value != 0) {
            network.sockets().option(fd, option, v6, value);
        }
    }

    /**
     * Sends what arrives at a socket, from now on, until it is closed.
     *
     * @param socket a bound one
     * @throws NodeError EBADF it is closed
     */
    @Route
    void received(Session session, Handle socket, Events<ByteBuffer> events) {
        DatagramSocket open = find(session, socket, "recvmsg");
        network.reactor().post(() -> open.receive(events));
    }

    /**
     * Sends datagrams, in their order.
     *
     * @param socket a bound one
     * @param datagrams each with a head of 25 bytes: u8 family (4, 6, or 0 where the socket is
     *     connected), 16 bytes of address, u32 scope id, u16 port, u16 length
     * @return for each its errno in two bytes, 0 where it was sent, 65535 where it was refused
     * @throws NodeError EBADF the socket is closed
     * @throws NodeError EINVAL the bytes are no datagrams
     */
    @Route
    CompletableFuture<ByteBuffer> send(Session session, Handle socket, ByteBuffer datagrams) {
        DatagramSocket open = find(session, socket, "send");
        DatagramBatch batch = DatagramBatch.of(datagrams, gate(session), open.isV6());
        CompletableFuture<ByteBuffer> done = new CompletableFuture<>();
        network.reactor().post(() -> open.send(batch, done));
        return done;
    }

    /**
     * Fails as a datagram to this address does that was refused.
     *
     * @param address where to
     * @param port where to
     * @throws NodeError ERR_ACCESS_DENIED the manifest does not list the address and port
     */
    @Route
    void check(Session session, String address, int port) {
        Endpoint to = Endpoint.of(address, port, "send");
        gate(session).require(NetUse.UDP_SEND, to.address(), to.port());
    }

    /**
     * Sends to one address from now on, and hears it alone.
     *
     * @param socket a bound one
     * @param address where to
     * @param port where to
     * @return where it is bound now
     * @throws NodeError ERR_ACCESS_DENIED the manifest does not list the address and port
     */
    @Route
    CompletableFuture<Local> connect(Session session, Handle socket, String address, int port) {
        Endpoint to = Endpoint.of(address, port, "connect");
        gate(session).require(NetUse.UDP_SEND, to.address(), to.port());
        DatagramSocket open = find(session, socket, "connect");
        return network.later(
                "connect",
                () -> {
                    if (to.v6() != open.isV6()) {
                        throw new ErrnoException(Errno.EINVAL);
                    }
                    network.sockets().connect(open.fd("connect"), to);
                    return localOf(open);
                });
    }

    /**
     * Forgets the one address.
     *
     * @param socket a connected one
     * @return where it is bound now; Linux gives back a port that it chose itself
     * @throws NodeError EBADF it is closed
     */
    @Route(sync = true)
    CompletableFuture<Local> disconnect(Session session, Handle socket) {
        DatagramSocket open = find(session, socket, "disconnect");
        return network.later(
                "disconnect",
                () -> {
                    network.sockets().disconnect(open.fd("disconnect"));
                    return localOf(open);
                });
    }

    /**
     * Where a socket is bound.
     *
     * @param socket a bound one
     * @return its address and port
     * @throws NodeError EBADF it is closed
     */
    @Route(sync = true)
    CompletableFuture<Local> local(Session session, Handle socket) {
        DatagramSocket open = find(session, socket, "getsockname");
        return network.later("getsockname", () -> localOf(open));
    }

    /**
     * Where a socket is bound.
     *
     * @param address its address
     * @param port its port
     */
    public record Local(String address, int port) {}

    private Local localOf(DatagramSocket open) throws ErrnoException {
        Endpoint local = network.sockets().local(open.fd("getsockname"));
        return new Local(local.text(), local.port());
    }

    /**
     * Changes an option.
     *
     * @param socket a bound one
     * @param option which
     * @param value a number, or 0 and 1 for no and yes
     * @throws NodeError EINVAL the system takes no such value
     */
    @Route(sync = true)
    CompletableFuture<@Nullable Void> option(
            Session session, Handle socket, DatagramOption option, int value) {
        DatagramSocket open = find(session, socket, "setsockopt");
        return network.act(
                "setsockopt",
                () ->
                        network.sockets()
                                .option(open.fd("setsockopt"), option.of(), open.isV6(), value));
    }

    /**
     * Tells an option.
     *
     * @param socket a bound one
     * @param option which
     * @return its value
     * @throws NodeError EBADF the socket is closed
     */
    @Route(sync = true)
    CompletableFuture<Integer> optionOf(Session session, Handle socket, DatagramOption option) {
        DatagramSocket open = find(session, socket, "getsockopt");
        return network.later(
                "getsockopt",
                () -> network.sockets().option(open.fd("getsockopt"), option.of(), open.isV6()));
    }

    /**
     * A multicast group.
     *
     * @param group the group's address
     * @param through the address (IPv4) or {@code ::%zone} (IPv6) of an interface, or null for one
     *     the system chooses
     * @param source the one sender to hear, or null for all
     */
    public record Membership(String group, @Nullable String through, @Nullable String source) {}

    /**
     * Joins or leaves a multicast group.
     *
     * @param socket a bound one
     * @param join whether to join
     * @param named which, and how
     * @throws NodeError ERR_ACCESS_DENIED the manifest does not list the group with this port
     * @throws NodeError EINVAL this is no group, or no interface
     */
    @Route(sync = true)
    CompletableFuture<@Nullable Void> membership(
            Session session, Handle socket, boolean join, Membership named) {
        Group group = Group.of(named.group(), named.through(), named.source());
        IpAddress joined = group.address();
        DatagramSocket open = find(session, socket, "membership");
        return network.act(
                "membership",
                () -> {
                    int fd = open.fd("membership");
                    if (joined.isV4() == open.isV6()) {
                        throw new ErrnoException(Errno.EINVAL);
                    }
                    if (join) {
                        int port = network.sockets().local(fd).port();
                        gate(session).require(NetUse.UDP_BIND, joined, port);
                    }
                    network.sockets().membership(fd, join, group);
                });
    }

    /**
     * Chooses the interface for what is sent to groups.
     *
     * @param socket a bound one
     * @param through as for groups
     * @throws NodeError EADDRNOTAVAIL there is no such interface
     */
    @Route(sync = true)
    CompletableFuture<@Nullable Void> multicastInterface(
            Session session, Handle socket, String through) {
        IpAddress at = Endpoint.of(through, 0, "multicastInterface").address();
        DatagramSocket open = find(session, socket, "multicastInterface");
        return network.act(
                "multicastInterface",
                () ->
                        network.sockets()
                                .multicastInterface(
                                        open.fd("multicastInterface"), open.isV6(), at));
    }

    /**
     * How many datagrams the system dropped because they were not fetched in time.
     *
     * @param socket a bound one
     * @return the number since it was opened
     * @throws NodeError EBADF it is closed
     */
    @Route(sync = true)
    CompletableFuture<Double> drops(Session session, Handle socket) {
        DatagramSocket open = find(session, socket, "getsockopt");
        return network.later(
                "getsockopt", () -> (double) network.sockets().drops(open.fd("getsockopt")));
    }

    /**
     * The number of the interface that a zone of an address names.
     *
     * @param zone for instance {@code eth0}
     * @return its number
     * @throws NodeError EINVAL there is none
     */
    @Route
    CompletableFuture<Integer> scope(String zone) {
        return network.later("send", () -> network.sockets().scope(zone));
    }

    /**
     * The name of an interface.
     *
     * @param scope its number
     * @return its name
     */
    @Route(sync = true)
    CompletableFuture<String> zone(int scope) {
        return network.later("recvmsg", () -> network.sockets().zone(scope));
    }

    /**
     * Closes a socket.
     *
     * @param socket the open socket
     * @throws NodeError EBADF it is closed already
     */
    @Route
    CompletableFuture<@Nullable Void> close(Session session, Handle socket) {
        session.handles().remove(socket, DatagramSocket.class, "close").close();
        return network.act("close", () -> {});
    }

    private static DatagramSocket find(Session session, Handle socket, String syscall) {
        return session.handles().find(socket, DatagramSocket.class, syscall);
    }

    private static NetGate gate(Session session) {
        return session.rights(AppRights.class).net();
    }
}
