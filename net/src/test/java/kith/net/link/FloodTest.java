package kith.net.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.net.crypto.Crypto;
import kith.net.crypto.FakeCrypto;
import kith.net.crypto.SeededRandomness;
import kith.net.wire.Address;
import kith.net.wire.Reason;
import org.junit.jupiter.api.Test;

/** Strangers in numbers: each bound of {@link LinkBounds} at its last place and one beyond. */
class FloodTest {

    private final Crypto crypto = new FakeCrypto();
    private final SeededRandomness random = new SeededRandomness(5);

    private byte[] strangersInit() {
        return Layout.init(
                (int) random.bits(), crypto.x25519Public(random.bytes(32)), Tokens.none());
    }

    private static int type(LinkOutput.Transmit transmit) {
        return transmit.datagram()[0];
    }

    @Test
    void asksForATokenBeyondItsRate() {
        Side side = new Side(1, crypto);
        for (int i = 0; i <= Answering.UNPROVEN_BURST_MAX; i++) {
            side.links.receive(Side.path(i + 10), strangersInit(), Side.START_MS);
        }
        List<LinkOutput.Transmit> sent = side.drain();
        assertEquals(Answering.UNPROVEN_BURST_MAX + 1, sent.size());
        assertEquals(
                Answering.UNPROVEN_BURST_MAX,
                sent.stream().filter(t -> type(t) == Layout.ANSWER).count());
        assertEquals(Layout.RETRY, type(sent.getLast()));
        side.links.receive(Side.path(9), strangersInit(), Side.START_MS + 1000);
        assertEquals(Layout.ANSWER, type(side.drain().getFirst()));
    }

    @Test
    void answersItsRateInAnEvenRow() {
        Side side = new Side(1, crypto);
        int burst = answered(side, Side.START_MS);
        assertEquals(Answering.UNPROVEN_BURST_MAX, burst);
        int answeredCount = 0;
        for (int ms = 1; ms <= 1_000; ms++) {
            int now = answered(side, Side.START_MS + ms);
            assertTrue(now <= 1, "in one millisecond " + now);
            answeredCount += now;
        }
        assertEquals(Answering.UNPROVEN_PER_SECOND_MAX, answeredCount);
    }

    @Test
    void aClockThatGoesBackGrantsNothing() {
        Side side = new Side(1, crypto);
        assertEquals(Answering.UNPROVEN_BURST_MAX, answered(side, Side.START_MS));
        assertEquals(0, answered(side, Side.START_MS - 60_000));
        assertEquals(Answering.UNPROVEN_BURST_MAX, answered(side, Side.START_MS + 60_000));
    }

    /** How many of 60 strangers at once are answered without a token. */
    private int answered(Side side, long nowMs) {
        for (int i = 0; i < 60; i++) {
            side.links.receive(Side.path(i + 10), strangersInit(), nowMs);
        }
        return (int) side.drain().stream().filter(t -> type(t) == Layout.ANSWER).count();
    }

    @Test
    void linksWithATokenDuringAFlood() {
        Pair pair = new Pair(crypto, 1);
        for (int i = 0; i < 2000; i++) {
            pair.b.links.receive(Side.path(i + 10), strangersInit(), pair.nowMs + 10);
        }
        pair.b.drain();
        pair.a.links.dial(pair.b.at, pair.b.id(), pair.nowMs);
        pair.run(100);
        assertNotNull(pair.a.up);
        assertNotNull(pair.b.up);
        assertTrue(pair.b.sent.stream().anyMatch(t -> type(t) == Layout.RETRY));
    }

    @Test
    void takesATokenOnlyFromItsAddressInTimeForItsHandshake() {
        Tokens tokens = new Tokens(random.bytes(32), crypto);
        byte[] ephemeral = random.bytes(32);
        Path path = Side.path(1);
        long nowMs = Side.START_MS;
        byte[] token = tokens.issue(path, ephemeral, nowMs);
        assertTrue(tokens.proves(token, path, ephemeral, nowMs));
        assertTrue(tokens.proves(token, path, ephemeral, nowMs + Tokens.LIFE_MS - 1));
        assertEquals(false, tokens.proves(token, path, ephemeral, nowMs + Tokens.LIFE_MS));
        assertEquals(false, tokens.proves(token, Side.path(2), ephemeral, nowMs));
        assertEquals(false, tokens.proves(token, path, random.bytes(32), nowMs));
        assertEquals(false, tokens.proves(Tokens.none(), path, ephemeral, nowMs));
        Tokens others = new Tokens(random.bytes(32), crypto);
        assertEquals(false, others.proves(token, path, ephemeral, nowMs));
    }

