/** Tests of the launcher; those tagged {@code window} open real windows. */
@NullMarked
package kith.desktop;

import org.jspecify.annotations.NullMarked;
