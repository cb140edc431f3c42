/** {@code kith node}: a node of the network in the foreground, and commands that talk to it. */
@NullMarked
package kith.cli.node;

import org.jspecify.annotations.NullMarked;
