package kith.net.envelope;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import kith.net.Id;
import kith.net.crypto.FakeCrypto;
import kith.net.wire.Reason;
import org.junit.jupiter.api.Test;

class HostileTransfersTest {

    private static final Id FRIEND = Samples.id(1);
    private static final Id FOE = Samples.id(2);
    private static final long NOW_MS = 5;

    private final FakeCrypto crypto = new FakeCrypto();
    private final Map<Reason, Integer> rejects = new EnumMap<>(Reason.class);
    private final List<TransferOutput.Complete> complete = new ArrayList<>();
    private Transfers transfers = new Transfers(TransferBounds.usual(), crypto);
    private int posts;

    private Sealed sealed(long seed, int length) {
        return Envelopes.split(Samples.fields(), null, Samples.random(seed, length), crypto);
    }

    private void give(Id from, byte[] message) {
        transfers.receive(from, message, NOW_MS);
        drain();
    }

    private void give(Id from, Sealed sealed, int index) {
        give(from, Messages.carrying(Messages.PACKET, sealed.packets().get(index)));
    }

    private void drain() {
        TransferOutput output = transfers.poll();
        while (output != null) {
            switch (output) {
                case TransferOutput.Complete done -> complete.add(done);
                case TransferOutput.Rejected no -> rejects.merge(no.reason(), 1, Integer::sum);
                case TransferOutput.Post post -> posts++;
                default -> {}
            }
            output = transfers.poll();
        }
    }

    private int rejects(Reason reason) {
        return rejects.getOrDefault(reason, 0);
    }

    @Test
    void packetsBeforeTheirHeadWaitForIt() {
        Sealed sealed = sealed(1, 20_000);
        for (int i = sealed.packets().size() - 1; i >= 0; i--) {
            assertTrue(complete.isEmpty());
            give(FRIEND, sealed, i);
        }
        assertEquals(1, complete.size());
        assertArrayEquals(Samples.random(1, 20_000), complete.get(0).ciphertext());
        assertEquals(Map.of(), rejects);
    }

    @Test
    void packetsInReverseFindTheirListsOneAfterTheOther() {
        Sealed sealed = sealed(2, 200_000);
        for (int i = sealed.packets().size() - 1; i >= 0; i--) {
            give(FRIEND, sealed, i);
        }
        assertEquals(1, complete.size());
        assertEquals(Map.of(), rejects);
    }

    @Test
    void forgedPacketsThatComeFirstDoNotKeepTheTrueOnesOut() {
        Sealed sealed = sealed(3, 200_000);
        int count = sealed.packets().size();
        for (int i = count - 1; i > 0; i--) {
            byte[] forged = Samples.flipped(sealed.packets().get(i), Envelopes.HEADER_BYTES + 7);
            give(FOE, Messages.carrying(Messages.PACKET, forged));
        }
        for (int i = count - 1; i >= 0; i--) {
            give(FRIEND, sealed, i);
        }
        // What had no room beside the forged ones comes again, as asked for; now it is proved.
        for (int i = 1; i < count; i++) {
            give(FRIEND, sealed, i);
        }
        assertEquals(1, complete.size());
        assertArrayEquals(Samples.random(3, 200_000), complete.get(0).ciphertext());
        assertTrue(rejects(Reason.FORGED) + rejects(Reason.REPLAYED) >= count - 1);
        assertEquals(0, transfers.heldBytes());
    }

    @Test
    void wrongPlacesCountsAndLengthsAreRejectedByReason() {
        Sealed sealed = sealed(4, 5000);
        give(FRIEND, sealed, 0);
        byte[] good = Messages.carrying(Messages.PACKET, sealed.packets().get(2));
        give(FOE, Samples.flipped(good, 37));
        give(FOE, Samples.flipped(good, 34));
        assertEquals(2, rejects(Reason.INVALID_FIELD), "count, index beyond");
        give(FOE, Samples.flipped(good, 3));
        byte[] other = Messages.carrying(Messages.PACKET, sealed.packets().get(3));
        System.arraycopy(good, 0, other, 0, 38);
        give(FOE, other);
        assertEquals(1, rejects(Reason.FORGED), "the place of another");
        give(FOE, Arrays.copyOf(good, good.length - 1));
        assertEquals(3, rejects(Reason.INVALID_FIELD), "a byte too few");
        give(FOE, Arrays.copyOf(good, good.length + 1));
        assertEquals(1, rejects(Reason.TOO_LONG));
        give(FOE, Arrays.copyOf(good, 38));
        give(FOE, new byte[0]);
        assertEquals(2, rejects(Reason.TRUNCATED));
        give(FOE, Samples.flipped(good, 0));
        give(FOE, new byte[] {0x1f});
        assertEquals(2, rejects(Reason.UNKNOWN_KIND));
        give(FRIEND, sealed, 2);
        give(FRIEND, sealed, 2);
        assertEquals(1, rejects(Reason.REPLAYED));
    }

