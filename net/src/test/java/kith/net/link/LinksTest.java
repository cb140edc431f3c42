package kith.net.link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import kith.net.crypto.FakeCrypto;
import kith.net.crypto.RealCrypto;
import kith.net.wire.Reason;
import org.junit.jupiter.api.Test;

/** How a link comes up, carries packets, and ends. */
class LinksTest {

    @Test
    void linksTwoNodesWithRealKeys() {
        Pair pair = new Pair(new RealCrypto(), 1).linked();
        assertEquals(pair.b.id(), pair.a.link().node());
        assertEquals(pair.a.id(), pair.b.link().node());
        assertTrue(pair.a.link().dialed());
        assertFalse(pair.b.link().dialed());
        assertArrayEquals(pair.a.link().handshakeHash(), pair.b.link().handshakeHash());
        pair.say(pair.a, "there");
        pair.say(pair.b, "and back");
        pair.run(100);
        assertEquals(List.of("there"), pair.b.packets());
        assertEquals(List.of("and back"), pair.a.packets());
        assertTrue(pair.a.rejected.isEmpty() && pair.b.rejected.isEmpty());
    }

    @Test
    void standsAfterOneRoundTrip() {
        Pair pair = new Pair(new FakeCrypto(), 1);
        long attempt = pair.a.links.dial(pair.b.at, null, pair.nowMs);
        pair.run(2 * pair.delayMs);
        assertEquals(attempt, pair.a.last(LinkOutput.Up.class).attempt());
        assertNull(pair.b.up);
        pair.run(pair.delayMs);
        assertEquals(0, pair.b.last(LinkOutput.Up.class).attempt());
        assertSame(pair.b.links.of(pair.a.id()), pair.b.link());
    }

    @Test
    void carriesFullPackets() {
        Pair pair = new Pair(new RealCrypto(), 1).linked();
        byte[] plain = pair.random.bytes(Link.PLAIN_BYTES_MAX + 1);
        byte[] datagram = pair.a.link().seal(plain, Link.PLAIN_BYTES_MAX, pair.nowMs);
        assertEquals(Link.DATAGRAM_BYTES_MAX, datagram.length);
        pair.inject(pair.a.at, pair.b.at, datagram);
        pair.inject(pair.a.at, pair.b.at, pair.a.link().seal(plain, 0, pair.nowMs));
        pair.run(100);
        List<LinkOutput.Packet> packets = pair.b.all(LinkOutput.Packet.class);
        assertArrayEquals(
                java.util.Arrays.copyOf(plain, Link.PLAIN_BYTES_MAX), packets.get(0).plain());
        assertEquals(0, packets.get(1).plain().length);
    }

    @Test
    void countsPacketsUpwards() {
        Pair pair = new Pair(new FakeCrypto(), 1).linked();
        for (int i = 0; i < 10; i++) {
            long number = pair.a.link().nextNumber();
            pair.say(pair.a, "x");
            pair.run(20);
            assertEquals(number, pair.b.last(LinkOutput.Packet.class).number());
            assertTrue(pair.a.link().nextNumber() > number);
        }
    }

    @Test
    void linksUnderHeavyLoss() {
        int links = 0;
        for (int seed = 0; seed < 200; seed++) {
            Pair pair = new Pair(new FakeCrypto(), seed);
            pair.lossPercent = 40;
            pair.doublePercent = 5;
            pair.jitterMs = 100;
            pair.a.links.dial(pair.b.at, pair.b.id(), pair.nowMs);
            pair.run(2 * Backoff.WHOLE_MS);
            if (pair.a.up != null && pair.b.up != null) {
                assertArrayEquals(pair.a.up.handshakeHash(), pair.b.up.handshakeHash());
                links++;
            }
        }
        assertTrue(links >= 197, links + " of 200");
    }

    @Test
    void givesUpADialNobodyAnswers() {
        Pair pair = new Pair(new FakeCrypto(), 1);
        pair.lossPercent = 100;
        long attempt = pair.a.links.dial(pair.b.at, null, pair.nowMs);
        pair.run(Backoff.WHOLE_MS - 1);
        assertTrue(pair.a.all(LinkOutput.Failed.class).isEmpty());
        pair.run(1);
        assertEquals(
                List.of(new LinkOutput.Failed(attempt, pair.b.at, Reason.EXPIRED)),
                pair.a.all(LinkOutput.Failed.class));
        assertEquals(0, pair.a.links.size());
        assertEquals(Long.MAX_VALUE, pair.a.links.deadlineMs());
        assertEquals(15, pair.a.sent.size());
    }

    @Test
    void tellsTheOtherSideOfItsEnd() {
        Pair pair = new Pair(new FakeCrypto(), 1).linked();
        pair.a.link().close(pair.nowMs);
        pair.run(100);
        assertEquals(Reason.ENDED, pair.a.last(LinkOutput.Down.class).reason());
        assertEquals(Reason.ENDED, pair.b.last(LinkOutput.Down.class).reason());
        assertEquals(0, pair.a.links.size() + pair.b.links.size());
    }

