package kith.net.discovery;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import kith.net.wire.Address;
import org.jspecify.annotations.Nullable;

/**
 * How this node stands in the network: at which address others see it, and whether strangers get
 * through. A question from where nothing was sent to shows that they do (the test of RFC 5780,
 * section 4.4, without servers).
 */
final class Standing {

    /** 8 others, the latest: enough for a majority, few enough that an address is new soon. */
    static final int OBSERVERS_MAX = 8;

    /** Three in different networks have to agree, if there are three. */
    static final int WITNESSES = 3;

    /** 256 addresses this node sent something to lately, in minutes of a busy start. */
    static final int SENT_MAX = 256;

    /** 1 h: mappings made by hand or by a router's rule go seldom. */
    static final long REACHABLE_MS = 3_600_000;

    private final Map<Long, Address> observers = new LinkedHashMap<>();
    private long[] sent = new long[16];
    private int sentCount;
    private long reachableUntilMs;

    /** This node sent a datagram to an address. */
    void sentTo(Address address) {
        long host = host(address);
        for (int i = 0; i < Math.min(sentCount, sent.length); i++) {
            if (sent[i] == host) {
                return;
            }
        }
        if (sentCount == sent.length && sent.length < SENT_MAX) {
            sent = Arrays.copyOf(sent, 2 * sent.length);
        }
        sent[sentCount % sent.length] = host;
        sentCount++;
    }

    /** A datagram came from an address; whether nothing had been sent there. */
    boolean unasked(Address from) {
        long host = host(from);
        for (int i = 0; i < Math.min(sentCount, sent.length); i++) {
            if (sent[i] == host) {
                return false;
            }
        }
        return true;
    }

    /** Strangers get through. */
    void reached(long nowMs) {
        reachableUntilMs = nowMs + REACHABLE_MS;
    }

    boolean reachable(long nowMs) {
        return nowMs < reachableUntilMs;
    }

    /** Somebody sees this node at an address. */
    void observed(Address by, Address own) {
        long network = Place.near(by) ^ (own.isV4() ? 1L << 62 : 0);
        observers.remove(network);
        observers.put(network, own);
        if (observers.size() > OBSERVERS_MAX) {
            observers.remove(observers.keySet().iterator().next());
        }
    }

    /** Whether this was seen lately, so that it need not be seen again. */
    boolean settled(long nowMs) {
        return nowMs < reachableUntilMs - REACHABLE_MS / 2;
    }

    /** The address most others see, of a family; null if they do not agree. */
    @Nullable Address own(boolean v4) {
        Map<Address, Integer> votes = new LinkedHashMap<>();
        int all = 0;
        for (Address address : observers.values()) {
            if (address.isV4() == v4) {
                votes.merge(address, 1, Integer::sum);
                all++;
            }
        }
        for (Map.Entry<Address, Integer> vote : votes.entrySet()) {
            if (2 * vote.getValue() > all && vote.getValue() >= Math.min(all, WITNESSES)) {
                return vote.getKey();
            }
        }
        return null;
    }

    /** The device is elsewhere. */
    void moved() {
        observers.clear();
        reachableUntilMs = 0;
        sentCount = 0;
    }

    private static long host(Address address) {
        return address.high() * 31 + address.low() | 1;
    }
}
