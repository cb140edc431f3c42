/** Tests of the routes of the process. */
@NullMarked
package kith.bridge.process;

import org.jspecify.annotations.NullMarked;
