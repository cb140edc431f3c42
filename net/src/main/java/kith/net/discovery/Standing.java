package kith.net.discovery;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import kith.net.wire.Address;
import kith.net.wire.Reader;
import kith.net.wire.Writer;
import org.jspecify.annotations.Nullable;

/**
 * How this node stands in the network: at which address others see it, and whether strangers get
 * through. A question from where nothing was sent to lately shows that they do (the test of RFC
 * 5780, section 4.4, without servers).
 */
final class Standing {

    /** 8 others, the latest: enough for a majority, few enough that an address is new soon. */
    static final int OBSERVERS_MAX = 8;

    /** Three in different networks have to agree, if there are three. */
    static final int WITNESSES = 3;

    /** 512 addresses this node sent something to lately: a busy start. */
    static final int SENT_MAX = 512;

    /**
     * 10 min: twice the time for which translators should let in whom their host sent something
     * (RFC 4787, REQ-5), whatever became of the process that did.
     */
    static final long SENT_MS = 600_000;

    /** 1 h: mappings made by hand or by a router's rule go seldom. */
    static final long REACHABLE_MS = 3_600_000;

    private final Map<Long, Address> observers = new LinkedHashMap<>();
    private long[] sent = new long[16];
    private long[] sentMs = new long[16];
    private int sentCount;
    private long strangersMs;
    private long reachableUntilMs;
    private @Nullable Address reachedAt;

    /**
     * Takes in what an earlier process knew: whom that sent something is no stranger yet.
     *
     * @param againMs for so long at most it ran on after it wrote that down
     */
    void restore(Reader in, long againMs, long nowMs) {
        long savedMs = in.u64();
        long untilMs = in.u64();
        Address at = in.remaining() > 0 ? Address.read(in) : null;
        strangersMs = Math.min(savedMs + againMs, nowMs) + SENT_MS;
        if (at != null && !in.failed()) {
            reachableUntilMs = Math.min(untilMs, nowMs + REACHABLE_MS);
            reachedAt = at;
        }
    }

    /** What the next process is to know. */
    byte[] toBytes(long nowMs) {
        Writer out = new Writer(16 + Address.BYTES);
        out.u64(nowMs);
        out.u64(reachableUntilMs);
        if (reachedAt != null && nowMs < reachableUntilMs) {
            reachedAt.write(out);
        }
        return out.toBytes();
    }

    /** This node sent a datagram to an address. */
    void sentTo(Address address, long nowMs) {
        long host = host(address);
        int index = sent(host);
        if (index < 0) {
            index = slot(nowMs);
            sent[index] = host;
        }
        sentMs[index] = nowMs;
    }

    /** A datagram came from an address; whether nothing had been sent there lately. */
    boolean unasked(Address from, long nowMs) {
        int index = sent(host(from));
        return nowMs >= strangersMs && (index < 0 || nowMs >= sentMs[index] + SENT_MS);
    }

    private int sent(long host) {
        for (int i = 0; i < sentCount; i++) {
            if (sent[i] == host) {
                return i;
            }
        }
        return -1;
    }

    /** A new one, or that of the address nothing was sent to for the longest time. */
    private int slot(long nowMs) {
        int oldest = 0;
        for (int i = 1; i < sentCount; i++) {
            oldest = sentMs[i] < sentMs[oldest] ? i : oldest;
        }
        boolean over = sentCount > 0 && nowMs >= sentMs[oldest] + SENT_MS;
        if (over || sentCount == SENT_MAX) {
            return oldest;
        }
        if (sentCount == sent.length) {
            sent = Arrays.copyOf(sent, 2 * sent.length);
            sentMs = Arrays.copyOf(sentMs, 2 * sentMs.length);
        }
        return sentCount++;
    }

    /** A stranger got through. */
    void reached(Address from, long nowMs) {
        reachableUntilMs = nowMs + REACHABLE_MS;
        reachedAt = own(from.isV4());
    }

    /** Nobody is a stranger here, so that none gets through says nothing. */
    void prolong(long nowMs) {
        if (reachable(nowMs)) {
            reachableUntilMs = nowMs + REACHABLE_MS;
        }
    }

    boolean reachable(long nowMs) {
        return nowMs < reachableUntilMs
                && (reachedAt == null || reachedAt.equals(own(reachedAt.isV4())));
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
        return reachable(nowMs) && nowMs < reachableUntilMs - REACHABLE_MS / 2;
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

    /** The device is elsewhere; translators there and here may still let in whom it sent to. */
    void moved() {
        observers.clear();
        if (reachedAt == null) {
            reachableUntilMs = 0;
        }
    }

    private static long host(Address address) {
        return address.high() * 31 + address.low() | 1;
    }
}
