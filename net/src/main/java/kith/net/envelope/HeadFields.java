package kith.net.envelope;

import kith.net.Id;

/**
 * What the sender of an envelope chooses to show to everybody who carries it.
 *
 * @param suite how the content is sealed, 0 to 65535; carriers need not know it
 * @param address a mailbox, a topic or a device: 32 bytes that say nothing to others
 * @param expiryMs when everybody may drop the envelope, in milliseconds since 1970
 */
public record HeadFields(int suite, Id address, long expiryMs) {

    public HeadFields {
        if (suite < 0 || suite > 0xffff || expiryMs < 0) {
            throw new IllegalArgumentException("suite " + suite + ", expiry " + expiryMs);
        }
    }
}
