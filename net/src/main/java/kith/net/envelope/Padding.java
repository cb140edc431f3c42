package kith.net.envelope;

/**
 * Lengths a message is padded to before it is sealed, so that a carrier learns the order of
 * magnitude and little more. Padmé (Nikitin et al., "Reducing Metadata Leakage from Encrypted Files
 * and Communication with PURBs", PoPETs 2019, section 4): a length of L bytes shows O(log log L)
 * bits and grows by 12 % at most, above a floor.
 */
public final class Padding {

    /** 256: short chat messages all look alike, and still fit one packet. */
    public static final int FLOOR_BYTES = 256;

    private Padding() {}

    /**
     * The length, {@code length} or more, that a plain text of {@code length} bytes is padded to.
     */
    public static int padded(int length) {
        if (length <= FLOOR_BYTES) {
            return FLOOR_BYTES;
        }
        int exponent = 31 - Integer.numberOfLeadingZeros(length);
        int kept = 32 - Integer.numberOfLeadingZeros(exponent);
        int mask = (1 << (exponent - kept)) - 1;
        return (length + mask) & ~mask;
    }
}
