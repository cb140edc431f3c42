package kith.bridge.dns;

/**
 * Who listens where, by name.
 *
 * @param hostname the name of the address
 * @param service the name of the port, or its number where it has none
 */
public record ServiceName(String hostname, String service) {}
