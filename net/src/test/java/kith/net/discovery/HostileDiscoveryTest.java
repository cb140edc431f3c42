package kith.net.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.net.Id;
import kith.net.wire.Address;
import kith.net.wire.Decoded;
import kith.net.wire.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What hostile nodes answer, ask and put. */
class HostileDiscoveryTest {

    private final Sea sea = new Sea(11);

    @Test
    void sybilsAtTheTwentyNearestPlacesHideNobody() {
        List<Sea.Boat> fleet = sea.fleet(150, 50);
        int found = 0;
        int all = 0;
        for (int round = 0; round < 10; round++) {
            Id key = sea.key();
            Sybils sybils = new Sybils(key, 20);
            // The record is put and looked for while they stand there already.
            sea.run(60_000);
            Sea.Boat ann = fleet.get(150 + sea.random.below(25));
            Sea.Boat ben = fleet.get(175 + sea.random.below(25));
            List<DiscoveryOutput.Found> nodes = ann.lookup(key, false).nodes();
            List<Way> ways = List.of(new Way.Direct(ann.address));
            byte[] record = Whereabouts.sign(key, ann.seed, ways, sea.crypto, sea.nowMs).toBytes();
            ann.discovery.put(key, record, nodes, sea.nowMs);
            ann.drain();
            sea.run(1_000);
            ben.lookup(key, true);
            all++;
            found += ben.seen().isEmpty() ? 0 : 1;
            sybils.leave();
        }
        assertEquals(all, found);
    }

    /** Nodes nearer to a key than any honest one, which know each other and keep nothing. */
    private final class Sybils {

        private final Set<Address> addresses = new HashSet<>();

        Sybils(Id key, int count) {
            long nearest = Place.of(sea.nearest(key, 1).get(0), sea.crypto) ^ Place.of(key);
            while (addresses.size() < count) {
                Address address = Address.v4(0x20000000 | sea.random.below(1 << 28), 4000);
                long distance = Place.of(address, sea.crypto) ^ Place.of(key);
                if (Long.compareUnsigned(distance, nearest) < 0) {
                    addresses.add(address);
                    sea.strangers.put(address, (from, bytes) -> receive(address, from, bytes));
                }
            }
            // Everybody hears of them as of any newcomer.
            for (Sea.Boat boat : sea.boats.values()) {
                addresses.forEach(boat.discovery::met);
                boat.drain();
            }
        }

        private void receive(Address own, Address from, byte[] bytes) {
            if (DiscoveryMessage.decode(bytes)
                    instanceof Decoded.Ok<DiscoveryMessage>(DiscoveryMessage.Question question)) {
                sea.send(own, from, lie(question, from, new ArrayList<>(addresses)));
            }
        }

        void leave() {
            addresses.forEach(sea.strangers::remove);
        }
    }

    private byte[] lie(DiscoveryMessage.Question question, Address from, List<Address> nodes) {
        int fit = Math.min(nodes.size(), (question.length() - 80) / Compact.V4_BYTES);
        return new DiscoveryMessage.Answer(
                        question.transaction(),
                        DiscoveryMessage.RELAYS | DiscoveryMessage.REACHABLE,
                        new byte[12],
                        from,
                        sea.key(),
                        nodes.subList(0, fit),
                        List.of())
                .encode();
    }

    @Test
    void whoeverNamesEverNearerAddressesEndsNoLookup() {
        List<Sea.Boat> fleet = sea.fleet(60, 0);
        Address liar = sea.anywhere();
        sea.strangers.put(
                liar,
                (from, bytes) -> {
                    if (DiscoveryMessage.decode(bytes)
                            instanceof
                            Decoded.Ok<DiscoveryMessage>(DiscoveryMessage.Question question)) {
                        List<Address> nowhere = new ArrayList<>();
                        for (int i = 0; i < 29; i++) {
                            nowhere.add(sea.anywhere());
                        }
                        sea.send(liar, from, lie(question, from, nowhere));
                    }
                });
        for (Sea.Boat boat : fleet) {
            boat.discovery.met(liar);
            boat.drain();
        }
        sea.run(60_000);
        Id key = sea.key();
        Sea.Boat ann = fleet.get(10);
        DiscoveryOutput.Result result = ann.lookup(key, false);
        assertTrue(result.tookMs() <= Lookup.TIME_MS_MAX);
        assertTrue(result.asked() <= Lookup.PATHS * Lookup.PATH_ASKED_MAX);
        Set<Address> found = new HashSet<>(Set.of(ann.address));
        result.nodes().forEach(node -> found.add(node.address()));
        List<Address> nearest = sea.nearest(key, 8);
        assertTrue(found.containsAll(nearest), () -> found + " without some of " + nearest);
    }

