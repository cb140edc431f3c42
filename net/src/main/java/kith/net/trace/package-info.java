/** Typed events of what a peer does; tests, the simulator and Operator read this one stream. */
@NullMarked
package kith.net.trace;

import org.jspecify.annotations.NullMarked;
