/** Tests of {@code kith node}. */
@NullMarked
package kith.cli.node;

import org.jspecify.annotations.NullMarked;
