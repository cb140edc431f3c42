package kith.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import kith.net.discovery.DiscoveryOutput;
import kith.net.discovery.Whereabouts;
import kith.net.wire.Address;
import org.junit.jupiter.api.Test;

/** Peers that find each other by what the network keeps. */
class DiscoveringTest {

    private final Village village = new Village(9);
    private final Village.House ann = village.house(1, 0);
    private final Village.House ben = village.house(2);
    private final Village.House eve = village.house(3);

    /** Relays for nobody, as ann. */
    private final Village.House fay = village.house(4, 0);

    @Test
    void aNodeIsReachedByItsIdAfterTheOneThatBothKnewIsGone() {
        reachAfterTheOneBothKnewIsGone(60_000, 30_000);
    }

    private void reachAfterTheOneBothKnewIsGone(long afterMs, long withinMs) {
        link(ann, eve);
        link(ben, eve);
        village.run(afterMs);
        eve.broken = true;
        ann.handle(new Input.Reach(ben.id()));
        village.run(withinMs);
        assertEquals(ben.address, lastLink(ann, ben).at());
    }

    /** Of three nodes each keeps what the other two say; the third does not answer any more. */
    @Test
    void aNodeWhoseRecordIsKeptHereIsReachedSoon() {
        reachAfterTheOneBothKnewIsGone(10_000, 5_000);
    }

    /** It says who it is when it is asked where it is. */
    @Test
    void aNodeOfASmallNetworkIsReachedWithoutItsRecord() {
        ben.noRecords = true;
        reachAfterTheOneBothKnewIsGone(10_000, 5_000);
    }

    @Test
    void aNodeThatNobodyReachesIsFoundThroughItsRelay() {
        keepApart(ann, ben);
        shut(ben);
        link(ben, eve);
        link(fay, eve);
        link(ann, fay);
        village.run(60_000);
        ann.handle(new Input.Reach(ben.id()));
        village.run(60_000);
        assertEquals(null, lastLink(ann, ben).at());
        assertTrue(ann.peer.relaying.routes().wants(eve.id()), "the relay is dialed for it");
    }

    @Test
    void aRelayThatLeadsNowhereIsGivenUp() {
        shut(ben);
        link(ben, eve);
        link(fay, eve);
        link(ann, fay);
        village.run(60_000);
        ben.broken = true;
        ann.handle(new Input.Reach(ben.id()));
        village.run(60_000);
        assertTrue(ann.peer.relaying.routes().wants(eve.id()));
        village.run(2 * Discovering.BORROWED_MS + 2 * Presence.AGAIN_MS * 3);
        assertFalse(ann.peer.relaying.routes().wants(eve.id()));
    }

    @Test
    void theOwnerHearsWhoIsNearestToAKey() {
        link(ann, eve);
        link(ben, eve);
        link(fay, eve);
        village.run(60_000);
        ann.handle(new Input.Find(7, Id.of(new byte[Id.BYTES])));
        village.run(5_000);
        Output.Found found = ann.all(Output.Found.class).get(0);
        assertEquals(7, found.ticket());
        Set<Id> nodes = new HashSet<>();
        found.result().nodes().forEach(node -> nodes.add(node.node()));
        assertEquals(Set.of(ben.id(), eve.id(), fay.id()), nodes);
    }

    @Test
    void membersOfATopicAreFoundUntilTheyLeave() {
        link(ann, eve);
        link(ben, eve);
        Id topic = Id.of(ann.crypto.sha256(new byte[] {7}));
        village.run(60_000);
        assertTrue(ben.peer.discovering.announce(topic, village.nowMs));
        ben.handle(new Input.Tick());
        village.run(5_000);
        assertEquals(List.of(ben.id()), members(ann, topic));
        ben.peer.discovering.retract(topic);
        village.run(Whereabouts.LIFE_MINUTES * 60_000L);
        assertEquals(List.of(), members(ann, topic));
    }

    private List<Id> members(Village.House house, Id topic) {
        List<Id> members = new ArrayList<>();
        house.peer.discovering.members(
                topic,
                new Discovering.Hearer() {
                    @Override
                    public void seen(Whereabouts record, long nowMs) {
                        members.add(record.node());
                    }

                    @Override
                    public void looked(DiscoveryOutput.Result result, long nowMs) {
                        // All have been seen by now.
                    }
                },
                village.nowMs);
        house.handle(new Input.Tick());
        village.run(5_000);
        return members;
    }

    @Test
    void soManyTopicsAreAnnouncedAndNotOneMore() {
        for (int i = 0; i <= Presence.KEYS_MAX; i++) {
            Id topic = Id.of(ann.crypto.sha256(new byte[] {(byte) i}));
            boolean taken = ann.peer.discovering.announce(topic, village.nowMs);
            assertEquals(i < Presence.KEYS_MAX, taken);
        }
    }

    /** Nothing passes between two. */
    private void keepApart(Village.House one, Village.House other) {
        Predicate<Village.Seen> before = village.loses;
        village.loses =
                seen ->
                        before.test(seen)
                                || between(seen, one.address, other.address)
                                || between(seen, other.address, one.address);
    }

    /** Nobody gets through to one who did not write to them before. */
    private void shut(Village.House house) {
        Predicate<Village.Seen> before = village.loses;
        Set<Address> wroteTo = new HashSet<>();
        village.loses =
                seen -> {
                    if (seen.from().equals(house.address)) {
                        wroteTo.add(seen.to());
                    }
                    boolean stranger =
                            seen.to().equals(house.address) && !wroteTo.contains(seen.from());
                    return before.test(seen) || stranger;
                };
    }

    private static boolean between(Village.Seen seen, Address from, Address to) {
        return seen.from().equals(from) && seen.to().equals(to);
    }

    private void link(Village.House one, Village.House other) {
        one.handle(new Input.Dial(other.address, other.id()));
        village.run(5_000);
        assertEquals(other.id(), lastLink(one, other).node());
    }

    private static Output.Linked lastLink(Village.House house, Village.House to) {
        List<Output.Linked> links = house.all(Output.Linked.class);
        links.removeIf(link -> !link.node().equals(to.id()));
        assertFalse(links.isEmpty(), "no link");
        return links.get(links.size() - 1);
    }
}
