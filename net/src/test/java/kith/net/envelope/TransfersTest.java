package kith.net.envelope;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.net.Id;
import kith.net.StoreRecord.Kind;
import kith.net.crypto.FakeCrypto;
import kith.net.wire.Reason;
import org.junit.jupiter.api.Test;

class TransfersTest {

    private static final int MIB = Envelopes.CIPHER_BYTES_MAX;

    private World world = new World(1, new FakeCrypto());
    private World.Station ann = world.station();
    private World.Station bob = world.station();

    private void begin(long seed) {
        world = new World(seed, new FakeCrypto());
        ann = world.station();
        bob = world.station();
    }

    private Sealed sealed(long seed, int length) {
        return Envelopes.split(Samples.fields(), null, Samples.random(seed, length), world.crypto);
    }

    @Test
    void whatIsSentOverALossyChannelArrivesOnceAndAsItWas() {
        for (int seed = 0; seed < 30; seed++) {
            begin(seed);
            world.lossPercent = world.random.below(40);
            world.repeatPercent = world.random.below(30);
            world.jitterMs = world.random.below(200);
            world.link(ann, bob);
            Map<Id, byte[]> sent = new LinkedHashMap<>();
            for (int i = 0; i < 12; i++) {
                byte[] cipher = world.random.bytes(1 + world.random.below(i == 0 ? 300_000 : 9000));
                Sealed sealed = Envelopes.split(Samples.fields(), null, cipher, world.crypto);
                sent.put(sealed.id(), cipher);
                assertTrue(ann.transfers.offer(sealed, bob.id, world.nowMs));
            }
            for (int i = 0; i < 60 && ann.got.size() < 12; i++) {
                world.run(5_000);
            }
            assertEquals(12, ann.got.size(), "seed " + seed);
            assertEquals(12, bob.completions, "seed " + seed);
            sent.forEach((id, cipher) -> assertArrayEquals(cipher, bob.taken.get(id)));
            assertEquals(0, ann.records(Kind.OUTGOING), "seed " + seed);
            assertEquals(0, bob.records(Kind.INCOMING), "seed " + seed);
            assertEquals(12, bob.records(Kind.SEEN), "seed " + seed);
            assertEquals(0, bob.transfers.heldBytes(), "seed " + seed);
        }
    }

    @Test
    void withoutLossEachPacketTravelsOnce() {
        world.link(ann, bob);
        Sealed sealed = sealed(1, MIB);
        ann.transfers.offer(sealed, bob.id, world.nowMs);
        world.run(3_000);
        assertEquals(1, ann.got.size());
        assertEquals(sealed.packets().size() + 1, world.posted, "packets and GOT");
    }

    @Test
    void afterANewLinkOnlyWhatIsMissingIsSent() {
        world.link(ann, bob);
        Sealed sealed = sealed(2, MIB);
        ann.transfers.offer(sealed, bob.id, world.nowMs);
        for (int i = 0; i < 5; i++) {
            world.step(100);
        }
        world.unlink(ann, bob);
        int before = held(sealed.id());
        assertTrue(before > 100 && before < sealed.packets().size());
        bob.packetsIn = 0;
        world.link(ann, bob);
        world.run(3_000);
        assertEquals(1, ann.got.size());
        assertEquals(sealed.packets().size() - before, bob.packetsIn);
    }

    private int held(Id id) {
        BitSet progress = bob.transfers.progress(id);
        assertNotNull(progress);
        return progress.cardinality();
    }

    @Test
    void aRestartOfTheReceiverCostsLessThanASegmentAndWhatWasOnItsWay() {
        world.link(ann, bob);
        Sealed sealed = sealed(3, MIB);
        ann.transfers.offer(sealed, bob.id, world.nowMs);
        for (int i = 0; i < 8; i++) {
            world.step(100);
        }
        int before = held(sealed.id());
        bob.crash();
        int kept = held(sealed.id());
        assertTrue(kept > before - Records.SEGMENT_PACKETS, kept + " of " + before);
        bob.packetsIn = 0;
        world.link(ann, bob);
        world.run(3_000);
        assertEquals(1, ann.got.size());
        assertEquals(1, bob.completions);
        assertEquals(sealed.packets().size() - kept, bob.packetsIn);
        assertEquals(0, bob.records(Kind.INCOMING));
        assertTrue(bob.saved < 1.1 * MIB, "written once: " + bob.saved);
    }

