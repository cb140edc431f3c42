/** Tests of the routes that measure. */
@NullMarked
package kith.bridge.debug;

import org.jspecify.annotations.NullMarked;
