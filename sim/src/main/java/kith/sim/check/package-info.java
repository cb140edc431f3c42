/** What must hold in a simulated world after every event; each breach is a {@code Violation}. */
@NullMarked
package kith.sim.check;

import org.jspecify.annotations.NullMarked;
