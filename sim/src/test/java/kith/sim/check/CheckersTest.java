package kith.sim.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import kith.net.Id;
import kith.net.Input;
import kith.net.Output;
import kith.net.content.Delivery.Mark;
import kith.net.content.Order;
import kith.net.wire.Address;
import kith.net.wire.Reason;
import kith.sim.Conditions;
import kith.sim.Host;
import kith.sim.PlainPeer;
import kith.sim.PlainPeer.Fault;
import kith.sim.PlainPeers;
import kith.sim.check.Ledger.Fate;
import kith.sim.check.Ledger.Way;
import kith.sim.nat.NatKind;
import kith.sim.scenario.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each checker notices the peer that does what it is there to notice. */
@SuppressWarnings("NullAway.Init") // Each test begins with begin.
class CheckersTest {

    /** 128.0.0.1: nobody in the world lives there. */
    private static final Address STRANGER = Address.v4(0x8000_0001, 9);

    private Stage stage;
    private Host ann;
    private Host bob;

    private void begin(Fault fault) {
        stage = new Stage(4, new PlainPeers(fault), null);
        ann = stage.host(NatKind.OPEN, Conditions.delay(5).withLoss(0.05), Conditions.delay(5));
        bob = stage.host(NatKind.OPEN, Conditions.delay(5).withLoss(0.05), Conditions.delay(5));
        ann.start();
        bob.start();
        stage.acquaint(List.of(List.of(ann, bob)), 10_000_000);
    }

    private void talk() {
        for (int i = 0; i < 8; i++) {
            stage.send(ann, bob, 100);
            stage.world().run(stage.world().nowUs() + 500_000);
        }
        stage.settle(true, 10_000_000);
    }

    @Test
    void aPeerThatDoesRightPasses() {
        begin(Fault.NONE);
        talk();
        assertEquals(8, stage.ledger().delivered());
        assertEquals(0, stage.ledger().duplicates());
    }

    @ParameterizedTest
    @CsvSource({
        "DELIVERS_TWICE, delivered twice",
        "OUT_OF_ORDER, came without a mark before",
        "CHANGES_CONTENT, nobody sent",
        "LOSES_ONE, came without a mark before",
        "WRONG_AUTHOR, as another's",
    })
    void aPeerThatDoesWrongIsNoticed(Fault fault, String words) {
        begin(fault);
        Violation violation = assertThrows(Violation.class, this::talk);
        assertTrue(violation.text().contains(words), violation.text());
    }

    @Test
    void aMessageThatNeverComesIsNoticed() {
        begin(Fault.NONE);
        stage.send(ann, bob, 100);
        bob.sleep();
        ann.site().cut(true);
        Violation violation = assertThrows(Violation.class, () -> stage.settle(true, 20_000_000));
        assertTrue(violation.text().contains("1 of 1 messages never came"));
    }

    @Test
    void aMessageKeptAndLostInACrashIsNoticed() {
        begin(Fault.KEEPS_NOTHING);
        ann.sleep();
        stage.send(bob, ann, 100);
        stage.world().run(stage.world().nowUs() + 100_000);
        bob.crash(false);
        ann.wake();
        bob.start();
        Violation violation = assertThrows(Violation.class, () -> stage.settle(false, 20_000_000));
        assertTrue(violation.text().contains("never came"), violation.text());
    }

    @Test
    void aMessageForSomebodyElseIsNoticed() {
        begin(Fault.NONE);
        Message message = stage.ledger().send(ann, bob, 100, Way.CONVERSATION);
        Id id = PlainPeer.id(0);
        Output.Deliver deliver = new Output.Deliver(id, id, id, message.content(), Mark.NONE);
        Violation violation =
                assertThrows(Violation.class, () -> stage.ledger().delivered(ann, deliver, ann));
        assertTrue(violation.text().contains("was given to host 0"));
    }

    @Test
    void aMessageAfterOneThatCameLaterIsNoticed() {
        begin(Fault.NONE);
        Message first = stage.ledger().send(ann, bob, 100, Way.CONVERSATION);
        Message second = stage.ledger().send(ann, bob, 100, Way.CONVERSATION);
        giveGapItsTime();
        stage.ledger().delivered(bob, deliver(second, Mark.AFTER_GAP), ann);
        Violation violation =
                assertThrows(
                        Violation.class,
                        () -> stage.ledger().delivered(bob, deliver(first, Mark.NONE), ann));
        assertTrue(violation.text().contains("came after the one with order 1"));
    }

