package kith.system;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import kith.bridge.fs.ErrnoException;
import kith.bridge.net.Endpoint;
import kith.bridge.net.Group;
import kith.bridge.net.SocketOption;
import kith.bridge.permission.IpAddress;
import kith.system.ffm.LibcNet;
import org.jspecify.annotations.Nullable;

/** Linux's numbers of socket options; structures are in a direct buffer of the machine's order. */
final class LinuxOptions {
    private static final int SOL_IP = 0;
    private static final int SOL_SOCKET = 1;
    private static final int SOL_TCP = 6;
    private static final int SOL_IPV6 = 41;

    private static final int IP_MULTICAST_IF = 32;
    private static final int IP_ADD_MEMBERSHIP = 35;
    private static final int IP_DROP_MEMBERSHIP = 36;
    private static final int IP_ADD_SOURCE_MEMBERSHIP = 39;
    private static final int IP_DROP_SOURCE_MEMBERSHIP = 40;
    private static final int IPV6_MULTICAST_IF = 17;
    private static final int IPV6_JOIN_GROUP = 20;
    private static final int IPV6_LEAVE_GROUP = 21;
    private static final int MCAST_JOIN_SOURCE_GROUP = 46;
    private static final int MCAST_LEAVE_SOURCE_GROUP = 47;
    private static final int SO_MEMINFO = 55;

    /** The ninth number of SO_MEMINFO counts drops. */
    private static final int DROPS_AT = 8 * 4;

    /** {@code struct group_source_req}: an index, padding, two addresses. */
    private static final int SOURCE_BYTES = 8 + 2 * SocketAddresses.BYTES_MAX;

    private LinuxOptions() {}

    private record Name(int level, int number) {}

    private static Name name(SocketOption option, boolean v6) {
        return switch (option) {
            case REUSE_ADDRESS -> new Name(SOL_SOCKET, 2);
            case REUSE_PORT -> new Name(SOL_SOCKET, 15);
            case BROADCAST -> new Name(SOL_SOCKET, 6);
            case KEEP_ALIVE -> new Name(SOL_SOCKET, 9);
            case KEEP_IDLE -> new Name(SOL_TCP, 4);
            case KEEP_INTERVAL -> new Name(SOL_TCP, 5);
            case KEEP_COUNT -> new Name(SOL_TCP, 6);
            case NO_DELAY -> new Name(SOL_TCP, 1);
            case RECEIVE_BUFFER -> new Name(SOL_SOCKET, 8);
            case SEND_BUFFER -> new Name(SOL_SOCKET, 7);
            case V6_ONLY -> new Name(SOL_IPV6, 26);
            case HOPS -> v6 ? new Name(SOL_IPV6, 16) : new Name(SOL_IP, 2);
            case MULTICAST_HOPS -> v6 ? new Name(SOL_IPV6, 18) : new Name(SOL_IP, 33);
            case MULTICAST_LOOP -> v6 ? new Name(SOL_IPV6, 19) : new Name(SOL_IP, 34);
            case ERROR -> new Name(SOL_SOCKET, 4);
            case LINGER -> new Name(SOL_SOCKET, 13);
        };
    }

    static int read(int fd, SocketOption option, boolean v6, ByteBuffer value)
            throws ErrnoException {
        Name name = name(option, v6);
        ByteBuffer length = value.slice(8, 4).order(ByteOrder.nativeOrder());
        length.putInt(0, 4);
        value.putInt(0, 0);
        LinuxSockets.check(LibcNet.getsockopt(fd, name.level, name.number, value, length));
        return value.getInt(0);
    }

    static void write(int fd, SocketOption option, boolean v6, int number, ByteBuffer value)
            throws ErrnoException {
        Name name = name(option, v6);
        boolean linger = option == SocketOption.LINGER;
        value.putInt(0, linger ? 1 : number);
        value.putInt(4, number);
        LinuxSockets.check(LibcNet.setsockopt(fd, name.level, name.number, value, linger ? 8 : 4));
    }

    static long drops(int fd, ByteBuffer value, ByteBuffer length) throws ErrnoException {
        length.putInt(0, DROPS_AT + 4);
        LinuxSockets.check(LibcNet.getsockopt(fd, SOL_SOCKET, SO_MEMINFO, value, length));
        return value.getInt(DROPS_AT) & 0xffffffffL;
    }

    static void membership(int fd, boolean join, Group joined, ByteBuffer value)
            throws ErrnoException {
        IpAddress group = joined.address();
        IpAddress through = joined.through();
        IpAddress source = joined.source();
        int index = through == null ? 0 : SocketAddresses.scope(through.zone());
        if (source != null && !group.isV4()) {
            value.putInt(0, index);
            SocketAddresses.put(value, 8, new Endpoint(group, true, 0));
            SocketAddresses.put(
                    value, 8 + SocketAddresses.BYTES_MAX, new Endpoint(source, true, 0));
            int name = join ? MCAST_JOIN_SOURCE_GROUP : MCAST_LEAVE_SOURCE_GROUP;
            set(fd, SOL_IPV6, name, value, SOURCE_BYTES);
        } else if (source != null) {
            put(value, 0, group);
            put(value, 4, through);
            put(value, 8, source);
            set(fd, SOL_IP, join ? IP_ADD_SOURCE_MEMBERSHIP : IP_DROP_SOURCE_MEMBERSHIP, value, 12);
        } else if (group.isV4()) {
            put(value, 0, group);
            put(value, 4, through);
            set(fd, SOL_IP, join ? IP_ADD_MEMBERSHIP : IP_DROP_MEMBERSHIP, value, 8);
        } else {
            put(value, 0, group);
            value.putInt(16, index);
            set(fd, SOL_IPV6, join ? IPV6_JOIN_GROUP : IPV6_LEAVE_GROUP, value, 20);
        }
    }

    static void multicastInterface(int fd, boolean v6, IpAddress through, ByteBuffer value)
            throws ErrnoException {
        if (v6) {
            value.putInt(0, SocketAddresses.scope(through.zone()));
            set(fd, SOL_IPV6, IPV6_MULTICAST_IF, value, 4);
        } else {
            put(value, 0, through);
            set(fd, SOL_IP, IP_MULTICAST_IF, value, 4);
        }
    }

    private static void put(ByteBuffer value, int at, @Nullable IpAddress address) {
        byte[] bytes = address == null ? new byte[4] : address.bytes();
        for (int i = 0; i < bytes.length; i++) {
            value.put(at + i, bytes[i]);
        }
    }

    private static void set(int fd, int level, int name, ByteBuffer value, int length)
            throws ErrnoException {
        LinuxSockets.check(LibcNet.setsockopt(fd, level, name, value, length));
    }
}
