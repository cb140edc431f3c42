package kith.net.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Random;
import kith.net.Id;
import kith.net.wire.Address;
import kith.net.wire.Reason;
import kith.net.wire.Writer;
import org.junit.jupiter.api.Test;

class CircuitsTest {

    private static final Id ANN = node(1);
    private static final Id BEN = node(2);
    private static final Address ANNS = Address.v4(0x0a000001, 1000);
    private static final Address BENS = Address.v4(0x0a000101, 2000);
    private static final long BUDGET = 10_000;

    private final Circuits circuits = new Circuits(BUDGET, new Random(7)::nextBytes);

    @Test
    void aDatagramGoesToTheOtherEndUnderItsNumber() {
        Both both = open();
        Circuits.Forward there = circuits.forward(ANNS, both.near, 100, 0);
        assertEquals(new Circuits.Forward(BENS, both.far, ANN), there);
        Circuits.Forward back = circuits.forward(BENS, both.far, 100, 0);
        assertEquals(new Circuits.Forward(ANNS, both.near, BEN), back);
        assertNotEquals(both.near, both.far);
    }

    @Test
    void nothingPassesBeforeTheOtherEndAccepts() {
        circuits.ask(ANN, new RelayMessage.Ask(5, BEN), ANNS, BENS, 0);
        RelayMessage.Offer offer = (RelayMessage.Offer) next(BEN);
        assertNull(circuits.forward(BENS, offer.circuit(), 1, 0));
        circuits.accept(ANN, offer.circuit(), 0);
        assertNull(circuits.poll(), "the asker cannot accept for the other");
        circuits.decline(BEN, offer.circuit());
        assertEquals(new RelayMessage.Refused(5, Reason.REFUSED), next(ANN));
        assertEquals(0, circuits.size());
    }

    @Test
    void onlyTheAddressOfAnEndSendsIntoACircuit() {
        Both both = open();
        assertNull(circuits.forward(BENS, both.near, 1, 0));
        assertNull(circuits.forward(ANNS, both.near + 1, 1, 0));
        circuits.moved(ANN, Address.v4(0x0a000001, 1001));
        assertNull(circuits.forward(ANNS, both.near, 1, 0));
        assertNotNull(circuits.forward(Address.v4(0x0a000001, 1001), both.near, 1, 0));
    }

    @Test
    void aBudgetEndsAtItsLastByteAndFillsAgain() {
        Both both = open();
        assertNotNull(circuits.forward(ANNS, both.near, (int) BUDGET, 0));
        assertNull(circuits.forward(ANNS, both.near, 1, 0));
        assertEquals(new RelayMessage.Ended(both.near, Reason.FULL), next(ANN));
        assertEquals(new RelayMessage.Ended(both.far, Reason.FULL), next(BEN));
        Both again = open();
        assertNull(circuits.forward(ANNS, again.near, 1, 0), "a new circuit is no new budget");
        circuits.poll();
        circuits.poll();
        long halfMs = Circuits.BUDGET_PERIOD_MS / 2;
        circuits.expire(halfMs);
        Both later = open();
        assertNull(circuits.forward(ANNS, later.near, (int) BUDGET / 2 + 1, halfMs));
        circuits.poll();
        circuits.poll();
        later = open();
        assertNotNull(circuits.forward(ANNS, later.near, (int) BUDGET / 2, halfMs));
    }

    @Test
    void oneNodeGetsItsCircuitsAndNotOneMore() {
        for (int i = 0; i < Circuits.CIRCUITS_PER_NODE_MAX; i++) {
            circuits.ask(ANN, new RelayMessage.Ask(i, node(10 + i)), ANNS, BENS, 0);
            assertInstanceOf(RelayMessage.Offer.class, next(node(10 + i)));
        }
        circuits.ask(ANN, new RelayMessage.Ask(99, BEN), ANNS, BENS, 0);
        assertEquals(new RelayMessage.Refused(99, Reason.FULL), next(ANN));
        circuits.ask(BEN, new RelayMessage.Ask(98, ANN), BENS, ANNS, 0);
        assertEquals(new RelayMessage.Refused(98, Reason.FULL), next(BEN), "nor as a target");
    }