    @Test
    void aGapGivenUpTooEarlyIsNoticed() {
        begin(Fault.NONE);
        stage.ledger().send(ann, bob, 100, Way.CONVERSATION);
        Message second = stage.ledger().send(ann, bob, 100, Way.CONVERSATION);
        Output.Deliver early = deliver(second, Mark.AFTER_GAP);
        Violation violation =
                assertThrows(Violation.class, () -> stage.ledger().delivered(bob, early, ann));
        assertTrue(violation.text().contains("before the one missing had its time"));
    }

    private void giveGapItsTime() {
        stage.world().run(stage.world().nowUs() + Order.GAP_MS * 1000);
    }

    @Test
    void aGapWithoutAMarkIsNoticed() {
        begin(Fault.NONE);
        Message first = stage.ledger().send(ann, bob, 100, Way.CONVERSATION);
        Message second = stage.ledger().send(ann, bob, 100, Way.CONVERSATION);
        stage.ledger().progressed(ann, new Output.State(first.number(), Output.Progress.KEPT));
        Violation violation =
                assertThrows(
                        Violation.class,
                        () -> stage.ledger().delivered(bob, deliver(second, Mark.NONE), ann));
        assertTrue(violation.text().contains("came without a mark before"));
    }

    @Test
    void aDatagramLargerThanItsBoundIsNoticed() {
        Bounds bounds = new Bounds(1000, 1200);
        begin(Fault.NONE);
        bounds.sent(ann, ann.address(), bob.address(), new byte[1200]);
        assertThrows(
                Violation.class,
                () -> bounds.sent(ann, ann.address(), bob.address(), new byte[1201]));
    }

    @Test
    void aWordOfDeliveryThatNeverComesTrueIsNoticed() {
        begin(Fault.NONE);
        Message message = stage.ledger().send(ann, bob, 100, Way.CONVERSATION);
        stage.crash(ann, false);
        ann.start();
        stage.settle(false, 1_000_000);
        Output.State state = new Output.State(message.number(), Output.Progress.DELIVERED);
        stage.ledger().progressed(ann, state);
        assertThrows(Violation.class, () -> stage.settle(false, 1_000_000));
    }

    /** What the sender's peer says, then who loses what, and what that makes of the message. */
    @ParameterizedTest
    @CsvSource({
        "'', nobody, MISSING",
        "'', ann, UNKEPT",
        "'', ann's disk, UNKEPT",
        "'', bob's disk, STORE_LOST",
        "REFUSED, nobody, REFUSED",
        "KEPT, nobody, MISSING",
        "KEPT, ann, MISSING",
        "KEPT, bob, MISSING",
        "KEPT, ann's disk, STORE_LOST",
        "KEPT, bob's disk, STORE_LOST",
        "KEPT REFUSED, nobody, MISSING",
        "KEPT EXPIRED, ann, MISSING",
        "KEPT DELIVERED, ann's disk, MISSING",
        "KEPT DELIVERED, bob's disk, STORE_LOST",
    })
    void aTrueLossIsToldFromWhatNobodyPromised(String said, String loser, Fate fate) {
        begin(Fault.NONE);
        Message message = stage.ledger().send(ann, bob, 100, Way.CONVERSATION);
        for (String word : said.isEmpty() ? new String[0] : said.split(" ")) {
            Output.Progress progress = Output.Progress.valueOf(word);
            stage.ledger().progressed(ann, new Output.State(message.number(), progress));
        }
        if (!loser.equals("nobody")) {
            Host host = loser.startsWith("ann") ? ann : bob;
            stage.crash(host, loser.endsWith("disk"));
            host.start();
        }
        assertEquals(1, stage.ledger().count(fate));
        assertEquals(fate == Fate.MISSING ? 1 : 0, stage.ledger().missing(false).size());
        assertEquals(1, stage.ledger().missing(true).size());
    }

    @Test
    void aStoreLostBeforeAMessageWasSentIsNoExcuse() {
        begin(Fault.NONE);
        stage.crash(bob, true);
        bob.start();
        stage.world().run(stage.world().nowUs() + 1000);
        stage.ledger().send(ann, bob, 100, Way.CONVERSATION);
        assertEquals(1, stage.ledger().count(Fate.MISSING));
    }

    @Test
    void anAnswerLargerThanTheQuestionIsNoticed() {
        begin(Fault.AMPLIFIES);
        stage.world().inject(ann.site(), STRANGER, bob.address(), new byte[100]);
        Violation violation =
                assertThrows(
                        Violation.class,
                        () -> stage.world().run(stage.world().nowUs() + 1_000_000));
        assertTrue(violation.text().contains("B too many to"), violation.text());
    }

