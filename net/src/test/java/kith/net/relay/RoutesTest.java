package kith.net.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import kith.net.Id;
import kith.net.link.Path;
import kith.net.wire.Address;
import kith.net.wire.Writer;
import org.junit.jupiter.api.Test;

class RoutesTest {

    private static final Id BEN = node(2);
    private static final Address HOME = Address.v4(0x0a000001, 1);
    private static final Address WORK = Address.v4(0x0a000101, 1);

    private final Routes routes = new Routes(new Random(5)::nextBytes);

    @Test
    void triesAllAddressesAtOnceAndRelaysAMomentLater() {
        routes.want(Wanter.OWNER, BEN, List.of(HOME, WORK), 0);
        assertEquals(
                List.of(
                        new Routes.Step.Dial(new Path.Direct(HOME), BEN),
                        new Routes.Step.Dial(new Path.Direct(WORK), BEN)),
                steps(0));
        assertEquals(List.of(), steps(Routes.RELAY_AFTER_MS - 1));
        List<Routes.Step> asked = steps(Routes.RELAY_AFTER_MS);
        assertEquals(1, asked.size());
        assertEquals(BEN, ((Routes.Step.Ask) asked.get(0)).message().target());
    }

    @Test
    void asksRelaysAtOnceWhenItKnowsNoAddress() {
        routes.want(Wanter.OWNER, BEN, List.of(), 0);
        assertTrue(steps(0).isEmpty());
        assertEquals(1, steps(0).size());
    }

    @Test
    void pausesGrowToTheirBoundAndStayNearIt() {
        routes.want(Wanter.OWNER, BEN, List.of(HOME), 0);
        long lastMs = 0;
        List<Long> pauses = new ArrayList<>();
        for (long nowMs = 0; nowMs < 3_600_000; nowMs = routes.deadlineMs()) {
            for (Routes.Step step : steps(nowMs)) {
                if (step instanceof Routes.Step.Dial) {
                    pauses.add(nowMs - lastMs);
                    lastMs = nowMs;
                }
            }
        }
        assertTrue(pauses.get(1) <= Routes.PAUSE_MS * 5 / 4, () -> "pauses " + pauses);
        assertTrue(pauses.size() < 30, () -> "pauses " + pauses);
        for (long pause : pauses) {
            assertTrue(pause <= Routes.PAUSE_MS_MAX * 5 / 4, () -> "pauses " + pauses);
        }
        assertTrue(pauses.get(pauses.size() - 1) >= Routes.PAUSE_MS_MAX * 3 / 4);
    }

    @Test
    void aLinkEndsTheSearchAndItsEndBeginsItAgain() {
        routes.want(Wanter.OWNER, BEN, List.of(HOME), 0);
        routes.linked(BEN, HOME);
        assertEquals(Long.MAX_VALUE, routes.deadlineMs());
        assertTrue(steps(1_000_000).isEmpty());
        routes.unlinked(BEN, 5_000);
        assertEquals(5_000, routes.deadlineMs());
        assertEquals(1, steps(5_000).size());
    }

    @Test
    void anAddressDialedWithoutANameIsTheNodesThatAnswered() {
        routes.want(Wanter.OWNER, null, List.of(HOME), 0);
        assertEquals(List.of(new Routes.Step.Dial(new Path.Direct(HOME), null)), steps(0));
        routes.linked(BEN, HOME);
        assertTrue(routes.wants(BEN));
        assertTrue(steps(10_000_000).isEmpty(), "the address is not looked for on its own");
        routes.unlinked(BEN, 20_000_000);
        assertEquals(List.of(new Routes.Step.Dial(new Path.Direct(HOME), BEN)), steps(20_000_000));
    }

    @Test
    void anAnswerNobodyAskedForOpensNothing() {
        assertNull(routes.opened(1));
        routes.want(Wanter.OWNER, BEN, List.of(), 0);
        steps(0);
        Routes.Step.Ask ask = (Routes.Step.Ask) steps(0).get(0);
        assertEquals(BEN, routes.opened(ask.message().request()));
        routes.linked(BEN, null);
        assertNull(routes.opened(ask.message().request()), "a link stands already");
    }

