package kith.node;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import kith.net.wire.Address;

/** The addresses of this device. */
final class Interfaces {

    /** 16: a device with more (containers, tunnels) tells others the first ones. */
    private static final int ADDRESSES_MAX = 16;

    private Interfaces() {}

    /** Where others may reach sockets bound to {@code bound}, in a fixed order. */
    static List<Address> own(List<InetSocketAddress> bound) {
        List<Address> own = new ArrayList<>();
        for (InetSocketAddress socket : bound) {
            if (socket.getAddress().isAnyLocalAddress()) {
                for (InetAddress address : addresses()) {
                    add(own, address, socket.getPort());
                }
            } else {
                add(own, socket.getAddress(), socket.getPort());
            }
        }
        return own;
    }

    private static void add(List<Address> own, InetAddress address, int port) {
        Address found = Address.of(address.getAddress(), port);
        if (own.size() < ADDRESSES_MAX && !own.contains(found)) {
            own.add(found);
        }
    }

    /** Addresses of interfaces that are up, without those only this device or link understands. */
    static List<InetAddress> addresses() {
        List<InetAddress> found = new ArrayList<>();
        try {
            Enumeration<NetworkInterface> all = NetworkInterface.getNetworkInterfaces();
            if (all == null) {
                return found;
            }
            for (NetworkInterface each : Collections.list(all)) {
                if (each.isUp() && !each.isLoopback()) {
                    for (InetAddress address : Collections.list(each.getInetAddresses())) {
                        if (!address.isLinkLocalAddress()) {
                            found.add(address);
                        }
                    }
                }
            }
        } catch (SocketException e) {
            // An interface vanished while it was looked at; the next look will be whole.
        }
        return found;
    }
}
