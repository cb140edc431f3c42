package kith.bridge.fs;

/**
 * One entry of a folder as the system tells it.
 *
 * @param name one char per byte
 * @param type a type of {@link FileMode}, or 0 when the file system does not say
 */
public record RawEntry(String name, int type) {}
