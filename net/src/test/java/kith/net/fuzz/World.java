package kith.net.fuzz;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.BiPredicate;
import kith.net.Input;
import kith.net.Output;
import kith.net.crypto.Crypto;
import kith.net.crypto.SeededRandomness;
import kith.net.stream.Connection;
import kith.net.stream.ConnectionBounds;
import kith.net.stream.ConnectionEvent;
import kith.net.wire.Address;

/** A few honest peers on lines of 10 ms, with a clock of their own; what they say is recorded. */
final class World {

    private static final long WAY_MS = 10;

    private record Flight(long atMs, long order, Address from, Address to, byte[] bytes) {}

    final SeededRandomness random;
    final Crypto crypto;
    final Map<Address, Host> hosts = new LinkedHashMap<>();

    /** Datagrams as they were on the wire. */
    final Samples datagrams;

    /** What was in them before it was sealed, and what was in that. */
    final Samples plains;

    /** The posted messages among those, so that rare kinds are there as well. */
    final Samples messages;

    /** Between which addresses nothing passes. */
    BiPredicate<Address, Address> wall = (from, to) -> false;

    long nowMs = 1_800_000_000_000L;
    private long order;
    private final PriorityQueue<Flight> flights =
            new PriorityQueue<>(
                    Comparator.comparingLong(Flight::atMs).thenComparingLong(Flight::order));

    World(long seed, Crypto crypto) {
        this.random = new SeededRandomness(seed);
        this.datagrams = new Samples(random);
        this.plains = new Samples(random);
        this.messages = new Samples(random);
        this.crypto = crypto;
    }

    Host host(int number) {
        Host host = new Host(this, Address.v4(0x0a000001 | number << 8, 7000));
        hosts.put(host.address, host);
        return host;
    }

    /** Records a plain text before it is sealed. */
    void sealing(byte[] plain) {
        plains.add(plain);
        Connection connection = new Connection(true, ConnectionBounds.usual());
        connection.receive(1, plain.clone(), nowMs);
        ConnectionEvent event;
        while ((event = connection.poll()) != null) {
            if (event instanceof ConnectionEvent.Posted(byte[] bytes)) {
                messages.add(bytes);
            }
        }
    }

    void send(Address from, Address to, byte[] bytes) {
        datagrams.add(bytes);
        if (hosts.containsKey(to) && !wall.test(from, to)) {
            flights.add(new Flight(nowMs + WAY_MS, order++, from, to, bytes.clone()));
        }
    }

    /** Lets time pass. */
    void run(long forMs) {
        long endMs = nowMs + forMs;
        while (step(endMs)) {
            // The work is in the condition.
        }
        nowMs = endMs;
    }

    private boolean step(long endMs) {
        Flight next = flights.peek();
        long nextMs = next == null ? Long.MAX_VALUE : next.atMs();
        Host awake = null;
        for (Host host : hosts.values()) {
            if (host.wakeMs < nextMs) {
                nextMs = host.wakeMs;
                awake = host;
            }
        }
        if (nextMs > endMs) {
            return false;
        }
        nowMs = Math.max(nowMs, nextMs);
        if (awake != null) {
            awake.handle(new Input.Tick());
        } else if (next != null) {
            flights.remove();
            Host host = hosts.get(next.to());
            if (host != null) {
                host.handle(new Input.Datagram(next.from(), next.bytes()));
            }
        }
        return true;
    }

    /** Whether a message posted on one side comes out on the other. */
    boolean speaks(Host from, Host to) {
        byte[] word = random.bytes(24);
        from.handle(new Input.Post(to.id(), word));
        run(5_000);
        for (Output.Posted posted : to.take(Output.Posted.class)) {
            if (java.util.Arrays.equals(posted.bytes(), word)) {
                return true;
            }
        }
        return false;
    }
}
