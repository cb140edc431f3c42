package kith.bridge.dns;

/**
 * An address of a name.
 *
 * @param address as text, IPv6 in the short form of RFC 5952
 * @param family 4 or 6
 */
public record HostAddress(String address, int family) {}
