package kith.net;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.net.crypto.Randomness;
import kith.net.link.Link;
import kith.net.link.Path;
import kith.net.relay.Circuits;
import kith.net.relay.RelayMessage;
import kith.net.relay.Routes;
import kith.net.trace.TraceEvent;
import kith.net.wire.Address;
import kith.net.wire.Decoded;
import kith.net.wire.Reason;
import kith.net.wire.Writer;
import org.jspecify.annotations.Nullable;

/** Ways through others and for others: circuits of one's own, circuits of others, shorter ways. */
final class Relaying {

    /** 64 circuits this node is an end of. */
    static final int ENDS_MAX = 64;

    /** 16 of them offered by one relay. */
    static final int ENDS_PER_RELAY_MAX = 16;

    /** 30 s for a handshake through a circuit, which takes 20 s at most; then its place is free. */
    static final long END_UNUSED_MS = 30_000;

    /** A minute without a datagram, as with the relay: a link's keep-alives come each 25 s. */
    static final long END_IDLE_MS = Circuits.IDLE_MS;

    /** 4 addresses others see this node at: two families, and a change of each. */
    static final int OBSERVED_MAX = 4;

    /** 1200: what a relay puts before the longest datagram of a link. */
    static final int DATAGRAM_BYTES_MAX = Neighbors.RELAYED_HEAD_BYTES + Link.DATAGRAM_BYTES_MAX;

    /** Who knows more of the network than the neighbors do. */
    interface Guide {

        /** Somebody is wanted whom no known way leads to so far. */
        void seek(Id node, long nowMs);

        /** Relays that a node said to be linked to. */
        List<Id> relaysOf(Id node);
    }

    private final Outbox outbox;
    private final Circuits circuits;
    private final Routes routes;
    private final Map<Long, End> ends = new LinkedHashMap<>();
    private final Set<Address> observed = new LinkedHashSet<>();
    private List<Address> own = List.of();
    private @Nullable Guide guide;

    /** A circuit this node is an end of. */
    private static final class End {

        final Id relay;
        long untilMs;

        /** Whether a link went through it: datagrams alone do not keep a place. */
        boolean used;

        End(Id relay, long nowMs) {
            this.relay = relay;
            this.untilMs = nowMs + END_UNUSED_MS;
        }
    }

    Relaying(PeerSetup setup, Randomness randomness, Outbox outbox) {
        this.outbox = outbox;
        this.circuits = new Circuits(setup.relayBytesPerHour(), randomness);
        this.routes = new Routes(randomness);
    }

    /** Asks this one, too, from now on. */
    void guide(Guide by) {
        guide = by;
    }

    Routes routes() {
        return routes;
    }

    /** The addresses of this device's interfaces. */
    void own(List<Address> addresses) {
        if (!own.equals(addresses)) {
            routes.moved();
        }
        own = List.copyOf(addresses);
        observed.clear();
    }

    /** Addresses at which this node may be reached: its own and what others see. */
    List<Address> addresses() {
        Set<Address> all = new LinkedHashSet<>(observed);
        all.addAll(own);
        List<Address> list = new ArrayList<>(all);
        return list.subList(0, Math.min(list.size(), RelayMessage.CANDIDATES_MAX));
    }

    void up(Neighbors neighbors, Neighbor neighbor, @Nullable Address dialed) {
        routes.linked(neighbor.id, dialed);
        used(neighbor);
        tellAddresses(neighbors, neighbor);
    }

    /**
     * A neighbor that stays, since it is wanted here: whoever else is wanted may be reached through
     * it. Others come for a moment, often.
     */
    void mayRelay(Neighbor neighbor, long nowMs) {
        if (!neighbor.relayed() && routes.wants(neighbor.id)) {
            routes.changed(nowMs);
        }
    }

    void down(Neighbor neighbor, long nowMs) {
        circuits.moved(neighbor.id, null);
        ends.values().removeIf(end -> end.relay.equals(neighbor.id));
        routes.unlinked(neighbor.id, nowMs);
    }

    void roamed(Neighbors neighbors, Neighbor neighbor) {
        circuits.moved(neighbor.id, neighbor.address());
        used(neighbor);
        tellAddresses(neighbors, neighbor);
    }

    /**
     * Through a relay the ends tell each other where they are; directly, where they see each other.
     */
    private void tellAddresses(Neighbors neighbors, Neighbor neighbor) {
        Address address = neighbor.address();
        RelayMessage message =
                address == null
                        ? new RelayMessage.Candidates(addresses())
                        : new RelayMessage.Observed(address);
        neighbors.post(neighbor.id, message.encode());
    }