    @Test
    void soManyNodesAreWantedAndNotOneMore() {
        for (int i = 0; i < Routes.WANTS_MAX; i++) {
            assertTrue(routes.want(Wanter.OWNER, node(i), List.of(HOME), 0));
        }
        assertFalse(routes.want(Wanter.OWNER, node(Routes.WANTS_MAX), List.of(HOME), 0));
        assertTrue(routes.want(Wanter.OWNER, node(0), List.of(WORK), 0), "a known one may move");
        routes.unwant(Wanter.OWNER, node(7));
        assertTrue(routes.want(Wanter.OWNER, node(Routes.WANTS_MAX), List.of(HOME), 0));
    }

    @Test
    void ofManyWantedNodesSomeAreTriedAtOnceAndTheOthersOneByOne() {
        int many = Routes.BURST_MAX + 8;
        for (int i = 0; i < many; i++) {
            routes.want(Wanter.OWNER, node(i), List.of(HOME), 0);
        }
        assertEquals(Routes.BURST_MAX, dialed(steps(0)).size());
        List<Id> later = new ArrayList<>();
        while (later.size() < 8 && routes.deadlineMs() <= Routes.PAUSE_MS / 2) {
            later.addAll(dialed(steps(routes.deadlineMs())));
        }
        assertEquals(8, new LinkedHashSet<>(later).size(), "each of the others had its turn");
        assertFalse(later.contains(node(0)), "who was tried waits for its pause");
    }

    private static List<Id> dialed(List<Routes.Step> steps) {
        List<Id> nodes = new ArrayList<>();
        for (Routes.Step step : steps) {
            if (step instanceof Routes.Step.Dial(Path path, Id node)) {
                nodes.add(node);
            }
        }
        return nodes;
    }

    @Test
    void theLatestAddressesStayAndTheOldestGoes() {
        for (int i = 0; i <= Routes.ADDRESSES_MAX; i++) {
            routes.want(Wanter.OWNER, BEN, List.of(Address.v4(i, 1)), 0);
        }
        List<Routes.Step> steps = steps(0);
        assertEquals(Routes.ADDRESSES_MAX, steps.size());
        Path latest = new Path.Direct(Address.v4(Routes.ADDRESSES_MAX, 1));
        assertEquals(new Routes.Step.Dial(latest, BEN), steps.get(0));
        assertFalse(steps.contains(new Routes.Step.Dial(new Path.Direct(Address.v4(0, 1)), BEN)));
    }

    @Test
    void aWantedNodeSeenNearbyIsDialedAtOnceAndStrangersAreNot() {
        routes.want(Wanter.OWNER, BEN, List.of(HOME), 0);
        steps(0);
        routes.sighted(1, node -> false, List.of(WORK), 10);
        assertEquals(List.of(), steps(10));
        routes.sighted(1, BEN::equals, List.of(WORK), 10);
        assertEquals(10, routes.deadlineMs());
        assertEquals(List.of(dial(WORK)), steps(10));
        routes.linked(BEN, WORK);
        routes.sighted(1, BEN::equals, List.of(WORK), 2_000);
        assertEquals(List.of(), steps(1_000_000), "a link stands");
    }

    @Test
    void whatIsSaidNearbyMakesItDialOnceASecondAtMost() {
        routes.want(Wanter.OWNER, BEN, List.of(), 0);
        steps(0);
        int dialedCount = 0;
        for (int nowMs = 0; nowMs < 500; nowMs++) {
            routes.sighted(1, BEN::equals, List.of(WORK), nowMs);
            dialedCount += steps(nowMs).contains(dial(WORK)) ? 1 : 0;
        }
        assertEquals(1, dialedCount);
        assertTrue(steps(Routes.NEAR_PAUSE_MS).contains(dial(WORK)), "the last word is heard");
    }

