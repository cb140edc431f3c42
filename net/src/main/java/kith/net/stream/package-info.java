/**
 * Streams, messages and datagrams over the packets of one link: frames, loss recovery, congestion
 * and flow control. The specification is {@code docs/protocol/stream.md}.
 */
@NullMarked
package kith.net.stream;

import org.jspecify.annotations.NullMarked;
