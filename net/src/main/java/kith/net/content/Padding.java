package kith.net.content;

/**
 * How long a message is made before it is sealed, so that its length says little: at least {@link
 * #BYTES_MIN}, then the steps of Padmé (Nikitin and others, "Reducing Metadata Leakage from
 * Encrypted Files and Communication with PURBs", 2019), which add at most 12 %.
 */
final class Padding {

    /** 512: a short text message fits with its signature, and in one packet. */
    static final int BYTES_MIN = 512;

    private Padding() {}

    /** The next length allowed. */
    static int padded(int bytes) {
        if (bytes <= BYTES_MIN) {
            return BYTES_MIN;
        }
        int exponent = 31 - Integer.numberOfLeadingZeros(bytes);
        int kept = 32 - Integer.numberOfLeadingZeros(exponent);
        int mask = (1 << (exponent - kept)) - 1;
        return (bytes + mask) & ~mask;
    }
}
