package kith.bridge.dns;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import kith.bridge.permission.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * Whom to ask and how long to wait: what a page's {@code Resolver} is set to.
 *
 * @param servers asked in turn; never empty
 * @param timeoutMs how long the first round waits for each; each later round twice as long
 * @param timeoutMsMax how long any wait is at most; 0 for no limit
 * @param tries rounds
 * @param local addresses to ask from, at most one of each family
 */
record Asking(
        List<ServerAddress> servers,
        int timeoutMs,
        int timeoutMsMax,
        int tries,
        List<IpAddress> local) {

    /** 100: with waits that double, far longer than a page lives. */
    static final int TRIES_MAX = 100;

    Asking {
        if (servers.isEmpty()) {
            throw new IllegalArgumentException("nobody to ask");
        }
        servers = Collections.unmodifiableList(new ArrayList<>(servers));
        local = Collections.unmodifiableList(new ArrayList<>(local));
    }

    /** Waits in all. */
    long attempts() {
        return (long) servers.size() * tries;
    }

    /** Whom the attempt of this number asks. */
    ServerAddress server(long attempt) {
        return servers.get((int) (attempt % servers.size()));
    }

    /** How long the attempt of this number waits. */
    long waitMs(long attempt) {
        long round = Math.min(attempt / servers.size(), 31);
        long waitMs = (long) timeoutMs << round;
        return timeoutMsMax > 0 ? Math.min(waitMs, timeoutMsMax) : waitMs;
    }

    /** From which address to ask a server; null to let the system choose. */
    @Nullable IpAddress localFor(ServerAddress server) {
        for (IpAddress address : local) {
            if (address.isV4() == server.address().isV4()) {
                return address;
            }
        }
        return null;
    }
}