    @Test
    void aVictimThatManyAreToldOfIsAskedLittle() {
        Sea.Boat ann = sea.boat(true);
        Address liar = sea.anywhere();
        Map<Address, Integer> received = new HashMap<>();
        List<Address> victims = new ArrayList<>();
        for (int i = 0; i < 29; i++) {
            Address victim = Address.v4(0x08080801 + i, 53);
            victims.add(victim);
            sea.strangers.put(victim, (from, bytes) -> received.merge(victim, 1, Integer::sum));
        }
        sea.strangers.put(
                liar,
                (from, bytes) -> {
                    if (DiscoveryMessage.decode(bytes)
                            instanceof
                            Decoded.Ok<DiscoveryMessage>(DiscoveryMessage.Question question)) {
                        sea.send(liar, from, lie(question, from, victims));
                    }
                });
        ann.discovery.met(liar);
        ann.drain();
        sea.run(1_000);
        for (int i = 0; i < 5; i++) {
            ann.lookup(sea.key(), false);
        }
        int all = received.values().stream().mapToInt(Integer::intValue).sum();
        assertTrue(sea.nowMs - 1_800_000_000_000L < Budget.PERIOD_MS, "within a minute");
        // Each question is sent twice.
        assertTrue(all > 0 && all <= 2 * Questions.PER_NETWORK_MAX, () -> all + " datagrams");
    }

    @Test
    void nobodyIsAnsweredWithMoreThanTheQuestion() {
        List<Sea.Boat> fleet = sea.fleet(60, 0);
        List<Integer> lengths = new ArrayList<>();
        Address asker = sea.anywhere();
        sea.strangers.put(asker, (from, bytes) -> lengths.add(bytes.length));
        for (int length : new int[] {80, 81, 100, 256, 512, 1200}) {
            DiscoveryMessage.Question question =
                    new DiscoveryMessage.Question(
                            new Transaction(1, 1), 7, new byte[12], sea.key(), length);
            lengths.clear();
            sea.send(asker, fleet.get(3).address, question.encode());
            sea.run(100);
            assertEquals(1, lengths.size());
            assertTrue(lengths.get(0) <= length, () -> length + ": " + lengths);
        }
        sea.send(asker, fleet.get(3).address, new byte[] {0x30, 1, 2, 3});
        lengths.clear();
        sea.run(100);
        assertEquals(List.of(), lengths);
    }

    @Test
    void anIntroductionByAStrangerIsRefused() {
        List<Sea.Boat> fleet = sea.fleet(10, 0);
        Sea.Boat ann = fleet.get(4);
        Address victim = sea.anywhere();
        List<byte[]> received = new ArrayList<>();
        sea.strangers.put(victim, (from, bytes) -> received.add(bytes));
        byte[] introduction = new DiscoveryMessage.Introduce(sea.random.bytes(12), victim).encode();
        sea.send(sea.anywhere(), ann.address, introduction);
        sea.send(fleet.get(5).address, ann.address, introduction);
        sea.run(5_000);
        assertEquals(0, received.size(), "in the name of a known one, or not");
    }

    @Test
    void aQuestionInSomeonesNameHasNobodyAsked() {
        List<Sea.Boat> fleet = sea.fleet(10, 0);
        Address victim = sea.anywhere();
        List<byte[]> received = new ArrayList<>();
        sea.strangers.put(victim, (from, bytes) -> received.add(bytes));
        int flags = DiscoveryMessage.REACHABLE | DiscoveryMessage.ACQUAINT;
        for (int i = 0; i < 20; i++) {
            DiscoveryMessage.Question question =
                    new DiscoveryMessage.Question(
                            new Transaction(i, 1), flags, sea.random.bytes(12), sea.key(), 80);
            sea.send(victim, fleet.get(2).address, question.encode());
        }
        sea.run(5_000);
        assertEquals(20, received.size(), "the answers, no more");
    }

    @Test
    void noShelfIsFilledFromOneNetwork() {
        Shelf shelf = new Shelf(sea.crypto);
        int kept = 0;
        for (int i = 0; i <= Shelf.PER_NETWORK_MAX; i++) {
            kept += put(shelf, sea.key(), Address.v4(0x0c000001 + i, 4000)) == null ? 1 : 0;
        }
        assertEquals(Shelf.PER_NETWORK_MAX, kept);
        Id topic = sea.key();
        for (int i = 0; i <= Shelf.PER_KEY_AND_NETWORK_MAX; i++) {
            Reason refused = put(shelf, topic, Address.v4(0x0d000001 + i, 4000));
            assertEquals(i < Shelf.PER_KEY_AND_NETWORK_MAX ? null : Reason.FULL, refused);
        }
    }

