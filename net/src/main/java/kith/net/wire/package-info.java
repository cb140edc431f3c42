/** Bytes in and out: bounded readers and writers, addresses, and results of decoding. */
@NullMarked
package kith.net.wire;

import org.jspecify.annotations.NullMarked;
