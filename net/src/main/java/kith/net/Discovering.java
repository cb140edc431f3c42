package kith.net;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.net.crypto.Crypto;
import kith.net.discovery.Discovery;
import kith.net.discovery.DiscoveryOutput;
import kith.net.discovery.Probe;
import kith.net.discovery.Way;
import kith.net.discovery.Whereabouts;
import kith.net.link.Path;
import kith.net.relay.Wanter;
import kith.net.trace.TraceEvent;
import kith.net.wire.Address;
import org.jspecify.annotations.Nullable;

/**
 * Nodes that nobody told this one of: finds them by their ids, and those nearest to a key, and
 * keeps this node findable.
 */
final class Discovering implements Relaying.Guide {

    /** 64 relays that others named are dialed for their sake. */
    static final int BORROWED_MAX = 64;

    /** 5 min for a link through such a relay; then nobody needs it. */
    static final long BORROWED_MS = 300_000;

    /** 1 min between looks for what is not wanted any more. */
    private static final long SWEEP_MS = 60_000;

    private final Outbox outbox;
    private final Neighbors neighbors;
    private final Relaying relaying;
    private final Discovery discovery;
    private final Presence presence;
    private final Crypto crypto;
    private final Id own;
    private final boolean on;
    private final Map<Long, Hearer> hearers = new LinkedHashMap<>();
    private final Map<Id, Search> searches = new LinkedHashMap<>();
    private final Map<Id, Long> borrowed = new LinkedHashMap<>();
    private long sweepMs;

    /** Who asked for a look-up. */
    @FunctionalInterface
    interface Hearer {

        /** A record under the key was found; the look-up goes on. */
        default void seen(Whereabouts record, long nowMs) {}

        /** The look-up ended. */
        void looked(DiscoveryOutput.Result result, long nowMs);
    }

    Discovering(PeerTools tools, Neighbors neighbors, Relaying relaying) {
        PeerSetup setup = tools.setup();
        this.outbox = tools.outbox();
        this.neighbors = neighbors;
        this.relaying = relaying;
        this.crypto = tools.crypto();
        this.own = setup.node().id();
        this.on = setup.discovers();
        this.discovery =
                new Discovery(
                        new Discovery.Setup(
                                own,
                                setup.relayBytesPerHour() > 0,
                                tools.crypto(),
                                tools.randomness()),
                        this::isLinked);
        this.presence = new Presence(tools, neighbors, relaying, discovery, this::lookup);
        if (on) {
            relaying.guide(this);
        }
    }

    /** Takes a record back in; false if it is another's. */
    boolean restore(StoreRecord record, long nowMs) {
        return discovery.restore(record, nowMs);
    }

    /** How many nodes the table holds. */
    int size() {
        return discovery.size();
    }

    /** The addresses of this device's interfaces. */
    void own(List<Address> addresses, long nowMs) {
        if (on) {
            searches.values().forEach(Search::again);
            discovery.own(addresses);
            drain(nowMs);
        }
    }

    void datagram(Address from, byte[] datagram, long nowMs) {
        if (on) {
            discovery.receive(from, datagram, nowMs);
            drain(nowMs);
        }
    }

    void dialing(Address to, long nowMs) {
        discovery.sentTo(to, nowMs);
    }

    void up(Neighbor neighbor, long nowMs) {
        if (!on) {
            return;
        }
        Address at = neighbor.address();
        if (at != null && neighbor.link.dialed()) {
            discovery.met(at);
            presence.dialed(neighbor.id, at, nowMs);
        } else if (at != null) {
            discovery.got(at, nowMs);
        }
        if (at != null) {
            searches.remove(neighbor.id);
        }
        presence.changed(nowMs);
    }

    void down(Neighbor neighbor, long nowMs) {
        if (on) {
            Address at = neighbor.address();
            if (at != null) {
                discovery.sentTo(at, nowMs);
            }
            presence.down(neighbor, nowMs);
        }
    }

