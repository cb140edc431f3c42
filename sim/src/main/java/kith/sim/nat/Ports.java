package kith.sim.nat;

/** How a translator chooses the outer port of a new mapping (RFC 4787, section 4.2). */
enum Ports {
    /** The inner port if it is free, else the next free one. */
    KEPT,
    /** One that follows from the inner address, never the inner port. */
    HASHED,
    /** Any free one. */
    RANDOM
}
