package kith.bridge.window;

/**
 * Something that the person dropped on the page.
 *
 * @param path where it is, absolute
 * @param folder whether it is a folder, with all below it
 */
public record DroppedPath(String path, boolean folder) {}