    /** Two addresses of one node: the first that answers serves, the other is not finished. */
    @Test
    void makesOneLinkOfTwoDials() {
        Pair pair = new Pair(new FakeCrypto(), 1);
        long first = pair.a.links.dial(pair.b.at, null, pair.nowMs);
        long second = pair.a.links.dial(pair.b.at, null, pair.nowMs);
        pair.run(1000);
        assertEquals(first, pair.a.last(LinkOutput.Up.class).attempt());
        assertEquals(
                List.of(new LinkOutput.Failed(second, pair.b.at, Reason.REPLACED)),
                pair.a.all(LinkOutput.Failed.class));
        assertEquals(1, pair.b.all(LinkOutput.Up.class).size());
        assertEquals(1, pair.a.sent.stream().filter(t -> t.datagram()[0] == Layout.FINISH).count());
    }

    /** Whoever dials keeps in mind that it does until it hears what became of it. */
    @Test
    void tellsOfEveryDialOnceWhatBecameOfIt() {
        for (int seed = 1; seed <= 20; seed++) {
            Pair pair = new Pair(new FakeCrypto(), seed).linked();
            pair.jitterMs = 20;
            pair.lossPercent = seed;
            long byA = pair.a.links.dial(pair.b.at, pair.b.id(), pair.nowMs);
            long byB = pair.b.links.dial(pair.a.at, pair.a.id(), pair.nowMs);
            pair.run(60_000);
            assertEquals(1, told(pair.a, byA), "seed " + seed);
            assertEquals(1, told(pair.b, byB), "seed " + seed);
        }
    }

    private static long told(Side side, long attempt) {
        long up =
                side.all(LinkOutput.Up.class).stream().filter(o -> o.attempt() == attempt).count();
        return up
                + side.all(LinkOutput.Failed.class).stream()
                        .filter(o -> o.attempt() == attempt)
                        .count();
    }

    @Test
    void repeatsItsProofOnlyForTheSameFinish() {
        Pair pair = new Pair(new FakeCrypto(), 1).linked();
        byte[] finish =
                pair.a.sent.stream()
                        .map(LinkOutput.Transmit::datagram)
                        .filter(d -> d[0] == Layout.FINISH)
                        .findFirst()
                        .orElseThrow();
        pair.b.sent.clear();
        byte[] forged = finish.clone();
        forged[100] ^= 1;
        pair.b.links.receive(Side.path(9), forged, pair.nowMs);
        assertEquals(List.of(), pair.b.drain());
        assertEquals(1, pair.b.rejected(Reason.UNEXPECTED));
        pair.b.links.receive(Side.path(9), finish, pair.nowMs);
        assertEquals(pair.a.at, pair.b.drain().getFirst().to());
    }

    @Test
    void takesAnAnswerOnlyFromWhereItDialed() {
        Side a = new Side(1, new FakeCrypto());
        Side b = new Side(2, new FakeCrypto());
        a.links.dial(b.at, null, Side.START_MS);
        b.links.receive(a.at, a.drain().getFirst().datagram(), Side.START_MS);
        byte[] answer = b.drain().getFirst().datagram();
        a.links.receive(Side.path(9), answer, Side.START_MS);
        assertEquals(List.of(), a.drain());
        assertEquals(1, a.rejected(Reason.UNEXPECTED));
        a.links.receive(b.at, answer, Side.START_MS);
        assertEquals(b.at, a.drain().getFirst().to());
    }

    @Test
    void waitsForTheFinishOfWhoeverRepeatsHisInit() {
        Side a = new Side(1, new FakeCrypto());
        Side b = new Side(2, new FakeCrypto());
        a.links.dial(b.at, null, Side.START_MS);
        byte[] init = a.drain().getFirst().datagram();
        b.links.receive(a.at, init, Side.START_MS);
        byte[] answer = b.drain().getFirst().datagram();
        long againMs = Side.START_MS + Answering.HALF_OPEN_MS - 1;
        b.links.receive(a.at, init, againMs);
        assertArrayEquals(answer, b.drain().getFirst().datagram());
        b.links.expire(againMs + Answering.HALF_OPEN_MS - 1);
        assertEquals(1, b.links.size());
        b.links.expire(againMs + Answering.HALF_OPEN_MS);
        assertEquals(0, b.links.size());
    }

    @Test
    void followsThreeRetriesAndNoMore() {
        Side a = new Side(1, new FakeCrypto());
        a.links.dial(Side.path(2), null, Side.START_MS);
        byte[] init = a.drain().getFirst().datagram();
        int index = (int) new kith.net.wire.Reader(init, 1, 4).u32();
        for (int i = 1; i <= Dial.RETRIES_MAX; i++) {
            byte[] token = new byte[Tokens.BYTES];
            token[0] = (byte) i;
            a.links.receive(Side.path(2), Layout.retry(index, token), Side.START_MS);
            assertEquals(i, a.drain().getFirst().datagram()[41]);
        }
        byte[] once = Layout.retry(index, new byte[Tokens.BYTES]);
        a.links.receive(Side.path(2), once, Side.START_MS);
        assertEquals(List.of(), a.drain());
        assertEquals(1, a.rejected(Reason.UNEXPECTED));
    }
}
