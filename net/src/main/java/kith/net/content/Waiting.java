package kith.net.content;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.net.Id;

/**
 * Envelopes that cannot be opened yet, because the run, the author or the device is not known.
 * Their senders keep them, since nobody told them otherwise; so this is only a cache, and what is
 * dropped comes again.
 */
final class Waiting {

    /** 64 envelopes. */
    static final int ENVELOPES_MAX = 64;

    /** 16 from one node, so that one cannot push out what others brought. */
    static final int PER_NODE_MAX = 16;

    /** 4 MiB. */
    static final int BYTES_MAX = 4 << 20;

    private final Map<Id, Arrival> arrivals = new LinkedHashMap<>();
    private int bytes;

    boolean contains(Id envelope) {
        return arrivals.containsKey(envelope);
    }

    int size() {
        return arrivals.size();
    }

    /** False if there is no room for it. */
    boolean add(Arrival arrival) {
        boolean full = arrivals.size() >= ENVELOPES_MAX || arrival.bytes() > BYTES_MAX - bytes;
        if (full || count(arrival.from()) >= PER_NODE_MAX) {
            return false;
        }
        arrivals.put(arrival.envelope(), arrival);
        bytes += arrival.bytes();
        return true;
    }

    /** Takes all out, to be tried again, in the order they came. */
    List<Arrival> take() {
        List<Arrival> all = new ArrayList<>(arrivals.values());
        arrivals.clear();
        bytes = 0;
        return all;
    }

    /** Takes out those whose time is over. */
    List<Arrival> expire(long nowMs) {
        List<Arrival> over = new ArrayList<>();
        for (Iterator<Arrival> all = arrivals.values().iterator(); all.hasNext(); ) {
            Arrival arrival = all.next();
            if (nowMs >= arrival.expiresMs()) {
                all.remove();
                bytes -= arrival.bytes();
                over.add(arrival);
            }
        }
        return over;
    }

    long deadlineMs() {
        long deadlineMs = Long.MAX_VALUE;
        for (Arrival arrival : arrivals.values()) {
            deadlineMs = Math.min(deadlineMs, arrival.expiresMs());
        }
        return deadlineMs;
    }

    private int count(Id node) {
        int count = 0;
        for (Arrival arrival : arrivals.values()) {
            count += arrival.from().equals(node) ? 1 : 0;
        }
        return count;
    }
}
