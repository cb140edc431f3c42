package kith.net.link;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import kith.net.crypto.Crypto;
import kith.net.crypto.RealCrypto;
import kith.net.wire.Reason;
import org.junit.jupiter.api.Test;

/** What an attacker on the path, or beside it, tries. Real keys, so that nothing is pretended. */
class LinkSecurityTest {

    private final Crypto crypto = new RealCrypto();

    @Test
    void refusesAnyOtherNodeThanTheExpectedOne() {
        Pair pair = new Pair(crypto, 1);
        Side other = new Side(3, crypto);
        pair.a.links.dial(pair.b.at, other.id(), pair.nowMs);
        pair.run(Backoff.WHOLE_MS);
        assertNull(pair.a.up);
        assertNull(pair.b.up);
        assertEquals(Reason.REFUSED, pair.a.last(LinkOutput.Failed.class).reason());
    }

    /** A certificate of somebody else, as everybody who linked to them once has it. */
    @Test
    void refusesAStolenCertificate() {
        NodeIdentity victim = Side.identity(7, crypto);
        NodeIdentity thief =
                new NodeIdentity(
                        new byte[32],
                        Side.identity(2, crypto).staticPrivate(),
                        victim.certificate());
        Pair pair =
                new Pair(new Side(1, crypto), new Side(2, thief, crypto, LinkBounds.DEFAULT), 1);
        pair.a.links.dial(pair.b.at, victim.id(), pair.nowMs);
        pair.b.links.dial(pair.a.at, null, pair.nowMs);
        pair.run(Backoff.WHOLE_MS);
        assertNull(pair.a.up);
        assertEquals(Reason.FORGED, pair.a.last(LinkOutput.Failed.class).reason());
        assertEquals(0, pair.a.links.size());
    }

    @Test
    void refusesAnExpiredCertificate() {
        NodeIdentity fresh = Side.identity(2, crypto);
        byte[] old =
                Certificate.make(
                        fresh.nodeSeed(),
                        crypto.x25519Public(fresh.staticPrivate()),
                        Side.START_MS,
                        crypto);
        byte[] publicKey = crypto.x25519Public(fresh.staticPrivate());
        assertEquals(
                Reason.EXPIRED,
                ((kith.net.wire.Decoded.Reject<?>)
                                Certificate.check(old, publicKey, crypto, Side.START_MS))
                        .reason());
        assertNotNull(Certificate.check(old, publicKey, crypto, Side.START_MS - 1).orNull());
    }

    /** A node makes itself a new certificate a day before the old one ends. */
    @Test
    void renewsItsOwnCertificate() {
        Pair pair = new Pair(crypto, 1);
        pair.nowMs += Credentials.LIFE_MS + 1;
        pair.linked();
    }

