package kith.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import kith.net.relay.RelayMessage;
import kith.net.trace.TraceEvent;
import kith.net.wire.Reason;
import kith.net.wire.Writer;
import org.junit.jupiter.api.Test;

class RelayingTest {

    private final Village village = new Village(5);
    private final Village.House ann = village.house(1);
    private final Village.House ben = village.house(2);
    private final Village.House eve = village.house(3);

    @Test
    void oneRelayMayOfferSoManyCircuitsAndNotOneMore() {
        link(ann, ben);
        offer(ann, ben, 100, Relaying.ENDS_PER_RELAY_MAX + 1);
        assertEquals(Relaying.ENDS_PER_RELAY_MAX, ends(ben, 100));
    }

    @Test
    void offersNobodyUsesMakeRoomAfterAWhile() {
        link(ann, ben);
        offer(ann, ben, 100, Relaying.ENDS_PER_RELAY_MAX);
        village.run(Relaying.END_UNUSED_MS - 3_000);
        offer(ann, ben, 200, 1);
        assertEquals(0, ends(ben, 200), "still full");
        village.run(3_000);
        assertEquals(0, ends(ben, 100));
        offer(ann, ben, 300, Relaying.ENDS_PER_RELAY_MAX + 1);
        assertEquals(Relaying.ENDS_PER_RELAY_MAX, ends(ben, 300));
    }

    @Test
    void noRelayTakesTheNumberOfAnothersCircuit() {
        link(ann, ben);
        link(eve, ben);
        offer(ann, ben, 100, 1);
        offer(eve, ben, 100, 1);
        eve.peer.neighbors.post(ben.id(), new RelayMessage.Ended(100, Reason.EXPIRED).encode());
        eve.handle(new Input.Tick());
        village.run(1_000);
        assertEquals(1, ends(ben, 100));
    }

    @Test
    void datagramsAloneKeepNoUnusedOffer() {
        link(ann, ben);
        offer(ann, ben, 100, 1);
        for (int i = 0; i < 40; i++) {
            byte[] junk = new Writer(60).u8(Neighbors.RELAYED).u64(100).zeros(51).toBytes();
            village.send(ann.address, ben.address, junk);
            village.run(1_000);
        }
        assertEquals(0, ends(ben, 100));
    }

    @Test
    void aCircuitThatALinkGoesThroughStays() {
        village.loses = seen -> !seen.from().equals(eve.address) && !seen.to().equals(eve.address);
        link(ann, eve);
        link(ben, eve);
        ann.handle(new Input.Reach(ben.id()));
        village.run(5_000);
        Output.Linked linked = ann.all(Output.Linked.class).get(1);
        assertEquals(new Output.Linked(ben.id(), null), linked);
        village.run(20 * Relaying.END_IDLE_MS);
        assertTrue(ann.all(Output.Unlinked.class).isEmpty());
        assertTrue(ben.all(Output.Unlinked.class).isEmpty());
    }

    @Test
    void allRelaysTogetherMayOfferSoManyAndNotOneMore() {
        int full = Relaying.ENDS_MAX / Relaying.ENDS_PER_RELAY_MAX;
        for (int i = 0; i <= full; i++) {
            Village.House relay = village.house(10 + i);
            link(relay, ben);
            offer(relay, ben, 1000L * (i + 1), Relaying.ENDS_PER_RELAY_MAX);
        }
        int accepted = 0;
        for (int i = 0; i <= full; i++) {
            accepted += ends(ben, 1000L * (i + 1));
        }
        assertEquals(Relaying.ENDS_MAX, accepted);
    }

    @Test
    void aDatagramForACircuitOfOneRelayIsNotTakenFromAnother() {
        link(ann, ben);
        offer(ann, ben, 100, 1);
        byte[] datagram = new Writer(64).u8(0x20).u64(100).zeros(20).toBytes();
        village.send(eve.address, ben.address, datagram);
        village.run(100);
        assertEquals(List.of(Reason.UNKNOWN_TARGET), rejected(ben));
    }

    @Test
    void aRelayedDatagramWithoutAnythingInItIsRefused() {
        village.send(eve.address, ben.address, new Writer(9).u8(0x20).u64(100).toBytes());
        village.run(100);
        assertEquals(List.of(Reason.TRUNCATED), rejected(ben));
    }

    @Test
    void anotherRelayIsFoundWhenTheFirstGoesAway() {
        Village.House zoe = village.house(4);
        village.loses =
                seen ->
                        (seen.from().equals(ann.address) && seen.to().equals(ben.address))
                                || (seen.from().equals(ben.address)
                                        && seen.to().equals(ann.address));
        for (Village.House relay : List.of(eve, zoe)) {
            link(ann, relay);
            link(ben, relay);
        }
        ann.handle(new Input.Reach(ben.id()));
        village.run(3_000);
        assertFalse(ann.all(Output.Linked.class).isEmpty());
        eve.broken = true;
        village.run(400_000);
        ann.outputs.clear();
        ben.outputs.clear();
        ann.handle(new Input.Post(ben.id(), new byte[] {7}));
        village.run(2_000);
        assertEquals(1, ben.all(Output.Posted.class).size());
        assertArrayEquals(new byte[] {7}, ben.all(Output.Posted.class).get(0).bytes());
    }

    @Test
    void aNodeThatRelaysNothingSaysSo() {
        Village.House strict = village.house(9, 0);
        link(ann, strict);
        link(ben, strict);
        ann.outputs.clear();
        village.loses = seen -> seen.from().equals(ann.address) && seen.to().equals(ben.address);
        ann.handle(new Input.Reach(ben.id()));
        village.run(60_000);
        assertTrue(ann.all(Output.Linked.class).isEmpty());
    }

    /** Offers that no relay would make: the peer under test is on the other side. */
    private void offer(Village.House relay, Village.House to, long first, int count) {
        for (int i = 0; i < count; i++) {
            RelayMessage offer = new RelayMessage.Offer(first + i, ann.id());
            relay.peer.neighbors.post(to.id(), offer.encode());
            relay.handle(new Input.Tick());
        }
        village.run(1_000);
    }

    /** How many of the circuits from {@code first} on the peer is an end of. */
    private static int ends(Village.House house, long first) {
        int count = 0;
        for (long circuit = first; circuit < first + 100; circuit++) {
            if (house.peer.relaying.isEnd(circuit)) {
                count++;
            }
        }
        return count;
    }

    private static List<Reason> rejected(Village.House house) {
        List<Reason> reasons = new ArrayList<>();
        for (Output.Trace trace : house.all(Output.Trace.class)) {
            TraceEvent event = trace.event();
            if (event.kind() == TraceEvent.Kind.REJECTED && event.reason() != null) {
                reasons.add(event.reason());
            }
        }
        return reasons;
    }

    private void link(Village.House one, Village.House other) {
        one.handle(new Input.Dial(other.address, other.id()));
        village.run(2_000);
        assertFalse(one.all(Output.Linked.class).isEmpty());
    }
}
