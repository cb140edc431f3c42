package kith.net.discovery;

import java.util.HashMap;
import java.util.Map;
import kith.net.wire.Address;

/**
 * How many addresses of one network are tried within a minute without an answer. Whoever names a
 * victim's addresses to many nodes gets this much out of each, and no more.
 */
final class Budget {

    /** A minute. */
    static final long PERIOD_MS = 60_000;

    /** 1024 networks a minute, some 17 a second: a busy node asks fewer. */
    static final int NETWORKS_MAX = 1024;

    private final int perNetwork;
    private final Map<Long, Integer> spent = new HashMap<>();
    private long periodMs;

    Budget(int perNetwork) {
        this.perNetwork = perNetwork;
    }

    /** Spends one on an address; false if there is none left for its network. */
    boolean take(Address address, long nowMs) {
        if (nowMs - periodMs >= PERIOD_MS || nowMs < periodMs) {
            periodMs = nowMs;
            spent.clear();
        }
        long network = Place.near(address);
        int count = spent.getOrDefault(network, 0);
        if (count >= perNetwork || (count == 0 && spent.size() >= NETWORKS_MAX)) {
            return false;
        }
        spent.put(network, count + 1);
        return true;
    }

    /** The address answered: it is no victim. */
    void giveBack(Address address) {
        spent.computeIfPresent(
                Place.near(address), (network, count) -> count > 1 ? count - 1 : null);
    }

    /** How many networks something was spent on. */
    int size() {
        return spent.size();
    }
}
