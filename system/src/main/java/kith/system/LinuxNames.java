package kith.system;

import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import kith.bridge.dns.NameException;
import kith.bridge.dns.NameService;
import kith.bridge.dns.ServiceName;
import kith.bridge.fs.Errno;
import kith.bridge.permission.IpAddress;
import kith.system.ffm.Netdb;

/**
 * {@link NameService} on Linux by the C library, so that {@code /etc/hosts}, {@code nsswitch.conf}
 * and whatever it names count. Offsets are those of 64-bit Linux (netdb.h, netinet/in.h).
 */
public final class LinuxNames implements NameService {
    private static final int AF_INET = 2;
    private static final int AF_INET6 = 10;
    private static final int SOCK_STREAM = 1;
    private static final int NI_NAMEREQD = 8;

    /** Bytes of {@code struct addrinfo}, and where its fields are. */
    private static final int INFO_BYTES = 48;

    private static final int INFO_FAMILY = 4;
    private static final int INFO_SOCKTYPE = 8;
    private static final int INFO_ADDRESS = 24;
    private static final int INFO_NEXT = 40;

    /** Bytes of {@code struct sockaddr_in6}, the larger one. */
    private static final int SOCKADDR_BYTES = 28;

    private static final int V4_BYTES = 16;
    private static final int V4_ADDRESS = 4;
    private static final int V6_ADDRESS = 8;
    private static final int V6_SCOPE = 24;

    /** NI_MAXHOST. */
    private static final int HOST_BYTES = 1025;

    /** NI_MAXSERV. */
    private static final int SERVICE_BYTES = 32;

    /** Codes and libuv's numbers of the EAI_ numbers, by their value with the sign turned. */
    private static final String[] CODES = {
        "",
        "EAI_BADFLAGS",
        "ENOTFOUND",
        "EAI_AGAIN",
        "EAI_FAIL",
        "ENOTFOUND",
        "EAI_FAMILY",
        "EAI_SOCKTYPE",
        "EAI_SERVICE",
        "EAI_ADDRFAMILY",
        "EAI_MEMORY",
        "",
        "EAI_OVERFLOW"
    };

    private static final int[] NUMBERS = {
        0, -3002, -3008, -3001, -3004, -3007, -3005, -3011, -3010, -3000, -3006, 0, -3009
    };

    @Override
    public List<byte[]> addresses(String name, int family, int hints) throws NameException {
        ByteBuffer asked = memory(INFO_BYTES);
        asked.putInt(0, hints & (ADDRCONFIG | ALL | V4MAPPED));
        asked.putInt(INFO_FAMILY, family == 4 ? AF_INET : family == 6 ? AF_INET6 : 0);
        asked.putInt(INFO_SOCKTYPE, SOCK_STREAM);
        ByteBuffer list = memory(Long.BYTES);
        check(Netdb.getaddrinfo(text(name), asked, list));
        long first = list.getLong(0);
        try {
            List<byte[]> all = new ArrayList<>();
            for (long at = first; at != 0; ) {
                ByteBuffer info = Netdb.memory(at, INFO_BYTES);
                byte[] address = address(info);
                if (address.length > 0) {
                    all.add(address);
                }
                at = info.getLong(INFO_NEXT);
            }
            return all;
        } finally {
            Netdb.freeaddrinfo(first);
        }
    }

    private static byte[] address(ByteBuffer info) {
        int family = info.getInt(INFO_FAMILY);
        byte[] address = new byte[family == AF_INET ? 4 : family == AF_INET6 ? 16 : 0];
        if (address.length > 0) {
            int at = family == AF_INET ? V4_ADDRESS : V6_ADDRESS;
            Netdb.memory(info.getLong(INFO_ADDRESS), at + address.length).get(at, address);
        }
        return address;
    }

    @Override
    public ServiceName service(IpAddress address, int port) throws NameException {
        ByteBuffer name = memory(SOCKADDR_BYTES);
        byte[] bytes = address.bytes();
        boolean v4 = address.isV4();
        name.putShort(0, (short) (v4 ? AF_INET : AF_INET6));
        name.put(2, (byte) (port >> 8)).put(3, (byte) port);
        name.put(v4 ? V4_ADDRESS : V6_ADDRESS, bytes);
        if (!v4) {
            name.putInt(V6_SCOPE, scope(address.zone()));
        }
        ByteBuffer host = memory(HOST_BYTES);
        ByteBuffer service = memory(SERVICE_BYTES);
        check(
                Netdb.getnameinfo(
                        name,
                        v4 ? V4_BYTES : SOCKADDR_BYTES,
                        host,
                        HOST_BYTES,
                        service,
                        SERVICE_BYTES,
                        NI_NAMEREQD));
        return new ServiceName(string(host), string(service));
    }

    /** The number of an interface; 0 where there is none of that name. */
    private static int scope(String zone) {
        if (zone.isEmpty()) {
            return 0;
        }
        try {
            NetworkInterface named = NetworkInterface.getByName(zone);
            return named != null ? named.getIndex() : Integer.parseUnsignedInt(zone);
        } catch (SocketException | NumberFormatException e) {
            return 0;
        }
    }

    private static void check(int result) throws NameException {
        if (result > 0) {
            throw new NameException(Errno.codeOf(result), -result);
        }
        if (result < 0) {
            boolean known = -result < CODES.length && !CODES[-result].isEmpty();
            throw new NameException(
                    known ? CODES[-result] : "EAI_FAIL", known ? NUMBERS[-result] : -3004);
        }
    }

    private static ByteBuffer memory(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }

    private static ByteBuffer text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return memory(bytes.length + 1).put(0, bytes);
    }

    private static String string(ByteBuffer memory) {
        int length = 0;
        while (memory.get(length) != 0) {
            length++;
        }
        byte[] bytes = new byte[length];
        memory.get(0, bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