    @Test
    void takesEveryPacketOnce() {
        Pair pair = new Pair(crypto, 1).linked();
        List<byte[]> datagrams = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            datagrams.add(pair.a.seal("p" + i, pair.nowMs));
        }
        Collections.shuffle(datagrams, new Random(1));
        for (int round = 0; round < 3; round++) {
            datagrams.forEach(d -> pair.inject(pair.a.at, pair.b.at, d));
            pair.run(100);
        }
        assertEquals(50, pair.b.packets().size());
        assertEquals(100, pair.b.rejected(Reason.REPLAYED));
    }

    /** Besides the index in each packet, this is why nothing means anything to who sent it. */
    @Test
    void eachDirectionHasAKeyOfItsOwn() {
        Noise dialer = noise(true, 1);
        Noise answerer = noise(false, 3);
        answerer.read(requireNonNull(dialer.write(new byte[0])));
        dialer.read(requireNonNull(answerer.write(new byte[1])));
        answerer.read(requireNonNull(dialer.write(new byte[1])));
        assertArrayEquals(dialer.sendKey(), answerer.receiveKey());
        assertArrayEquals(dialer.receiveKey(), answerer.sendKey());
        assertTrue(!Arrays.equals(dialer.sendKey(), dialer.receiveKey()));
    }

    private Noise noise(boolean dials, int name) {
        KeyPair own = KeyPair.of(key(name), crypto);
        return new Noise(dials, own, KeyPair.of(key(name + 1), crypto), new byte[29], crypto);
    }

    /** A node's own datagrams sent back to it mean nothing to it. */
    @Test
    void isNotFooledByReflection() {
        Pair pair = new Pair(crypto, 1);
        pair.passes = transmit -> false;
        pair.a.links.dial(pair.b.at, null, pair.nowMs);
        for (int i = 0; i < 20; i++) {
            pair.collect();
            for (LinkOutput.Transmit sent : List.copyOf(pair.a.sent)) {
                pair.inject(pair.b.at, pair.a.at, sent.datagram());
            }
            pair.a.sent.clear();
            pair.run(400);
        }
        assertNull(pair.a.up);
        assertTrue(pair.a.rejected(Reason.REFUSED) > 0, "" + pair.a.rejected);
        pair.run(2 * Backoff.WHOLE_MS);
        assertEquals(0, pair.a.links.size());

        Pair linked = new Pair(crypto, 2).linked();
        linked.a.seal("a number that the other direction has used", linked.nowMs);
        byte[] datagram = linked.a.seal("mine", linked.nowMs);
        linked.inject(linked.b.at, linked.a.at, datagram);
        // Also with the index of the link at A itself.
        byte[] readdressed = datagram.clone();
        System.arraycopy(linked.b.seal("x", linked.nowMs), 1, readdressed, 1, 4);
        linked.inject(linked.b.at, linked.a.at, readdressed);
        linked.run(100);
        assertEquals(List.of(), linked.a.packets());
        assertEquals(1, linked.a.rejected(Reason.UNKNOWN_TARGET));
        assertEquals(1, linked.a.rejected(Reason.FORGED));
    }

    /**
     * Who stole A's X25519 key can pretend to be A, but not pretend to A to be somebody else: the
     * answer needs the private key of the certified static key, whatever one knows of A.
     */
    @Test
    void withstandsKeyCompromiseImpersonation() {
        Side alice = new Side(1, crypto);
        Side bob = new Side(2, crypto);
        alice.links.dial(bob.at, bob.id(), Side.START_MS);
        byte[] init = alice.drain().getFirst().datagram();
        // Mallory answers with Bob's certificate and static public key; she knows Alice's key,
        // so of es she can only compute what Alice's own key would give.
        KeyPair bobPublicOnly =
                new KeyPair(
                        alice.identity.staticPrivate(),
                        crypto.x25519Public(bob.identity.staticPrivate()));
        byte[] head = Layout.answerHead(77, readIndex(init));
        Noise mallory =
                new Noise(
                        false,
                        bobPublicOnly,
                        KeyPair.of(key(9), crypto),
                        Layout.prologue(init, head),
                        crypto);
        mallory.read(Arrays.copyOfRange(init, 9, 41));
        byte[] answer =
                Layout.join(head, requireNonNull(mallory.write(bob.identity.certificate())));
        alice.links.receive(bob.at, answer, Side.START_MS + 10);
        alice.drain();
        assertNull(alice.up);
        assertEquals(1, alice.rejected(Reason.FORGED));
    }

    /**
     * Mallory certifies Bob's X25519 key as her own: Alice, who dials her and is passed on to Bob,
     * still learns that she talks to Bob, as the certificate comes from Bob, inside the handshake.
     */
    @Test
    void bindsTheIdentityToTheHandshake() {
        Pair pair = new Pair(crypto, 1);
        Side mallory = new Side(3, crypto);
        pair.passes = transmit -> !transmit.to().equals(mallory.at);
        pair.a.links.dial(mallory.at, mallory.id(), pair.nowMs);
        byte[] init = pair.a.drain().getFirst().datagram();
        pair.b.links.receive(mallory.at, init, pair.nowMs);
        byte[] answer = pair.b.drain().getFirst().datagram();
        pair.a.links.receive(mallory.at, answer, pair.nowMs);
        pair.a.drain();
        assertNull(pair.a.up);
        assertEquals(1, pair.a.rejected(Reason.REFUSED));

        Pair open = new Pair(crypto, 2).linked();
        assertEquals(open.b.id(), open.a.link().node());
        Pair again = new Pair(new Side(1, crypto), new Side(4, crypto), 3).linked();
        assertNotEquals(
                Arrays.toString(open.a.link().handshakeHash()),
                Arrays.toString(again.a.link().handshakeHash()));
    }

    /** Each byte of what was offered and chosen is in the prologue. */
    @Test
    void noticesADowngrade() {
        for (int changed = 5; changed < Layout.INIT_HEAD_BYTES; changed++) {
            Side alice = new Side(1, crypto);
            Side bob = new Side(2, crypto);
            alice.links.dial(bob.at, null, Side.START_MS);
            byte[] init = alice.drain().getFirst().datagram();
            byte[] offer = init.clone();
            offer[changed] = (byte) (changed == 5 ? 0 : changed == 6 ? 9 : offer[changed] | 0x80);
            bob.links.receive(alice.at, offer, Side.START_MS);
            byte[] answer = bob.drain().getFirst().datagram();
            alice.links.receive(bob.at, answer, Side.START_MS);
            alice.drain();
            assertNull(alice.up, "byte " + changed);
            assertEquals(1, alice.rejected(Reason.FORGED));
            // The true datagrams still make the link.
            bob.links.receive(alice.at, init, Side.START_MS);
            alice.links.receive(bob.at, bob.drain().getFirst().datagram(), Side.START_MS);
            alice.drain();
            assertNotNull(alice.up);
        }
    }

    /** Forged forms of each handshake message before the true one. */
    @Test
    void letsTheTruePacketThroughAfterForgedOnes() {
        Pair pair = new Pair(crypto, 1);
        pair.passes =
                transmit -> {
                    for (int i = 1; i < transmit.datagram().length; i += 9) {
                        byte[] forged = transmit.datagram().clone();
                        forged[i] ^= 0x20;
                        Side from = transmit.to().equals(pair.a.at) ? pair.b : pair.a;
                        pair.inject(from.at, transmit.to(), forged);
                    }
                    return true;
                };
        pair.a.links.dial(pair.b.at, pair.b.id(), pair.nowMs);
        pair.run(1000);
        pair.say(pair.a, "true");
        pair.run(100);
        assertArrayEquals(pair.a.link().handshakeHash(), pair.b.link().handshakeHash());
        assertEquals(List.of("true"), pair.b.packets());
        assertTrue(pair.a.rejected(Reason.FORGED) > 5);
        assertTrue(pair.b.rejected(Reason.FORGED) > 5);
    }

    @Test
    void ignoresAForgedClose() {
        Pair pair = new Pair(crypto, 1).linked();
        pair.passes = transmit -> false;
        Link before = pair.b.link();
        pair.a.link().close(pair.nowMs);
        pair.collect();
        byte[] close = pair.a.sent.getLast().datagram();
        for (int i = 1; i < close.length; i++) {
            byte[] forged = close.clone();
            forged[i] ^= 1;
            pair.inject(pair.a.at, pair.b.at, forged);
        }
        byte[] asData = close.clone();
        asData[0] = Layout.DATA;
        pair.inject(pair.a.at, pair.b.at, asData);
        pair.run(100);
        assertEquals(before, pair.b.link());
        pair.inject(pair.a.at, pair.b.at, close);
        pair.run(100);
        assertNull(pair.b.up);
    }

    private static int readIndex(byte[] init) {
        return (int) new kith.net.wire.Reader(init, 1, 4).u32();
    }

    private static byte[] key(int fill) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) fill);
        return key;
    }
}
