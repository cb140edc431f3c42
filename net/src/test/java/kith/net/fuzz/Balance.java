package kith.net.fuzz;

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

    private final Map<Address, Long> credit = new LinkedHashMap<>();
    private final Set<Address> proven = new LinkedHashSet<>();
    private Set<Address> visitors = new LinkedHashSet<>();
    private Set<Address> visitorsBefore = new LinkedHashSet<>();

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
        return proven.contains(address)
                || visitors.contains(address)
                || visitorsBefore.contains(address);
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

    /** Forgets addresses that will not be used again; a link of the last visitors may still end. */
    void clear() {
        credit.clear();
        visitorsBefore = visitors;
        visitors = new LinkedHashSet<>();
    }

    private static long ip(Address address, int bytes) {
        return bytes + (address.isV4() ? 28L : 48L);
    }
}
