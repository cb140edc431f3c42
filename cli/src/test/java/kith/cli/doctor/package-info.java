/** Tests of what is found on a machine. */
@NullMarked
package kith.cli.doctor;

import org.jspecify.annotations.NullMarked;
