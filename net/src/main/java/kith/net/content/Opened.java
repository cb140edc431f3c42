package kith.net.content;

import kith.net.Id;
import kith.net.crypto.Crypto;
import kith.net.person.Domain;
import kith.net.wire.Writer;

/**
 * What a message says, once it is opened and its signature verified.
 *
 * @param author the person who wrote it
 * @param device which of their devices
 * @param listVersion the device list the device knew itself in
 * @param conversation 32 bytes that both sides compute; see {@link Conversations}
 * @param sequence counts the device's messages of the conversation from 1
 * @param predecessor {@link #id} of the message before; zeros for the first
 * @param after the sequence of the last message of the conversation sealed to this receiver before
 *     this one; 0 if there was none
 * @param afterExpiresMs when that one's time is over; 0 if there was none
 * @param timeMs when it was written, on the author's clock
 * @param content at most {@link Sealing#CONTENT_BYTES_MAX} bytes
 */
public record Opened(
        Id author,
        Id device,
        long listVersion,
        Id conversation,
        long sequence,
        Id predecessor,
        long after,
        long afterExpiresMs,
        long timeMs,
        byte[] content) {

    /** The id of a message, the same for all who receive it; not that of an envelope. */
    public Id id(Crypto crypto) {
        Writer numbers = new Writer(24).u64(listVersion).u64(sequence).u64(timeMs);
        byte[] message =
                Domain.MESSAGE_ID.over(
                        author.bytes(),
                        device.bytes(),
                        conversation.bytes(),
                        predecessor.bytes(),
                        numbers.toBytes(),
                        crypto.sha256(content));
        return Id.of(crypto.sha256(message));
    }
}
