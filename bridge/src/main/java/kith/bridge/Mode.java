package kith.bridge;

/** How an exchange is answered. */
public enum Mode {
    /** As soon as any answer or event of its channel is ready; until then it is held open. */
    SLOT,
    /** By the answer of the one call it carries: for large answers and synchronous calls. */
    ONE
}
