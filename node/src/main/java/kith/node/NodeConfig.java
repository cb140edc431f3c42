package kith.node;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;

/**
 * How a node runs on this device.
 *
 * @param folder where it keeps its keys and records
 * @param listen where it takes datagrams; empty: anywhere, at a free port
 * @param peers nodes to be linked to, beside those it remembers
 * @param quotaBytes what its records may take on the disk
 */
public record NodeConfig(
        Path folder, List<InetSocketAddress> listen, List<PeerAddress> peers, long quotaBytes) {

    /** The usual: any port, and the quota of {@link FileLog}. */
    public static NodeConfig of(Path folder) {
        return new NodeConfig(folder, List.of(), List.of(), FileLog.QUOTA_BYTES);
    }
}
