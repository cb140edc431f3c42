package kith.net.fuzz;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import kith.net.wire.Address;

/**
 * IP bytes each address sent and was sent: an address that nothing proved must not be sent more
 * than came from it, whatever one datagram causes.
 */
final class Balance {
    /** 1000: those of several rounds, so that soon the fuzz itself takes no more of the heap. */
    private static final int VISITORS_MAX = 1_000;

    private static final long MINUTE_MS = 60_000;

    /** 8 to a /24 or /48 in each minute by the peer's clock, which may change in between. */
    private static final int QUESTIONS_MAX = 2 * 8;

    /** When what network was asked something without having proved anything. */
    private final Map<Long, Deque<Long>> questions = new LinkedHashMap<>();

    private final Map<Address, Long> credit = new LinkedHashMap<>();
    private final Set<Address> proven = new LinkedHashSet<>();

    /** The latest ones: their links may end long after they were last used. */
    private final Set<Address> visitors =
            Collections.newSetFromMap(
                    new LinkedHashMap<>() {
                        private static final long serialVersionUID = 1;

                        @Override
                        protected boolean removeEldestEntry(Map.Entry<Address, Boolean> eldest) {
                            return size() > VISITORS_MAX;
                        }
                    });

    /** IP bytes sent to unproven addresses. */
    long sentBytes;

    /** IP bytes they sent. */
    long receivedBytes;

    /** An address that is linked, or that the owner of the peer named. */
    void proven(Address address) {
        proven.add(address);
    }

    /** An address that will be linked for a while and then never be used again. */
    void visitor(Address address) {
        visitors.add(address);
    }

    private boolean isProven(Address address) {
        return proven.contains(address) || visitors.contains(address);
    }

    void received(Address from, int bytes) {
        if (!isProven(from)) {
            receivedBytes += ip(from, bytes);
            credit.merge(from, ip(from, bytes), Long::sum);
        }
    }

    void sent(Address to, int bytes) {
        if (isProven(to)) {
            return;
        }
        sentBytes += ip(to, bytes);
        long left = credit.merge(to, -ip(to, bytes), Long::sum);
        if (left < 0) {
            throw new AssertionError(-left + " IP bytes more to " + to + " than came from it");
        }
    }

    /**
     * A question of discovery may go to an address that others named: bounded by itself, for each
     * network.
     */
    void asked(Address to, long nowMs) {
        if (isProven(to)) {
            return;
        }
        Deque<Long> times = questions.computeIfAbsent(to.prefix(), network -> new ArrayDeque<>());
        while (!times.isEmpty() && times.element() <= nowMs - MINUTE_MS) {
            times.remove();
        }
        times.add(nowMs);
        if (times.size() > QUESTIONS_MAX) {
            throw new AssertionError(times.size() + " questions in a minute to " + to);
        }
    }

    /** Forgets what addresses sent that will not be used again. */
    void clear() {
        credit.clear();
        questions.clear();
    }

    private static long ip(Address address, int bytes) {
        return bytes + (address.isV4() ? 28L : 48L);
    }
}
