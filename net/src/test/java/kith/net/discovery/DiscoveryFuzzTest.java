package kith.net.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kith.net.wire.Address;
import org.junit.jupiter.api.Test;

/** Changed datagrams, from strangers and from those this node asked. */
class DiscoveryFuzzTest {

    private final Sea sea = new Sea(5);

    @Test
    void changedDatagramsOfStrangersEndAndGrowNothing() {
        List<Sea.Boat> fleet = sea.fleet(12, 4);
        List<byte[]> samples = new ArrayList<>();
        sea.loses =
                flight -> {
                    samples.add(flight.bytes());
                    return false;
                };
        fleet.get(13).lookup(sea.key(), true);
        sea.run(30_000);
        sea.loses = flight -> false;
        Sea.Boat target = fleet.get(3);
        int knew = target.discovery.size();
        for (int i = 0; i < 100_000; i++) {
            byte[] bytes = changed(samples.get(sea.random.below(samples.size())), 1);
            Address from =
                    sea.random.chance(50)
                            ? sea.anywhere()
                            : fleet.get(sea.random.below(12)).address;
            target.discovery.receive(from, bytes, sea.nowMs);
            target.outputs.clear();
            target.drain();
            if (i % 1000 == 0) {
                sea.run(100);
            }
        }
        sea.run(60_000);
        assertTrue(target.discovery.size() <= knew + 4, () -> "knows " + target.discovery.size());
        assertEquals(0, target.discovery.shelved());
        assertTrue(target.lookup(sea.key(), false).nodes().size() >= 8);
    }

    @Test
    void changedAnswersEndNothing() {
        List<Sea.Boat> fleet = sea.fleet(12, 0);
        List<Sea.Boat> hostile = fleet.subList(6, 12);
        List<Sea.Flight> again = new ArrayList<>();
        sea.loses =
                flight -> {
                    boolean from = hostile.stream().anyMatch(b -> b.address.equals(flight.from()));
                    if (from && !again.contains(flight)) {
                        byte[] bytes = changed(flight.bytes(), 13);
                        again.add(flight);
                        fleet.stream()
                                .filter(boat -> boat.address.equals(flight.to()))
                                .forEach(boat -> {
                                    boat.discovery.receive(flight.from(), bytes, sea.nowMs);
                                    boat.drain();
                                });
                        return true;
                    }
                    return false;
                };
        for (int i = 0; i < 200; i++) {
            again.clear();
            DiscoveryOutput.Result result = fleet.get(i % 6).lookup(sea.key(), true);
            assertTrue(result.tookMs() <= Lookup.TIME_MS_MAX);
        }
        for (Sea.Boat boat : fleet.subList(0, 6)) {
            assertTrue(boat.discovery.size() <= 12 + Table.DOUBTED_MAX);
        }
    }

    /** A copy with bytes changed from an index on, cut short or longer. */
    private byte[] changed(byte[] bytes, int from) {
        byte[] copy = bytes.clone();
        int kind = sea.random.below(5);
        if (kind == 0) {
            return Arrays.copyOf(bytes, sea.random.below(bytes.length + 1));
        }
        if (kind == 1) {
            return Arrays.copyOf(bytes, bytes.length + 1 + sea.random.below(200));
        }
        for (int i = 0; i < kind && copy.length > from; i++) {
            copy[from + sea.random.below(copy.length - from)] = (byte) sea.random.below(256);
        }
        return copy;
    }
}
