package kith.system;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import kith.bridge.fs.Errno;
import kith.bridge.fs.ErrnoException;
import kith.bridge.net.Endpoint;
import kith.bridge.net.Poller;
import kith.bridge.net.SocketKind;
import kith.bridge.net.SocketOption;
import kith.bridge.permission.IpAddress;
import kith.net.wire.Address;
import kith.node.UdpDriver;
import org.jspecify.annotations.Nullable;

/**
 * {@link UdpDriver} on Linux, where what goes to one receiver, or comes from one sender, at one
 * time is one call of the system for up to 64 datagrams.
 */
public final class LinuxUdp implements UdpDriver {
    private static final int EAGAIN = Errno.EAGAIN.number();
    private static final int WHILE_WAITING = Poller.READABLE | Poller.WRITABLE;

    private record Waiting(Address to, byte[] bytes) {}

    private final LinuxSockets system = new LinuxSockets();
    private final SegmentSocket.Kernel kernel;
    private final Poller poller;
    private final List<SegmentSocket> sockets = new ArrayList<>();
    private final List<InetSocketAddress> bound = new ArrayList<>();
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    private @Nullable SegmentSocket four;
    private @Nullable SegmentSocket six;
    private int watched = Poller.READABLE;
    private long droppedCount;
    private long sentCount;

    private LinuxUdp(Poller poller, SegmentSocket.Kernel kernel) {
        this.poller = poller;
        this.kernel = kernel;
    }

    /** This where there is Linux, java.nio elsewhere. */
    public static UdpDriver.Opener orPortable() {
        boolean linux = System.getProperty("os.name", "").equals("Linux");
        return linux ? LinuxUdp::open : UdpDriver.nio();
    }

    /** See {@link UdpDriver.Opener}. */
    public static UdpDriver open(List<InetSocketAddress> listen) throws IOException {
        return open(listen, new SegmentSocket.Kernel() {});
    }

    static UdpDriver open(List<InetSocketAddress> listen, SegmentSocket.Kernel kernel)
            throws IOException {
        LinuxUdp opened;
        try {
            opened = new LinuxUdp(new LinuxSockets().poller(), kernel);
        } catch (ErrnoException e) {
            throw new IOException("cannot wait for sockets: " + text(e), e);
        }
        try {
            if (listen.isEmpty()) {
                opened.bind(new InetSocketAddress(0));
            }
            for (InetSocketAddress address : listen) {
                opened.bind(address);
            }
        } catch (IOException e) {
            opened.close();
            throw e;
        }
        return opened;
    }

    /** For any address one socket of both kinds, where there is IPv6. */
    private void bind(InetSocketAddress address) throws IOException {
        InetAddress ip = address.getAddress();
        boolean any = ip.isAnyLocalAddress();
        boolean v6 = any || ip instanceof Inet6Address;
        try {
            int fd;
            try {
                fd = system.open(v6 ? SocketKind.UDP6 : SocketKind.UDP4);
            } catch (ErrnoException e) {
                if (!any || !e.is(Errno.EAFNOSUPPORT)) {
                    throw e;
                }
                v6 = false;
                fd = system.open(SocketKind.UDP4);
            }
            SegmentSocket socket = new SegmentSocket(fd, v6, kernel);
            sockets.add(socket);
            if (v6) {
                system.option(fd, SocketOption.V6_ONLY, true, any ? 0 : 1);
            }
            system.option(fd, SocketOption.RECEIVE_BUFFER, v6, SOCKET_BYTES);
            system.option(fd, SocketOption.SEND_BUFFER, v6, SOCKET_BYTES);
            byte[] bytes = any ? new byte[v6 ? 16 : 4] : ip.getAddress();
            String zone =
                    ip instanceof Inet6Address six && six.getScopeId() != 0
                            ? Integer.toString(six.getScopeId())
                            : "";
            system.bind(fd, new Endpoint(IpAddress.of(bytes, zone), v6, address.getPort()));
            bound.add(new InetSocketAddress(ip, system.local(fd).port()));
            poller.watch(fd, fd, 0, Poller.READABLE);
            four = four == null && (any || !v6) ? socket : four;
            six = six == null && v6 ? socket : six;
        } catch (ErrnoException e) {
            String where = ip.getHostAddress() + " port " + address.getPort();
            throw new IOException("cannot listen at " + where + ": " + text(e), e);
        }
    }

