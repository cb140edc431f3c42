package kith.net.discovery;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import kith.net.Id;
import kith.net.StoreRecord;
import kith.net.crypto.Crypto;
import kith.net.crypto.FakeCrypto;
import kith.net.crypto.SeededRandomness;
import kith.net.wire.Address;

/** Many nodes that only discover, with a clock of their own. */
final class Sea {

    /** How long a translator lets somebody in. */
    static final long HOLE_MS = 300_000;

    /** One way. */
    static final long WAY_MS = 20;

    final Crypto crypto = new FakeCrypto();
    final SeededRandomness random;
    final Map<Address, Boat> boats = new LinkedHashMap<>();

    /** Whatever else is at an address. */
    final Map<Address, Stranger> strangers = new HashMap<>();

    /** What is lost. */
    Predicate<Flight> loses = flight -> false;

    long nowMs = 1_800_000_000_000L;
    long sentDatagrams;
    private long order;
    private final PriorityQueue<Flight> flights =
            new PriorityQueue<>(
                    Comparator.comparingLong(Flight::atMs).thenComparingLong(Flight::order));

    /** A datagram on its way. */
    record Flight(long atMs, long order, Address from, Address to, byte[] bytes) {}

    /** Something of a test that takes datagrams. */
    @FunctionalInterface
    interface Stranger {
        void receive(Address from, byte[] bytes);
    }

    Sea(long seed) {
        this.random = new SeededRandomness(seed);
    }

    /** A node. */
    final class Boat {

        final Address address;
        final byte[] seed = random.bytes(32);
        final Id node = Id.of(crypto.ed25519Public(seed));
        final boolean open;
        final List<DiscoveryOutput> outputs = new ArrayList<>();
        final Map<Address, Long> sentToMs = new HashMap<>();
        final Map<String, StoreRecord> kept = new HashMap<>();
        Discovery discovery;
        boolean gone;

        Boat(Address address, boolean open) {
            this.address = address;
            this.open = open;
            discovery = born();
            boats.put(address, this);
        }

        private Discovery born() {
            Discovery made =
                    new Discovery(new Discovery.Setup(node, true, crypto, random), other -> false);
            made.own(List.of(address));
            return made;
        }

        void restart() {
            discovery = born();
            kept.values().forEach(record -> discovery.restore(record, nowMs));
        }

        void met(Boat other) {
            discovery.met(other.address);
            drain();
        }

        /** The result of a look-up, which takes some of the sea's time. */
        DiscoveryOutput.Result lookup(Id target, boolean records) {
            outputs.clear();
            long number = discovery.lookup(target, records, nowMs);
            drain();
            for (int i = 0; i < 2000; i++) {
                for (DiscoveryOutput output : outputs) {
                    if (output instanceof DiscoveryOutput.Looked looked
                            && looked.number() == number) {
                        return looked.result();
                    }
                }
                run(10);
            }
            throw new AssertionError("a look-up never ended");
        }

        List<Whereabouts> seen() {
            List<Whereabouts> seen = new ArrayList<>();
            for (DiscoveryOutput output : outputs) {
                if (output instanceof DiscoveryOutput.Seen found) {
                    seen.add(found.record());
                }
            }
            return seen;
        }

        void drain() {
            DiscoveryOutput output;
            while ((output = discovery.poll()) != null) {
                switch (output) {
                    case DiscoveryOutput.Transmit(Address to, byte[] bytes) -> {
                        sentToMs.put(to, nowMs);
                        send(address, to, bytes);
                    }
                    case DiscoveryOutput.Save(StoreRecord record) ->
                            kept.put(new String(record.key(), StandardCharsets.US_ASCII), record);
                    default -> outputs.add(output);
                }
            }
        }
    }

    /** An address of the Internet, each in a network of its own. */
    Address anywhere() {
        return Address.v4(0x0b000001 | (random.below(1 << 16) << 8), 4000);
    }

    Boat boat(boolean open) {
        Address address = anywhere();
        while (boats.containsKey(address)) {
            address = anywhere();
        }
        return new Boat(address, open);
    }

    /**
     * So many open nodes that all begin with the first. After a quarter of an hour also those that
     * came when there were no strangers yet know that they can be reached.
     */
    List<Boat> fleet(int count, int shut) {
        List<Boat> fleet = new ArrayList<>();
        for (int i = 0; i < count + shut; i++) {
            fleet.add(boat(i < count));
            if (i > 0) {
                fleet.get(i).met(fleet.get(0));
                run(200);
            }
        }
        run(900_000);
        return fleet;
    }

    /** Those open nodes that are nearest to a target, as somebody knows who sees all. */
    List<Address> nearest(Id target, int count) {
        List<Address> open = new ArrayList<>();
        boats.values()
                .forEach(boat -> {
                    if (boat.open && !boat.gone) {
                        open.add(boat.address);
                    }
                });
        open.sort((a, b) ->
                Long.compareUnsigned(
                        Place.of(a, crypto) ^ Place.of(target),
                        Place.of(b, crypto) ^ Place.of(target)));
        return open.subList(0, Math.min(count, open.size()));
    }

    Id key() {
        return Id.of(random.bytes(Id.BYTES));
    }

    void send(Address from, Address to, byte[] bytes) {
        Flight flight = new Flight(nowMs + WAY_MS, order++, from, to, bytes.clone());
        sentDatagrams++;
        if (!loses.test(flight)) {
            flights.add(flight);
        }
    }

    void run(long forMs) {
        long endMs = nowMs + forMs;
        while (nowMs < endMs) {
            nowMs = Math.min(endMs, Math.max(nowMs + 10, dueMs()));
            while (!flights.isEmpty() && flights.peek().atMs() <= nowMs) {
                arrive(flights.remove());
            }
            for (Boat boat : boats.values()) {
                if (!boat.gone && boat.discovery.deadlineMs() <= nowMs) {
                    boat.discovery.expire(nowMs);
                    boat.drain();
                }
            }
        }
    }

    /** When something happens next. */
    private long dueMs() {
        long dueMs = flights.isEmpty() ? Long.MAX_VALUE : flights.peek().atMs();
        for (Boat boat : boats.values()) {
            dueMs = boat.gone ? dueMs : Math.min(dueMs, boat.discovery.deadlineMs());
        }
        return dueMs;
    }

    private void arrive(Flight flight) {
        Boat boat = boats.get(flight.to());
        Stranger stranger = strangers.get(flight.to());
        if (stranger != null) {
            stranger.receive(flight.from(), flight.bytes());
        } else if (boat != null && !boat.gone) {
            // A translator lets in whom its host wrote to lately.
            Long sentMs = boat.sentToMs.get(flight.from());
            if (boat.open || (sentMs != null && nowMs < sentMs + HOLE_MS)) {
                boat.discovery.receive(flight.from(), flight.bytes(), nowMs);
                boat.drain();
            }
        }
    }
}
