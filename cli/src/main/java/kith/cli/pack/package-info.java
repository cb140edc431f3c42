/** Apps as files to hand out: {@code kith build}. A format is a {@link Packager}. */
@NullMarked
package kith.cli.pack;

import org.jspecify.annotations.NullMarked;
