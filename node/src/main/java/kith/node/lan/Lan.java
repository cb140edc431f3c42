package kith.node.lan;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Function;
import kith.net.lan.Hint;
import kith.net.wire.Address;
import org.jspecify.annotations.Nullable;

/**
 * How a node and others on the local network learn of each other. {@link MulticastLan} does it by
 * itself; on Android the system's own service does.
 */
public interface Lan {

    /** Hears what is found, on a thread of the implementation. */
    interface Listener {

        /** Somebody announced a node, at addresses of a network this device is on. */
        void sighted(Hint hint, List<Address> at);

        /** Why nobody can be found at present; null: they can. */
        void problem(@Nullable String problem);
    }

    /**
     * What to announce.
     *
     * @param bound where the node listens
     * @param hints the hint at the node under a salt of {@link Hint#SALT_BYTES} bytes
     */
    record Own(List<InetSocketAddress> bound, Function<byte[], Hint> hints) {}

    /**
     * Announces the node on all networks of this device, as they come and go, and tells of others,
     * until it is closed.
     */
    Closeable join(Own own, Listener listener) throws IOException;
}
