package kith.system;

import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import kith.bridge.fs.Errno;
import kith.bridge.fs.ErrnoException;
import kith.bridge.net.Endpoint;
import kith.bridge.permission.IpAddress;
import kith.system.ffm.LibcNet;

/**
 * Linux's {@code struct sockaddr_in}, {@code sockaddr_in6} and {@code sockaddr_un} in a direct
 * buffer of the machine's order; ports and addresses in the network's.
 */
final class SocketAddresses {
    /** Bytes of {@code sockaddr_storage}. */
    static final int BYTES_MAX = 128;

    static final int AF_UNIX = 1;
    static final int AF_INET = 2;
    static final int AF_INET6 = 10;

    private static final int V4_BYTES = 16;
    private static final int V6_BYTES = 28;

    /** 107 bytes of a path and a NUL. */
    private static final int PATH_BYTES_MAX = 107;

    private SocketAddresses() {}

    /** Writes an address at an offset and answers its length. */
    static int put(ByteBuffer into, int at, Endpoint endpoint) throws ErrnoException {
        byte[] bytes = endpoint.address().bytes();
        into.putShort(at, (short) (endpoint.v6() ? AF_INET6 : AF_INET));
        into.put(at + 2, (byte) (endpoint.port() >> 8));
        into.put(at + 3, (byte) endpoint.port());
        if (!endpoint.v6()) {
            put(into, at + 4, bytes);
            into.putLong(at + 8, 0);
            return V4_BYTES;
        }
        into.putInt(at + 4, 0);
        into.putLong(at + 8, 0);
        into.putInt(at + 16, 0);
        if (bytes.length == 4) {
            into.putShort(at + 18, (short) 0xffff);
            put(into, at + 20, bytes);
        } else {
            put(into, at + 8, bytes);
        }
        into.putInt(at + 24, scope(endpoint.address().zone()));
        return V6_BYTES;
    }

    private static void put(ByteBuffer into, int at, byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            into.put(at + i, bytes[i]);
        }
    }

    /** Writes the path of a Unix domain socket and answers the length of its address. */
    static int putPath(ByteBuffer into, byte[] path) throws ErrnoException {
        if (path.length > PATH_BYTES_MAX) {
            throw new ErrnoException(Errno.ENAMETOOLONG);
        }
        into.putShort(0, (short) AF_UNIX);
        put(into, 2, path);
        into.put(2 + path.length, (byte) 0);
        return 2 + path.length + 1;
    }

    /** Reads what the kernel wrote. */
    static Endpoint read(ByteBuffer from) {
        int port = ((from.get(2) & 0xff) << 8) | (from.get(3) & 0xff);
        boolean v6 = from.getShort(0) == AF_INET6;
        byte[] bytes = new byte[v6 ? 16 : 4];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = from.get((v6 ? 8 : 4) + i);
        }
        int scope = v6 ? from.getInt(24) : 0;
        String zone = scope == 0 ? "" : zone(scope);
        return new Endpoint(IpAddress.of(bytes, zone), v6, port);
    }

    /** Appends the head of a datagram that came from the address the kernel wrote. */
    static void head(ByteBuffer from, int length, ByteBuffer into, int at) {
        boolean v6 = from.getShort(0) == AF_INET6;
        into.put(at, (byte) (v6 ? 6 : 4));
        for (int i = 0; i < 16; i++) {
            into.put(at + 1 + i, v6 || i < 4 ? from.get((v6 ? 8 : 4) + i) : 0);
        }
        into.putInt(at + 17, v6 ? from.getInt(24) : 0);
        into.put(at + 21, from.get(3));
        into.put(at + 22, from.get(2));
        into.putShort(at + 23, (short) length);
    }

    /** The number of the interface that a zone names. */
    static int scope(String zone) throws ErrnoException {
        if (zone.isEmpty()) {
            return 0;
        }
        if (zone.length() < 10 && zone.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Integer.parseInt(zone);
        }
        byte[] name = zone.getBytes(StandardCharsets.UTF_8);
        ByteBuffer memory = ByteBuffer.allocateDirect(name.length + 1);
        ((Buffer) memory.put(name).put((byte) 0)).rewind();
        int index = LibcNet.ifNametoindex(memory);
        if (index <= 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        return index;
    }

    /** The name of an interface; its number where it has none. */
    static String zone(int scope) {
        ByteBuffer name = ByteBuffer.allocateDirect(16).order(ByteOrder.nativeOrder());
        if (LibcNet.ifIndextoname(scope, name) <= 0) {
            return Integer.toString(scope);
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < name.capacity() && name.get(i) != 0; i++) {
            text.append((char) name.get(i));
        }
        return text.toString();
    }
}