    private static String text(ErrnoException error) {
        Errno known = Errno.of(error.errno());
        return known == null ? String.valueOf(error.getMessage()) : known.text();
    }

    @Override
    public List<InetSocketAddress> bound() {
        return bound;
    }

    @Override
    public boolean receive(int max, Receiver receiver) {
        boolean more = false;
        for (SegmentSocket socket : sockets) {
            int taken = 0;
            while (taken < max) {
                int result = socket.receive(receiver);
                if (result == -EAGAIN) {
                    break;
                }
                // Another error is what the network says about an earlier datagram, which is lost;
                // it has been taken off the socket.
                taken += Math.max(1, result);
            }
            more |= taken >= max;
        }
        return more;
    }

    @Override
    public void send(Address to, byte[] bytes) {
        SegmentSocket socket = to.isV4() ? four : six;
        if (socket == null || bytes.length > DATAGRAM_BYTES) {
            droppedCount++;
        } else if (!waiting.isEmpty()) {
            waitForRoom(to, bytes);
        } else if (!socket.add(to, bytes)) {
            handOver(socket);
            send(to, bytes);
        }
    }

    @Override
    public void flush() {
        for (SegmentSocket socket : sockets) {
            handOver(socket);
        }
        Waiting first;
        while ((first = waiting.peek()) != null && trySend(first.to(), first.bytes())) {
            waiting.remove();
        }
        int wanted = waiting.isEmpty() ? Poller.READABLE : WHILE_WAITING;
        if (wanted != watched) {
            try {
                for (SegmentSocket socket : sockets) {
                    poller.watch(socket.fd(), socket.fd(), watched, wanted);
                }
            } catch (ErrnoException e) {
                throw new IllegalStateException("a socket of a running node was closed", e);
            }
            watched = wanted;
        }
    }

    /** Sends what a socket has collected. */
    private void handOver(SegmentSocket socket) {
        Address to = socket.receiver();
        if (to == null) {
            return;
        }
        int count = socket.count();
        int result = socket.send();
        if (result == 0) {
            sentCount += count;
            socket.clear();
        } else if (result == -EAGAIN) {
            socket.take().forEach(bytes -> waitForRoom(to, bytes));
        } else if (count == 1) {
            // No way there at present, or an address nobody can send to (a broadcast, say).
            droppedCount++;
            socket.clear();
        } else {
            // Together they are too much for the way, or for the system: one by one.
            for (byte[] bytes : socket.take()) {
                if (!waiting.isEmpty() || !trySend(to, bytes)) {
                    waitForRoom(to, bytes);
                }
            }
        }
    }

    /** False if the socket has no room now. */
    private boolean trySend(Address to, byte[] bytes) {
        SegmentSocket socket = to.isV4() ? four : six;
        if (socket == null) {
            droppedCount++;
            return true;
        }
        socket.add(to, bytes);
        int result = socket.send();
        socket.clear();
        if (result == -EAGAIN) {
            return false;
        }
        sentCount += result == 0 ? 1 : 0;
        droppedCount += result == 0 ? 0 : 1;
        return true;
    }

    private void waitForRoom(Address to, byte[] bytes) {
        if (waiting.size() < WAITING_MAX) {
            waiting.add(new Waiting(to, bytes));
        } else {
            droppedCount++;
        }
    }

    @Override
    public void await(long timeoutMs) throws IOException {
        try {
            int ms = (int) Math.max(0, Math.min(timeoutMs, Integer.MAX_VALUE));
            poller.await(ms, (key, ready) -> {});
        } catch (ErrnoException e) {
            throw new IOException(text(e), e);
        }
    }

    @Override
    public void wakeup() {
        poller.wake();
    }

    @Override
    public long droppedCount() {
        return droppedCount;
    }

    @Override
    public long sentCount() {
        return sentCount;
    }

    @Override
    public void close() {
        sockets.forEach(SegmentSocket::close);
        sockets.clear();
        poller.close();
    }
}
