/** Tests of the way to the running instance. */
@NullMarked
package kith.desktop.instance;

import org.jspecify.annotations.NullMarked;
