/**
 * The bytes of the bridge: reading and writing the values that cross between page and device.
 *
 * <p>All numbers are little-endian. A value has no tag; both sides know its type from the route's
 * declaration:
 *
 * <pre>
 * boolean  u8 (0 or 1)          String    u32 byte length, UTF-8
 * int      i32                  bytes     u32 length, raw
 * long     i64                  nullable  u8 (0 or 1), then the value if 1
 * double   f64                  list      u32 count, then the items
 * handle   f64 (1..2^53-1)      record    its components in order
 * enum     u8 ordinal
 * </pre>
 *
 * <p>Nothing here throws because of what a page sent: {@link kith.bridge.codec.WireReader}
 * remembers the first {@link kith.bridge.codec.Reject} and answers harmless values from then on.
 */
@NullMarked
package kith.bridge.codec;

import org.jspecify.annotations.NullMarked;
