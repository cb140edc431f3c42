/** Tests of what {@code kith sim} reads and prints. */
@NullMarked
package kith.cli.sim;

import org.jspecify.annotations.NullMarked;
