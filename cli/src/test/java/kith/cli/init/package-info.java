/** Tests of new apps. */
@NullMarked
package kith.cli.init;

import org.jspecify.annotations.NullMarked;