    @Test
    void aKeyHasSoManyRecordsAndNotOneMore() {
        Shelf shelf = new Shelf(sea.crypto);
        Id topic = sea.key();
        for (int i = 0; i <= Shelf.PER_KEY_MAX; i++) {
            Reason refused = put(shelf, topic, Address.v4(0x0d000001 + (i << 8), 4000));
            assertEquals(i < Shelf.PER_KEY_MAX ? null : Reason.FULL, refused);
        }
        assertEquals(Shelf.PER_KEY_MAX, shelf.find(topic, 7, sea.nowMs).size());
    }

    @Test
    void aFullShelfKeepsWhatIsNear() {
        Shelf shelf = new Shelf(sea.crypto);
        for (int i = 0; i < Shelf.RECORDS_MAX; i++) {
            assertEquals(null, put(shelf, sea.key(), Address.v4(0x0d000001 + (i << 8), 4000)));
        }
        Id far = Place.key(-1L);
        assertEquals(Reason.FULL, put(shelf, far, Address.v4(0x0f000001, 4000)));
        Id near = Place.key(1);
        assertEquals(null, put(shelf, near, Address.v4(0x0f000001, 4000)));
        assertEquals(Shelf.RECORDS_MAX, shelf.size());
        assertEquals(1, shelf.find(near, 0, sea.nowMs).size());
    }

    @Test
    void signaturesAreLookedAtOnlySoOften() {
        Shelf shelf = new Shelf(sea.crypto);
        sea.nowMs = sea.nowMs / 1000 * 1000;
        for (int i = 0; i <= Shelf.CHECKS_PER_SECOND_MAX; i++) {
            byte[] forged = record(sea.key());
            forged[forged.length - 1] ^= 1;
            Reason refused =
                    shelf.put(
                            sea.key(),
                            forged,
                            Address.v4(0x0d000001 + (i << 8), 4000),
                            0,
                            sea.nowMs);
            assertEquals(i < Shelf.CHECKS_PER_SECOND_MAX ? Reason.FORGED : Reason.FULL, refused);
        }
        assertEquals(0, shelf.size());
    }

    private @Nullable Reason put(Shelf shelf, Id key, Address from) {
        sea.nowMs += 20;
        return shelf.put(key, record(key), from, 0, sea.nowMs);
    }

    private byte[] record(Id key) {
        List<Way> ways = List.of(new Way.Direct(sea.anywhere()));
        return Whereabouts.sign(key, sea.random.bytes(32), ways, sea.crypto, sea.nowMs).toBytes();
    }

    @Test
    void aRecordUnderAnotherKeyIsForged() {
        Id key = sea.key();
        byte[] record = record(key);
        Whereabouts decoded = Whereabouts.decode(record).orNull();
        assertNotNull(decoded);
        assertEquals(null, decoded.check(key, sea.crypto, sea.nowMs));
        assertEquals(Reason.FORGED, decoded.check(sea.key(), sea.crypto, sea.nowMs));
        long endMs = sea.nowMs + Whereabouts.LIFE_MINUTES * 60_000L;
        assertEquals(Reason.EXPIRED, decoded.check(key, sea.crypto, endMs));
        assertEquals(
                Reason.EXPIRED,
                decoded.check(key, sea.crypto, sea.nowMs - Whereabouts.AHEAD_MS_MAX - 1));
    }

    @Test
    void aTableHasTwoOfANetworkInABucketAndTwentyOfAWiderOne() {
        Table table = new Table(0, sea.crypto);
        Map<Long, Integer> ofNetwork = new HashMap<>();
        for (int i = 0; i < 2_000; i++) {
            Address address = Address.v4(0x0b000000 | i, 4000);
            if (table.answered(address, sea.nowMs) != null) {
                long bucket =
                        ((long) Long.numberOfLeadingZeros(Place.of(address, sea.crypto)) << 32)
                                | ((address.low() >>> 8) & 0xffffff);
                ofNetwork.merge(bucket, 1, Integer::sum);
            }
        }
        assertEquals(Table.WIDE_MAX, table.size());
        ofNetwork.values().forEach(count -> assertTrue(count <= Diversity.NEAR_MAX));
        assertTrue(table.answered(Address.v4(0x0c000001, 4000), sea.nowMs) != null);
    }

    @Test
    void allAddressesOfOneNetworkStandAtEightPlaces() {
        Set<Long> places = new HashSet<>();
        Set<Long> whole = new HashSet<>();
        for (int host = 0; host < 256; host++) {
            for (int port = 1; port <= 40; port++) {
                long place = Place.of(Address.v4(0x0b010200 | host, port), sea.crypto);
                places.add(place >>> 32);
                whole.add(place);
            }
        }
        assertEquals(8, places.size());
        assertEquals(256 * 40, whole.size());
    }
}
