/**
 * Encrypted links between two nodes over datagrams: handshake, keys, replay, roaming, keep-alive.
 * The specification is {@code docs/protocol/link.md}.
 */
@NullMarked
package kith.net.link;

import org.jspecify.annotations.NullMarked;
