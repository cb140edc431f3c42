package kith.net.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kith.net.Id;
import kith.net.wire.Address;
import org.junit.jupiter.api.Test;

class DiscoveryTest {

    private final Sea sea = new Sea(3);

    @Test
    void twoWhoKnowOneThirdFindEachOtherAfterItIsGone() {
        Sea.Boat first = sea.boat(true);
        Sea.Boat ann = sea.boat(true);
        Sea.Boat ben = sea.boat(true);
        ann.met(first);
        sea.run(1_000);
        ben.met(first);
        sea.run(5_000);
        first.gone = true;
        assertEquals(List.of(ben.address), addresses(ann.lookup(sea.key(), false)));
        assertEquals(List.of(ann.address), addresses(ben.lookup(sea.key(), false)));
    }

    @Test
    void onlyWhoCanBeReachedByStrangersEntersTables() {
        List<Sea.Boat> fleet = sea.fleet(30, 30);
        for (Sea.Boat boat : fleet) {
            assertEquals(boat.open, !boat.discovery.reachableAt(sea.nowMs).isEmpty());
        }
        Set<Address> found = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            found.addAll(addresses(fleet.get(50).lookup(sea.key(), false)));
        }
        for (Sea.Boat boat : fleet) {
            assertFalse(!boat.open && found.contains(boat.address), "a shut one");
        }
        assertTrue(found.size() >= 28, () -> found.size() + " of 30 found");
    }

    @Test
    void aLookupFindsTheNearest() {
        List<Sea.Boat> fleet = sea.fleet(200, 100);
        int right = 0;
        int all = 0;
        for (int i = 0; i < 30; i++) {
            Id key = sea.key();
            Sea.Boat from = fleet.get(sea.random.below(fleet.size()));
            List<Address> found = addresses(from.lookup(key, false));
            for (Address address : sea.nearest(key, 10)) {
                if (!address.equals(from.address)) {
                    all++;
                    right += found.contains(address) ? 1 : 0;
                }
            }
        }
        assertTrue(right >= 0.98 * all, right + " of " + all);
    }

    @Test
    void whoComesBackFindsTheNetworkWithoutItsFirstPeers() {
        List<Sea.Boat> fleet = sea.fleet(40, 10);
        Sea.Boat ann = fleet.get(45);
        sea.run(Upkeep.KEEP_MS);
        fleet.get(0).gone = true;
        ann.restart();
        ann.drain();
        sea.run(30_000);
        assertTrue(ann.discovery.size() > 20, () -> "knows " + ann.discovery.size());
    }

    @Test
    void whoComesBackBehindATranslatorKnowsThatItStillLetsOthersIn() {
        List<Sea.Boat> fleet = sea.fleet(40, 10);
        Sea.Boat ann = fleet.get(45);
        Sea.Boat ben = fleet.get(20);
        ask(ann, ben);
        ann.restart();
        ask(ben, ann);
        assertTrue(ben.sentToMs.containsKey(ann.address));
        for (int i = 0; i < 10; i++) {
            sea.run(60_000);
            assertTrue(ann.discovery.reachableAt(sea.nowMs).isEmpty());
        }
    }

    private void ask(Sea.Boat from, Sea.Boat to) {
        from.discovery.probe(to.address, (found, nowMs) -> {}, sea.nowMs);
        from.drain();
        sea.run(100);
    }

    @Test
    void whoCouldBeReachedCanBeSoAfterARestart() {
        List<Sea.Boat> fleet = sea.fleet(40, 10);
        Sea.Boat ann = fleet.get(5);
        sea.run(Upkeep.KEEP_MS);
        ann.restart();
        ann.drain();
        sea.run(1_000);
        assertEquals(List.of(ann.address), ann.discovery.reachableAt(sea.nowMs));
    }

    @Test
    void whereNobodyStaysAStrangerAllCanBeReachedForHours() {
        List<Sea.Boat> fleet = sea.fleet(12, 0);
        sea.run(2 * Standing.REACHABLE_MS);
        long reachable =
                fleet.stream()
                        .filter(boat -> !boat.discovery.reachableAt(sea.nowMs).isEmpty())
                        .count();
        assertTrue(reachable >= 11, () -> reachable + " of 12");
    }

    @Test
    void whoWasAwayForHoursStillKnowsTheOthers() {
        List<Sea.Boat> fleet = sea.fleet(40, 10);
        Sea.Boat ann = fleet.get(45);
        int knew = ann.discovery.size();
        sea.loses = flight -> flight.from().equals(ann.address) || flight.to().equals(ann.address);
        for (int i = 0; i < 200; i++) {
            ann.lookup(sea.key(), false);
            sea.run(60_000);
        }
        assertEquals(knew, ann.discovery.size());
        sea.loses = flight -> false;
        sea.run(2 * Upkeep.PING_MS);
        assertTrue(ann.lookup(sea.key(), false).nodes().size() >= 10);
    }

    @Test
    void twoNetworksThatMeetBecomeOne() {
        List<Sea.Boat> one = sea.fleet(40, 0);
        List<Sea.Boat> other = sea.fleet(40, 0);
        assertEquals(1, share(one.get(1).lookup(sea.key(), false), one));
        one.get(5).met(other.get(7));
        sea.run(2 * Upkeep.AROUND_MS);
        int right = 0;
        int all = 0;
        for (int i = 0; i < 20; i++) {
            Id key = sea.key();
            List<Address> found = addresses(one.get(20).lookup(key, false));
            for (Address address : sea.nearest(key, 10)) {
                if (!address.equals(one.get(20).address)) {
                    all++;
                    right += found.contains(address) ? 1 : 0;
                }
            }
        }
        assertTrue(right >= 0.95 * all, right + " of " + all);
    }

    @Test
    void aRecordIsFoundByWhomeverKnowsTheKey() {
        List<Sea.Boat> fleet = sea.fleet(60, 40);
        Sea.Boat ann = fleet.get(70);
        Id key = Whereabouts.key(ann.node, sea.crypto);
        List<Way> ways = List.of(new Way.Through(fleet.get(1).node, fleet.get(1).address));
        put(ann, key, ways);
        Sea.Boat ben = fleet.get(80);
        ben.lookup(key, true);
        assertEquals(List.of(ways), ben.seen().stream().map(Whereabouts::ways).toList());
        ben.lookup(sea.key(), true);
        assertEquals(List.of(), ben.seen());
    }

    @Test
    void whatIsKeptHereIsSeenWithoutAskingAnybody() {
        List<Sea.Boat> fleet = sea.fleet(2, 0);
        Sea.Boat ann = fleet.get(0);
        Sea.Boat ben = fleet.get(1);
        Id key = Whereabouts.key(ann.node, sea.crypto);
        List<Way> ways = List.of(new Way.Direct(ann.address));
        put(ann, key, ways);
        ann.gone = true;
        ben.lookup(key, true);
        assertEquals(List.of(ways), ben.seen().stream().map(Whereabouts::ways).toList());
        sea.run(Whereabouts.LIFE_MINUTES * 60_000L);
        ben.lookup(key, true);
        assertEquals(List.of(), ben.seen());
    }

    @Test
    void aNewerRecordTakesTheOldOnesPlaceAndNoOlderOne() {
        List<Sea.Boat> fleet = sea.fleet(30, 2);
        Sea.Boat ann = fleet.get(30);
        Id key = Whereabouts.key(ann.node, sea.crypto);
        byte[] old = record(ann, key, List.of(new Way.Direct(sea.anywhere()))).toBytes();
        List<Way> ways = List.of(new Way.Direct(sea.anywhere()));
        sea.run(1_000);
        put(ann, key, ways);
        List<DiscoveryOutput.Found> nodes = ann.lookup(key, false).nodes();
        ann.discovery.put(key, old, nodes, sea.nowMs);
        ann.drain();
        sea.run(1_000);
        Sea.Boat ben = fleet.get(31);
        ben.lookup(key, true);
        assertEquals(List.of(ways), ben.seen().stream().map(Whereabouts::ways).toList());
    }

    @Test
    void recordsEndWhenTheirTimeIsOver() {
        List<Sea.Boat> fleet = sea.fleet(25, 1);
        Sea.Boat ann = fleet.get(25);
        put(ann, sea.key(), List.of(new Way.Direct(sea.anywhere())));
        assertTrue(fleet.stream().anyMatch(boat -> boat.discovery.shelved() > 0));
        sea.run(Whereabouts.LIFE_MINUTES * 60_000L + 120_000);
        assertFalse(fleet.stream().anyMatch(boat -> boat.discovery.shelved() > 0));
    }

    @Test
    void manyMembersOfATopicAreFound() {
        List<Sea.Boat> fleet = sea.fleet(60, 60);
        Id topic = sea.key();
        List<Sea.Boat> members = fleet.subList(60, 100);
        for (Sea.Boat member : members) {
            put(member, topic, List.of(new Way.Direct(member.address)));
        }
        Sea.Boat ben = fleet.get(110);
        ben.lookup(topic, true);
        Set<Id> found = new HashSet<>();
        ben.seen().forEach(record -> found.add(record.node()));
        assertTrue(found.size() >= 30, () -> found.size() + " of 40");
    }

    private void put(Sea.Boat boat, Id key, List<Way> ways) {
        DiscoveryOutput.Result result = boat.lookup(key, false);
        boat.discovery.put(key, record(boat, key, ways).toBytes(), result.nodes(), sea.nowMs);
        boat.drain();
        sea.run(1_000);
    }

    private Whereabouts record(Sea.Boat boat, Id key, List<Way> ways) {
        return Whereabouts.sign(key, boat.seed, ways, sea.crypto, sea.nowMs);
    }

    private static List<Address> addresses(DiscoveryOutput.Result result) {
        List<Address> addresses = new ArrayList<>();
        result.nodes().forEach(node -> addresses.add(node.address()));
        return addresses;
    }

    private static double share(DiscoveryOutput.Result result, List<Sea.Boat> fleet) {
        Set<Address> own = new HashSet<>();
        fleet.forEach(boat -> own.add(boat.address));
        List<Address> found = addresses(result);
        return (double) found.stream().filter(own::contains).count() / found.size();
    }
}
