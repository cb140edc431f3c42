/** The commands of {@code kith}. */
@NullMarked
package kith.cli;

import org.jspecify.annotations.NullMarked;
