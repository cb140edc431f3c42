/**
 * Mail that waits: envelopes held by other nodes until their receiver comes, under addresses that
 * nobody but contacts can compute. See {@code docs/protocol/mailbox.md}.
 */
@NullMarked
package kith.net.mailbox;

import org.jspecify.annotations.NullMarked;
