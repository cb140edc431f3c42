package kith.bridge.dns;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import kith.bridge.permission.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * One attempt: a socket of its own, from a port the system chooses, connected to the one server
 * that is asked, so that nobody else's datagrams come in. Used by one thread.
 */
final class Exchange {
    /** 65 535 bytes: what a datagram and the length before a message by TCP can say. */
    private static final int MESSAGE_BYTES_MAX = 65_535;

    private final SelectableChannel channel;
    private final SelectionKey key;
    private ByteBuffer out = ByteBuffer.allocate(0);
    private ByteBuffer in = ByteBuffer.allocate(2);
    private boolean hasLength;

    private Exchange(SelectableChannel channel, SelectionKey key) {
        this.channel = channel;
        this.key = key;
    }

    /**
     * Asks.
     *
     * @param owner what the selector's keys are to lead to
     * @throws IOException the server cannot be reached, or there are no more sockets
     */
    static Exchange open(Query.Ask ask, Selector selector, Object owner) throws IOException {
        SelectableChannel channel =
                ask.stream()
                        ? SocketChannel.open()
                        : DatagramChannel.open(
                                ask.server().address().isV4()
                                        ? StandardProtocolFamily.INET
                                        : StandardProtocolFamily.INET6);
        boolean isOpen = false;
        try {
            channel.configureBlocking(false);
            Exchange exchange = new Exchange(channel, channel.register(selector, 0, owner));
            exchange.begin(ask);
            isOpen = true;
            return exchange;
        } finally {
            if (!isOpen) {
                channel.close();
            }
        }
    }

    private void begin(Query.Ask ask) throws IOException {
        InetSocketAddress server = socketAddress(ask.server().address(), ask.server().port());
        if (channel instanceof DatagramChannel datagrams) {
            if (ask.local() != null) {
                datagrams.bind(socketAddress(ask.local(), 0));
            }
            datagrams.connect(server);
            datagrams.write(ByteBuffer.wrap(ask.message()));
            key.interestOps(SelectionKey.OP_READ);
            return;
        }
        SocketChannel stream = (SocketChannel) channel;
        if (ask.local() != null) {
            stream.bind(socketAddress(ask.local(), 0));
        }
        out = ByteBuffer.allocate(2 + ask.message().length);
        out.putShort((short) ask.message().length);
        out.put(ask.message());
        ((Buffer) out).flip();
        if (stream.connect(server)) {
            key.interestOps(SelectionKey.OP_WRITE);
        } else {
            key.interestOps(SelectionKey.OP_CONNECT);
        }
    }

    /** Whether it is by UDP. */
    boolean isDatagram() {
        return channel instanceof DatagramChannel;
    }

    /**
     * Goes on when the selector says that it can.
     *
     * @return a message that came in, or null
     * @throws IOException the server refuses or has gone
     */
    byte @Nullable [] ready() throws IOException {
        if (channel instanceof DatagramChannel datagrams) {
            ByteBuffer datagram = ByteBuffer.allocate(MESSAGE_BYTES_MAX);
            int count = datagrams.read(datagram);
            return count < 1 ? null : java.util.Arrays.copyOf(datagram.array(), count);
        }
        SocketChannel stream = (SocketChannel) channel;
        if (key.isConnectable() && stream.finishConnect()) {
            key.interestOps(SelectionKey.OP_WRITE);
        }
        if (key.isWritable() && out.hasRemaining()) {
            stream.write(out);
            if (!out.hasRemaining()) {
                key.interestOps(SelectionKey.OP_READ);
            }
            return null;
        }
        return key.isReadable() ? read(stream) : null;
    }

    private byte @Nullable [] read(SocketChannel stream) throws IOException {
        while (stream.read(in) > 0 || !in.hasRemaining()) {
            if (in.hasRemaining()) {
                continue;
            }
            if (hasLength) {
                return in.array();
            }
            hasLength = true;
            in = ByteBuffer.allocate(in.getShort(0) & 0xffff);
        }
        if (stream.read(in) < 0) {
            throw new EOFException("the server hung up");
        }
        return null;
    }

    /** Ends it; nothing comes in any more. */
    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // The socket is gone either way, and nobody waits for it.
        }
    }

    private static InetSocketAddress socketAddress(IpAddress address, int port) throws IOException {
        if (!address.zone().isEmpty()) {
            return new InetSocketAddress(InetAddress.getByName(address.toString()), port);
        }
        return new InetSocketAddress(InetAddress.getByAddress(address.bytes()), port);
    }
}