    void roamed(long nowMs) {
        if (on) {
            presence.changed(nowMs);
        }
    }

    /**
     * Looks for the nodes nearest to a key, and for records under it.
     *
     * @return false if too much is looked for already
     */
    boolean members(Id key, Hearer hearer, long nowMs) {
        return begin(key, true, hearer, nowMs);
    }

    /** Looks for the nodes nearest to a key; false if too much is looked for already. */
    boolean lookup(Id key, Hearer hearer, long nowMs) {
        return begin(key, false, hearer, nowMs);
    }

    private boolean begin(Id key, boolean records, Hearer hearer, long nowMs) {
        long number = on ? discovery.lookup(key, records, nowMs) : -1;
        if (number >= 0) {
            hearers.put(number, hearer);
        }
        drain(nowMs);
        return number >= 0;
    }

    /** Asks whether somebody is at an address; false if it is not asked now. */
    boolean probe(Address at, Probe asker, long nowMs) {
        boolean asked = on && discovery.probe(at, asker, nowMs);
        drain(nowMs);
        return asked;
    }

    /** Whether an address that others name is one this node would go to. */
    boolean shares(Address address) {
        return discovery.shares(address);
    }

    /** Tells others under a key that this node takes part, from now on. */
    boolean announce(Id key, long nowMs) {
        return presence.announce(key, nowMs);
    }

    /** Tells it no longer. */
    void retract(Id key) {
        presence.retract(key);
    }

    /** For the owner: the nodes nearest to a key. */
    void find(long ticket, Id key, long nowMs) {
        Hearer hearer = (result, thenMs) -> outbox.add(new Output.Found(ticket, result));
        if (!lookup(key, hearer, nowMs)) {
            outbox.add(new Output.Found(ticket, new DiscoveryOutput.Result(List.of(), 0, 0, 0)));
        }
    }

    @Override
    public void seek(Id node, long nowMs) {
        if (!relaying.routes().needs(node)) {
            return;
        }
        Search search = searches.computeIfAbsent(node, each -> new Search());
        if (discovery.size() == 0 || !search.due(nowMs)) {
            return;
        }
        search.looking =
                members(
                        Whereabouts.key(node, crypto),
                        new Hearer() {
                            @Override
                            public void seen(Whereabouts record, long thenMs) {
                                if (record.node().equals(node)) {
                                    follow(record, search, thenMs);
                                }
                            }

                            @Override
                            public void looked(DiscoveryOutput.Result result, long thenMs) {
                                search.looking = false;
                                for (DiscoveryOutput.Found found : result.nodes()) {
                                    // In a small network the node itself may be asked.
                                    if (found.node().equals(node)) {
                                        relaying.routes().learn(node, found.address(), thenMs);
                                    }
                                }
                            }
                        },
                        nowMs);
    }

    @Override
    public List<Id> relaysOf(Id node) {
        Search search = searches.get(node);
        return search == null ? List.of() : new ArrayList<>(search.relays);
    }

    /**
     * Tries the ways a node named. Each address is asked first: a handshake is twenty times that.
     */
    private void follow(Whereabouts record, Search search, long nowMs) {
        Id node = record.node();
        search.relays.clear();
        for (Way way : record.ways()) {
            if (!discovery.shares(way.address())) {
                continue;
            }
            switch (way) {
                case Way.Direct(Address at) ->
                        discovery.probe(
                                at,
                                (found, thenMs) -> {
                                    if (found.node().equals(node)) {
                                        relaying.routes().learn(node, found.address(), thenMs);
                                    }
                                },
                                nowMs);
                case Way.Through(Id relay, Address at) -> through(node, relay, at, search, nowMs);
            }
        }
        drain(nowMs);
    }