    @Test
    void theEnvelopesOfOneNodeHaveABound() {
        for (int i = 0; i < 128; i++) {
            give(FOE, sealed(1000 + i, 3000), 0);
        }
        transfers.known(FRIEND, true);
        give(FRIEND, sealed(1, 3000), 0);
        Id first = sealed(1000, 3000).id();
        assertNotNull(transfers.progress(first));
        give(FOE, sealed(2000, 3000), 0);
        assertNull(transfers.progress(first), "the stranger's that has come least far");
        for (int i = 0; i < 127; i++) {
            give(FRIEND, sealed(3000 + i, 3000), 0);
        }
        assertEquals(0, rejects(Reason.FULL));
        give(FRIEND, sealed(4000, 3000), 0);
        assertEquals(1, rejects(Reason.FULL), "a known node's stay, the new one is refused");
    }

    @Test
    void aFullTableDropsStrangersAndKeepsWhatIsFurther() {
        transfers = new Transfers(new TransferBounds(8, 10, 1 << 20, 40_000, 1 << 20), crypto);
        transfers.known(FRIEND, true);
        Sealed friends = sealed(1, 10_000);
        give(FRIEND, friends, 0);
        give(FRIEND, friends, 1);
        Sealed far = sealed(2, 10_000);
        give(FOE, far, 0);
        give(FOE, far, 1);
        give(FOE, far, 2);
        for (int i = 0; i < 200; i++) {
            Sealed next = sealed(100 + i, 10_000);
            give(Samples.id(3000 + i % 50), next, 0);
            give(Samples.id(3000 + i % 50), next, 1);
            assertTrue(transfers.heldBytes() <= 40_000, transfers.heldBytes() + " bytes");
        }
        assertNotNull(transfers.progress(friends.id()));
        assertNotNull(transfers.progress(far.id()));
        assertNull(transfers.progress(sealed(100, 10_000).id()));
    }

    @Test
    void bytesBeyondTheBoundOfANodeAreRefusedToAKnownOne() {
        int three = 3 * Envelopes.PAYLOAD_BYTES_MAX;
        transfers = new Transfers(new TransferBounds(8, 10, three, 1 << 20, 1 << 20), crypto);
        transfers.known(FRIEND, true);
        Sealed sealed = sealed(1, 10_000);
        for (int i = 0; i <= 3; i++) {
            give(FRIEND, sealed, i);
        }
        assertEquals(0, rejects(Reason.FULL));
        give(FRIEND, sealed, 4);
        assertEquals(1, rejects(Reason.FULL));
        assertEquals(three, transfers.heldBytes());
    }

    @Test
    void aFloodOfPacketsWithoutHeadsStaysInQuarantineAndEnds() {
        for (int i = 0; i < 20_000; i++) {
            byte[] packet = new byte[1153];
            packet[0] = Messages.PACKET;
            packet[1] = Envelopes.PACKET_FORM;
            byte[] id = Samples.random(i % 100, 32);
            System.arraycopy(id, 0, packet, 2, 32);
            packet[35] = (byte) (1 + i / 100 % 19);
            packet[37] = 20;
            packet[40] = (byte) i;
            give(FOE, packet);
        }
        assertTrue(transfers.heldBytes() <= 1024 * 1115, transfers.heldBytes() + " bytes");
        assertTrue(rejects(Reason.FULL) > 0);
        Sealed sealed = sealed(1, 20_000);
        for (int i = sealed.packets().size() - 1; i >= 0; i--) {
            give(FRIEND, sealed, i);
        }
        assertEquals(1, complete.size());
        transfers.expire(NOW_MS + Inbound.HEADLESS_MS);
        drain();
        assertEquals(0, transfers.heldBytes());
    }

    @Test
    void whatAStrangerBeganGoesTenMinutesAfterItsLastPacket() {
        Sealed theirs = sealed(1, 20_000);
        give(FOE, theirs, 0);
        long laterMs = NOW_MS + 1_000;
        byte[] packet = Messages.carrying(Messages.PACKET, theirs.packets().get(1));
        transfers.receive(FOE, packet, laterMs);
        transfers.expire(laterMs + Inbound.IDLE_MS - 1);
        assertNotNull(transfers.progress(theirs.id()));
        assertEquals(laterMs + Inbound.IDLE_MS, transfers.deadlineMs());
        transfers.expire(laterMs + Inbound.IDLE_MS);
        assertNull(transfers.progress(theirs.id()));
        assertEquals(0, transfers.heldBytes());
    }

