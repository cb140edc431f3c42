/**
 * A sealed message as packets: split, proved one by one on arrival, put together again, and carried
 * to another node until that node has it. See {@code docs/protocol/envelope.md}.
 */
@NullMarked
package kith.net.envelope;

import org.jspecify.annotations.NullMarked;
