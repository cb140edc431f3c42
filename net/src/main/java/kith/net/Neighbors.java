package kith.net;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.net.discovery.Discovery;
import kith.net.link.Link;
import kith.net.link.LinkOutput;
import kith.net.link.Links;
import kith.net.link.Path;
import kith.net.score.Scores;
import kith.net.stream.ConnectionEvent;
import kith.net.trace.TraceEvent;
import kith.net.wire.Address;
import kith.net.wire.Reader;
import kith.net.wire.Reason;
import kith.net.wire.Writer;
import org.jspecify.annotations.Nullable;

/**
 * All nodes this one is linked to: takes datagrams, and moves packets between links and what runs
 * over them.
 */
final class Neighbors {

    /**
     * The first byte of a datagram that goes through a relay; a circuit and a link's datagram
     * follow.
     */
    static final int RELAYED = 0x20;

    /** What a relay puts before a datagram. */
    static final int RELAYED_HEAD_BYTES = 9;

    /** What happens to neighbors, for those who build on them. */
    interface Listener {

        void up(Neighbor neighbor, @Nullable Address dialed, long nowMs);

        void down(Neighbor neighbor, Reason reason, long nowMs);

        void roamed(Neighbor neighbor, long nowMs);

        /** The neighbor's connection moved on and may take more messages. */
        void room(Neighbor neighbor, long nowMs);

        void event(Neighbor neighbor, ConnectionEvent event, long nowMs);

        /** Nothing came from the neighbor for some seconds though it had to answer. */
        void stalled(Neighbor neighbor, long nowMs);

        /** A datagram through a relay; the first byte is {@link #RELAYED}. */
        void relayed(Address from, byte[] datagram, long nowMs);

        /** A datagram of discovery, which needs no link. */
        void discovered(Address from, byte[] datagram, long nowMs);

        /** A handshake begins with whoever is at an address. */
        void dialing(Address to, long nowMs);
    }

    private final PeerSetup setup;
    private final Outbox outbox;
    private final Listener listener;
    private final Links links;
    private final Scores scores = new Scores();
    private final Map<Id, Neighbor> byNode = new LinkedHashMap<>();
    private final Map<Long, Path> dialing = new LinkedHashMap<>();
    private final ArrayDeque<Neighbor> busy = new ArrayDeque<>();
    private final byte[] plain = new byte[Link.PLAIN_BYTES_MAX];

    Neighbors(PeerTools tools, Listener listener) {
        this.setup = tools.setup();
        this.outbox = tools.outbox();
        this.listener = listener;
        this.links = new Links(setup.node(), tools.crypto(), tools.randomness(), setup.links());
    }

    @Nullable Neighbor find(Id node) {
        return byNode.get(node);
    }

    Collection<Neighbor> all() {
        return byNode.values();
    }

    /** Takes a datagram from the wire. */
    void receive(Address from, byte[] datagram, long nowMs) {
        if (datagram.length > 0 && datagram[0] == RELAYED) {
            listener.relayed(from, datagram, nowMs);
        } else if (datagram.length > 0 && Discovery.takes(datagram[0])) {
            listener.discovered(from, datagram, nowMs);
        } else {
            receive(new Path.Direct(from), datagram, nowMs);
        }
    }

    void receive(Path from, byte[] datagram, long nowMs) {
        links.receive(from, datagram, nowMs);
        drainLinks(nowMs);
    }

    /** Shakes hands over a path, unless this node is at it already: the link repeats by itself. */
    void dial(Path to, @Nullable Id node, long nowMs) {
        if (dialing.containsValue(to)) {
            return;
        }
        if (to instanceof Path.Direct(Address address)) {
            listener.dialing(address, nowMs);
        }
        dialing.put(links.dial(to, node, nowMs), to);
        drainLinks(nowMs);
    }

    /** Posts a message; false if there is no link or no room. */
    boolean post(Id node, byte[] message) {
        Neighbor neighbor = byNode.get(node);
        if (neighbor == null || !neighbor.connection.post(message)) {
            return false;
        }
        wake(neighbor);
        return true;
    }

    /** Looks at the neighbor before the next wait. */
    void wake(Neighbor neighbor) {
        if (!neighbor.queued) {
            neighbor.queued = true;
            busy.add(neighbor);
        }
    }

