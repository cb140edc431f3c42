package kith.bridge.fs;

/**
 * One thing that happened in a watched place.
 *
 * @param kind what happened
 * @param filename the entry it happened to, seen from what is watched; empty when it is not about
 *     one
 */
public record WatchEvent(WatchKind kind, String filename) {}
