package kith.net.fuzz;

import java.util.Collections;
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
    /** 20 000: those of several rounds, and no more of the heap later than at first. */
    private static final int VISITORS_MAX = 20_000;

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

    /** Forgets what addresses sent that will not be used again. */
    void clear() {
        credit.clear();
    }

    private static long ip(Address address, int bytes) {
        return bytes + (address.isV4() ? 28L : 48L);
    }
}
