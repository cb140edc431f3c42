/**
 * The protocol core. A peer takes {@link kith.net.Input}s and gives {@link kith.net.Output}s; time,
 * randomness, storage and sockets come from outside, so the same code runs on a real network and in
 * a simulated one.
 */
@NullMarked
package kith.net;

import org.jspecify.annotations.NullMarked;
