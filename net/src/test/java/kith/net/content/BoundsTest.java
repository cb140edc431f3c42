package kith.net.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import kith.net.Id;
import kith.net.crypto.Crypto;
import kith.net.crypto.FakeCrypto;
import org.junit.jupiter.api.Test;

/** Every table at its bound and one beyond. */
class BoundsTest {

    private static final long NOW = 1_800_000_000_000L;

    private final Crypto crypto = new FakeCrypto();
    private final Party ann = new Party(1, crypto, List.of(), NOW);
    private final Party bob = new Party(2, crypto, List.of(), NOW);

    @Test
    void aRunHasAHundredPositionsAndKeepsNinetyNineSkippedKeys() {
        ReceivingRun run = run(1);
        assertEquals(100, RunKeys.MESSAGES_MAX);
        run.used(RunKeys.MESSAGES_MAX - 1, crypto);
        assertEquals(RunKeys.MESSAGES_MAX - 1, run.skippedKeys());
        byte[] locatorKey = new byte[32];
        assertEquals(99, run.find(RunKeys.locator(crypto, locatorKey, 99)));
        assertEquals(-1, run.find(RunKeys.locator(crypto, locatorKey, 100)));
        byte[] value = Objects.requireNonNull(run.record().value());
        ReceivingRun again = Objects.requireNonNull(ReceivingRun.restore(run.id, value, crypto));
        assertEquals(99, again.skippedKeys());
    }

    @Test
    void aHundredMessagesBackwardsAreAllRead() {
        Party.befriend(ann, bob, NOW);
        List<Party.Letter> letters = new ArrayList<>();
        for (int i = 0; i < RunKeys.MESSAGES_MAX; i++) {
            letters.add(ann.write(bob, "" + i, NOW));
        }
        bob.receive(letters.get(0), NOW);
        for (int i = letters.size() - 1; i > 0; i--) {
            bob.receive(letters.get(i), NOW);
        }
        assertEquals(RunKeys.MESSAGES_MAX, bob.read.size());
        assertEquals("99", bob.read.get(99));
    }

    @Test
    void theSixtyFifthRunEndsTheFirstForGood() {
        ReceivingRuns runs = new ReceivingRuns(crypto);
        for (int i = 1; i <= ReceivingRuns.RUNS_PER_DEVICE_MAX; i++) {
            assertTrue(runs.admits(Party.node(9), i));
            assertEquals(0, runs.add(run(i)).size());
        }
        assertFalse(runs.admits(Party.node(9), 1));
        assertTrue(runs.admits(Party.node(9), 65));
        assertEquals(2, runs.add(run(65)).size());
        assertNull(runs.run(run(1).id));
        assertFalse(runs.admits(Party.node(9), 1));
        assertTrue(runs.admits(Party.node(8), 1));
    }

    @Test
    void sixtyFourEnvelopesWaitSixteenOfANode() {
        Waiting waiting = new Waiting();
        for (int i = 0; i < Waiting.ENVELOPES_MAX; i++) {
            assertTrue(waiting.add(arrival(i, i / Waiting.PER_NODE_MAX, 10)));
            boolean full = (i + 1) % Waiting.PER_NODE_MAX == 0;
            if (full) {
                assertFalse(waiting.add(arrival(1000, i / Waiting.PER_NODE_MAX, 10)));
            }
        }
        assertFalse(waiting.add(arrival(1001, 77, 10)));
        assertEquals(Waiting.ENVELOPES_MAX, waiting.take().size());
        assertTrue(waiting.add(arrival(1, 1, Waiting.BYTES_MAX)));
        assertFalse(waiting.add(arrival(2, 2, 1)));
        waiting.expire(NOW);
        assertTrue(waiting.add(arrival(2, 2, 1)));
    }

