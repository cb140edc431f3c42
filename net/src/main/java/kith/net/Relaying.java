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

    /** 4 addresses others see this node at: two families, and a change of each. */
    static final int OBSERVED_MAX = 4;

    /** 1200: what a relay puts before the longest datagram of a link. */
    static final int DATAGRAM_BYTES_MAX = Neighbors.RELAYED_HEAD_BYTES + Link.DATAGRAM_BYTES_MAX;

    private final Outbox outbox;
    private final Circuits circuits;
    private final Routes routes;
    private final Map<Long, Id> ends = new LinkedHashMap<>();
    private final Set<Address> observed = new LinkedHashSet<>();
    private List<Address> own = List.of();

    Relaying(PeerSetup setup, Randomness randomness, Outbox outbox) {
        this.outbox = outbox;
        this.circuits = new Circuits(setup.relayBytesPerHour(), randomness);
        this.routes = new Routes(randomness);
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

    void up(Neighbors neighbors, Neighbor neighbor, @Nullable Address dialed, long nowMs) {
        routes.linked(neighbor.id, dialed);
        tellAddresses(neighbors, neighbor);
        if (!neighbor.relayed()) {
            routes.changed(nowMs);
        }
    }

    void down(Neighbor neighbor, long nowMs) {
        circuits.moved(neighbor.id, null);
        ends.values().removeIf(relay -> relay.equals(neighbor.id));
        routes.unlinked(neighbor.id, nowMs);
    }

    void roamed(Neighbors neighbors, Neighbor neighbor) {
        circuits.moved(neighbor.id, neighbor.address());
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
        Id relay = ends.get(circuit);
        Neighbor neighbor = relay == null ? null : neighbors.find(relay);
        if (relay == null || neighbor == null || !from.equals(neighbor.address())) {
            reject(from, Reason.UNKNOWN_TARGET, datagram.length, nowMs);
            return;
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
                if (ends.remove(circuit, from.id)) {
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
        boolean welcome = hasRoom(relay.id) && !neighbors.barred(asker, null, nowMs);
        if (welcome) {
            ends.put(circuit, relay.id);
        }
        RelayMessage answer =
                welcome ? new RelayMessage.Accept(circuit) : new RelayMessage.Decline(circuit);
        neighbors.post(relay.id, answer.encode());
    }

    private void opened(
            Neighbors neighbors, Neighbor relay, long request, long circuit, long nowMs) {
        Id target = routes.opened(request);
        if (target == null || !hasRoom(relay.id)) {
            neighbors.post(relay.id, new RelayMessage.Close(circuit).encode());
            return;
        }
        ends.put(circuit, relay.id);
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

    private boolean hasRoom(Id relay) {
        int same = 0;
        for (Id other : ends.values()) {
            if (other.equals(relay)) {
                same++;
            }
        }
        return ends.size() < ENDS_MAX && same < ENDS_PER_RELAY_MAX;
    }

    void expire(Neighbors neighbors, long nowMs) {
        circuits.expire(nowMs);
        routes.expire(nowMs);
        Routes.Step step;
        while ((step = routes.poll()) != null) {
            switch (step) {
                case Routes.Step.Dial(Path path, @Nullable Id node) ->
                        neighbors.dial(path, node, nowMs);
                case Routes.Step.Ask(RelayMessage.Ask message) -> ask(neighbors, message);
            }
        }
        flush(neighbors);
    }

    private static void ask(Neighbors neighbors, RelayMessage.Ask message) {
        int askedCount = 0;
        for (Neighbor neighbor : neighbors.all()) {
            boolean relay = !neighbor.relayed() && !neighbor.id.equals(message.target());
            if (relay && askedCount < Routes.RELAYS_ASKED_MAX) {
                askedCount++;
                neighbors.post(neighbor.id, message.encode());
            }
        }
    }

    long deadlineMs() {
        return Math.min(circuits.deadlineMs(), routes.deadlineMs());
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
