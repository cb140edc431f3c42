package kith.bridge.manifest;

/**
 * Addresses of other schemes that the app opens
 * (https://wicg.github.io/manifest-incubations/#protocol_handlers-member).
 *
 * @param protocol the scheme without its colon, in lower case
 * @param url the page that opens them, an address beginning with a slash, with {@code %s} where the
 *     address goes
 */
public record ProtocolHandler(String protocol, String url) {}
