package kith.net.envelope;

/**
 * How much transfers may hold.
 *
 * @param incomingPerNode incomplete envelopes that one node began
 * @param incomingTotal incomplete envelopes of all nodes
 * @param bytesPerNode bytes of incomplete envelopes that one node began
 * @param bytesTotal bytes of all incomplete envelopes
 * @param outgoingBytes bytes of all envelopes on their way out
 */
public record TransferBounds(
        int incomingPerNode,
        int incomingTotal,
        int bytesPerNode,
        int bytesTotal,
        int outgoingBytes) {

    /**
     * 128 envelopes and 12 MiB: more than a sender has in flight ({@link Courier}); in total five
     * such nodes at once, and 64 MiB of own envelopes waiting for nodes that are away.
     */
    public static TransferBounds usual() {
        return new TransferBounds(128, 1024, 12 << 20, 64 << 20, 64 << 20);
    }
}
