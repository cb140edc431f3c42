package kith.bridge.net;

import java.nio.ByteBuffer;
import kith.bridge.fs.ErrnoException;
import kith.bridge.permission.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * The operating system's socket calls, no more than a thin cover: real errno, descriptors as
 * numbers. Every descriptor is closed in child processes and never blocks. A call that would is
 * answered with {@link #WOULD_BLOCK}.
 *
 * <p>Threads: any.
 */
public interface Sockets {
    /** Nothing can be done now; ask a {@link Poller} when. */
    int WOULD_BLOCK = -1;

    /**
     * Bytes in front of each datagram that {@link #receive} writes: u8 family (4, 6), 16 bytes of
     * address (4 of them for IPv4), u32 scope id, u16 port, u16 length. Little-endian.
     */
    int DATAGRAM_HEAD_BYTES = 25;

    /** 65 535 bytes: no datagram is larger. */
    int DATAGRAM_BYTES_MAX = 65_535;

    int open(SocketKind kind) throws ErrnoException;

    /** close(2); errors are of no use to anyone and are dropped. */
    void close(int fd);

    void bind(int fd, Endpoint local) throws ErrnoException;

    /** Binds a Unix domain socket to a path of at most 107 bytes. */
    void bindPath(int fd, byte[] path) throws ErrnoException;

    /** Whether it is connected now; else it is on the way. */
    boolean connect(int fd, Endpoint remote) throws ErrnoException;

    /** Whether it is connected now; else it is on the way. */
    boolean connectPath(int fd, byte[] path) throws ErrnoException;

    /** Forgets the remote end of a datagram socket. */
    void disconnect(int fd) throws ErrnoException;

    void listen(int fd, int backlog) throws ErrnoException;

    /** A new descriptor, or {@link #WOULD_BLOCK}. */
    int accept(int fd) throws ErrnoException;

    /** Ends the sending side. */
    void shutdown(int fd) throws ErrnoException;

    Endpoint local(int fd) throws ErrnoException;

    Endpoint remote(int fd) throws ErrnoException;

    int option(int fd, SocketOption option, boolean v6) throws ErrnoException;

    void option(int fd, SocketOption option, boolean v6, int value) throws ErrnoException;

    /** Joins or leaves a multicast group. */
    void membership(int fd, boolean join, Group group) throws ErrnoException;

    /** The interface for what is sent to groups, as in {@link Group}. */
    void multicastInterface(int fd, boolean v6, IpAddress through) throws ErrnoException;

    /** Bytes read into the free space of {@code into}; 0 at the end, or {@link #WOULD_BLOCK}. */
    int read(int fd, ByteBuffer into) throws ErrnoException;

    /** Bytes taken from {@code from}, which moves on; or {@link #WOULD_BLOCK}. */
    int write(int fd, ByteBuffer from) throws ErrnoException;

    /**
     * Appends a datagram with its head to a direct buffer that has room for the largest.
     *
     * @return its length without the head, or {@link #WOULD_BLOCK}
     */
    int receive(int fd, ByteBuffer into) throws ErrnoException;

    /**
     * Sends a datagram of all the remaining bytes.
     *
     * @param to null where the socket is connected
     * @return its length, or {@link #WOULD_BLOCK}
     */
    int send(int fd, ByteBuffer from, @Nullable Endpoint to) throws ErrnoException;

    /** How many datagrams the system dropped because nobody read them in time. */
    long drops(int fd) throws ErrnoException;

    /** The number of the interface that a zone names. */
    int scope(String zone) throws ErrnoException;

    /** The name of an interface by its number. */
    String zone(int scope);

    Poller poller() throws ErrnoException;
}