    /** A node did what it should not; whoever does it often is dropped. */
    void offended(Id node, Reason reason, int bytes, long nowMs) {
        Neighbor neighbor = byNode.get(node);
        Address at = neighbor == null ? null : neighbor.address();
        outbox.trace(
                new TraceEvent(TraceEvent.Kind.REJECTED, nowMs, node, at, null, reason, bytes));
        if (scores.offended(node, at, reason, nowMs) && neighbor != null) {
            outbox.trace(
                    TraceEvent.of(
                            TraceEvent.Kind.DROPPED, nowMs, node, scores.points(node, nowMs)));
            neighbor.link.close(nowMs);
            drainLinks(nowMs);
        }
    }

    /** Whether nothing is wanted from this node. */
    boolean barred(Id node, @Nullable Address at, long nowMs) {
        return scores.barred(node, at, nowMs);
    }

    /**
     * The device is elsewhere: shows all neighbors where, and forgets what was known of the ways.
     */
    void networkChanged(long nowMs) {
        for (Neighbor neighbor : byNode.values()) {
            neighbor.connection.pathChanged(nowMs);
            neighbor.connection.ping();
            wake(neighbor);
        }
    }

    /** Says goodbye to all, first to those behind relays, while the ways to the relays stand. */
    void leave(long nowMs) {
        for (boolean relayed : new boolean[] {true, false}) {
            for (Neighbor neighbor : new ArrayList<>(byNode.values())) {
                if (neighbor.relayed() == relayed) {
                    neighbor.link.close(nowMs);
                }
            }
            drainLinks(nowMs);
        }
    }

    void expire(long nowMs) {
        List<Neighbor> stalled = new ArrayList<>(0);
        if (nowMs >= links.deadlineMs()) {
            links.expire(nowMs);
        }
        drainLinks(nowMs);
        for (Neighbor neighbor : byNode.values()) {
            if (nowMs >= neighbor.deadlineMs()) {
                neighbor.probe(nowMs);
                neighbor.connection.expire(nowMs);
                wake(neighbor);
                if (neighbor.stalls()) {
                    stalled.add(neighbor);
                }
            }
        }
        stalled.forEach(neighbor -> listener.stalled(neighbor, nowMs));
    }

    /** Ends the link with a node, if there is one. */
    void close(Id node, long nowMs) {
        Neighbor neighbor = byNode.get(node);
        if (neighbor != null) {
            neighbor.link.close(nowMs);
            drainLinks(nowMs);
        }
    }

    /** Sends what there is to send and hears what there is to hear; whether anything was done. */
    boolean pump(long nowMs) {
        Neighbor neighbor = busy.poll();
        if (neighbor == null) {
            return false;
        }
        neighbor.queued = false;
        if (byNode.get(neighbor.id) == neighbor) {
            drainEvents(neighbor, nowMs);
            listener.room(neighbor, nowMs);
            send(neighbor, nowMs);
            neighbor.schedule();
        }
        drainLinks(nowMs);
        return true;
    }

    long deadlineMs() {
        long deadlineMs = links.deadlineMs();
        for (Neighbor neighbor : byNode.values()) {
            deadlineMs = Math.min(deadlineMs, neighbor.deadlineMs());
        }
        return deadlineMs;
    }

    /** Sends a datagram of a link on its way. */
    private void transmit(Path to, byte[] datagram) {
        switch (to) {
            case Path.Direct(Address address) -> outbox.add(new Output.Transmit(address, datagram));
            case Path.Relayed(Id relay, long circuit) -> {
                Neighbor neighbor = byNode.get(relay);
                Address address = neighbor == null ? null : neighbor.address();
                if (address != null) {
                    byte[] wrapped =
                            new Writer(RELAYED_HEAD_BYTES + datagram.length)
                                    .u8(RELAYED)
                                    .u64(circuit)
                                    .bytes(datagram)
                                    .toBytes();
                    outbox.add(new Output.Transmit(address, wrapped));
                }
            }
        }
    }

    private void send(Neighbor neighbor, long nowMs) {
        Link link = neighbor.link;
        while (true) {
            int length = neighbor.connection.fill(link.nextNumber(), plain, plain.length, nowMs);
            if (length == 0) {
                return;
            }
            transmit(link.path(), link.seal(plain, length, nowMs));
        }
    }

