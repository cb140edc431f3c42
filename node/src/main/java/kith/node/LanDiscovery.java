package kith.node;

import java.net.InetAddress;
import java.util.List;

/** Finds nodes on the local network, and lets them find this one. */
interface LanDiscovery extends AutoCloseable {

    /** Told of a node; on a thread of the discovery. */
    interface Listener {
        void found(PeerAddress peer);
    }

    /** Looks and answers on the networks of these addresses; those of before no longer count. */
    void networks(List<InetAddress> own);

    @Override
    void close();
}