    @Test
    void aThousandAndTwentyFourMessagesWaitForTheOwner() {
        Party.befriend(ann, bob, NOW);
        bob.takes = false;
        for (int i = 0; i < Inbox.UNTAKEN_MAX; i++) {
            bob.receive(ann.write(bob, "" + i, NOW), NOW);
        }
        Party.Letter more = ann.write(bob, "more", NOW);
        bob.receive(more, NOW);
        assertEquals(List.of("FULL"), bob.refused);
        bob.inbox.taken(bob.took.get(0), NOW);
        bob.receive(more, NOW);
        assertEquals("more", bob.read.get(Inbox.UNTAKEN_MAX));
    }

    @Test
    void sixtyFourMebibytesWaitForTheOwner() {
        Party.befriend(ann, bob, NOW);
        bob.takes = false;
        String mebibyte = "m".repeat(1 << 20);
        for (int i = 0; i < 64; i++) {
            bob.receive(ann.write(bob, mebibyte, NOW), NOW);
        }
        assertEquals(64, bob.read.size());
        bob.receive(ann.write(bob, "", NOW), NOW);
        assertEquals(List.of("FULL"), bob.refused);
    }

    @Test
    void whatIsTooFarAheadComesAgainInsteadOfComingOutOfOrder() {
        Party cat = new Party(3, crypto, List.of(), NOW);
        Party.befriend(ann, bob, NOW);
        Party.befriend(cat, bob, NOW);
        String part = "m".repeat(Sealing.CONTENT_BYTES_MAX - 2);
        List<Party.Letter> parts = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            parts.add(ann.write(bob, part + (10 + i), NOW));
        }
        bob.receive(parts.get(0), NOW);
        for (Party.Letter ahead : parts.subList(2, 12)) {
            bob.receive(ahead, NOW);
        }
        assertEquals(List.of("FULL", "FULL"), bob.refused);
        bob.receive(cat.write(bob, "and I", NOW), NOW);
        bob.receive(parts.get(1), NOW);
        parts.subList(10, 12).forEach(again -> bob.receive(again, NOW));
        String order = "";
        for (String read : bob.read) {
            order += read.replace("m", "") + " ";
        }
        assertEquals("10 and I 11 12 13 14 15 16 17 18 19 20 21 ", order);
    }

    @Test
    void theOldestOfTooManySeenEnvelopesIsForgotten() {
        Seen seen = new Seen();
        for (int i = 0; i < Seen.ENVELOPES_MAX; i++) {
            assertEquals(1, seen.add(Party.node(i), NOW + i, NOW).size());
        }
        assertEquals(2, seen.add(Party.node(-1), NOW, NOW).size());
        assertEquals(Seen.ENVELOPES_MAX, seen.size());
        assertFalse(seen.contains(Party.node(0)));
        assertEquals(NOW, seen.deadlineMs());
        assertEquals(11, seen.expire(NOW + 10).size());
    }

    @Test
    void seventeenReceiversOfAConversationAreOneTooMany() {
        Outbound outbound = new Outbound(Party.node(1));
        for (int i = 0; i <= Outbound.RECEIVERS_MAX; i++) {
            assertEquals(i > 0 ? 1 : 0, outbound.last(Party.node(0)).sequence());
            outbound.kept(Party.node(i), i + 1, NOW);
        }
        assertEquals(0, outbound.last(Party.node(0)).sequence());
        assertEquals(2, outbound.last(Party.node(1)).sequence());
    }

    private ReceivingRun run(int number) {
        RunKeys keys = new RunKeys(new byte[32], new byte[32]);
        Opened first =
                new Opened(
                        Party.node(9),
                        Party.node(9),
                        1,
                        Party.node(1),
                        1,
                        Party.node(0),
                        0,
                        0,
                        NOW,
                        new byte[1]);
        return new ReceivingRun(
                Party.node(number), first, number, NOW, new ReceivingRun.Keyed(keys, crypto));
    }

    private static Arrival arrival(int envelope, int from, int bytes) {
        Id node = Party.node(from);
        return new Arrival(Party.node(envelope), node, NOW, new byte[0], null, new byte[bytes]);
    }
}
