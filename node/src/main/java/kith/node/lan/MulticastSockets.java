package kith.node.lan;

import java.io.Closeable;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;

/**
 * The sockets of multicast DNS on one network, one for each family it has addresses of. The port is
 * shared with the system's own service.
 */
final class MulticastSockets implements Closeable {

    /** RFC 6762, section 3. */
    private static final int PORT = 5353;

    private static final byte[] GROUP_4 = {(byte) 224, 0, 0, (byte) 251};
    private static final byte[] GROUP_6 = {
        (byte) 0xff, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xfb
    };

    /** 255: who wants may know that a message did not come from afar (section 11). */
    private static final int HOPS = 255;

    /** Takes a message that came in: the first {@code length} bytes. */
    interface Receiver {
        void take(byte[] bytes, int length);
    }

    private record Socket(DatagramChannel channel, InetSocketAddress group) {}

    private final List<Socket> sockets = new ArrayList<>();
    private final byte[] bytes = new byte[DnsMessage.BYTES_MAX];
    private final ByteBuffer in = ByteBuffer.wrap(bytes);

    /** The same, by the class whose methods Android 8 has: {@code ByteBuffer.clear} came later. */
    private final Buffer inEnds = in;

    private MulticastSockets() {}

    /**
     * Joins the group on a network.
     *
     * @throws IOException if it cannot be joined by any family
     */
    static MulticastSockets open(Network network, Selector selector, Object attachment)
            throws IOException {
        NetworkInterface at = NetworkInterface.getByName(network.name());
        if (at == null) {
            throw new SocketException(network.name() + " is gone");
        }
        MulticastSockets opened = new MulticastSockets();
        IOException failed = null;
        for (boolean four : new boolean[] {true, false}) {
            if (network.has(four)) {
                try {
                    opened.add(at, four, selector, attachment);
                } catch (IOException e) {
                    failed = e;
                }
            }
        }
        if (opened.sockets.isEmpty() && failed != null) {
            throw failed;
        }
        return opened;
    }

    private void add(NetworkInterface at, boolean four, Selector selector, Object attachment)
            throws IOException {
        InetAddress group =
                four
                        ? InetAddress.getByAddress(GROUP_4)
                        : Inet6Address.getByAddress(null, GROUP_6, at);
        DatagramChannel channel =
                DatagramChannel.open(
                        four ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6);
        try {
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            bind(channel, group);
            channel.setOption(StandardSocketOptions.IP_MULTICAST_IF, at);
            channel.setOption(StandardSocketOptions.IP_MULTICAST_TTL, HOPS);
            // Another node may run on this device.
            channel.setOption(StandardSocketOptions.IP_MULTICAST_LOOP, true);
            channel.join(group, at);
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, attachment);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        sockets.add(new Socket(channel, new InetSocketAddress(group, PORT)));
    }

    /**
     * To the group where the system allows it, so that only what was sent to the group comes here,
     * and nothing that was sent to the system's own service.
     */
    private static void bind(DatagramChannel channel, InetAddress group) throws IOException {
        try {
            channel.bind(new InetSocketAddress(group, PORT));
        } catch (SocketException e) {
            channel.bind(new InetSocketAddress(PORT));
        }
    }

    /** Sends to the group; what cannot be sent is lost, as any datagram may be. */
    void send(byte[] message) {
        for (Socket socket : sockets) {
            try {
                socket.channel.send(ByteBuffer.wrap(message), socket.group);
            } catch (IOException e) {
                // The network is going; the next look at the interfaces will show it.
            }
        }
    }

    /** Hands over what came in, at most {@code countMax} messages of each family. */
    void receive(int countMax, Receiver receiver) {
        for (Socket socket : sockets) {
            for (int i = 0; i < countMax; i++) {
                inEnds.clear();
                try {
                    InetSocketAddress from = (InetSocketAddress) socket.channel.receive(in);
                    if (from == null) {
                        break;
                    }
                    // Others are no multicast DNS, or would have an answer of their own (section
                    // 6.7).
                    if (from.getPort() == PORT) {
                        receiver.take(bytes, inEnds.position());
                    }
                } catch (IOException e) {
                    break;
                }
            }
        }
    }

    @Override
    public void close() {
        for (Socket socket : sockets) {
            try {
                socket.channel.close();
            } catch (IOException e) {
                // It is of no use any more either way.
            }
        }
    }
}