    private void through(Id node, Id relay, Address at, Search search, long nowMs) {
        if (relay.equals(own)) {
            return;
        }
        search.relays.add(relay);
        if (neighbors.find(relay) != null) {
            relaying.routes().hint(node, nowMs);
            return;
        }
        discovery.probe(
                at,
                (found, thenMs) -> {
                    if (found.node().equals(relay) && relaying.routes().wants(node)) {
                        borrow(relay, found.address(), thenMs);
                    }
                },
                nowMs);
    }

    /** Links to a relay for the sake of whoever is behind it. */
    private void borrow(Id relay, Address at, long nowMs) {
        if (borrowed.containsKey(relay) || borrowed.size() < BORROWED_MAX) {
            borrowed.put(relay, nowMs + BORROWED_MS);
            relaying.routes().want(Wanter.BORROWED, relay, List.of(at), nowMs);
        } else {
            relaying.routes().learn(relay, at, nowMs);
        }
    }

    void expire(long nowMs) {
        if (!on) {
            return;
        }
        if (nowMs >= discovery.deadlineMs()) {
            discovery.expire(nowMs);
        }
        presence.expire(nowMs);
        for (Map.Entry<Id, Long> each : new ArrayList<>(borrowed.entrySet())) {
            if (nowMs < each.getValue()) {
                continue;
            }
            if (carries(each.getKey())) {
                borrowed.put(each.getKey(), nowMs + BORROWED_MS);
            } else {
                borrowed.remove(each.getKey());
                relaying.routes().unwant(Wanter.BORROWED, each.getKey());
            }
        }
        if (nowMs >= sweepMs) {
            sweepMs = nowMs + SWEEP_MS;
            searches.keySet().removeIf(node -> !relaying.routes().wants(node));
        }
        drain(nowMs);
    }

    long deadlineMs() {
        if (!on) {
            return Long.MAX_VALUE;
        }
        long deadlineMs = Math.min(discovery.deadlineMs(), presence.deadlineMs());
        for (long untilMs : borrowed.values()) {
            deadlineMs = Math.min(deadlineMs, untilMs);
        }
        return deadlineMs;
    }

    private void drain(long nowMs) {
        DiscoveryOutput output;
        while ((output = discovery.poll()) != null) {
            switch (output) {
                case DiscoveryOutput.Transmit(Address to, byte[] bytes) ->
                        outbox.add(new Output.Transmit(to, bytes));
                case DiscoveryOutput.Save(StoreRecord record) -> outbox.save(record);
                case DiscoveryOutput.Seen(long number, Whereabouts record) -> {
                    Hearer hearer = hearers.get(number);
                    if (hearer != null) {
                        hearer.seen(record, nowMs);
                    }
                }
                case DiscoveryOutput.Looked(long number, DiscoveryOutput.Result result) ->
                        looked(number, result, nowMs);
                case DiscoveryOutput.Moved moved -> presence.changed(nowMs);
                case DiscoveryOutput.Rejected(Address from, var reason, int bytes) ->
                        outbox.trace(
                                new TraceEvent(
                                        TraceEvent.Kind.REJECTED,
                                        nowMs,
                                        null,
                                        from,
                                        null,
                                        reason,
                                        bytes));
            }
        }
    }

    private void looked(long number, DiscoveryOutput.Result result, long nowMs) {
        outbox.trace(TraceEvent.of(TraceEvent.Kind.LOOKED, nowMs, null, result.asked()));
        Hearer hearer = hearers.remove(number);
        if (hearer != null) {
            hearer.looked(result, nowMs);
        }
    }

    private boolean carries(Id relay) {
        for (Neighbor neighbor : neighbors.all()) {
            if (neighbor.link.path() instanceof Path.Relayed(Id by, long circuit)
                    && by.equals(relay)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a link leads to the host of an address. */
    private boolean isLinked(Address address) {
        for (Neighbor neighbor : neighbors.all()) {
            @Nullable Address at = neighbor.address();
            if (at != null && at.high() == address.high() && at.low() == address.low()) {
                return true;
            }
        }
        return false;
    }
}
