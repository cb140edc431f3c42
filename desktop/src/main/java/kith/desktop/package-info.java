/** The launcher of an app and its windows. */
@NullMarked
package kith.desktop;

import org.jspecify.annotations.NullMarked;
