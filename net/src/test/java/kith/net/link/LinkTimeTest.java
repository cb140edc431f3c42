package kith.net.link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import kith.net.crypto.Crypto;
import kith.net.crypto.FakeCrypto;
import kith.net.crypto.RealCrypto;
import kith.net.wire.Reason;
import org.junit.jupiter.api.Test;

/** What a link does as time and packets pass: keep-alive, silence, age, new keys. */
class LinkTimeTest {

    private final Crypto crypto = new FakeCrypto();

    @Test
    void keepsAliveAtItsIntervalAndNoOftener() {
        Pair pair = new Pair(crypto, 1).linked();
        pair.a.sent.clear();
        pair.b.sent.clear();
        pair.run(3_600_000);
        assertNotNull(pair.a.up);
        assertNotNull(pair.b.up);
        assertEquals(3600 / 25, pair.a.sent.size(), 1);
        assertEquals(3600 / 25, pair.b.sent.size(), 1);
    }

    @Test
    void sendsNoKeepAliveWhileItSendsPackets() {
        Pair pair = new Pair(crypto, 1).linked();
        pair.a.sent.clear();
        for (int i = 0; i < 100; i++) {
            pair.say(pair.a, "busy");
            pair.run(LinkBounds.KEEP_ALIVE_MS - 1);
        }
        assertEquals(List.of(), pair.a.sent);
    }

    @Test
    void endsALinkThatIsSilent() {
        Pair pair = new Pair(crypto, 1).linked();
        pair.passes = transmit -> transmit.to().equals(pair.b.at);
        pair.run(25_000 * Link.SILENT_INTERVALS_MAX - 1000);
        assertNotNull(pair.a.up);
        pair.run(2000);
        assertNull(pair.a.up);
        assertEquals(Reason.EXPIRED, pair.a.last(LinkOutput.Down.class).reason());
        assertNotNull(pair.b.up);
    }

    @Test
    void endsALinkThatIsOld() {
        Pair pair = new Pair(crypto, 1).linked();
        pair.run(Link.AGE_MS_MAX - 5000);
        assertNotNull(pair.a.up);
        pair.run(5000);
        assertNull(pair.a.up);
        assertEquals(0, pair.a.links.size());
    }

    @Test
    void turnsItsKeysWithTime() {
        Pair pair = new Pair(new RealCrypto(), 1).linked();
        byte[] early = pair.a.seal("early", pair.nowMs);
        pair.run(Epochs.REKEY_MS - 2000);
        assertEquals(0, epoch(pair.a.seal("still", pair.nowMs)));
        pair.nowMs += 2000;
        byte[] turned = pair.a.seal("turned", pair.nowMs);
        assertEquals(1, epoch(turned));
        assertEquals(1, pair.a.link().nextNumber() > 0 ? 1 : 0);
        pair.inject(pair.a.at, pair.b.at, turned);
        pair.inject(pair.a.at, pair.b.at, early);
        pair.run(20);
        // What the change of keys overtook is still read, for ten seconds.
        assertEquals(List.of("turned", "early"), pair.b.packets());
        byte[] late = early.clone();
        pair.run(Epochs.OVERLAP_MS);
        pair.inject(pair.a.at, pair.b.at, late);
        pair.run(20);
        assertEquals(1, pair.b.rejected(Reason.STALE));
        pair.say(pair.b, "back");
        pair.run(20);
        assertEquals(List.of("back"), pair.a.packets());
    }

    @Test
    void turnsItsKeysWithUse() {
        SendKeys keys = new SendKeys(new byte[32], crypto, 0);
        assertFalse(keys.turn(Epochs.REKEY_PACKETS - 1, 0));
        assertTrue(keys.turn(Epochs.REKEY_PACKETS, 0));
        assertFalse(keys.turn(2 * Epochs.REKEY_PACKETS - 1, 0));
        assertTrue(keys.turn(2 * Epochs.REKEY_PACKETS, 0));
        assertFalse(keys.turn(2 * Epochs.REKEY_PACKETS, Epochs.REKEY_MS - 1));
        assertTrue(keys.turn(2 * Epochs.REKEY_PACKETS, Epochs.REKEY_MS));
        assertEquals(3, keys.epoch());
    }

