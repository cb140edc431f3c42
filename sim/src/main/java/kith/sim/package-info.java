/**
 * A deterministic world of simulated devices: one clock, one order of events, one seed. Everything
 * random comes from streams of its own, so that adding one thing shifts no other.
 */
@NullMarked
package kith.sim;

import org.jspecify.annotations.NullMarked;
