package kith.bridge;

/** A choice that crosses in tests. */
enum Colour {
    RED,
    DARK_GREEN
}
