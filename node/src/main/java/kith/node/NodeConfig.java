package kith.node;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import kith.node.lan.Lan;
import org.jspecify.annotations.Nullable;

/**
 * How a node runs on this device.
 *
 * @param folder where it keeps its keys and records
 * @param listen where it takes datagrams; empty: anywhere, at a free port
 * @param peers nodes to be linked to, beside those it remembers
 * @param quotaBytes what its records may take on the disk
 * @param lan how it finds others on local networks and is found; null: it does not
 * @param udp how it has its sockets
 */
public record NodeConfig(
        Path folder,
        List<InetSocketAddress> listen,
        List<PeerAddress> peers,
        long quotaBytes,
        @Nullable Lan lan,
        UdpDriver.Opener udp) {

    /** A node with the sockets of java.nio. */
    public NodeConfig(
            Path folder,
            List<InetSocketAddress> listen,
            List<PeerAddress> peers,
            long quotaBytes,
            @Nullable Lan lan) {
        this(folder, listen, peers, quotaBytes, lan, UdpDriver.nio());
    }

    /** A node that does not look for others on local networks. */
    public NodeConfig(
            Path folder, List<InetSocketAddress> listen, List<PeerAddress> peers, long quotaBytes) {
        this(folder, listen, peers, quotaBytes, null);
    }

    /** The same with other sockets. */
    public NodeConfig with(UdpDriver.Opener sockets) {
        return new NodeConfig(folder, listen, peers, quotaBytes, lan, sockets);
    }

    /** Any port, no local network, and the quota of {@link FileLog}. */
    public static NodeConfig of(Path folder) {
        return new NodeConfig(folder, List.of(), List.of(), FileLog.QUOTA_BYTES);
    }
}
