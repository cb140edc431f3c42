package kith.net;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.net.discovery.DiscoveryOutput;
import kith.net.discovery.Way;
import kith.net.discovery.Whereabouts;
import kith.net.topic.Member;
import kith.net.topic.Topic;
import kith.net.wire.Address;
import org.jspecify.annotations.Nullable;

/**
 * Members of topics in the network: finds some under the topic's address, and tells of this node
 * there while few others do. So ten thousand members put some records, not ten thousand.
 */
final class Gathering {

    /** 8 records under an address: that one of them leads to a member is certain enough. */
    static final int ENOUGH = 8;

    /** 20 found: who is told of then need not be this node any more. */
    static final int MANY = 20;

    /** 30 min between two looks at how many there are, each by chance half as long. */
    static final long CHECK_MS = 30 * 60_000L;

    private final PeerTools tools;
    private final Discovering discovering;
    private final Found found;
    private final Map<Id, Place> places = new LinkedHashMap<>(4);

    /** Is told of members. */
    interface Found {

        void found(Topic topic, Member member, long nowMs);
    }

    private static final class Place {
        final Topic topic;
        long checkMs;
        boolean looking;
        boolean announced;

        Place(Topic topic, long checkMs) {
            this.topic = topic;
            this.checkMs = checkMs;
        }
    }

    Gathering(PeerTools tools, Discovering discovering, Found found) {
        this.tools = tools;
        this.discovering = discovering;
        this.found = found;
    }

    /** A topic is followed. */
    void joined(Topic topic, long nowMs) {
        places.putIfAbsent(topic.address(tools.crypto()), new Place(topic, nowMs + later()));
    }

    /** A topic is followed no longer. */
    void left(Topic topic) {
        Id address = topic.address(tools.crypto());
        places.remove(address);
        discovering.retract(address);
    }

    /** Nobody of a topic is known who answers. */
    void find(Topic topic, long nowMs) {
        Id address = topic.address(tools.crypto());
        Place place = places.computeIfAbsent(address, key -> new Place(topic, nowMs + later()));
        look(address, place, nowMs);
    }

    void expire(long nowMs) {
        for (Map.Entry<Id, Place> each : new ArrayList<>(places.entrySet())) {
            if (nowMs >= each.getValue().checkMs) {
                look(each.getKey(), each.getValue(), nowMs);
            }
        }
    }

    long deadlineMs() {
        long deadlineMs = Long.MAX_VALUE;
        for (Place place : places.values()) {
            deadlineMs = Math.min(deadlineMs, place.checkMs);
        }
        return deadlineMs;
    }

    private long later() {
        long part = Long.remainderUnsigned(tools.randomness().bits(), CHECK_MS / 2);
        return CHECK_MS / 2 + part;
    }

    private void look(Id address, Place place, long nowMs) {
        place.checkMs = nowMs + later();
        if (!place.looking) {
            place.looking = discovering.members(address, new Looking(address, place), nowMs);
        }
    }

    /** Hears of members while a look-up goes on, and counts them. */
    private final class Looking implements Discovering.Hearer {
        private final Id address;
        private final Place place;
        private final List<Id> others = new ArrayList<>();

        Looking(Id address, Place place) {
            this.address = address;
            this.place = place;
        }

        @Override
        public void seen(Whereabouts record, long nowMs) {
            Id node = record.node();
            if (!node.equals(tools.setup().node().id()) && !others.contains(node)) {
                others.add(node);
                found.found(place.topic, new Member(node, direct(record)), nowMs);
            }
        }

        @Override
        public void looked(DiscoveryOutput.Result result, long nowMs) {
            place.looking = false;
            if (places.get(address) != place) {
                return;
            }
            if (others.size() < ENOUGH && !place.announced) {
                place.announced = discovering.announce(address, nowMs);
            } else if (others.size() >= MANY && place.announced) {
                place.announced = false;
                discovering.retract(address);
            }
        }
    }

    private List<Address> direct(Whereabouts record) {
        List<Address> addresses = new ArrayList<>(1);
        for (Way way : record.ways()) {
            @Nullable Address at = way instanceof Way.Direct(Address direct) ? direct : null;
            if (at != null && discovering.shares(at)) {
                addresses.add(at);
            }
        }
        return addresses;
    }
}
