/**
 * How two nodes meet that cannot, or cannot yet, reach each other: circuits through a third, the
 * search for a way, and what others see of one's own address. See {@code docs/protocol/relay.md}.
 */
@NullMarked
package kith.net.relay;

import org.jspecify.annotations.NullMarked;
