/** Tests of reading and writing values. */
@NullMarked
package kith.bridge.codec;

import org.jspecify.annotations.NullMarked;
