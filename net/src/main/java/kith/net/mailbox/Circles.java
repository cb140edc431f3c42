package kith.net.mailbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.net.Id;

/** Who holds mail for which address: the nodes nearest to it, of different networks. */
final class Circles {

    /** 10 copies: with refill every half hour, 30 %/h leaving for ever loses less than 10^-3. */
    static final int HOLDERS = 10;

    /** 2 of one /24 or /48, which one person may have whole. */
    static final int PER_PREFIX_MAX = 2;

    /** 10 min: who is near changes with every node that comes. */
    static final long FRESH_MS = 600_000;

    /** 1 min, if fewer than ten were found. */
    static final long FEW_MS = 60_000;

    /** 30 s for an answer to a search. */
    static final long SEEK_MS = 30_000;

    /** 2 s after a search that found nobody, doubled up to a minute: the device comes online. */
    static final long NOBODY_MS = 2_000;

    private static final long NOBODY_MS_MAX = 60_000;

    /** 1024 addresses: own ones, contacts' and those held for; the oldest search is forgotten. */
    static final int ADDRESSES_MAX = 1024;

    /** 4096 nodes that failed; the earliest is forgiven. */
    static final int DROPPED_MAX = 4096;

    private final MailboxTools tools;
    private final Map<Id, Circle> circles = new LinkedHashMap<>();
    private final Map<Id, Long> dropped = new LinkedHashMap<>();
    private final Map<Id, Long> absent = new LinkedHashMap<>();

    private static final class Circle {
        List<Place> places = new ArrayList<>();
        long foundMs = Long.MIN_VALUE / 2;
        long soughtMs = Long.MIN_VALUE / 2;
        long nobodyMs = NOBODY_MS;
    }

    Circles(MailboxTools tools) {
        this.tools = tools;
    }

    /** Whether who is near the address is known lately; if not, it is sought. */
    boolean known(Id address, long nowMs) {
        Circle circle = circles.get(address);
        if (circle == null) {
            if (circles.size() >= ADDRESSES_MAX) {
                circles.remove(circles.keySet().iterator().next());
            }
            circle = new Circle();
            circles.put(address, circle);
        }
        if (!circle.places.isEmpty() && nowMs - circle.foundMs < FRESH_MS) {
            return true;
        }
        if (nowMs - circle.soughtMs >= SEEK_MS) {
            circle.soughtMs = nowMs;
            tools.outputs().add(new MailboxOutput.Seek(address));
        }
        return false;
    }

    /** When to ask again who is near an address that is not {@link #known}. */
    long againMs(Id address, long nowMs) {
        Circle circle = circles.get(address);
        long sinceMs = circle == null ? nowMs : circle.soughtMs;
        return Math.max(nowMs + 1, sinceMs + SEEK_MS);
    }

    /** A search ended; the nearest first. */
    void found(Id address, List<Place> places, long nowMs) {
        Circle circle = circles.get(address);
        if (circle != null) {
            circle.places = new ArrayList<>(places);
            if (places.isEmpty()) {
                circle.soughtMs = nowMs - SEEK_MS + circle.nobodyMs;
                circle.nobodyMs = Math.min(NOBODY_MS_MAX, 2 * circle.nobodyMs);
                return;
            }
            circle.nobodyMs = NOBODY_MS;
            // Few are found while this device, or the network, is young: look again soon.
            boolean few = places.size() < HOLDERS;
            circle.foundMs = few ? nowMs - FRESH_MS + FEW_MS : nowMs;
        }
    }

    /** Seeks again before the usual time: too few are left. */
    void forget(Id address) {
        Circle circle = circles.get(address);
        if (circle != null) {
            circle.foundMs = Long.MIN_VALUE / 2;
        }
    }

    /** The nearest nodes that are not dropped, two of a network at most. */
    List<Place> nearest(Id address, int count, long nowMs) {
        List<Place> nearest = new ArrayList<>();
        Map<Long, Integer> prefixes = new LinkedHashMap<>();
        Circle circle = circles.get(address);
        for (Place place : circle == null ? new ArrayList<Place>() : circle.places) {
            long network = Networks.of(place.at());
            boolean fits =
                    nearest.size() < count
                            && !place.node().equals(tools.self())
                            && !dropped(place.node(), nowMs)
                            && prefixes.getOrDefault(network, 0) < PER_PREFIX_MAX;
            if (fits) {
                prefixes.merge(network, 1, Integer::sum);
                nearest.add(place);
            }
        }
        return nearest;
    }

    /** A node broke a promise: it counts for nothing until then. */
    void drop(Id node, long untilMs) {
        put(dropped, node, untilMs);
    }

    /** A node did not come, or went: it counts for nothing until then. */
    void absent(Id node, long untilMs) {
        put(absent, node, untilMs);
    }

    /** This device was perhaps the one that was away: everybody may be there. */
    void moved() {
        absent.clear();
        for (Circle circle : circles.values()) {
            circle.foundMs = Long.MIN_VALUE / 2;
            circle.soughtMs = Long.MIN_VALUE / 2;
            circle.nobodyMs = NOBODY_MS;
        }
    }

    private static void put(Map<Id, Long> nodes, Id node, long untilMs) {
        nodes.remove(node);
        if (nodes.size() >= DROPPED_MAX) {
            nodes.remove(nodes.keySet().iterator().next());
        }
        nodes.put(node, untilMs);
    }

    boolean dropped(Id node, long nowMs) {
        return within(dropped, node, nowMs) || within(absent, node, nowMs);
    }

    private static boolean within(Map<Id, Long> nodes, Id node, long nowMs) {
        Long untilMs = nodes.get(node);
        if (untilMs != null && nowMs >= untilMs) {
            nodes.remove(node);
            return false;
        }
        return untilMs != null;
    }
}
