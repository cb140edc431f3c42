/** Tests of what Kith's own windows say. */
@NullMarked
package kith.desktop.sheet;

import org.jspecify.annotations.NullMarked;
