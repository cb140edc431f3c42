package kith.bridge.fs;

/** What happened in a watched place. */
public enum WatchKind {
    /** Watching has begun: all that happens from now on is told. Comes once. */
    READY,
    /** A name appeared or disappeared. */
    RENAME,
    /** Contents or attributes changed. */
    CHANGE,
    /** Something was not told because too much happened at once: look at everything again. */
    OVERFLOW
}
