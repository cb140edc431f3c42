package kith.net;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import kith.net.crypto.Crypto;
import kith.net.crypto.RealCrypto;
import kith.net.link.NodeIdentity;
import kith.net.mailbox.HoldBounds;
import kith.net.wire.Address;

/** A few peers on a small network with a clock of its own, for tests. */
final class Village {

    /** The first byte of a record on its way, see docs/protocol/discovery.md. */
    private static final int PUT = 0x32;

    /** One way of every line. */
    static final long WAY_MS = 10;

    private record Flight(long atMs, long order, Address from, Address to, byte[] bytes) {}

    /** A datagram that somebody listening on the wire sees. */
    record Seen(Address from, Address to, byte[] bytes) {}

    final Map<Address, House> houses = new LinkedHashMap<>();
    final List<Seen> wire = new ArrayList<>();
    final Random random;

    /** Addresses of those who are away: nothing reaches them, and nothing of theirs anybody. */
    final Set<Address> away = new HashSet<>();

    /** What is lost on its way. */
    Predicate<Seen> loses = seen -> false;

    long nowMs = 1_800_000_000_000L;
    private long order;
    private final PriorityQueue<Flight> flights =
            new PriorityQueue<>(
                    Comparator.comparingLong(Flight::atMs).thenComparingLong(Flight::order));

    private final Crypto crypto;

    Village(long seed) {
        this(seed, new RealCrypto());
    }

    Village(long seed, Crypto crypto) {
        this.random = new Random(seed);
        this.crypto = crypto;
    }

    /** A peer, its address, and everything it gave out. */
    final class House {

        final Crypto crypto = Village.this.crypto;
        final Address address;
        final PeerSetup setup;
        final Map<String, StoreRecord> disk = new LinkedHashMap<>();
        final List<Output> outputs = new ArrayList<>();
        Peer peer;
        boolean broken;

        /** What it puts at others is lost on the way. */
        boolean noRecords;

        boolean diskStalls;

        /** The save at which the process dies, counted down to 0; negative: none. */
        int dieAtSave = -1;

        private final List<StoreRecord> unsynced = new ArrayList<>();
        private long given;
        long wakeMs;

        House(int number, long relayBytesPerHour, HoldBounds holds) {
            address = Address.v4(0x0a000000 | number << 8 | 1, 7000);
            NodeIdentity node =
                    NodeIdentity.of(bytes(), bytes(), nowMs + 100L * 24 * 3600 * 1000, crypto);
            PeerSetup usual = PeerSetup.of(node, bytes(), bytes());
            setup =
                    new PeerSetup(
                            node,
                            usual.authorSeed(),
                            usual.deviceSeed(),
                            usual.links(),
                            usual.connections(),
                            relayBytesPerHour,
                            holds,
                            true);
            peer = new Peer(setup, List.of(), crypto, random::nextBytes, nowMs);
            wakeMs = nowMs;
            houses.put(address, this);
            handle(new Input.NetworkChanged(List.of(address)));
        }

        Id id() {
            return setup.node().id();
        }

        Id author() {
            return Id.of(crypto.ed25519Public(setup.authorSeed()));
        }

        /** All records given out so far reach the disk, and the peer hears of it. */
        void sync() {
            unsynced.forEach(this::write);
            unsynced.clear();
            handle(new Input.Saved(given));
        }

        private void write(StoreRecord record) {
            String key = record.kind() + Id.of(crypto.sha256(record.key())).toString();
            disk.remove(key);
            if (record.value() != null) {
                disk.put(key, record);
            }
        }

        void handle(Input input) {
            peer.handle(input, nowMs);
            drain();
        }

        /** The process dies for good. */
        void stop() {
            broken = true;
            wakeMs = Long.MAX_VALUE;
        }

        /** The process dies and another one starts from what is on the disk. */
        void restart() {
            unsynced.clear();
            given = 0;
            peer =
                    new Peer(
                            setup,
                            new ArrayList<>(disk.values()),
                            crypto,
                            random::nextBytes,
                            nowMs);
            handle(new Input.NetworkChanged(List.of(address)));
        }

        <T extends Output> List<T> all(Class<T> type) {
            List<T> found = new ArrayList<>();
            for (Output output : outputs) {
                if (type.isInstance(output)) {
                    found.add(type.cast(output));
                }
            }
            return found;
        }

        private void drain() {
            while (true) {
                switch (peer.poll(nowMs)) {
                    case Output.Transmit(Address to, byte[] bytes) -> {
                        if (!noRecords || bytes[0] != PUT) {
                            send(address, to, bytes);
                        }
                    }
                    case Output.Wait(long untilMs) -> {
                        wakeMs = untilMs;
                        return;
                    }
                    case Output.Save(long sequence, StoreRecord record) -> {
                        given = sequence;
                        if (dieAtSave-- == 0) {
                            restart();
                            return;
                        }
                        if (diskStalls) {
                            unsynced.add(record);
                        } else {
                            write(record);
                            peer.handle(new Input.Saved(sequence), nowMs);
                        }
                    }
                    case Output output -> outputs.add(output);
                }
            }
        }

        private byte[] bytes() {
            byte[] bytes = new byte[32];
            random.nextBytes(bytes);
            return bytes;
        }
    }

    House house(int number) {
        return house(number, PeerSetup.RELAY_BYTES_PER_HOUR);
    }

    House house(int number, long relayBytesPerHour) {
        return new House(number, relayBytesPerHour, HoldBounds.usual());
    }

    /** Lets time pass until {@code untilMs}. */
    void run(long forMs) {
        long endMs = nowMs + forMs;
        while (step(endMs)) {
            // The work is in the condition.
        }
        nowMs = endMs;
    }

    private boolean step(long endMs) {
        long nextMs = flights.isEmpty() ? Long.MAX_VALUE : flights.peek().atMs();
        House awake = null;
        for (House house : houses.values()) {
            if (house.wakeMs < nextMs) {
                nextMs = house.wakeMs;
                awake = house;
            }
        }
        if (nextMs > endMs) {
            return false;
        }
        nowMs = Math.max(nowMs, nextMs);
        if (awake != null) {
            awake.handle(new Input.Tick());
            return true;
        }
        Flight flight = flights.remove();
        House house = houses.get(flight.to());
        if (house != null && !house.broken) {
            house.handle(new Input.Datagram(flight.from(), flight.bytes()));
        }
        return true;
    }

    void send(Address from, Address to, byte[] bytes) {
        Seen seen = new Seen(from, to, bytes.clone());
        wire.add(seen);
        if (!away.contains(from) && !away.contains(to) && !loses.test(seen)) {
            flights.add(new Flight(nowMs + WAY_MS, order++, from, to, bytes.clone()));
        }
    }
}
