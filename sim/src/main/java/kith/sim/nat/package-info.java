/**
 * Translators of addresses (RFC 4787) as pure objects: addresses and the time in, addresses out.
 */
@NullMarked
package kith.sim.nat;

import org.jspecify.annotations.NullMarked;
