package kith.bridge.os;

import org.jspecify.annotations.Nullable;

/**
 * One address of one network interface that is up.
 *
 * @param name of the interface, for instance eth0
 * @param address without scope or prefix length
 * @param netmask in the same notation
 * @param family IPv4 or IPv6
 * @param mac the hardware address, 00:00:00:00:00:00 if there is none or it is secret
 * @param internal whether it only reaches this machine
 * @param cidr the address with its prefix length
 * @param scopeid of an IPv6 address, 0 if it has none; null for IPv4
 */
public record NetworkAddress(
        String name,
        String address,
        String netmask,
        String family,
        String mac,
        boolean internal,
        String cidr,
        @Nullable Integer scopeid) {}
