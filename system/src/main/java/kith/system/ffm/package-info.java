/** Native libraries by java.lang.foreign: one class for each, typed methods, no logic. */
@NullMarked
package kith.system.ffm;

import org.jspecify.annotations.NullMarked;
