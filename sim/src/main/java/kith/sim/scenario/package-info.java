/** Situations of networks with peers in them, each with its conditions, checks and figures. */
@NullMarked
package kith.sim.scenario;

import org.jspecify.annotations.NullMarked;
