package kith.node.lan;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import kith.net.wire.Address;

/**
 * A local network this device is on: an interface and its addresses there.
 *
 * @param name the interface's
 * @param parts the interface's addresses that others there may use
 */
record Network(String name, List<Part> parts) {

    /** 16 networks: virtual machines and containers bring their own. */
    static final int NETWORKS_MAX = 16;

    /** An address, and how many of its bits stand for the network. */
    record Part(InetAddress address, int prefixBits) {

        /** Whether an address is in the same network, and not this one's name for all of it. */
        boolean near(byte[] ip) {
            byte[] own = address.getAddress();
            if (ip.length != own.length || prefixBits < 1) {
                return false;
            }
            boolean hostZeros = true;
            boolean hostOnes = true;
            for (int bit = 0; bit < 8 * ip.length; bit++) {
                int mask = 0x80 >> bit % 8;
                boolean set = (ip[bit / 8] & mask) != 0;
                if (bit < prefixBits && set != ((own[bit / 8] & mask) != 0)) {
                    return false;
                }
                hostZeros &= bit < prefixBits || !set;
                hostOnes &= bit < prefixBits || set;
            }
            boolean few = prefixBits > 8 * ip.length - 2;
            return few || (!hostZeros && !hostOnes);
        }
    }

    /**
     * The networks there are now: interfaces that are up, can multicast, lead to others, and have
     * an address. Loopback only if there is no other, and if the system can multicast there.
     */
    static List<Network> all() {
        List<Network> found = new ArrayList<>();
        List<Network> loopback = new ArrayList<>();
        try {
            Enumeration<NetworkInterface> all = NetworkInterface.getNetworkInterfaces();
            List<NetworkInterface> none = Collections.emptyList();
            for (NetworkInterface each : all == null ? none : Collections.list(all)) {
                if (each.isUp() && each.supportsMulticast() && !each.isPointToPoint()) {
                    Network network = of(each);
                    List<Network> kind = each.isLoopback() ? loopback : found;
                    if (!network.parts.isEmpty() && kind.size() < NETWORKS_MAX) {
                        kind.add(network);
                    }
                }
            }
        } catch (SocketException e) {
            // An interface vanished while it was looked at; the next look will be whole.
        }
        return found.isEmpty() ? loopback : found;
    }

    /**
     * An interface's network. Link-local addresses of IPv6 are left out: they mean nothing without
     * the interface's number, which no datagram carries.
     */
    static Network of(NetworkInterface each) {
        List<Part> parts = new ArrayList<>();
        for (InterfaceAddress at : each.getInterfaceAddresses()) {
            InetAddress address = at.getAddress();
            boolean four = address.getAddress().length == 4;
            if ((four || !address.isLinkLocalAddress()) && !address.isMulticastAddress()) {
                parts.add(new Part(address, at.getNetworkPrefixLength()));
            }
        }
        return new Network(each.getName(), parts);
    }

    /** Whether it has addresses of IPv4, or else of IPv6. */
    boolean has(boolean four) {
        for (Part part : parts) {
            if ((part.address.getAddress().length == 4) == four) {
                return true;
            }
        }
        return false;
    }

    /** The addresses there at which a socket bound to {@code bound} is reached. */
    List<byte[]> reachable(InetSocketAddress bound) {
        List<byte[]> ips = new ArrayList<>();
        for (Part part : parts) {
            boolean any = bound.getAddress().isAnyLocalAddress();
            byte[] ip = part.address.getAddress();
            boolean same = Arrays.equals(ip, bound.getAddress().getAddress());
            if ((any || same) && ips.size() < Announcement.IPS_MAX) {
                ips.add(ip);
            }
        }
        return ips;
    }

    /** Of the addresses somebody says to have, those that are on this network. */
    List<Address> near(Announcement heard) {
        List<Address> near = new ArrayList<>();
        for (byte[] ip : heard.ips()) {
            for (Part part : parts) {
                Address address = Address.of(ip, heard.port());
                if (part.near(ip) && !near.contains(address)) {
                    near.add(address);
                }
            }
        }
        return near;
    }
}
