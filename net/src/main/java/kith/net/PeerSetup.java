package kith.net;

import kith.net.link.LinkBounds;
import kith.net.link.NodeIdentity;
import kith.net.mailbox.HoldBounds;
import kith.net.stream.ConnectionBounds;

/**
 * What a peer is and how much it may use.
 *
 * @param node the node's keys
 * @param authorSeed the person's Ed25519 seed, 32 bytes
 * @param deviceSeed the device's Ed25519 seed, 32 bytes
 * @param links bounds of links
 * @param connections bounds of what runs over each link
 * @param relayBytesPerHour what each node may send through this one to others; 0: nothing
 * @param holds how much mail is held for others
 * @param discovers whether it finds nodes nobody told it of, and is found: a few small datagrams a
 *     minute
 */
public record PeerSetup(
        NodeIdentity node,
        byte[] authorSeed,
        byte[] deviceSeed,
        LinkBounds links,
        ConnectionBounds connections,
        long relayBytesPerHour,
        HoldBounds holds,
        boolean discovers) {

    /** 2 GiB an hour for each node: some 4.7 Mbit/s, a video call. */
    public static final long RELAY_BYTES_PER_HOUR = 2L << 30;

    /** This setup with other bounds on what is held for others. */
    public PeerSetup holding(HoldBounds bounds) {
        return new PeerSetup(
                node,
                authorSeed,
                deviceSeed,
                links,
                connections,
                relayBytesPerHour,
                bounds,
                discovers);
    }

    /** The usual bounds. */
    public static PeerSetup of(NodeIdentity node, byte[] authorSeed, byte[] deviceSeed) {
        return new PeerSetup(
                node,
                authorSeed,
                deviceSeed,
                LinkBounds.DEFAULT,
                ConnectionBounds.usual(),
                RELAY_BYTES_PER_HOUR,
                HoldBounds.usual(),
                true);
    }
}
