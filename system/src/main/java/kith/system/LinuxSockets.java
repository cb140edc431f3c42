package kith.system;

import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import kith.bridge.fs.Errno;
import kith.bridge.fs.ErrnoException;
import kith.bridge.net.Endpoint;
import kith.bridge.net.Group;
import kith.bridge.net.Poller;
import kith.bridge.net.SocketKind;
import kith.bridge.net.SocketOption;
import kith.bridge.net.Sockets;
import kith.bridge.permission.IpAddress;
import kith.system.ffm.Libc;
import kith.system.ffm.LibcNet;
import org.jspecify.annotations.Nullable;

/** {@link Sockets} on Linux by the C library. */
public final class LinuxSockets implements Sockets {
    private static final int SOCK_STREAM = 1;
    private static final int SOCK_DGRAM = 2;
    private static final int NONBLOCK_CLOEXEC = 0x800 | 0x80000;
    private static final int SHUT_WR = 1;

    /** No SIGPIPE, which would end the process. */
    private static final int MSG_NOSIGNAL = 0x4000;

    /** 256 KiB: what one send takes at most from memory that is not native. */
    private static final int COPY_BYTES = 256 << 10;

    /** Native memory of one thread. */
    private static final class Memory {
        final ByteBuffer address = memory(SocketAddresses.BYTES_MAX);
        final ByteBuffer value = memory(288);
        final ByteBuffer length = memory(4);
        final ByteBuffer copy = memory(COPY_BYTES);

        private static ByteBuffer memory(int bytes) {
            return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
        }
    }

    private static final ThreadLocal<Memory> OF_THREAD = ThreadLocal.withInitial(Memory::new);

    @Override
    public int open(SocketKind kind) throws ErrnoException {
        int family =
                switch (kind) {
                    case TCP4, UDP4 -> SocketAddresses.AF_INET;
                    case TCP6, UDP6 -> SocketAddresses.AF_INET6;
                    case LOCAL -> SocketAddresses.AF_UNIX;
                };
        boolean datagrams = kind == SocketKind.UDP4 || kind == SocketKind.UDP6;
        int type = (datagrams ? SOCK_DGRAM : SOCK_STREAM) | NONBLOCK_CLOEXEC;
        return check(LibcNet.socket(family, type, 0));
    }

    @Override
    public void close(int fd) {
        Libc.close(fd);
    }

    @Override
    public void bind(int fd, Endpoint local) throws ErrnoException {
        ByteBuffer address = OF_THREAD.get().address;
        check(LibcNet.bind(fd, address, SocketAddresses.put(address, 0, local)));
    }

    @Override
    public void bindPath(int fd, byte[] path) throws ErrnoException {
        ByteBuffer address = OF_THREAD.get().address;
        check(LibcNet.bind(fd, address, SocketAddresses.putPath(address, path)));
    }

    @Override
    public boolean connect(int fd, Endpoint remote) throws ErrnoException {
        ByteBuffer address = OF_THREAD.get().address;
        return connected(LibcNet.connect(fd, address, SocketAddresses.put(address, 0, remote)));
    }

    @Override
    public boolean connectPath(int fd, byte[] path) throws ErrnoException {
        ByteBuffer address = OF_THREAD.get().address;
        return connected(LibcNet.connect(fd, address, SocketAddresses.putPath(address, path)));
    }

    private static boolean connected(int result) throws ErrnoException {
        if (result == -EINPROGRESS) {
            return false;
        }
        check(result);
        return true;
    }

    private static final int EINPROGRESS = 115;

    @Override
    public void disconnect(int fd) throws ErrnoException {
        ByteBuffer address = OF_THREAD.get().address;
        address.putLong(0, 0).putLong(8, 0); // AF_UNSPEC
        check(LibcNet.connect(fd, address, 16));
    }

    @Override
    public void listen(int fd, int backlog) throws ErrnoException {
        check(LibcNet.listen(fd, backlog));
    }

    @Override
    public int accept(int fd) throws ErrnoException {
        return (int) orBlock(LibcNet.accept4(fd, NONBLOCK_CLOEXEC));
    }

    @Override
    public void shutdown(int fd) throws ErrnoException {
        check(LibcNet.shutdown(fd, SHUT_WR));
    }

    @Override
    public Endpoint local(int fd) throws ErrnoException {
        Memory memory = OF_THREAD.get();
        memory.length.putInt(0, SocketAddresses.BYTES_MAX);
        check(LibcNet.getsockname(fd, memory.address, memory.length));
        return SocketAddresses.read(memory.address);
    }

