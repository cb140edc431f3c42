package kith.net;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.net.discovery.Discovery;
import kith.net.discovery.DiscoveryOutput;
import kith.net.discovery.Way;
import kith.net.discovery.Whereabouts;
import kith.net.relay.Wanter;
import kith.net.wire.Address;

/**
 * Keeps this node findable: looks for nodes that relay for it if strangers do not get through, and
 * puts signed records at those nearest to its own key and to the keys it takes part in.
 */
final class Presence {

    /** 40 min between two times a record is put: two may fail. */
    static final long AGAIN_MS = 40 * 60_000L;

    /** 4 s after the ways changed, as they often change together. */
    static final long SOON_MS = 4_000;

    /** 2 s after others are known: enough that a look-up finds more than one of them. */
    static final long FIRST_MS = 2_000;

    /** 30 s until the first record is put again, or a look-up that found nobody is tried again. */
    static final long RETRY_MS = 30_000;

    /** 64 keys besides the node's own: topics. */
    static final int KEYS_MAX = 64;

    private final PeerTools tools;
    private final Neighbors neighbors;
    private final Relaying relaying;
    private final Discovery discovery;
    private final Looking looking;
    private final Id ownKey;
    private final Map<Id, Notice> notices = new LinkedHashMap<>();

    /** Relays this node chose. */
    private final Set<Id> chosen = new LinkedHashSet<>();

    /** Neighbors that relay, as they say, and that others reach. */
    private final Set<Id> able = new LinkedHashSet<>();

    private List<Way> told = List.of();
    private boolean began;
    private long relayMs = Long.MAX_VALUE;
    private long relayPauseMs = RETRY_MS;

    /** How a look-up is begun. */
    interface Looking {

        boolean lookup(Id key, Discovering.Hearer hearer, long nowMs);
    }

    /** What is to be put under a key. */
    private static final class Notice {
        long dueMs;
        boolean looking;
        List<DiscoveryOutput.Found> nodes = List.of();
        long putMs = Long.MAX_VALUE;
        long pauseMs = RETRY_MS;

        Notice(long dueMs) {
            this.dueMs = dueMs;
        }
    }

    Presence(
            PeerTools tools,
            Neighbors neighbors,
            Relaying relaying,
            Discovery discovery,
            Looking looking) {
        this.tools = tools;
        this.neighbors = neighbors;
        this.relaying = relaying;
        this.discovery = discovery;
        this.looking = looking;
        this.ownKey = Whereabouts.key(tools.setup().node().id(), tools.crypto());
        notices.put(ownKey, new Notice(0));
    }

    /** Tells others under a key that this node takes part; false if there are too many. */
    boolean announce(Id key, long nowMs) {
        if (notices.size() > KEYS_MAX && !notices.containsKey(key)) {
            return false;
        }
        notices.putIfAbsent(key, new Notice(nowMs));
        return true;
    }

    /** Tells it no longer; what was put ends by itself. */
    void retract(Id key) {
        if (!key.equals(ownKey)) {
            notices.remove(key);
        }
    }

    /** A link stands or ended, or strangers get through now: others are told soon. */
    void changed(long nowMs) {
        if (!told.equals(ways(nowMs))) {
            for (Notice notice : notices.values()) {
                notice.dueMs = Math.min(notice.dueMs, nowMs + SOON_MS);
                notice.pauseMs = RETRY_MS;
            }
        }
    }

    /** Asks a node this one dialed whether others can do so, too, and whether it relays. */
    void dialed(Id node, Address at, long nowMs) {
        discovery.probe(
                at,
                (found, thenMs) -> {
                    Neighbor neighbor = neighbors.find(node);
                    if (found.relays() && found.node().equals(node) && neighbor != null) {
                        able.add(node);
                        changed(thenMs);
                    }
                },
                nowMs);
    }

    void down(Neighbor neighbor, long nowMs) {
        able.remove(neighbor.id);
        if (chosen.remove(neighbor.id)) {
            relaying.routes().unwant(Wanter.PRESENCE, neighbor.id);
        }
        if (began && neighbor.link.dialed()) {
            relayMs = Math.min(relayMs, nowMs + SOON_MS);
        }
        changed(nowMs);
    }

    void expire(long nowMs) {
        if (discovery.size() == 0) {
            return;
        }
        if (!began) {
            began = true;
            relayMs = nowMs + FIRST_MS;
            notices.values().forEach(notice -> notice.dueMs = nowMs + FIRST_MS);
        }
        if (nowMs >= relayMs) {
            relayMs = Long.MAX_VALUE;
            lookForRelays(nowMs);
        }
        for (Map.Entry<Id, Notice> each : new ArrayList<>(notices.entrySet())) {
            Notice notice = each.getValue();
            if (nowMs >= notice.putMs) {
                put(each.getKey(), notice, nowMs);
            }
            if (nowMs >= notice.dueMs && !notice.looking) {
                look(each.getKey(), notice, nowMs);
            }
        }
    }