    @Test
    void whatANodeBehindARelayNamesGetsFourChallengesAndNoByteMore() {
        begin(Fault.NONE);
        Amplification balance = new Amplification();
        byte[] challenge = new byte[46];
        Output.Linked relayed = new Output.Linked(PlainPeer.id(7), null);
        balance.output(ann, relayed);
        balance.output(ann, relayed); // It roamed: the same link.
        for (int i = 0; i < 4; i++) {
            balance.sent(ann, ann.address(), STRANGER, challenge);
        }
        assertThrows(
                Violation.class, () -> balance.sent(ann, ann.address(), STRANGER, new byte[1]));
        balance.output(ann, new Output.Unlinked(PlainPeer.id(7), Reason.EXPIRED));
        balance.output(ann, relayed);
        balance.sent(ann, ann.address(), STRANGER, challenge);
    }

    @Test
    void onlyAnAddressThatWasDialedOrProvenGetsMoreThanCameFromIt() {
        begin(Fault.NONE);
        Amplification balance = new Amplification();
        byte[] bytes = new byte[1000];
        balance.input(ann, new Input.Dial(bob.address(), null));
        balance.sent(ann, ann.address(), bob.address(), bytes);
        balance.arrived(ann, STRANGER, bytes);
        balance.sent(ann, ann.address(), STRANGER, bytes);
        assertThrows(
                Violation.class, () -> balance.sent(ann, ann.address(), STRANGER, new byte[0]));
        balance.output(ann, new Output.Linked(PlainPeer.id(7), STRANGER));
        balance.sent(ann, ann.address(), STRANGER, bytes);
        balance.changed(ann, "wiped");
        assertThrows(
                Violation.class, () -> balance.sent(ann, ann.address(), STRANGER, new byte[0]));
    }

    @Test
    void aPersonWhoLostEverythingBeginsAConversationOfTheirOwn() {
        begin(Fault.NONE);
        Message old = stage.ledger().send(ann, bob, 100, Way.CONVERSATION);
        Output.State delivered = new Output.State(old.number(), Output.Progress.DELIVERED);
        stage.ledger().progressed(ann, delivered);
        stage.crash(ann, true);
        ann.start();
        Message next = stage.ledger().send(ann, bob, 100, Way.CONVERSATION);
        stage.ledger().delivered(bob, deliver(next, Mark.NONE), ann);
        giveGapItsTime();
        stage.ledger().delivered(bob, deliver(old, Mark.AFTER_GAP), ann);
        assertEquals(2, stage.ledger().delivered());
    }

    @Test
    void aTableThatGrowsIsNoticed() {
        begin(Fault.GROWS);
        for (int i = 0; i < 12; i++) {
            stage.world().inject(ann.site(), STRANGER, bob.address(), new byte[100]);
        }
        Violation violation =
                assertThrows(
                        Violation.class,
                        () -> stage.world().run(stage.world().nowUs() + 1_000_000));
        assertTrue(violation.text().contains("too full"), violation.text());
    }

    @Test
    void aDuplicateIsAllowedToALinkedNodesMessageButNotToItsStream() {
        begin(Fault.NONE);
        byte[] post = stage.ledger().send(ann, bob, 100, Way.POST).content();
        stage.ledger().received(bob, post, ann);
        stage.ledger().received(bob, post, ann);
        assertEquals(1, stage.ledger().duplicates());
        byte[] stream = stage.ledger().send(ann, bob, 100, Way.STREAM).content();
        stage.ledger().received(bob, stream, ann);
        assertThrows(Violation.class, () -> stage.ledger().received(bob, stream, ann));
    }

    @Test
    void contentTellsWhichMessageItIs() {
        Message message = new Message(5, 0, 1, 2, 64);
        byte[] content = message.content();
        assertEquals(message, Message.of(content));
        for (int i = 0; i < content.length; i++) {
            byte[] changed = content.clone();
            changed[i] ^= 1;
            assertNull(Message.of(changed), "byte " + i);
        }
        assertNull(Message.of(new byte[3]));
        assertNotNull(Message.of(new Message(0, 0, 0, 0, Message.BYTES_MIN).content()));
    }

    private static Output.Deliver deliver(Message message, Mark mark) {
        Id id = PlainPeer.id(message.number());
        return new Output.Deliver(id, id, id, message.content(), mark);
    }
}
