/** Tests of installing. */
@NullMarked
package kith.cli.install;

import org.jspecify.annotations.NullMarked;
