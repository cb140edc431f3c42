package kith.net.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.net.Id;
import kith.net.crypto.Crypto;
import kith.net.crypto.FakeCrypto;
import kith.net.crypto.SeededRandomness;
import kith.net.wire.Address;
import org.junit.jupiter.api.Test;

/** Look-ups whose questions a test sees and answers, or does not. */
class LookupsTest implements Lookups.Owner {

    private final Crypto crypto = new FakeCrypto();
    private final SeededRandomness random = new SeededRandomness(4);
    private final Table table = new Table(0, crypto);
    private final Lookups lookups = new Lookups(crypto, table, this);
    private final Map<Address, Questions.Asker> asked = new LinkedHashMap<>();
    private final List<Lookup> ended = new ArrayList<>();
    private int questions;

    @Override
    public boolean ask(Address to, Questions.Ask ask, Questions.Asker asker, long nowMs) {
        asked.put(to, asker);
        questions++;
        return true;
    }

    @Override
    public boolean takes(Address address, Address from) {
        return true;
    }

    @Override
    public void seen(long number, Whereabouts record) {
        throw new AssertionError("nobody told a record");
    }

    @Override
    public List<byte[]> kept(Id key, long nowMs) {
        return List.of();
    }

    @Override
    public void ended(long number, Lookup lookup, long nowMs) {
        ended.add(lookup);
    }

    @Test
    void soManyWaitAndNotOneMore() {
        know(30);
        int all = Discovery.LOOKUPS_MAX + Discovery.LOOKUPS_WAITING_MAX;
        for (int i = 0; i <= all; i++) {
            long number = lookups.add(key(), false, 0);
            lookups.advance(0);
            assertEquals(i < all, number > 0);
        }
        assertEquals(Lookup.PATHS * Discovery.LOOKUPS_MAX, questions);
        for (long nowMs = 0; nowMs < 20 * Lookup.TIME_MS_MAX; nowMs += Lookup.TIME_MS_MAX) {
            lookups.advance(nowMs);
        }
        assertEquals(all, ended.size());
    }

    @Test
    void noNodeIsAskedOnTwoPaths() {
        List<Address> known = know(30);
        lookups.add(key(), false, 0);
        lookups.advance(0);
        // Whoever is asked tells all others, so each path hears of the same nodes.
        int rounds = 0;
        while (ended.isEmpty() && rounds++ < 1000) {
            Map<Address, Questions.Asker> now = new LinkedHashMap<>(asked);
            asked.clear();
            now.forEach((at, asker) -> asker.answered(at, answer(known), 1));
            lookups.advance(1);
        }
        assertTrue(questions <= 30, () -> questions + " questions to 30 nodes");
        assertEquals(Table.BUCKET_MAX, ended.get(0).result(1).nodes().size());
    }

    @Test
    void aPathAsksSoManyAndNotOneMore() {
        know(3);
        lookups.add(key(), false, 0);
        lookups.advance(0);
        while (ended.isEmpty()) {
            Map<Address, Questions.Asker> now = new LinkedHashMap<>(asked);
            asked.clear();
            List<Address> nearer = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                nearer.add(address());
            }
            now.forEach((at, asker) -> asker.answered(at, answer(nearer), 1));
            lookups.advance(1);
            assertTrue(questions <= Lookup.PATHS * Lookup.PATH_ASKED_MAX);
        }
    }

    @Test
    void whoIsSilentHoldsUpOnlyForAWhile() {
        know(40);
        lookups.add(key(), false, 0);
        lookups.advance(0);
        assertEquals(3, questions);
        new ArrayList<>(asked.entrySet()).forEach(each -> each.getValue().slow(each.getKey()));
        new ArrayList<>(asked.values()).get(0).silent(asked.keySet().iterator().next(), 600);
        assertEquals(6, questions, "each path goes on");
    }

    private List<Address> know(int count) {
        List<Address> known = new ArrayList<>();
        while (known.size() < count) {
            Address address = address();
            if (table.answered(address, 0) != null) {
                known.add(address);
            }
        }
        return known;
    }

    private Address address() {
        return Address.v4(random.below(1 << 30) + 0x0b000000, 4000);
    }

    private Id key() {
        return Id.of(random.bytes(Id.BYTES));
    }

    private DiscoveryMessage.Answer answer(List<Address> nodes) {
        return new DiscoveryMessage.Answer(
                new Transaction(1, 1),
                DiscoveryMessage.REACHABLE,
                new byte[DiscoveryTokens.BYTES],
                address(),
                key(),
                nodes,
                List.of());
    }
}
