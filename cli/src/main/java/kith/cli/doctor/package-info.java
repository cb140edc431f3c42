/**
 * What a Linux machine has and lacks for running apps: {@link kith.cli.doctor.Checkup} looks,
 * {@link kith.cli.doctor.Report} tells.
 */
@NullMarked
package kith.cli.doctor;

import org.jspecify.annotations.NullMarked;
