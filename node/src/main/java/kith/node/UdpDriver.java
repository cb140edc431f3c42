package kith.node;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import kith.net.wire.Address;

/**
 * The UDP sockets of a node. A datagram that cannot be sent is lost, as any datagram may be: no
 * state of the network is an error here. One thread, but for {@link #wakeup}.
 *
 * <p>{@link #nio} runs everywhere; a platform may offer one that costs less.
 */
public interface UdpDriver extends Closeable {

    /** 4 MiB asked of the system for each direction: 30 ms of a gigabit, for a thread away. */
    int SOCKET_BYTES = 4 << 20;

    /** 2048: above any datagram of the protocol, so that none is cut to a valid one. */
    int DATAGRAM_BYTES = 2048;

    /** 1024: some 1 MiB that waits for room in the socket; what comes then is dropped. */
    int WAITING_MAX = 1024;

    /** Takes a datagram that came in. */
    interface Receiver {
        void take(Address from, byte[] bytes);
    }

    /** Opens sockets. */
    interface Opener {

        /**
         * Sockets bound to these addresses; to any address and a free port if there are none.
         *
         * @throws IOException if one of them cannot be had, with one line that says why
         */
        UdpDriver open(List<InetSocketAddress> listen) throws IOException;
    }

    /** By java.nio. */
    static Opener nio() {
        return UdpSockets::open;
    }

    /** Where the sockets listen; any-address stands for all interfaces. */
    List<InetSocketAddress> bound();

    /**
     * Takes what is there, about {@code max} datagrams of each socket; whether there may be more.
     */
    boolean receive(int max, Receiver receiver);

    /** Sends a datagram at the next {@link #flush} at the latest, or when there is room. */
    void send(Address to, byte[] bytes);

    /** Sends what is left to send, as far as there is room. */
    void flush();

    /** Waits for a datagram, room, a wake-up or the end of the time; 0 only looks. */
    void await(long timeoutMs) throws IOException;

    /** Ends {@link #await}, or the next one; from any thread. */
    void wakeup();

    /** Datagrams that were not sent. */
    long droppedCount();

    /** Datagrams that were. */
    long sentCount();
}