    @Test
    void aCrashAfterAnyOutputOfEitherSideLosesAndRepeatsNothing() {
        int cuts = 0;
        for (int side = 0; side < 2; side++) {
            boolean reached = true;
            for (int cut = 1; reached; cut++) {
                begin(cut);
                Sealed large = sealed(4, 150 * Envelopes.PAYLOAD_BYTES_MAX);
                Sealed small = sealed(5, 700);
                world.link(ann, bob);
                World.Station victim = side == 0 ? ann : bob;
                victim.outputsToLive = cut;
                ann.transfers.offer(large, bob.id, world.nowMs);
                ann.transfers.offer(small, bob.id, world.nowMs);
                // The owner counts an offer as made once the envelope is saved.
                world.run(200);
                reached = victim.outputsToLive == 0;
                victim.crash();
                ann.transfers.offer(large, bob.id, world.nowMs);
                ann.transfers.offer(small, bob.id, world.nowMs);
                world.link(ann, bob);
                world.run(30_000);
                String what = "side " + side + ", cut " + cut;
                assertEquals(2, bob.taken.size(), what);
                assertEquals(0, ann.records(Kind.OUTGOING), what);
                assertEquals(0, bob.records(Kind.INCOMING), what);
                assertEquals(2, bob.records(Kind.SEEN), what);
                cuts++;
            }
        }
        assertTrue(cuts > 160, cuts + " cuts");
    }

    @Test
    void nothingIsAcknowledgedBeforeItIsTaken() {
        bob.takes = false;
        world.link(ann, bob);
        Sealed sealed = sealed(6, 3000);
        ann.transfers.offer(sealed, bob.id, world.nowMs);
        world.run(20_000);
        assertEquals(0, ann.got.size());
        assertEquals(1, bob.completions);
        bob.transfers.took(sealed.id());
        world.run(100);
        assertEquals(List.of(sealed.id()), ann.got);
    }

    @Test
    void aDuplicateIsAcknowledgedAgainAndNotDeliveredAgain() {
        world.link(ann, bob);
        Sealed sealed = sealed(7, 3000);
        ann.transfers.offer(sealed, bob.id, world.nowMs);
        world.run(500);
        ann.transfers.offer(sealed, bob.id, world.nowMs);
        world.run(500);
        bob.crash();
        world.link(ann, bob);
        ann.transfers.offer(sealed, bob.id, world.nowMs);
        world.run(500);
        assertEquals(3, ann.got.size());
        assertEquals(1, bob.completions);
    }

    @Test
    void twoSourcesShareTheWork() {
        World.Station cleo = world.station();
        Sealed sealed = sealed(8, MIB);
        for (World.Station source : List.of(ann, cleo)) {
            source.transfers.offer(sealed, bob.id, world.nowMs);
            source.run();
            source.crash();
        }
        world.link(ann, bob);
        world.link(cleo, bob);
        for (int i = 0; i < 2000 && bob.completions == 0; i++) {
            world.step(20);
        }
        assertEquals(1, bob.completions);
        assertTrue(bob.packetsIn < 1.1 * sealed.packets().size(), bob.packetsIn + " packets");
        world.run(3_000);
        assertEquals(1, ann.got.size());
        assertEquals(1, cleo.got.size());
    }

    @Test
    void aSourceThatLeavesIsReplacedByTheOther() {
        World.Station cleo = world.station();
        Sealed sealed = sealed(9, MIB);
        for (World.Station source : List.of(ann, cleo)) {
            source.transfers.offer(sealed, bob.id, world.nowMs);
            source.run();
            source.crash();
        }
        world.link(ann, bob);
        world.link(cleo, bob);
        for (int i = 0; i < 10; i++) {
            world.step(20);
        }
        world.unlink(ann, bob);
        world.run(10_000);
        assertEquals(1, bob.completions);
        assertEquals(1, cleo.got.size());
    }

