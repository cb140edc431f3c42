package kith.net.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import kith.net.Id;
import kith.net.crypto.FakeCrypto;
import kith.net.wire.Address;
import org.junit.jupiter.api.Test;

/** A link's path changes only to one that is proven. */
class RoamingTest {

    private final Pair pair = new Pair(new FakeCrypto(), 1).linked();

    @Test
    void followsANodeThatMoved() {
        pair.a.at = Side.path(50);
        pair.say(pair.a, "from elsewhere, and long enough to pay for a challenge");
        pair.run(15);
        // Its packet counts at once, but nothing big goes there yet.
        assertEquals(
                List.of("from elsewhere, and long enough to pay for a challenge"),
                pair.b.packets());
        assertEquals(Side.path(1), pair.b.link().path());
        pair.run(100);
        assertEquals(pair.a.at, pair.b.link().path());
        assertEquals(
                List.of(new LinkOutput.Roamed(pair.b.link(), pair.a.at)),
                pair.b.all(LinkOutput.Roamed.class));
        pair.say(pair.b, "welcome");
        pair.run(100);
        assertEquals(List.of("welcome"), pair.a.packets());
    }

    @Test
    void followsANodeWhosePacketsAreTiny() {
        pair.a.at = Side.path(50);
        for (int i = 0; i < 3; i++) {
            pair.say(pair.a, "");
            pair.run(100);
        }
        assertEquals(pair.a.at, pair.b.link().path());
    }

    @Test
    void followsANodeThatOnlyKeepsAlive() {
        pair.a.at = Side.path(50);
        pair.run(LinkBounds.KEEP_ALIVE_MS + 1000);
        assertEquals(pair.a.at, pair.b.link().path());
    }

    @Test
    void doesNotFollowACopyFromElsewhere() {
        byte[] datagram = pair.a.seal("copied", pair.nowMs);
        pair.inject(Side.path(99), pair.b.at, datagram);
        pair.run(60_000);
        assertEquals(pair.a.at, pair.b.link().path());
        long there = pair.b.sent.stream().filter(t -> t.to().equals(Side.path(99))).count();
        assertTrue(there <= 1, there + " datagrams to the copier");
    }

    @Test
    void doesNotFollowAnOldPacket() {
        String text = "old, and long enough to pay for a challenge";
        byte[] old = pair.a.seal(text, pair.nowMs);
        pair.say(pair.a, "newer");
        pair.run(20);
        pair.inject(Side.path(99), pair.b.at, old);
        pair.run(2000);
        assertEquals(List.of("newer", text), pair.b.packets());
        assertTrue(pair.b.sent.stream().noneMatch(t -> t.to().equals(Side.path(99))));
    }

    /** From a relay to a direct path, as soon as the other side answers over it. */
    @Test
    void movesWhereItsOwnerAsksIfThatWorks() {
        Path relayed = new Path.Relayed(Id.of(new byte[32]), 7);
        pair.a.link().probe(relayed, pair.nowMs);
        pair.run(30_000);
        assertEquals(pair.b.at, pair.a.link().path());
        assertEquals(
                Roaming.CHALLENGES_MAX,
                pair.a.sent.stream().filter(t -> t.to().equals(relayed)).count());

        Path second = new Path.Direct(Address.v4(0x0b000001, 9));
        Side b = pair.b;
        Path first = b.at;
        // B is reachable under both addresses.
        b.at = second;
        pair.a.link().probe(second, pair.nowMs);
        pair.run(1000);
        assertEquals(second, pair.a.link().path());
        b.at = first;
    }

    @Test
    void givesUpAPathThatIsNotProven() {
        Roaming roaming = new Roaming(Side.path(1), new kith.net.crypto.SeededRandomness(1));
        Path other = Side.path(2);
        roaming.arrived(other, 10_000, true, 0);
        for (int i = 0; i < Roaming.CHALLENGES_MAX; i++) {
            assertTrue(roaming.due(Control.DATAGRAM_BYTES, i * Roaming.AGAIN_MS) != null);
            assertEquals(null, roaming.due(Control.DATAGRAM_BYTES, i * Roaming.AGAIN_MS + 999));
        }
        assertEquals(null, roaming.due(46, Roaming.CHALLENGES_MAX * Roaming.AGAIN_MS));
        assertEquals(null, roaming.candidate());
        assertEquals(Long.MAX_VALUE, roaming.deadlineMs());
    }

    @Test
    void spendsNoMoreThanCameFromThere() {
        Roaming roaming = new Roaming(Side.path(1), new kith.net.crypto.SeededRandomness(1));
        Path other = Side.path(2);
        roaming.arrived(other, Control.DATAGRAM_BYTES - 1, true, 0);
        assertEquals(null, roaming.due(Control.DATAGRAM_BYTES, 0));
        assertEquals(Long.MAX_VALUE, roaming.deadlineMs());
        roaming.arrived(other, Control.DATAGRAM_BYTES, false, 10);
        assertEquals(10, roaming.deadlineMs());
        assertTrue(roaming.due(Control.DATAGRAM_BYTES, 10) != null);
        assertEquals(null, roaming.due(Control.DATAGRAM_BYTES, 10 + Roaming.AGAIN_MS));
    }
}