    long deadlineMs() {
        long deadlineMs = Long.MAX_VALUE;
        if (discovery.size() > 0) {
            if (!began) {
                return 0;
            }
            deadlineMs = relayMs;
            for (Notice notice : notices.values()) {
                long dueMs = notice.looking ? Long.MAX_VALUE : notice.dueMs;
                deadlineMs = Math.min(deadlineMs, Math.min(dueMs, notice.putMs));
            }
        }
        return deadlineMs;
    }

    private void look(Id key, Notice notice, long nowMs) {
        notice.looking =
                looking.lookup(
                        key,
                        (result, thenMs) -> {
                            notice.looking = false;
                            notice.nodes = result.nodes();
                            notice.dueMs = thenMs + notice.pauseMs;
                            notice.pauseMs = Math.min(2 * notice.pauseMs, AGAIN_MS);
                            if (!result.nodes().isEmpty()) {
                                notice.putMs = thenMs;
                            }
                        },
                        nowMs);
        if (!notice.looking) {
            notice.dueMs = nowMs + RETRY_MS;
        }
    }

    private void put(Id key, Notice notice, long nowMs) {
        notice.putMs = Long.MAX_VALUE;
        List<Way> ways = ways(nowMs);
        if (ways.isEmpty()) {
            return;
        }
        boolean settled = told.equals(ways);
        told = ways;
        byte[] seed = tools.setup().node().nodeSeed();
        Whereabouts record = Whereabouts.sign(key, seed, ways, tools.crypto(), nowMs);
        discovery.put(key, record.toBytes(), notice.nodes, nowMs);
        long jitterMs = Long.remainderUnsigned(tools.randomness().bits(), AGAIN_MS / 4);
        notice.dueMs = nowMs + (settled ? AGAIN_MS - jitterMs : RETRY_MS);
        notice.nodes = List.of();
    }

    /** How strangers reach this node now. */
    private List<Way> ways(long nowMs) {
        List<Way> ways = new ArrayList<>();
        for (Address address : discovery.reachableAt(nowMs)) {
            ways.add(new Way.Direct(address));
        }
        if (ways.isEmpty()) {
            for (Neighbor relay : relays()) {
                Address at = relay.address();
                if (at != null && discovery.shares(at) && ways.size() < Whereabouts.WAYS_MAX) {
                    ways.add(new Way.Through(relay.id, at));
                }
            }
        }
        return ways;
    }

    /** Neighbors others reach as well, one of each network. */
    private List<Neighbor> relays() {
        List<Neighbor> relays = new ArrayList<>();
        Set<Long> networks = new HashSet<>();
        for (Neighbor neighbor : neighbors.all()) {
            Address at = neighbor.address();
            if (at != null && able.contains(neighbor.id) && networks.add(Discovery.network(at))) {
                relays.add(neighbor);
            }
        }
        return relays;
    }

    /** Relays are those nearest to a random key: nobody can place himself there. */
    private void lookForRelays(long nowMs) {
        for (Id relay : new ArrayList<>(chosen)) {
            if (neighbors.find(relay) == null) {
                chosen.remove(relay);
                relaying.routes().unwant(Wanter.PRESENCE, relay);
            }
        }
        if (!discovery.reachableAt(nowMs).isEmpty() || relays().size() >= Whereabouts.WAYS_MAX) {
            relayPauseMs = RETRY_MS;
            return;
        }
        relayMs = nowMs + relayPauseMs;
        relayPauseMs = Math.min(2 * relayPauseMs, AGAIN_MS);
        Id anywhere = Id.of(tools.randomness().bytes(Id.BYTES));
        looking.lookup(anywhere, (result, thenMs) -> choose(result.nodes(), thenMs), nowMs);
    }

    private void choose(List<DiscoveryOutput.Found> nodes, long nowMs) {
        Set<Long> networks = new HashSet<>();
        int missing = Whereabouts.WAYS_MAX;
        for (Neighbor relay : relays()) {
            Address at = relay.address();
            missing--;
            if (at != null) {
                networks.add(Discovery.network(at));
            }
        }
        for (DiscoveryOutput.Found node : nodes) {
            boolean free =
                    node.relays()
                            && !relaying.routes().wants(node.node())
                            && neighbors.find(node.node()) == null
                            && networks.add(Discovery.network(node.address()));
            if (missing > 0
                    && free
                    && relaying.routes()
                            .want(Wanter.PRESENCE, node.node(), List.of(node.address()), nowMs)) {
                chosen.add(node.node());
                missing--;
            }
        }
    }
}
