/** Tests of packages. */
@NullMarked
package kith.cli.pack;

import org.jspecify.annotations.NullMarked;