    @Test
    void soManyAddressesNearbyAreTriedAndNoOtherIsPushedOut() {
        List<Address> near = new ArrayList<>();
        for (int i = 0; i <= Routes.NEAR_MAX; i++) {
            near.add(Address.v4(0x0a000a00 + i, 1));
        }
        routes.want(Wanter.OWNER, BEN, List.of(HOME), 0);
        routes.sighted(1, BEN::equals, near.subList(0, Routes.NEAR_MAX), 0);
        assertEquals(1 + Routes.NEAR_MAX, new LinkedHashSet<>(steps(0)).size());
        routes.sighted(1, BEN::equals, near, 5_000);
        List<Routes.Step> steps = steps(5_000);
        assertTrue(steps.contains(dial(HOME)), () -> "steps " + steps);
        assertFalse(steps.contains(dial(near.get(Routes.NEAR_MAX))), () -> "steps " + steps);
    }

    @Test
    void onAnotherNetworkNobodyIsLookedForWhereTheyWereNearby() {
        routes.want(Wanter.OWNER, BEN, List.of(), 0);
        routes.sighted(1, BEN::equals, List.of(WORK), 0);
        steps(0);
        routes.moved();
        routes.changed(10_000);
        assertFalse(steps(10_000).contains(dial(WORK)));
    }

    @Test
    void whoWasSeenNearbyBeforeTheyWereWantedIsDialedWhenTheyAre() {
        routes.sighted(1, BEN::equals, List.of(WORK), 0);
        routes.want(Wanter.OWNER, BEN, List.of(), 60_000);
        assertTrue(steps(60_000).contains(dial(WORK)));
    }

    @Test
    void soManyAnnouncementsAreKeptAndTheOldestGoes() {
        for (int i = 0; i <= Routes.SIGHTINGS_MAX; i++) {
            Id seen = node(i);
            routes.sighted(i, seen::equals, List.of(WORK), 0);
        }
        routes.want(Wanter.OWNER, node(0), List.of(), 0);
        assertTrue(steps(0).isEmpty(), "pushed out");
        routes.want(Wanter.OWNER, node(1), List.of(), 0);
        Routes.Step dial = new Routes.Step.Dial(new Path.Direct(WORK), node(1));
        assertTrue(steps(0).contains(dial));
    }

    private static Routes.Step dial(Address address) {
        return new Routes.Step.Dial(new Path.Direct(address), BEN);
    }

    private List<Routes.Step> steps(long nowMs) {
        routes.expire(nowMs);
        List<Routes.Step> steps = new ArrayList<>();
        Routes.Step step;
        while ((step = routes.poll()) != null) {
            steps.add(step);
        }
        return steps;
    }

    private static Id node(int number) {
        return Id.of(new Writer(Id.BYTES).u32(number).zeros(28).toBytes());
    }

    @Test
    void aWishEndsWithTheLastWhoHasIt() {
        Id node = node(7);
        routes.want(Wanter.MAIL, node, List.of(), 0);
        routes.want(Wanter.TOPICS, node, List.of(), 0);
        assertFalse(routes.wantsAlone(Wanter.MAIL, node));
        assertFalse(routes.unwant(Wanter.MAIL, node));
        assertFalse(routes.unwant(Wanter.MAIL, node), "topics still want it");
        assertTrue(routes.wantsAlone(Wanter.TOPICS, node));
        assertTrue(routes.unwant(Wanter.TOPICS, node));
        assertFalse(routes.wants(node));
    }

    @Test
    void whoeverIsLinkedIsNotDialedForANewWish() {
        Id node = node(7);
        routes.linked(node, null);
        routes.want(Wanter.MAIL, node, List.of(Address.v4(7, 7)), 0);
        routes.expire(0);
        assertNull(routes.poll());
        routes.unlinked(node, 1);
        routes.expire(1);
        assertTrue(routes.poll() instanceof Routes.Step.Dial);
    }

    @Test
    void whoWasMetInAnEarlierLifeIsGivenUpAfterAWhile() {
        routes.want(Wanter.REMEMBERED, node(7), List.of(Address.v4(7, 7)), 0);
        routes.want(Wanter.REMEMBERED, node(8), List.of(Address.v4(8, 7)), 0);
        routes.want(Wanter.CONTACTS, node(8), List.of(Address.v4(8, 7)), 0);
        routes.expire(Routes.REMEMBERED_MS - 1);
        assertTrue(routes.wants(node(7)));
        routes.expire(Routes.REMEMBERED_MS);
        assertFalse(routes.wants(node(7)));
        assertTrue(routes.wants(node(8)));
    }
}