    /** A datagram with the head of a relay: for somebody else, or for this node. */
    void datagram(Neighbors neighbors, Address from, byte[] datagram, long nowMs) {
        if (datagram.length <= Neighbors.RELAYED_HEAD_BYTES) {
            reject(from, Reason.TRUNCATED, datagram.length, nowMs);
            return;
        }
        if (datagram.length > DATAGRAM_BYTES_MAX) {
            reject(from, Reason.TOO_LONG, datagram.length, nowMs);
            return;
        }
        long circuit = Neighbors.circuit(datagram);
        Circuits.Forward forward = circuits.forward(from, circuit, datagram.length, nowMs);
        if (forward != null) {
            byte[] head = new Writer(8).u64(forward.circuit()).toBytes();
            System.arraycopy(head, 0, datagram, 1, head.length);
            outbox.add(new Output.Transmit(forward.to(), datagram));
            return;
        }
        End end = ends.get(circuit);
        Id relay = end == null ? null : end.relay;
        Neighbor neighbor = relay == null ? null : neighbors.find(relay);
        if (relay == null || neighbor == null || !from.equals(neighbor.address())) {
            reject(from, Reason.UNKNOWN_TARGET, datagram.length, nowMs);
            return;
        }
        if (end != null && end.used) {
            end.untilMs = nowMs + END_IDLE_MS;
        }
        byte[] inner = Arrays.copyOfRange(datagram, Neighbors.RELAYED_HEAD_BYTES, datagram.length);
        neighbors.receive(new Path.Relayed(relay, circuit), inner, nowMs);
    }

    /** A posted message of this range. */
    void message(Neighbors neighbors, Neighbor from, byte[] bytes, long nowMs) {
        Decoded<RelayMessage> decoded = RelayMessage.decode(bytes);
        if (decoded instanceof Decoded.Reject<RelayMessage>(Reason reason)) {
            neighbors.offended(from.id, reason, bytes.length, nowMs);
        } else if (decoded instanceof Decoded.Ok<RelayMessage>(RelayMessage message)) {
            take(neighbors, from, message, nowMs);
        }
        flush(neighbors);
    }

    private void take(Neighbors neighbors, Neighbor from, RelayMessage message, long nowMs) {
        switch (message) {
            case RelayMessage.Ask ask -> {
                Neighbor target = neighbors.find(ask.target());
                Address to = target == null ? null : target.address();
                circuits.ask(from.id, ask, from.address(), to, nowMs);
            }
            case RelayMessage.Accept(long circuit) -> {
                circuits.accept(from.id, circuit, nowMs);
                outbox.trace(TraceEvent.of(TraceEvent.Kind.CIRCUIT, nowMs, from.id, 0));
            }
            case RelayMessage.Decline(long circuit) -> circuits.decline(from.id, circuit);
            case RelayMessage.Close(long circuit) -> circuits.close(from.id, circuit);
            case RelayMessage.Offer(long circuit, Id asker) ->
                    offered(neighbors, from, circuit, asker, nowMs);
            case RelayMessage.Opened(long request, long circuit) ->
                    opened(neighbors, from, request, circuit, nowMs);
            case RelayMessage.Ended(long circuit, Reason why) -> {
                End end = ends.get(circuit);
                if (end != null && end.relay.equals(from.id)) {
                    ends.remove(circuit);
                    lost(neighbors, new Path.Relayed(from.id, circuit), nowMs);
                }
            }
            case RelayMessage.Refused refused -> {
                // Others were asked as well, and all will be asked again.
            }
            case RelayMessage.Observed(Address address) -> observed(address);
            case RelayMessage.Candidates(List<Address> addresses) -> {
                from.offer(addresses, nowMs);
                neighbors.wake(from);
            }
        }
    }

    private void offered(Neighbors neighbors, Neighbor relay, long circuit, Id asker, long nowMs) {
        boolean welcome = isFree(relay.id, circuit) && !neighbors.barred(asker, null, nowMs);
        if (welcome) {
            ends.putIfAbsent(circuit, new End(relay.id, nowMs));
        }
        RelayMessage answer =
                welcome ? new RelayMessage.Accept(circuit) : new RelayMessage.Decline(circuit);
        neighbors.post(relay.id, answer.encode());
    }

    private void opened(
            Neighbors neighbors, Neighbor relay, long request, long circuit, long nowMs) {
        Id target = routes.opened(request);
        if (target == null || !isFree(relay.id, circuit)) {
            neighbors.post(relay.id, new RelayMessage.Close(circuit).encode());
            return;
        }
        ends.putIfAbsent(circuit, new End(relay.id, nowMs));
        neighbors.dial(new Path.Relayed(relay.id, circuit), target, nowMs);
    }