    @Test
    void followsKeysThatRanAheadToABound() {
        ReceiveKeys keys = new ReceiveKeys(new byte[32], crypto);
        assertTrue(keys.knows(Epochs.AHEAD_MAX, 0));
        assertFalse(keys.knows(Epochs.AHEAD_MAX + 1, 0));
        assertFalse(keys.knows(-1, 0));
        SendKeys sender = new SendKeys(new byte[32], crypto, 0);
        for (int i = 0; i < Epochs.AHEAD_MAX; i++) {
            assertTrue(sender.turn(i, (i + 1) * Epochs.REKEY_MS));
        }
        byte[] head = new byte[Layout.DATA_HEAD_BYTES];
        byte[] datagram = new byte[head.length + 1 + Crypto.TAG_BYTES];
        sender.aead().seal(5, head, Crypto.Span.of(new byte[1]), datagram, head.length);
        byte[] forged = datagram.clone();
        forged[14] ^= 1;
        assertEquals(-1, keys.open(4, 5, head, forged, new byte[1]));
        assertEquals(0, keys.epoch());
        assertEquals(1, keys.open(4, 5, head, datagram, new byte[1]));
        assertEquals(4, keys.epoch());
    }

    @Test
    void neverComesToTheNonceThatDerivesKeys() {
        SendKeys keys = new SendKeys(new byte[32], crypto, 0);
        for (int i = 1; i <= Epochs.EPOCH_MAX; i++) {
            assertTrue(keys.turn(0, i * Epochs.REKEY_MS));
        }
        assertFalse(keys.turn(0, Long.MAX_VALUE));
        assertEquals(Epochs.EPOCH_MAX, keys.epoch());
        ReceiveKeys receiver = new ReceiveKeys(new byte[32], crypto);
        assertFalse(receiver.knows(Epochs.EPOCH_MAX + 1, 0));
        // By time alone a link of the greatest age stays below.
        assertTrue(Link.AGE_MS_MAX / Epochs.REKEY_MS < Epochs.EPOCH_MAX);
    }

    @Test
    void saysWhenItIsDue() {
        Pair pair = new Pair(crypto, 1).linked();
        long due = pair.a.links.deadlineMs();
        assertTrue(due <= pair.nowMs + LinkBounds.KEEP_ALIVE_MS);
        pair.a.links.expire(due - 1);
        assertEquals(List.of(), pair.a.drain());
        assertEquals(due, pair.a.links.deadlineMs());
    }

    /** A new link with the same node takes over; the old one stays until then. */
    @Test
    void replacesALinkOnlyOnceTheNewOneIsAuthentic() {
        Pair pair = new Pair(crypto, 1).linked();
        Link oldA = pair.a.link();
        Link oldB = pair.b.link();
        pair.run(5_000);
        long attempt = pair.a.links.dial(pair.b.at, pair.b.id(), pair.nowMs);
        pair.run(15);
        assertEquals(oldA, pair.a.link());
        assertEquals(oldB, pair.b.link());
        pair.run(1000);
        assertEquals(attempt, pair.a.last(LinkOutput.Up.class).attempt());
        assertArrayEquals(pair.a.link().handshakeHash(), pair.b.link().handshakeHash());
        assertFalse(Arrays.equals(oldA.handshakeHash(), pair.a.link().handshakeHash()));
        assertEquals(Reason.REPLACED, pair.a.last(LinkOutput.Down.class).reason());
        assertEquals(Reason.REPLACED, pair.b.last(LinkOutput.Down.class).reason());
        assertEquals(1, pair.a.links.size());
        assertEquals(1, pair.b.links.size());
    }

    @Test
    void keepsTheOldLinkIfTheNewOneFails() {
        Pair pair = new Pair(crypto, 1).linked();
        Link old = pair.a.link();
        pair.run(5_000);
        pair.passes = transmit -> transmit.datagram()[0] != Layout.FINISH;
        pair.a.links.dial(pair.b.at, pair.b.id(), pair.nowMs);
        pair.run(2 * Backoff.WHOLE_MS);
        assertEquals(old, pair.a.link());
        assertEquals(1, pair.a.all(LinkOutput.Failed.class).size());
        pair.say(pair.a, "still here");
        pair.run(100);
        assertEquals(List.of("still here"), pair.b.packets());
    }

    /** A node that forgot everything dials again. */
    @Test
    void linksAgainAfterARestart() {
        Pair pair = new Pair(crypto, 1).linked();
        Side reborn = new Side(5, pair.b.identity, crypto, LinkBounds.DEFAULT);
        reborn.at = pair.b.at;
        pair.sides.set(1, reborn);
        pair.run(1000);
        reborn.links.dial(pair.a.at, pair.a.id(), pair.nowMs);
        pair.run(1000);
        assertArrayEquals(reborn.link().handshakeHash(), pair.a.link().handshakeHash());
        assertEquals(1, pair.a.links.size());
    }

    private static int epoch(byte[] datagram) {
        return (datagram[5] & 0xff) << 8 | (datagram[6] & 0xff);
    }
}
