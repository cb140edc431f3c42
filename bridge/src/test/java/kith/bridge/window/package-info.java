/** Tests of the routes of the window. */
@NullMarked
package kith.bridge.window;

import org.jspecify.annotations.NullMarked;
