package kith.node;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import kith.net.wire.Address;
import org.jspecify.annotations.Nullable;

/** {@link UdpDriver} by java.nio: one call of the system for each datagram. */
final class UdpSockets implements UdpDriver {

    private static final int READ_OR_WRITE = SelectionKey.OP_READ | SelectionKey.OP_WRITE;

    private record Waiting(Address to, byte[] bytes) {}

    private final Selector selector;
    private final List<DatagramChannel> channels = new ArrayList<>();
    private final List<SelectionKey> keys = new ArrayList<>();
    private final ByteBuffer in = ByteBuffer.allocateDirect(DATAGRAM_BYTES);
    private final ByteBuffer out = ByteBuffer.allocateDirect(DATAGRAM_BYTES);

    /** The same, by the class whose methods Android 8 has: {@code ByteBuffer.flip} came later. */
    private final Buffer inEnds = in;

    private final Buffer outEnds = out;
    private final AddressCache addresses = new AddressCache();
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    private @Nullable DatagramChannel four;
    private @Nullable DatagramChannel six;
    private long droppedCount;
    private long sentCount;

    private UdpSockets(Selector selector) {
        this.selector = selector;
    }

    /** See {@link UdpDriver.Opener}. */
    static UdpSockets open(List<InetSocketAddress> listen) throws IOException {
        UdpSockets sockets = new UdpSockets(Selector.open());
        try {
            if (listen.isEmpty()) {
                sockets.bindAny(0);
            }
            for (InetSocketAddress address : listen) {
                if (address.getAddress().isAnyLocalAddress()) {
                    sockets.bindAny(address.getPort());
                } else {
                    sockets.bind(address);
                }
            }
        } catch (IOException e) {
            sockets.close();
            throw e;
        }
        return sockets;
    }

    /** One socket for both kinds of addresses where there is IPv6, else one for IPv4. */
    private void bindAny(int port) throws IOException {
        DatagramChannel channel;
        try {
            channel = DatagramChannel.open();
        } catch (UnsupportedOperationException e) {
            channel = DatagramChannel.open(StandardProtocolFamily.INET);
        }
        add(channel, new InetSocketAddress(port));
        four = channel;
        six = channel;
    }

    private void bind(InetSocketAddress address) throws IOException {
        boolean v4 = address.getAddress() instanceof Inet4Address;
        StandardProtocolFamily family =
                v4 ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6;
        DatagramChannel channel = DatagramChannel.open(family);
        add(channel, address);
        if (v4 && four == null) {
            four = channel;
        } else if (!v4 && six == null) {
            six = channel;
        }
    }

    private void add(DatagramChannel channel, InetSocketAddress address) throws IOException {
        channels.add(channel);
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.SO_RCVBUF, SOCKET_BYTES);
        channel.setOption(StandardSocketOptions.SO_SNDBUF, SOCKET_BYTES);
        try {
            channel.bind(address);
        } catch (IOException e) {
            throw new IOException(
                    "cannot listen at " + PeerAddress.text(address) + ": " + e.getMessage(), e);
        }
        keys.add(channel.register(selector, SelectionKey.OP_READ));
    }

    @Override
    public List<InetSocketAddress> bound() {
        List<InetSocketAddress> found = new ArrayList<>();
        for (DatagramChannel channel : channels) {
            found.add(new InetSocketAddress(address(channel), channel.socket().getLocalPort()));
        }
        return found;
    }

    private static InetAddress address(DatagramChannel channel) {
        return channel.socket().getLocalAddress();
    }

    @Override
    public boolean receive(int max, Receiver receiver) {
        boolean more = false;
        for (DatagramChannel channel : channels) {
            int taken = 0;
            while (taken < max && receive(channel, receiver)) {
                taken++;
            }
            more |= taken == max;
        }
        return more;
    }

    private boolean receive(DatagramChannel channel, Receiver receiver) {
        inEnds.clear();
        try {
            if (!(channel.receive(in) instanceof InetSocketAddress from)) {
                return false;
            }
            if (from.getPort() != 0) {
                inEnds.flip();
                byte[] bytes = new byte[in.remaining()];
                in.get(bytes);
                receiver.take(addresses.of(from), bytes);
            }
            return true;
        } catch (ClosedChannelException e) {
            throw new IllegalStateException("a socket of a running node was closed", e);
        } catch (IOException e) {
            // What the network says about an earlier datagram: it is lost, and the next one may not
            // be. The error has been taken off the socket.
            return true;
        }
    }

    @Override
    public void send(Address to, byte[] bytes) {
        if (!waiting.isEmpty() || !trySend(to, bytes)) {
            if (waiting.size() < WAITING_MAX) {
                waiting.add(new Waiting(to, bytes));
            } else {
                droppedCount++;
            }
        }
    }

    @Override
    public void flush() {
        while (!waiting.isEmpty() && trySend(waiting.element().to(), waiting.element().bytes())) {
            waiting.remove();
        }
        int interest = waiting.isEmpty() ? SelectionKey.OP_READ : READ_OR_WRITE;
        for (SelectionKey key : keys) {
            if (key.interestOps() != interest) {
                key.interestOps(interest);
            }
        }
    }

    /** False if the socket has no room now. */
    private boolean trySend(Address to, byte[] bytes) {
        DatagramChannel channel = to.isV4() ? four : six;
        if (channel == null || bytes.length > DATAGRAM_BYTES) {
            droppedCount++;
            return true;
        }
        outEnds.clear();
        out.put(bytes);
        outEnds.flip();
        try {
            boolean sent = channel.send(out, addresses.of(to)) > 0 || bytes.length == 0;
            sentCount += sent ? 1 : 0;
            return sent;
        } catch (ClosedChannelException e) {
            throw new IllegalStateException("a socket of a running node was closed", e);
        } catch (IOException | IllegalArgumentException e) {
            // No way there at present, or an address nobody can send to (a broadcast, say).
            droppedCount++;
            return true;
        }
    }

    @Override
    public void await(long timeoutMs) throws IOException {
        if (timeoutMs <= 0) {
            selector.selectNow();
        } else {
            selector.select(timeoutMs);
        }
        selector.selectedKeys().clear();
    }

    @Override
    public void wakeup() {
        selector.wakeup();
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
    public void close() throws IOException {
        for (DatagramChannel channel : channels) {
            channel.close();
        }
        selector.close();
    }
}