    @Test
    void whatAKnownNodeBeganStaysUntilItExpires() {
        Sealed begun = sealed(1, 20_000);
        Sealed joined = sealed(2, 20_000);
        transfers.known(FRIEND, true);
        give(FRIEND, begun, 0);
        give(FOE, joined, 0);
        give(FRIEND, joined, 1);
        transfers.expire(Samples.EXPIRY_MS - 1);
        assertNotNull(transfers.progress(begun.id()));
        assertNotNull(transfers.progress(joined.id()));
        transfers.expire(Samples.EXPIRY_MS);
        assertNull(transfers.progress(begun.id()));
        assertNull(transfers.progress(joined.id()));
    }

    @Test
    void aFloodOfWantsIsAnsweredWithinItsAllowance() {
        Sealed sealed = sealed(1, 100_000);
        int count = sealed.packets().size();
        transfers.linked(FOE, NOW_MS);
        transfers.linked(FRIEND, NOW_MS);
        transfers.offer(sealed, FRIEND, NOW_MS);
        transfers.room(FRIEND, 0);
        drain();
        posts = 0;
        BitSet all = new BitSet();
        all.set(0, count);
        for (int i = 0; i < 1000; i++) {
            transfers.room(FOE, 1000);
            give(FOE, Messages.want(sealed.id(), all));
        }
        assertEquals(Delivery.ANSWERS_PER_PACKET * count + Delivery.ANSWERS_BESIDE, posts);
        assertTrue(rejects(Reason.FULL) >= 990);
        BitSet one = new BitSet();
        one.set(0);
        for (int i = 0; i < 1000; i++) {
            give(FOE, Messages.want(Samples.id(i), one));
        }
        posts = 0;
        transfers.unlinked(FOE, NOW_MS);
        transfers.room(FOE, 100_000);
        drain();
        assertEquals(0, posts, "nothing waits for a node that is gone");
    }

    @Test
    void sourcesThatPromiseAndGiveNothingDoNotKeepTheTrueOneOut() {
        Sealed sealed = sealed(1, 100_000);
        byte[] have = Messages.carrying(Messages.HAVE, sealed.packets().get(0));
        long nowMs = NOW_MS;
        for (int i = 0; i < Incoming.SOURCES_MAX; i++) {
            transfers.linked(Samples.id(700 + i), nowMs);
            transfers.receive(Samples.id(700 + i), have, nowMs);
        }
        transfers.linked(FRIEND, nowMs);
        boolean asked = false;
        for (int i = 0; i < 400 && !asked; i++) {
            nowMs += 500;
            transfers.expire(nowMs);
            transfers.receive(FRIEND, have, nowMs);
            TransferOutput output = transfers.poll();
            while (output != null) {
                asked |= output instanceof TransferOutput.Post post && post.to().equals(FRIEND);
                output = transfers.poll();
            }
        }
        assertTrue(asked);
    }

    @Test
    void aHundredThousandMutatedMessagesThrowNothingAndHoldNothing() {
        Random random = new Random(7);
        List<byte[]> seeds = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Sealed sealed = sealed(i, 1 + random.nextInt(60_000));
            for (byte[] packet : sealed.packets()) {
                seeds.add(Messages.carrying(Messages.PACKET, packet));
            }
            BitSet some = new BitSet();
            some.set(random.nextInt(20), 30);
            seeds.add(Messages.carrying(Messages.HAVE, sealed.packets().get(0)));
            seeds.add(Messages.want(sealed.id(), some));
            seeds.add(Messages.got(sealed.id()));
            seeds.add(Messages.refused(sealed.id(), Reason.FULL));
        }
        Collections.shuffle(seeds, random);
        for (int i = 0; i < 100_000; i++) {
            byte[] message = seeds.get(random.nextInt(seeds.size())).clone();
            for (int j = random.nextInt(4); j >= 0; j--) {
                message[random.nextInt(Math.min(message.length, 60))] = (byte) random.nextInt();
            }
            if (random.nextInt(8) == 0) {
                message = Arrays.copyOf(message, random.nextInt(1400));
            }
            give(Samples.id(900 + random.nextInt(6)), message);
        }
        assertTrue(transfers.heldBytes() < 12 << 20, transfers.heldBytes() + " bytes");
        int counted = 0;
        for (int count : rejects.values()) {
            counted += count;
        }
        assertTrue(counted > 20_000 && rejects.size() >= 6, rejects.toString());
        transfers.expire(Samples.EXPIRY_MS + Inbound.AHEAD_MS_MAX);
        drain();
        assertEquals(0, transfers.heldBytes());
    }
}
