package kith.net.mailbox;

import kith.net.wire.Address;
import org.jspecify.annotations.Nullable;

/** Which nodes may fail or lie together: those of one network. */
public final class Networks {

    /** Stands for all networks behind relays: who is there cannot be told apart. */
    private static final long RELAYED = -1;

    private static final long FIRST_BYTE = 0xff00_0000L;

    /** 127.0.0.0/8, RFC 1122, section 3.2.1.3. */
    private static final long LOOPBACK = 0x7f00_0000L;

    private Networks() {}

    /**
     * What stands for the network of an address: a /24 or /48. Processes of one device are told
     * apart.
     *
     * @param address null if the node is behind a relay
     */
    public static long of(@Nullable Address address) {
        if (address == null) {
            return RELAYED;
        }
        boolean loopback = address.isV4() && (address.low() & FIRST_BYTE) == LOOPBACK;
        return loopback ? address.low() << 16 | address.port() : address.prefix();
    }
}