    /** A million forged INITs: the table stays below its bound and is empty ten seconds later. */
    @Test
    void doesNotGrowUnderAMillionForgedInits() {
        Pair pair = new Pair(crypto, 1).linked();
        Link before = pair.b.link();
        int largest = 0;
        byte[] init = strangersInit();
        for (int i = 0; i < 1_000_000; i++) {
            byte[] each = init.clone();
            for (int at = 9; at < 13; at++) {
                each[at] = (byte) (i >>> (8 * (at - 9)));
            }
            Path from = new Path.Direct(Address.v4(i * 0x9e3779b9, 1 + (i & 0x7fff)));
            pair.b.links.receive(from, each, pair.nowMs + i / 10);
            while (pair.b.links.poll() != null) {
                // Answers and Retries go nowhere.
            }
            largest = Math.max(largest, pair.b.links.size());
            if (i % 50_000 == 0) {
                pair.b.links.expire(pair.nowMs + i / 10);
            }
        }
        assertTrue(largest <= 1 + LinkBounds.UNPROVEN_MAX, "" + largest);
        assertEquals(before, pair.b.links.of(pair.a.id()));
    }

    @Test
    void boundsHalfOpenHandshakes() {
        LinkBounds bounds = new LinkBounds(100, 100, 100, 8, 4, 100, 25_000);
        Side side = new Side(1, crypto, bounds);
        for (int i = 0; i < 5; i++) {
            side.links.receive(Side.path(i + 10), strangersInit(), Side.START_MS);
        }
        List<LinkOutput.Transmit> sent = side.drain();
        assertEquals(4, side.links.size());
        assertEquals(Layout.RETRY, type(sent.getLast()));
        // Proven ones may fill the rest.
        for (int i = 0; i < 5; i++) {
            prove(side, Side.path(i + 100));
        }
        assertEquals(8, side.links.size());
        assertEquals(1, side.rejected(Reason.FULL));
        side.links.expire(Side.START_MS + Answering.HALF_OPEN_MS - 1);
        assertEquals(8, side.links.size());
        side.links.expire(Side.START_MS + Answering.HALF_OPEN_MS);
        assertEquals(0, side.links.size());
        assertEquals(Long.MAX_VALUE, side.links.deadlineMs());
    }

    private void prove(Side side, Path from) {
        byte[] init = strangersInit();
        side.links.receive(from, init, Side.START_MS);
        List<LinkOutput.Transmit> sent = side.drain();
        byte[] token = Layout.after(sent.getFirst().datagram(), 5);
        System.arraycopy(token, 0, init, 41, token.length);
        side.links.receive(from, init, Side.START_MS);
        side.drain();
    }

    @Test
    void boundsHalfOpenHandshakesOfOneNetwork() {
        LinkBounds bounds = new LinkBounds(100, 100, 3, 50, 0, 100, 25_000);
        Side side = new Side(1, crypto, bounds);
        for (int i = 0; i < 4; i++) {
            prove(side, new Path.Direct(Address.v4(0x01020300 + i, 99)));
        }
        assertEquals(3, side.links.size());
        assertEquals(1, side.rejected(Reason.FULL));
        prove(side, new Path.Direct(Address.v4(0x01020400, 99)));
        assertEquals(4, side.links.size());
    }