    /** A circuit is gone; a link that went through it looks for another way at once. */
    private void lost(Neighbors neighbors, Path path, long nowMs) {
        for (Neighbor neighbor : neighbors.all()) {
            if (neighbor.link.path().equals(path)) {
                routes.unlinked(neighbor.id, nowMs);
            }
        }
    }

    private void observed(Address address) {
        observed.remove(address);
        observed.add(address);
        if (observed.size() > OBSERVED_MAX) {
            observed.remove(observed.iterator().next());
        }
    }

    /** Whether this node is an end of a circuit. */
    boolean isEnd(long circuit) {
        return ends.containsKey(circuit);
    }

    /**
     * Whether a relay may lead a circuit of this number here: relays choose numbers, and one must
     * not take the place of another's. It may say the same twice.
     */
    private boolean isFree(Id relay, long circuit) {
        End taken = ends.get(circuit);
        return taken == null ? hasRoom(relay) : taken.relay.equals(relay);
    }

    private boolean hasRoom(Id relay) {
        int same = 0;
        for (End other : ends.values()) {
            if (other.relay.equals(relay)) {
                same++;
            }
        }
        return ends.size() < ENDS_MAX && same < ENDS_PER_RELAY_MAX;
    }

    void expire(Neighbors neighbors, long nowMs) {
        circuits.expire(nowMs);
        routes.expire(nowMs);
        expireEnds(neighbors, nowMs);
        Routes.Step step;
        while ((step = routes.poll()) != null) {
            switch (step) {
                case Routes.Step.Dial(Path path, @Nullable Id node) ->
                        neighbors.dial(path, node, nowMs);
                case Routes.Step.Ask(RelayMessage.Ask message) -> ask(neighbors, message, nowMs);
            }
        }
        flush(neighbors);
    }

    /** A link goes through a circuit. */
    private void used(Neighbor neighbor) {
        if (neighbor.link.path() instanceof Path.Relayed(Id relay, long circuit)) {
            End end = ends.get(circuit);
            if (end != null && end.relay.equals(relay)) {
                end.used = true;
            }
        }
    }

    /** Gives up circuits that no link goes through: relays could fill the table with offers. */
    private void expireEnds(Neighbors neighbors, long nowMs) {
        for (Map.Entry<Long, End> each : new ArrayList<>(ends.entrySet())) {
            long circuit = each.getKey();
            End end = each.getValue();
            if (nowMs < end.untilMs) {
                continue;
            }
            if (carries(neighbors, new Path.Relayed(end.relay, circuit))) {
                end.untilMs = nowMs + END_IDLE_MS;
            } else {
                ends.remove(circuit);
                neighbors.post(end.relay, new RelayMessage.Close(circuit).encode());
            }
        }
    }

    private static boolean carries(Neighbors neighbors, Path path) {
        for (Neighbor neighbor : neighbors.all()) {
            if (neighbor.link.path().equals(path)) {
                return true;
            }
        }
        return false;
    }

    /** Asks those that the node named, then those linked longest; and the network. */
    private void ask(Neighbors neighbors, RelayMessage.Ask message, long nowMs) {
        Set<Id> relays = new LinkedHashSet<>();
        if (guide != null) {
            guide.seek(message.target(), nowMs);
            relays.addAll(guide.relaysOf(message.target()));
        }
        relays.addAll(neighbors.ids());
        int askedCount = 0;
        for (Id id : relays) {
            Neighbor relay = neighbors.find(id);
            boolean may = relay != null && !relay.relayed() && !id.equals(message.target());
            if (may && askedCount < Routes.RELAYS_ASKED_MAX) {
                askedCount++;
                neighbors.post(id, message.encode());
            }
        }
    }

    long deadlineMs() {
        long deadlineMs = Math.min(circuits.deadlineMs(), routes.deadlineMs());
        for (End end : ends.values()) {
            deadlineMs = Math.min(deadlineMs, end.untilMs);
        }
        return deadlineMs;
    }

    private void flush(Neighbors neighbors) {
        Circuits.Post post;
        while ((post = circuits.poll()) != null) {
            neighbors.post(post.to(), post.message().encode());
        }
    }

    private void reject(Address from, Reason reason, int bytes, long nowMs) {
        outbox.trace(
                new TraceEvent(TraceEvent.Kind.REJECTED, nowMs, null, from, null, reason, bytes));
    }
}