    private void drainEvents(Neighbor neighbor, long nowMs) {
        ConnectionEvent event;
        while ((event = neighbor.connection.poll()) != null) {
            if (event instanceof ConnectionEvent.Rejected(Reason reason, int bytes)) {
                offended(neighbor.id, reason, bytes, nowMs);
            } else {
                listener.event(neighbor, event, nowMs);
            }
            if (byNode.get(neighbor.id) != neighbor) {
                return;
            }
        }
    }

    private void drainLinks(long nowMs) {
        LinkOutput output;
        while ((output = links.poll()) != null) {
            switch (output) {
                case LinkOutput.Transmit(Path to, byte[] datagram) -> transmit(to, datagram);
                case LinkOutput.Packet(Link link, long number, byte[] packet) -> {
                    Neighbor neighbor = byNode.get(link.node());
                    if (neighbor != null && neighbor.link == link) {
                        neighbor.connection.receive(number, packet, nowMs);
                        wake(neighbor);
                    }
                }
                case LinkOutput.Up(Link link, long attempt) -> up(link, attempt, nowMs);
                case LinkOutput.Down(Link link, Reason reason) -> down(link, reason, nowMs);
                case LinkOutput.Roamed(Link link, Path to) -> roamed(link, nowMs);
                case LinkOutput.Rekeyed(Link link, int epoch) ->
                        outbox.trace(
                                TraceEvent.of(TraceEvent.Kind.REKEYED, nowMs, link.node(), epoch));
                case LinkOutput.Failed(long attempt, Path to, Reason reason) -> {
                    dialing.remove(attempt);
                    rejected(to, reason, 0, nowMs);
                }
                case LinkOutput.Rejected(Path from, Reason reason, int bytes) ->
                        rejected(from, reason, bytes, nowMs);
            }
        }
    }

    private void up(Link link, long attempt, long nowMs) {
        Address at = dialing.remove(attempt) instanceof Path.Direct(Address to) ? to : null;
        Neighbor old = byNode.get(link.node());
        if (old != null) {
            down(old.link, Reason.REPLACED, nowMs);
        }
        Neighbor neighbor = new Neighbor(link, setup.connections());
        if (scores.barred(neighbor.id, neighbor.address(), nowMs)) {
            link.close(nowMs);
            return;
        }
        byNode.put(neighbor.id, neighbor);
        outbox.trace(TraceEvent.of(TraceEvent.Kind.LINKED, nowMs, neighbor.id, 0));
        listener.up(neighbor, at, nowMs);
        wake(neighbor);
    }

    private void down(Link link, Reason reason, long nowMs) {
        Neighbor neighbor = byNode.get(link.node());
        if (neighbor != null && neighbor.link == link) {
            byNode.remove(neighbor.id);
            outbox.trace(TraceEvent.of(TraceEvent.Kind.UNLINKED, nowMs, neighbor.id, 0));
            listener.down(neighbor, reason, nowMs);
        }
    }

    private void roamed(Link link, long nowMs) {
        Neighbor neighbor = byNode.get(link.node());
        if (neighbor != null && neighbor.link == link) {
            neighbor.connection.pathChanged(nowMs);
            outbox.trace(
                    new TraceEvent(
                            TraceEvent.Kind.ROAMED,
                            nowMs,
                            neighbor.id,
                            neighbor.address(),
                            null,
                            null,
                            0));
            listener.roamed(neighbor, nowMs);
            wake(neighbor);
        }
    }

    private void rejected(Path from, Reason reason, int bytes, long nowMs) {
        Address address = from instanceof Path.Direct(Address direct) ? direct : null;
        Id relay = from instanceof Path.Relayed(Id node, long circuit) ? node : null;
        outbox.trace(
                new TraceEvent(
                        TraceEvent.Kind.REJECTED, nowMs, relay, address, null, reason, bytes));
    }

    /** The ids of all neighbors, for loops that may drop some. */
    List<Id> ids() {
        return new ArrayList<>(byNode.keySet());
    }

    /** The circuit a relayed datagram names. */
    static long circuit(byte[] datagram) {
        return new Reader(datagram, 1, 8).u64();
    }
}
