package kith.system.ffm;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/**
 * The calls for sockets of Linux's C library (man sections 2 and 3), in the shape and with the
 * results of {@link Libc}. Linked when first used, which only an app with sockets does.
 */
public final class LibcNet {
    private static final MemorySegment SOCKET = Libc.symbol("socket");
    private static final MemorySegment BIND = Libc.symbol("bind");
    private static final MemorySegment CONNECT = Libc.symbol("connect");
    private static final MemorySegment LISTEN = Libc.symbol("listen");
    private static final MemorySegment ACCEPT4 = Libc.symbol("accept4");
    private static final MemorySegment SHUTDOWN = Libc.symbol("shutdown");
    private static final MemorySegment GETSOCKOPT = Libc.symbol("getsockopt");
    private static final MemorySegment SETSOCKOPT = Libc.symbol("setsockopt");
    private static final MemorySegment GETSOCKNAME = Libc.symbol("getsockname");
    private static final MemorySegment GETPEERNAME = Libc.symbol("getpeername");
    private static final MemorySegment RECV = Libc.symbol("recv");
    private static final MemorySegment SEND = Libc.symbol("send");
    private static final MemorySegment RECVFROM = Libc.symbol("recvfrom");
    private static final MemorySegment SENDTO = Libc.symbol("sendto");
    private static final MemorySegment RECVMSG = Libc.symbol("recvmsg");
    private static final MemorySegment SENDMSG = Libc.symbol("sendmsg");
    private static final MemorySegment EPOLL_CREATE1 = Libc.symbol("epoll_create1");
    private static final MemorySegment EPOLL_CTL = Libc.symbol("epoll_ctl");
    private static final MemorySegment EPOLL_WAIT = Libc.symbol("epoll_wait");
    private static final MemorySegment EVENTFD = Libc.symbol("eventfd");
    private static final MemorySegment IF_NAMETOINDEX = Libc.symbol("if_nametoindex");
    private static final MemorySegment IF_INDEXTONAME = Libc.symbol("if_indextoname");

    private LibcNet() {}

    public static int socket(int domain, int type, int protocol) {
        return Libc.callInt(SOCKET, domain, type, protocol, 0, 0, 0);
    }

    public static int bind(int fd, ByteBuffer address, int length) {
        return Libc.callInt(BIND, fd, Libc.at(address), length, 0, 0, 0);
    }

    public static int connect(int fd, ByteBuffer address, int length) {
        return Libc.callInt(CONNECT, fd, Libc.at(address), length, 0, 0, 0);
    }

    public static int listen(int fd, int backlog) {
        return Libc.callInt(LISTEN, fd, backlog, 0, 0, 0, 0);
    }

    /** Without the address. */
    public static int accept4(int fd, int flags) {
        return Libc.callInt(ACCEPT4, fd, 0, 0, flags, 0, 0);
    }

    public static int shutdown(int fd, int how) {
        return Libc.callInt(SHUTDOWN, fd, how, 0, 0, 0, 0);
    }

    public static int getsockopt(
            int fd, int level, int name, ByteBuffer value, ByteBuffer lengthInOut) {
        return Libc.callInt(GETSOCKOPT, fd, level, name, Libc.at(value), Libc.at(lengthInOut), 0);
    }

    public static int setsockopt(int fd, int level, int name, ByteBuffer value, int length) {
        return Libc.callInt(SETSOCKOPT, fd, level, name, Libc.at(value), length, 0);
    }

    public static int getsockname(int fd, ByteBuffer address, ByteBuffer lengthInOut) {
        return Libc.callInt(GETSOCKNAME, fd, Libc.at(address), Libc.at(lengthInOut), 0, 0, 0);
    }

    public static int getpeername(int fd, ByteBuffer address, ByteBuffer lengthInOut) {
        return Libc.callInt(GETPEERNAME, fd, Libc.at(address), Libc.at(lengthInOut), 0, 0, 0);
    }

    public static long recv(int fd, ByteBuffer into, long count, int flags) {
        return Libc.call(RECV, fd, Libc.at(into), count, flags, 0, 0);
    }

    public static long send(int fd, ByteBuffer from, long count, int flags) {
        return Libc.call(SEND, fd, Libc.at(from), count, flags, 0, 0);
    }

    public static long recvfrom(
            int fd, ByteBuffer into, long count, ByteBuffer address, ByteBuffer lengthInOut) {
        return Libc.call(
                RECVFROM, fd, Libc.at(into), count, 0, Libc.at(address), Libc.at(lengthInOut));
    }

    public static long sendto(
            int fd, ByteBuffer from, long count, int flags, ByteBuffer address, int length) {
        return Libc.call(SENDTO, fd, Libc.at(from), count, flags, Libc.at(address), length);
    }

    /** {@code message}: a {@code struct msghdr}. */
    public static long recvmsg(int fd, ByteBuffer message, int flags) {
        return Libc.call(RECVMSG, fd, Libc.at(message), flags, 0, 0, 0);
    }

    /** {@code message}: a {@code struct msghdr}. */
    public static long sendmsg(int fd, ByteBuffer message, int flags) {
        return Libc.call(SENDMSG, fd, Libc.at(message), flags, 0, 0, 0);
    }

    /** Where a direct buffer is, for structures that point to others. */
    public static long address(ByteBuffer direct) {
        return Libc.at(direct);
    }

    public static int epollCreate1(int flags) {
        return Libc.callInt(EPOLL_CREATE1, flags, 0, 0, 0, 0, 0);
    }

    public static int epollCtl(int epoll, int operation, int fd, ByteBuffer event) {
        return Libc.callInt(EPOLL_CTL, epoll, operation, fd, Libc.at(event), 0, 0);
    }

    public static int epollWait(int epoll, ByteBuffer events, int count, int timeoutMs) {
        return Libc.callInt(EPOLL_WAIT, epoll, Libc.at(events), count, timeoutMs, 0, 0);
    }

    public static int eventfd(int first, int flags) {
        return Libc.callInt(EVENTFD, first, flags, 0, 0, 0, 0);
    }

    /** The number of an interface, 0 for none of that name. */
    public static int ifNametoindex(ByteBuffer name) {
        return Libc.callInt(IF_NAMETOINDEX, Libc.at(name), 0, 0, 0, 0, 0);
    }

    /** Writes the name of an interface with its NUL, of up to 16 bytes; 0 for none. */
    public static long ifIndextoname(int index, ByteBuffer into) {
        return Libc.call(IF_INDEXTONAME, index, Libc.at(into), 0, 0, 0, 0);
    }
}