    @Test
    void smallEnvelopesDoNotWaitBehindLargeOnesNorTheLargeForever() {
        world.link(ann, bob);
        for (int i = 0; i < 10; i++) {
            ann.transfers.offer(sealed(100 + i, MIB), bob.id, world.nowMs);
        }
        for (int i = 0; i < 20; i++) {
            world.step(10);
        }
        Sealed small = sealed(99, 500);
        ann.transfers.offer(small, bob.id, world.nowMs);
        for (int i = 0; i < 6; i++) {
            world.step(10);
        }
        assertTrue(ann.got.contains(small.id()));
        for (int i = 0; i < 5000 && ann.got.size() < 2; i++) {
            ann.transfers.offer(sealed(10_000 + i, 500), bob.id, world.nowMs);
            ann.transfers.offer(sealed(20_000 + i, 500), bob.id, world.nowMs);
            world.step(10);
        }
        int large = 0;
        for (int i = 0; i < 3000; i++) {
            for (int j = 0; j < 5; j++) {
                ann.transfers.offer(sealed(100_000 + 5 * i + j, 500), bob.id, world.nowMs);
            }
            world.step(10);
        }
        for (byte[] cipher : bob.taken.values()) {
            large += cipher.length == MIB ? 1 : 0;
        }
        assertTrue(large >= 5, large + " large ones beside a flood of small ones");
    }

    @Test
    void fiftyLargeEnvelopesUseTheWholeLink() {
        world.link(ann, bob);
        int packets = 0;
        for (int i = 0; i < 50; i++) {
            Sealed sealed = sealed(200 + i, MIB);
            packets += sealed.packets().size();
            assertTrue(ann.transfers.offer(sealed, bob.id, world.nowMs));
        }
        int steps = 0;
        while (ann.got.size() < 50 && steps < 5000) {
            world.step(100);
            steps++;
        }
        assertTrue(steps < 1.03 * packets / 100, steps + " steps for " + packets + " packets");
    }

    @Test
    void whatHasExpiredIsDroppedOnBothSides() {
        HeadFields soon = new HeadFields(1, Samples.id(1), world.nowMs + 3_000);
        Sealed sealed = Envelopes.split(soon, null, new byte[200_000], world.crypto);
        world.link(ann, bob);
        assertTrue(ann.transfers.offer(sealed, bob.id, world.nowMs));
        world.step(10);
        world.step(10);
        world.step(10);
        world.step(10);
        world.unlink(ann, bob);
        world.run(5_000);
        assertEquals(Reason.EXPIRED, ann.refusals.get(0).reason());
        assertEquals(0, ann.records(Kind.OUTGOING));
        assertEquals(0, bob.transfers.heldBytes());
        assertFalse(ann.transfers.offer(sealed, bob.id, world.nowMs));
        bob.transfers.receive(
                ann.id, Messages.carrying(Messages.HAVE, sealed.packets().get(0)), world.nowMs);
        bob.run();
        assertEquals(1, bob.rejects.get(Reason.EXPIRED));
    }

    @Test
    void aRefusedEnvelopeIsNotOfferedAgain() {
        bob.takes = false;
        world.link(ann, bob);
        Sealed sealed = sealed(11, 3000);
        ann.transfers.offer(sealed, bob.id, world.nowMs);
        world.run(200);
        bob.transfers.refused(sealed.id(), Reason.FORGED);
        world.run(200);
        assertEquals(1, ann.refusals.size());
        assertEquals(Reason.FORGED, ann.refusals.get(0).reason());
        ann.transfers.offer(sealed, bob.id, world.nowMs);
        world.run(200);
        assertEquals(2, ann.refusals.size());
        assertEquals(1, bob.completions);
    }

    @Test
    void theOutboxHasABound() {
        List<Boolean> taken = new ArrayList<>();
        int bytes = Samples.bytes(sealed(1, MIB).packets());
        for (int i = 0; i < 62; i++) {
            taken.add(ann.transfers.offer(sealed(300 + i, MIB), bob.id, world.nowMs));
            ann.run();
        }
        assertEquals(TransferBounds.usual().outgoingBytes() / bytes, taken.indexOf(false));
    }
}
