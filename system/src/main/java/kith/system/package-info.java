/** Desktop implementations of what the bridge needs from an operating system. */
@NullMarked
package kith.system;

import org.jspecify.annotations.NullMarked;
