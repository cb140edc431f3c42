package kith.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import kith.net.lan.Hint;
import kith.net.link.Path;
import kith.net.relay.Routes;
import kith.net.wire.Address;
import kith.net.wire.Reason;
import kith.net.wire.Writer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeerTest {

    private final Village village = new Village(1);
    private final Village.House ann = village.house(1);
    private final Village.House ben = village.house(2);

    @Test
    void twoPeersThatDialEachOtherShareOneLink() {
        ann.handle(new Input.Dial(ben.address, ben.id()));
        ben.handle(new Input.Dial(ann.address, null));
        village.run(2_000);
        assertEquals(new Output.Linked(ben.id(), ben.address), last(ann, Output.Linked.class));
        assertEquals(new Output.Linked(ann.id(), ann.address), last(ben, Output.Linked.class));
        ann.handle(new Input.Post(ben.id(), new byte[] {1, 2, 3}));
        village.run(100);
        assertArrayEquals(new byte[] {1, 2, 3}, last(ben, Output.Posted.class).bytes());
    }

    @Test
    void whoIsDialedByNameMustHoldThatName() {
        Village.House eve = village.house(3);
        ann.handle(new Input.Dial(eve.address, ben.id()));
        village.run(30_000);
        assertTrue(ann.all(Output.Linked.class).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 20})
    void aStreamCarriesAMegabyteInOrder(int lossPercent) {
        village.loses = seen -> village.random.nextInt(100) < lossPercent;
        link(ann, ben);
        byte[] sent = new byte[1 << 20];
        village.random.nextBytes(sent);
        ann.handle(new Input.Open(7, ben.id()));
        long stream = last(ann, Output.Opened.class).stream();
        int at = 0;
        ByteArrayOutputStream got = new ByteArrayOutputStream();
        boolean finished = false;
        for (int i = 0; i < 60_000 && !finished; i++) {
            for (Output.Room room : take(ann, Output.Room.class)) {
                int count = Math.min(room.bytes(), sent.length - at);
                byte[] part = Arrays.copyOfRange(sent, at, at + count);
                at += count;
                if (count > 0) {
                    ann.handle(new Input.Write(ben.id(), stream, part, at == sent.length));
                }
            }
            village.run(10);
            for (Output.Read read : take(ben, Output.Read.class)) {
                got.writeBytes(read.bytes());
                ben.handle(new Input.Consumed(ann.id(), stream, read.bytes().length));
                finished |= read.last();
            }
        }
        assertTrue(finished);
        assertArrayEquals(sent, got.toByteArray());
    }

    @Test
    void twoThatCannotReachEachOtherMeetThroughAThirdThatReadsNothing() {
        Village.House eve = village.house(3);
        village.loses = seen -> between(seen, ann, ben);
        link(ann, eve);
        link(ben, eve);
        ann.handle(new Input.Reach(ben.id()));
        village.run(3_000);
        assertEquals(new Output.Linked(ben.id(), null), last(ann, Output.Linked.class));
        assertEquals(new Output.Linked(ann.id(), null), last(ben, Output.Linked.class));
        byte[] secret = "meet me at the mill".getBytes(StandardCharsets.UTF_8);
        ann.handle(new Input.Post(ben.id(), secret));
        village.run(1_000);
        assertArrayEquals(secret, last(ben, Output.Posted.class).bytes());
        assertTrue(eve.all(Output.Posted.class).isEmpty());
        for (Village.Seen seen : village.wire) {
            assertFalse(contains(seen.bytes(), secret));
            assertTrue(seen.bytes().length <= 1200);
        }
    }

    @Test
    void aRelayedLinkMovesToTheShortWayWhenThereIsOne() {
        Village.House eve = village.house(3);
        boolean[] wall = {true};
        village.loses = seen -> wall[0] && between(seen, ann, ben);
        link(ann, eve);
        link(ben, eve);
        ann.handle(new Input.Reach(ben.id()));
        village.run(500);
        assertNull(last(ann, Output.Linked.class).at());
        wall[0] = false;
        village.run(5_000);
        assertEquals(ben.address, last(ann, Output.Linked.class).at());
        assertEquals(ann.address, last(ben, Output.Linked.class).at());
    }

    @Test
    void aLinkLostIsLookedForAgain() {
        link(ann, ben);
        ben.broken = true;
        village.run(200_000);
        assertEquals(ben.id(), last(ann, Output.Unlinked.class).node());
        ann.outputs.clear();
        ben.broken = false;
        ben.restart();
        village.run(400_000);
        assertEquals(ben.address, last(ann, Output.Linked.class).at());
    }

    @Test
    void aNeighborThatTalksNonsenseIsDroppedAndStaysBarredForAWhile() {
        link(ann, ben);
        for (int i = 0; i < 19; i++) {
            ann.peer.neighbors.post(ben.id(), new byte[] {0x21});
            ann.handle(new Input.Tick());
        }
        village.run(1_000);
        assertTrue(ben.all(Output.Unlinked.class).isEmpty());
        ann.peer.neighbors.post(ben.id(), new byte[] {0x21});
        ann.handle(new Input.Tick());
        village.run(1_000);
        assertEquals(ann.id(), last(ben, Output.Unlinked.class).node());
        ben.outputs.clear();
        village.run(30_000);
        assertTrue(ben.all(Output.Linked.class).isEmpty(), "it dials again in vain");
        village.run(1_800_000);
        assertEquals(ann.id(), last(ben, Output.Linked.class).node());
    }

    @Test
    void anAddressIsDialedOnceAtATimeHoweverOftenItIsWanted() {
        ben.broken = true;
        for (int i = 0; i < 20; i++) {
            ann.handle(new Input.NetworkChanged(List.of(ann.address)));
            ann.handle(new Input.Dial(ben.address, ben.id()));
            village.run(100);
        }
        assertTrue(village.wire.size() <= 6, () -> village.wire.size() + " datagrams in 2 s");
    }

    @Test
    void aRestartedPeerFindsThoseItKnewBefore() {
        link(ann, ben);
        ann.outputs.clear();
        ann.restart();
        village.run(5_000);
        assertEquals(ben.address, last(ann, Output.Linked.class).at());
    }

    @Test
    void soManyPeersAreRememberedAndTheOldestGoes() {
        Outbox outbox = new Outbox();
        RememberedPeers remembered = new RememberedPeers(outbox);
        for (int i = 0; i <= RememberedPeers.PEERS_MAX; i++) {
            Id node = Id.of(new Writer(Id.BYTES).u32(i).zeros(28).toBytes());
            remembered.met(node, Address.v4(i, 1), i);
        }
        assertEquals(RememberedPeers.PEERS_MAX, remembered.size());
        List<StoreRecord> records = new ArrayList<>();
        Output output;
        while ((output = outbox.poll()) != null) {
            records.add(((Output.Save) output).record());
        }
        StoreRecord removed = records.get(records.size() - 2);
        assertNull(removed.value());
        assertArrayEquals(records.get(0).key(), removed.key());
        RememberedPeers again = new RememberedPeers(outbox);
        for (StoreRecord record : records.subList(1, records.size())) {
            assertTrue(record.value() == null || again.restore(record));
        }
        Routes routes = new Routes(village.random::nextBytes);
        again.call(routes, 0);
        routes.expire(0);
        List<Path> called = new ArrayList<>();
        Routes.Step step;
        while ((step = routes.poll()) != null) {
            called.add(((Routes.Step.Dial) step).path());
        }
        assertEquals(RememberedPeers.CALLED_MAX, called.size());
        Address latest = Address.v4(RememberedPeers.PEERS_MAX, 1);
        assertEquals(new Path.Direct(latest), called.get(0));
    }

    @Test
    void contactsSeenNearbyAreLinkedAndStrangersAreNot() {
        Village.House eve = village.house(3);
        ann.handle(new Input.Invite());
        Output.Invited invited = last(ann, Output.Invited.class);
        village.loses = seen -> true;
        ben.handle(new Input.Accept(invited.invitation()));
        village.run(25_000);
        village.loses = seen -> false;
        byte[] salt = new byte[Hint.SALT_BYTES];
        Hint stranger = Hint.of(ben.crypto, eve.id(), salt);
        ben.handle(new Input.Sighted(stranger, List.of(eve.address)));
        village.run(100);
        assertTrue(ben.all(Output.Linked.class).isEmpty());
        Hint hint = Hint.of(ben.crypto, ann.id(), salt);
        ben.handle(new Input.Sighted(hint, List.of(eve.address, ann.address)));
        village.run(100);
        assertEquals(new Output.Linked(ann.id(), ann.address), last(ben, Output.Linked.class));
        assertTrue(eve.all(Output.Linked.class).isEmpty(), "who posed as ann learns nothing");
    }

    @Test
    void anInvitationOfANeighborIsTakenOverTheLinkThatStands() {
        link(ann, ben);
        ann.handle(new Input.Invite());
        ben.handle(new Input.Accept(last(ann, Output.Invited.class).invitation()));
        village.run(3_000);
        assertEquals(ann.author(), last(ben, Output.Contact.class).author());
        assertTrue(ben.all(Output.Unlinked.class).isEmpty(), "the link was not replaced");
        assertTrue(ann.all(Output.Unlinked.class).isEmpty());
    }

    @Test
    void whoTakesAUsedInvitationIsToldSo() {
        Village.House eve = village.house(3);
        ann.handle(new Input.Invite());
        byte[] invitation = last(ann, Output.Invited.class).invitation();
        ben.handle(new Input.Accept(invitation));
        village.run(3_000);
        eve.handle(new Input.Accept(invitation));
        village.run(3_000);
        assertEquals(List.of(new Output.Spent(ann.author())), eve.all(Output.Spent.class));
        assertTrue(eve.all(Output.Contact.class).isEmpty());
        assertEquals(List.of(new Output.Contact(ben.author(), 1)), ann.all(Output.Contact.class));
    }

    @Test
    void aContactIsToldOnceAndAgainAtEachStart() {
        ann.handle(new Input.Invite());
        ben.handle(new Input.Accept(last(ann, Output.Invited.class).invitation()));
        village.run(3_000);
        assertEquals(List.of(new Output.Contact(ann.author(), 1)), ben.all(Output.Contact.class));
        assertEquals(List.of(new Output.Contact(ben.author(), 1)), ann.all(Output.Contact.class));
        ben.outputs.clear();
        ben.restart();
        assertEquals(List.of(new Output.Contact(ann.author(), 1)), ben.all(Output.Contact.class));
        village.run(60_000);
        assertEquals(1, ben.all(Output.Contact.class).size());
    }

    @Test
    void aPostThatCannotBeSentComesBack() {
        byte[] message = {1, 2, 3};
        ann.handle(new Input.Post(ben.id(), message));
        assertEquals(ben.id(), last(ann, Output.Unposted.class).node(), "no link");
        link(ann, ben);
        ann.outputs.clear();
        ben.broken = true;
        int postedCount = 0;
        while (ann.all(Output.Unposted.class).isEmpty()) {
            ann.handle(new Input.Post(ben.id(), message));
            postedCount++;
        }
        assertArrayEquals(message, last(ann, Output.Unposted.class).bytes());
        ben.broken = false;
        village.run(10_000);
        assertEquals(postedCount - 1, ben.all(Output.Posted.class).size());
    }

    @Test
    void emptyPostsAreNoOffence() {
        link(ann, ben);
        for (int i = 0; i < 200; i++) {
            ann.handle(new Input.Post(ben.id(), new byte[0]));
        }
        village.run(1_000);
        assertEquals(200, ben.all(Output.Posted.class).size());
        assertTrue(ben.all(Output.Unlinked.class).isEmpty());
    }

    @Test
    void whoLeavesTellsNeighborsAndThoseBehindRelays() {
        Village.House relay = village.house(3);
        link(ann, relay);
        link(ben, relay);
        village.loses =
                seen -> !seen.from().equals(relay.address) && !seen.to().equals(relay.address);
        ann.handle(new Input.Reach(ben.id()));
        village.run(5_000);
        Neighbor through = Objects.requireNonNull(ann.peer.neighbors.find(ben.id()));
        assertTrue(through.relayed());
        ann.handle(new Input.Leave());
        village.run(100);
        for (Village.House left : List.of(relay, ben)) {
            Output.Unlinked told =
                    left.all(Output.Unlinked.class).stream()
                            .filter(unlinked -> unlinked.node().equals(ann.id()))
                            .findFirst()
                            .orElseThrow();
            assertEquals(Reason.ENDED, told.reason());
        }
        int said = village.wire.size();
        long before = village.wire.stream().filter(seen -> seen.from().equals(ann.address)).count();
        village.run(200_000);
        assertTrue(village.wire.size() > said, "the others go on");
        long after = village.wire.stream().filter(seen -> seen.from().equals(ann.address)).count();
        assertEquals(before, after, "who has left says nothing more");
    }

    @Test
    void anIdleLinkSendsLittle() {
        link(ann, ben);
        village.run(60_000);
        village.wire.clear();
        village.run(600_000);
        assertTrue(village.wire.size() <= 2 * 600 / 15, () -> village.wire.size() + " datagrams");
        assertTrue(ann.all(Output.Unlinked.class).isEmpty());
    }

    private void link(Village.House one, Village.House other) {
        one.handle(new Input.Dial(other.address, other.id()));
        village.run(5_000);
        assertEquals(other.id(), last(one, Output.Linked.class).node());
    }

    private static boolean between(Village.Seen seen, Village.House one, Village.House other) {
        return pair(seen.from(), seen.to(), one.address, other.address)
                || pair(seen.to(), seen.from(), one.address, other.address);
    }

    private static boolean pair(Address from, Address to, Address one, Address other) {
        return from.equals(one) && to.equals(other);
    }

    private static boolean contains(byte[] bytes, byte[] part) {
        for (int i = 0; i + part.length <= bytes.length; i++) {
            if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
                return true;
            }
        }
        return false;
    }

    private static <T extends Output> T last(Village.House house, Class<T> type) {
        List<T> all = house.all(type);
        assertFalse(all.isEmpty(), () -> "no " + type.getSimpleName() + " in " + house.outputs);
        return all.get(all.size() - 1);
    }

    private static <T extends Output> List<T> take(Village.House house, Class<T> type) {
        List<T> all = house.all(type);
        house.outputs.removeAll(all);
        return all;
    }
}