    @Override
    public Endpoint remote(int fd) throws ErrnoException {
        Memory memory = OF_THREAD.get();
        memory.length.putInt(0, SocketAddresses.BYTES_MAX);
        check(LibcNet.getpeername(fd, memory.address, memory.length));
        return SocketAddresses.read(memory.address);
    }

    @Override
    public int option(int fd, SocketOption option, boolean v6) throws ErrnoException {
        return LinuxOptions.read(fd, option, v6, OF_THREAD.get().value);
    }

    @Override
    public void option(int fd, SocketOption option, boolean v6, int value) throws ErrnoException {
        LinuxOptions.write(fd, option, v6, value, OF_THREAD.get().value);
    }

    @Override
    public void membership(int fd, boolean join, Group group) throws ErrnoException {
        LinuxOptions.membership(fd, join, group, OF_THREAD.get().value);
    }

    @Override
    public void multicastInterface(int fd, boolean v6, IpAddress through) throws ErrnoException {
        LinuxOptions.multicastInterface(fd, v6, through, OF_THREAD.get().value);
    }

    @Override
    public int read(int fd, ByteBuffer into) throws ErrnoException {
        ByteBuffer memory = into.isDirect() ? into : copy(into.remaining());
        int count = (int) orBlock(LibcNet.recv(fd, memory, memory.remaining(), 0));
        if (count <= 0) {
            return count;
        }
        if (into.isDirect()) {
            ((Buffer) into).position(into.position() + count);
        } else {
            ((Buffer) memory).limit(count);
            into.put(memory);
        }
        return count;
    }

    @Override
    public int write(int fd, ByteBuffer from) throws ErrnoException {
        ByteBuffer memory = from.isDirect() ? from : copied(from);
        int count = (int) orBlock(LibcNet.send(fd, memory, memory.remaining(), MSG_NOSIGNAL));
        if (count > 0) {
            ((Buffer) from).position(from.position() + count);
        }
        return count;
    }

    @Override
    public int receive(int fd, ByteBuffer into) throws ErrnoException {
        Memory memory = OF_THREAD.get();
        memory.length.putInt(0, SocketAddresses.BYTES_MAX);
        int start = into.position();
        ((Buffer) into).position(start + DATAGRAM_HEAD_BYTES);
        long result = LibcNet.recvfrom(fd, into, DATAGRAM_BYTES_MAX, memory.address, memory.length);
        ((Buffer) into).position(start);
        int count = (int) orBlock(result);
        if (count >= 0) {
            SocketAddresses.head(memory.address, count, into, start);
            ((Buffer) into).position(start + DATAGRAM_HEAD_BYTES + count);
        }
        return count;
    }

    @Override
    public int send(int fd, ByteBuffer from, @Nullable Endpoint to) throws ErrnoException {
        Memory memory = OF_THREAD.get();
        ByteBuffer bytes = from.isDirect() ? from : copied(from);
        int count = bytes.remaining();
        if (to == null) {
            return (int) orBlock(LibcNet.send(fd, bytes, count, MSG_NOSIGNAL));
        }
        int length = SocketAddresses.put(memory.address, 0, to);
        return (int)
                orBlock(LibcNet.sendto(fd, bytes, count, MSG_NOSIGNAL, memory.address, length));
    }

    @Override
    public long drops(int fd) throws ErrnoException {
        return LinuxOptions.drops(fd, OF_THREAD.get().value, OF_THREAD.get().length);
    }

    @Override
    public int scope(String zone) throws ErrnoException {
        return SocketAddresses.scope(zone);
    }

    @Override
    public String zone(int scope) {
        return SocketAddresses.zone(scope);
    }

    @Override
    public Poller poller() throws ErrnoException {
        return new LinuxPoller();
    }

    private static ByteBuffer copy(int bytes) {
        ByteBuffer memory = OF_THREAD.get().copy;
        ((Buffer) memory).clear();
        ((Buffer) memory).limit(Math.min(bytes, memory.capacity()));
        return memory;
    }

    private static ByteBuffer copied(ByteBuffer from) {
        ByteBuffer memory = copy(from.remaining());
        ByteBuffer part = from.duplicate();
        ((Buffer) part).limit(part.position() + memory.remaining());
        memory.put(part);
        ((Buffer) memory).flip();
        return memory;
    }

    private static long orBlock(long result) throws ErrnoException {
        if (result == -Errno.EAGAIN.number()) {
            return WOULD_BLOCK;
        }
        return result < 0 ? check((int) result) : result;
    }

    static int check(int result) throws ErrnoException {
        if (result < 0) {
            throw new ErrnoException(-result);
        }
        return result;
    }
}
