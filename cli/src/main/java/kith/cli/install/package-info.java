/**
 * Apps installed for one person, without root: {@code .kith} files unpacked, trusted once, updated,
 * rolled back and removed again. Begin with {@link kith.cli.install.Store}.
 */
@NullMarked
package kith.cli.install;

import org.jspecify.annotations.NullMarked;
