package kith.net.mailbox;

/**
 * How much a node holds for others.
 *
 * @param totalBytes of all envelopes; 0: holds nothing
 * @param addressBytes under one address
 * @param prefixBytes brought from one network of others (/24 or /48)
 * @param firstContactBytes under one address that asks for work
 * @param gives false only for the hoarders of a simulated world: they take and lease, and give
 *     nothing and answer no challenge
 */
public record HoldBounds(
        long totalBytes,
        long addressBytes,
        long prefixBytes,
        long firstContactBytes,
        boolean gives) {

    /** 16 384 envelopes: bounds what tables cost beside the bytes. */
    static final int ENVELOPES_MAX = 1 << 14;

    /** 64 KiB: some ten short messages of strangers a day. */
    private static final long FIRST_CONTACT_BYTES = 64 << 10;

    /**
     * 256 MiB in all, held in memory; 96 MiB for an address, a day of pictures; as much for what
     * comes from one network, so that one person cannot fill it.
     */
    public static HoldBounds usual() {
        return new HoldBounds(256L << 20, 96L << 20, 96L << 20, FIRST_CONTACT_BYTES, true);
    }

    /** Holds nothing for others. */
    public static HoldBounds none() {
        return new HoldBounds(0, 0, 0, 0, true);
    }

    /** As these, of a hoarder. */
    public HoldBounds hoarding() {
        return new HoldBounds(totalBytes, addressBytes, prefixBytes, firstContactBytes, false);
    }
}