    @Test
    void boundsLinksOfOthersAndKeepsRoomForItsOwn() {
        LinkBounds bounds = new LinkBounds(4, 3, 100, 50, 50, 100, 25_000);
        Pair pair = new Pair(new Side(1, crypto), new Side(2, crypto, bounds), 1);
        List<Side> others = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Side other = new Side(10 + i, crypto);
            others.add(other);
            pair.sides.add(other);
            other.links.dial(pair.b.at, pair.b.id(), pair.nowMs);
            pair.run(200);
        }
        assertEquals(3, pair.b.links.size());
        assertEquals(1, pair.b.rejected(Reason.FULL));
        assertNull(others.get(3).up);
        assertEquals(Reason.ENDED, others.get(3).last(LinkOutput.Down.class).reason());
        pair.b.links.dial(pair.a.at, null, pair.nowMs);
        pair.run(200);
        assertEquals(pair.a.id(), pair.b.link().node());
        pair.b.links.dial(others.get(3).at, null, pair.nowMs);
        pair.run(200);
        assertEquals(Reason.FULL, pair.b.last(LinkOutput.Failed.class).reason());
        assertEquals(4, pair.b.links.size());
        // No link was given up for another.
        assertTrue(pair.b.all(LinkOutput.Down.class).isEmpty());
    }

    @Test
    void boundsLinksOfOneNetwork() {
        LinkBounds bounds = new LinkBounds(100, 100, 2, 50, 50, 100, 25_000);
        Pair pair = new Pair(new Side(1, crypto), new Side(2, crypto, bounds), 1);
        for (int i = 0; i < 3; i++) {
            Side other = new Side(10 + i, crypto);
            other.at = new Path.Direct(Address.v4(0x01020300 + i, 99));
            pair.sides.add(other);
            other.links.dial(pair.b.at, pair.b.id(), pair.nowMs);
            pair.run(200);
        }
        assertEquals(2, pair.b.links.size());
        assertEquals(1, pair.b.rejected(Reason.FULL));
    }

    /** Else a flood would once and for all use up what is kept for strangers. */
    @Test
    void hasRoomAgainWhenHandshakesAreGivenUp() {
        LinkBounds bounds = new LinkBounds(100, 100, 2, 8, 4, 100, 25_000);
        Side side = new Side(1, crypto, bounds);
        long nowMs = Side.START_MS;
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 4; i++) {
                side.links.receive(Side.path(i + 10), strangersInit(), nowMs);
                assertEquals(Layout.ANSWER, type(side.drain().getLast()));
            }
            side.links.receive(Side.path(20), strangersInit(), nowMs);
            assertEquals(Layout.RETRY, type(side.drain().getLast()));
            nowMs += Answering.HALF_OPEN_MS;
            side.links.expire(nowMs);
        }
        assertEquals(0, side.links.size());
    }

    @Test
    void hasRoomForANetworkAgainWhenItsHandshakesAreGivenUp() {
        LinkBounds bounds = new LinkBounds(100, 100, 2, 50, 0, 100, 25_000);
        Side side = new Side(1, crypto, bounds);
        prove(side, new Path.Direct(Address.v4(0x01020300, 99)));
        prove(side, new Path.Direct(Address.v4(0x01020301, 99)));
        prove(side, new Path.Direct(Address.v4(0x01020302, 99)));
        assertEquals(2, side.links.size());
        side.links.expire(Side.START_MS + Answering.HALF_OPEN_MS);
        prove(side, new Path.Direct(Address.v4(0x01020303, 99)));
        prove(side, new Path.Direct(Address.v4(0x01020304, 99)));
        assertEquals(2, side.links.size());
    }

    @Test
    void hasRoomForANetworkAgainWhenItsLinksEnd() {
        LinkBounds bounds = new LinkBounds(100, 100, 1, 50, 50, 100, 25_000);
        Pair pair = new Pair(new Side(1, crypto), new Side(2, crypto, bounds), 1);
        for (int i = 0; i < 3; i++) {
            Side other = new Side(10 + i, crypto);
            other.at = new Path.Direct(Address.v4(0x01020300 + i, 99));
            pair.sides.add(other);
            other.links.dial(pair.b.at, pair.b.id(), pair.nowMs);
            pair.run(200);
            assertEquals(1, pair.b.links.size(), "link " + i);
            other.link().close(pair.nowMs);
            pair.run(200);
        }
        assertEquals(0, pair.b.rejected(Reason.FULL));
    }

    @Test
    void boundsItsOwnDials() {
        LinkBounds bounds = new LinkBounds(100, 100, 100, 50, 50, 3, 25_000);
        Side side = new Side(1, crypto, bounds);
        for (int i = 0; i < 4; i++) {
            side.links.dial(Side.path(10 + i), null, Side.START_MS);
        }
        assertEquals(3, side.drain().size());
        assertEquals(Reason.FULL, side.last(LinkOutput.Failed.class).reason());
    }

    /** Bytes with IP and UDP headers, both ways, for each address that was not proven. */
    @Test
    void neverSendsAStrangerMoreThanItGotFromHim() {
        Pair pair = new Pair(crypto, 1).linked();
        Map<Path, Long> credit = new LinkedHashMap<>();
        List<byte[]> captured = new ArrayList<>();
        pair.passes = t -> captured.add(t.datagram());
        Side other = new Side(3, crypto);
        pair.sides.add(other);
        other.links.dial(pair.b.at, null, pair.nowMs);
        pair.say(pair.a, "some data of a link that is there");
        pair.a.link().probe(Side.path(77), pair.nowMs);
        pair.run(5_000);
        captured.add(pair.a.seal("newest", pair.nowMs));
        captured.add(pair.a.link().seal(new byte[1], 0, pair.nowMs));
        for (int i = 0; i < 600; i++) {
            captured.add(strangersInit());
        }
        pair.b.drain();
        for (int i = 0; i < 20_000; i++) {
            byte[] datagram = captured.get(random.below(captured.size()));
            Path from = Side.path(1000 + random.below(50));
            credit.merge(from, (long) datagram.length + from.overheadBytes(), Long::sum);
            pair.b.links.receive(from, datagram, pair.nowMs += 3);
            pair.b.links.expire(pair.nowMs);
            for (LinkOutput.Transmit sent : pair.b.drain()) {
                if (sent.to().equals(pair.a.at) || sent.to().equals(other.at)) {
                    continue;
                }
                long left =
                        credit.merge(
                                sent.to(),
                                -(long) sent.datagram().length - sent.to().overheadBytes(),
                                Long::sum);
                assertTrue(left >= 0, sent.to() + " " + type(sent));
            }
        }
    }
}
