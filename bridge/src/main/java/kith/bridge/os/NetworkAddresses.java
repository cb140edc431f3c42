package kith.bridge.os;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;

/** Asks Java for the network's interfaces and puts the answer in Node's words. */
final class NetworkAddresses {
    private static final int IPV4_BYTES = 4;
    private static final String NO_MAC = "00:00:00:00:00:00";

    private NetworkAddresses() {}

    static List<NetworkAddress> all() throws SocketException {
        List<NetworkAddress> all = new ArrayList<>();
        Enumeration<NetworkInterface> interfaces = NetworkInterface.getNetworkInterfaces();
        if (interfaces == null) {
            return all;
        }
        for (NetworkInterface each : Collections.list(interfaces)) {
            if (each.isUp()) {
                addAll(all, each);
            }
        }
        return all;
    }

    private static void addAll(List<NetworkAddress> all, NetworkInterface from)
            throws SocketException {
        String mac = mac(from.getHardwareAddress());
        for (InterfaceAddress each : from.getInterfaceAddresses()) {
            InetAddress address = each.getAddress();
            int prefix = each.getNetworkPrefixLength();
            boolean six = address instanceof Inet6Address;
            String text = text(address.getAddress());
            all.add(
                    new NetworkAddress(
                            from.getName(),
                            text,
                            text(mask(address.getAddress().length, prefix)),
                            six ? "IPv6" : "IPv4",
                            mac,
                            from.isLoopback(),
                            text + "/" + prefix,
                            six ? scope((Inet6Address) address) : null));
        }
    }

    /** Only link-local addresses have a scope that means something. */
    private static int scope(Inet6Address address) {
        return address.isLinkLocalAddress() ? address.getScopeId() : 0;
    }

    static byte[] mask(int bytes, int prefix) {
        byte[] mask = new byte[bytes];
        for (int bit = 0; bit < prefix; bit++) {
            mask[bit / 8] |= (byte) (0x80 >> (bit % 8));
        }
        return mask;
    }

    /** An address as Node writes it; IPv6 in the short form of RFC 5952. */
    static String text(byte[] address) {
        if (address.length == IPV4_BYTES) {
            try {
                return InetAddress.getByAddress(address).getHostAddress();
            } catch (UnknownHostException e) {
                throw new IllegalStateException("four bytes are an address", e);
            }
        }
        int[] groups = new int[8];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = ((address[2 * i] & 0xff) << 8) | (address[2 * i + 1] & 0xff);
        }
        int[] zeros = longestZeros(groups);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < groups.length; i++) {
            if (i == zeros[0]) {
                text.append("::");
                i += zeros[1] - 1;
                continue;
            }
            if (i > 0 && text.charAt(text.length() - 1) != ':') {
                text.append(':');
            }
            text.append(Integer.toHexString(groups[i]));
        }
        return text.toString();
    }

    /**
     * Where the longest run of at least two zero groups begins (-1 for none) and how long it is.
     */
    private static int[] longestZeros(int[] groups) {
        int[] best = {-1, 1};
        int start = 0;
        for (int i = 0; i <= groups.length; i++) {
            if (i == groups.length || groups[i] != 0) {
                if (i - start > best[1]) {
                    best = new int[] {start, i - start};
                }
                start = i + 1;
            }
        }
        return best;
    }

    private static String mac(byte[] hardware) {
        if (hardware == null || hardware.length == 0) {
            return NO_MAC;
        }
        StringBuilder text = new StringBuilder();
        for (byte b : hardware) {
            text.append(text.length() == 0 ? "" : ":");
            text.append(String.format(Locale.ROOT, "%02x", b));
        }
        return text.toString();
    }
}
