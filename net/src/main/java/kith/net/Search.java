package kith.net;

import java.util.LinkedHashSet;
import java.util.Set;

/** A node that is looked for by its id, again and again with growing pauses. */
final class Search {

    /** 10 s until a node that was not found is looked for again, doubled after each time. */
    static final long SEEK_MS = 10_000;

    /** 1 h: whoever comes back looks for this node, too. */
    static final long SEEK_MS_MAX = 3_600_000;

    /** Those that relay to it, as it says. */
    final Set<Id> relays = new LinkedHashSet<>();

    boolean looking;
    private long nextMs;
    private long pauseMs = SEEK_MS;

    /** Whether to look now; then the next time is later. */
    boolean due(long nowMs) {
        if (looking || nowMs < nextMs) {
            return false;
        }
        nextMs = nowMs + pauseMs;
        pauseMs = Math.min(2 * pauseMs, SEEK_MS_MAX);
        return true;
    }

    /** This device is elsewhere. */
    void again() {
        nextMs = 0;
        pauseMs = SEEK_MS;
    }
}
