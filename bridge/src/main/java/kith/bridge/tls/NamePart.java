package kith.bridge.tls;

/**
 * One part of a name or of a list.
 *
 * @param type for instance {@code CN}
 * @param value its text
 */
public record NamePart(String type, String value) {}