    @Test
    void allNodesTogetherGetTheirsAndNotOneMore() {
        for (int i = 0; i < Circuits.CIRCUITS_MAX; i++) {
            circuits.ask(node(2 * i), new RelayMessage.Ask(1, node(2 * i + 1)), ANNS, BENS, 0);
            circuits.poll();
        }
        assertEquals(Circuits.CIRCUITS_MAX, circuits.size());
        circuits.ask(node(5000), new RelayMessage.Ask(1, node(5001)), ANNS, BENS, 0);
        assertEquals(new RelayMessage.Refused(1, Reason.FULL), next(node(5000)));
    }

    @Test
    void whoIsNotLinkedDirectlyIsNoEnd() {
        circuits.ask(ANN, new RelayMessage.Ask(1, BEN), ANNS, null, 0);
        assertEquals(new RelayMessage.Refused(1, Reason.UNKNOWN_TARGET), next(ANN));
        circuits.ask(ANN, new RelayMessage.Ask(2, BEN), null, BENS, 0);
        assertEquals(new RelayMessage.Refused(2, Reason.REFUSED), next(ANN));
        circuits.ask(ANN, new RelayMessage.Ask(3, ANN), ANNS, ANNS, 0);
        assertEquals(new RelayMessage.Refused(3, Reason.REFUSED), next(ANN));
    }

    @Test
    void anOfferNobodyAnswersEnds() {
        circuits.ask(ANN, new RelayMessage.Ask(1, BEN), ANNS, BENS, 0);
        long circuit = ((RelayMessage.Offer) next(BEN)).circuit();
        assertEquals(Circuits.OFFER_MS, circuits.deadlineMs());
        circuits.expire(Circuits.OFFER_MS - 1);
        assertNull(circuits.poll());
        circuits.expire(Circuits.OFFER_MS);
        assertEquals(new RelayMessage.Refused(1, Reason.EXPIRED), next(ANN));
        assertEquals(new RelayMessage.Ended(circuit, Reason.EXPIRED), next(BEN));
    }

    @Test
    void aQuietCircuitEndsAndAUsedOneStays() {
        Both both = open();
        circuits.forward(BENS, both.far, 1, 50_000);
        circuits.expire(50_000 + Circuits.IDLE_MS - 1);
        assertEquals(1, circuits.size());
        circuits.expire(50_000 + Circuits.IDLE_MS);
        assertEquals(0, circuits.size());
        assertEquals(Long.MAX_VALUE, circuits.deadlineMs());
    }

    @Test
    void theOtherEndHearsWhenOneLeavesOrCloses() {
        Both both = open();
        circuits.moved(ANN, null);
        assertEquals(new RelayMessage.Ended(both.far, Reason.UNKNOWN_TARGET), next(BEN));
        assertNull(circuits.poll());
        both = open();
        circuits.close(node(9), both.near);
        assertNull(circuits.poll(), "not by a stranger");
        circuits.close(BEN, both.far);
        assertEquals(new RelayMessage.Ended(both.near, Reason.REFUSED), next(ANN));
        assertFalse(circuits.knows(both.far));
    }

    private record Both(long near, long far) {}

    private Both open() {
        circuits.ask(ANN, new RelayMessage.Ask(5, BEN), ANNS, BENS, 0);
        long far = ((RelayMessage.Offer) next(BEN)).circuit();
        circuits.accept(BEN, far, 0);
        RelayMessage.Opened opened = (RelayMessage.Opened) next(ANN);
        assertEquals(5, opened.request());
        return new Both(opened.circuit(), far);
    }

    private RelayMessage next(Id to) {
        Circuits.Post post = circuits.poll();
        assertNotNull(post);
        assertEquals(to, post.to());
        return post.message();
    }

    private static Id node(int number) {
        return Id.of(new Writer(Id.BYTES).u32(number).zeros(28).toBytes());
    }
}
