package kith.net.discovery;

import java.util.HashMap;
import java.util.Map;
import kith.net.wire.Address;

/** Counts addresses by network, so that no owner of one has most of a choice. */
final class Diversity {

    /** 2 of one /24 or /48. */
    static final int NEAR_MAX = 2;

    private final int nearMax;
    private final int wideMax;
    private final Map<Long, Integer> near = new HashMap<>();
    private final Map<Long, Integer> wide = new HashMap<>();

    Diversity(int nearMax, int wideMax) {
        this.nearMax = nearMax;
        this.wideMax = wideMax;
    }

    /** Counts the address, if there are not too many like it already. */
    boolean admit(Address address) {
        long nearKey = Place.near(address);
        long wideKey = Place.wide(address);
        if (near.getOrDefault(nearKey, 0) >= nearMax || wide.getOrDefault(wideKey, 0) >= wideMax) {
            return false;
        }
        near.merge(nearKey, 1, Integer::sum);
        wide.merge(wideKey, 1, Integer::sum);
        return true;
    }
}
