package kith.net.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import kith.net.Id;
import kith.net.StoreRecord;
import kith.net.crypto.Crypto;
import kith.net.crypto.FakeCrypto;
import kith.net.wire.Reason;
import org.junit.jupiter.api.Test;

class OrderTest {

    private static final long NOW = 1_800_000_000_000L;
    private static final Id DEVICE = Party.node(1);
    private static final String MEBIBYTE = "m".repeat(1 << 20);

    private final Crypto crypto = new FakeCrypto();
    private Order order = new Order();
    private final List<String> read = new ArrayList<>();
    private final Map<Long, Id> ids = new HashMap<>();

    @Test
    void waitsForTheOneBefore() {
        offer(message(1, 0, "1"), NOW);
        offer(message(3, 2, "3"), NOW);
        assertEquals(List.of("1"), read);
        offer(message(2, 1, "2"), NOW);
        assertEquals(List.of("1", "2", "3"), read);
    }

    @Test
    void aGapIsGivenUpAfterTenMinutesAndSaid() {
        offer(message(3, 2, "3"), NOW);
        assertEquals(NOW + Order.GAP_MS, order.deadlineMs());
        expire(NOW + Order.GAP_MS - 1);
        assertEquals(List.of(), read);
        expire(NOW + Order.GAP_MS);
        assertEquals(List.of("3 AFTER_GAP"), read);
        assertEquals(Long.MAX_VALUE, order.deadlineMs());
    }

    @Test
    void aGapIsGivenUpWhenWhatIsMissingHasExpired() {
        Arrived message = arrived(opened(2, 1, NOW + 5, "2"), NOW, 1);
        offer(message, NOW);
        assertEquals(NOW + 5, order.deadlineMs());
        expire(NOW + 5);
        assertEquals(List.of("2 AFTER_GAP"), read);
    }

    @Test
    void whatComesLateIsDeliveredLate() {
        offer(message(3, 2, "3"), NOW);
        expire(NOW + Order.GAP_MS);
        offer(message(2, 1, "2"), NOW + Order.GAP_MS);
        offer(message(4, 3, "4"), NOW + Order.GAP_MS);
        assertEquals(List.of("3 AFTER_GAP", "2 LATE", "4"), read);
    }

    @Test
    void theSameMessageInAnotherEnvelopeIsRefused() {
        offer(message(1, 0, "1"), NOW);
        order.offer(message(1, 0, "1"), NOW);
        assertEquals(Reason.REPLAYED, order.refused());
        offer(message(3, 2, "3"), NOW);
        order.offer(message(3, 2, "3"), NOW);
        assertEquals(Reason.REPLAYED, order.refused());
        assertEquals(List.of(), order.take());
    }

    @Test
    void twoThatClaimOnePlaceAreBothDelivered() {
        offer(message(2, 1, "a"), NOW);
        offer(message(2, 1, "b"), NOW);
        offer(message(1, 0, "1"), NOW);
        offer(message(1, 0, "one"), NOW);
        assertEquals(List.of("1", "a FORKED", "b FORKED", "one FORKED"), read);
    }

    @Test
    void conversationsDoNotWaitForEachOther() {
        offer(message(2, 1, "2"), NOW);
        Opened other =
                new Opened(
                        DEVICE,
                        DEVICE,
                        1,
                        Party.node(200),
                        1,
                        Party.node(0),
                        0,
                        0,
                        NOW,
                        Party.bytes("other"));
        offer(arrived(other, NOW, 50), NOW);
        assertEquals(List.of("other"), read);
    }

    @Test
    void aHundredAndTwentyEightOfADeviceWaitAndNoMore() {
        for (int i = 0; i < Order.PENDING_PER_DEVICE_MAX; i++) {
            assertTrue(order.hasRoom(waiting(DEVICE, 2 + i, "m")));
            offer(message(2 + i, 1 + i, "m"), NOW);
        }
        assertFalse(order.hasRoom(waiting(DEVICE, 999, "m")));
        assertTrue(order.hasRoom(waiting(Party.node(2), 999, "m")));
        assertEquals(List.of(), read);
        assertTrue(order.hasRoom(message(1, 0, "m").opened()));
        offer(message(1, 0, "m"), NOW);
        assertEquals(1 + Order.PENDING_PER_DEVICE_MAX, read.size());
        assertFalse(read.toString().contains("GAP"), read.toString());
        assertTrue(order.hasRoom(waiting(DEVICE, 999, "m")));
    }

    @Test
    void eightMebibytesOfADeviceWaitAndNoMore() {
        for (int i = 0; i < 7; i++) {
            offer(arrived(waiting(DEVICE, 2 + 2 * i, MEBIBYTE), NOW, i), NOW);
        }
        offer(arrived(waiting(DEVICE, 50, MEBIBYTE.substring(1)), NOW, 50), NOW);
        assertTrue(order.hasRoom(waiting(DEVICE, 99, "1")));
        assertFalse(order.hasRoom(waiting(DEVICE, 99, "12")));
        assertTrue(order.hasRoom(waiting(Party.node(2), 99, MEBIBYTE)));
        assertEquals(List.of(), read);
    }

    @Test
    void halfOfWhatWaitsForTheOwnerMayWaitForOthers() {
        for (int i = 0; i < Order.PENDING_MAX; i++) {
            Id device = Party.node(2 + i / 103);
            assertTrue(order.hasRoom(waiting(device, 2 + i, "m")));
            offer(arrived(waiting(device, 2 + i, "m"), NOW, i), NOW);
        }
        noMoreWaitsButTheFirst();
    }

    @Test
    void thirtyTwoMebibytesWaitAndNoMore() {
        for (int i = 0; i < 32; i++) {
            Id device = Party.node(2 + i / 7);
            assertTrue(order.hasRoom(waiting(device, 2 + i, MEBIBYTE)));
            offer(arrived(waiting(device, 2 + i, MEBIBYTE), NOW, i), NOW);
        }
        noMoreWaitsButTheFirst();
    }

    /** A device of which nothing waits yet is heard all the same. */
    private void noMoreWaitsButTheFirst() {
        assertFalse(order.hasRoom(waiting(Party.node(6), 999, "m")));
        assertTrue(order.hasRoom(waiting(DEVICE, 2, "m")));
        offer(arrived(waiting(DEVICE, 2, "m"), NOW, 1000), NOW);
        assertFalse(order.hasRoom(waiting(DEVICE, 3, "m")));
        assertTrue(order.hasRoom(message(1, 0, "m").opened()));
        assertEquals(List.of(), read);
    }

    @Test
    void whoClaimsToBeNextBehindOthersWaitsWithThem() {
        offer(message(3, 2, "3"), NOW);
        for (int i = 1; i < Order.PENDING_PER_DEVICE_MAX; i++) {
            offer(arrived(opened(3 + i, 0, NOW + 1, "m"), NOW, i), NOW);
        }
        assertEquals(List.of(), read);
        assertFalse(order.hasRoom(opened(500, 0, NOW + 1, "m")));
        assertFalse(order.hasRoom(opened(3, 0, NOW + 1, "m")));
    }

    @Test
    void conversationsPerDeviceHaveABound() {
        for (int i = 0; i < Order.CONVERSATIONS_PER_DEVICE_MAX; i++) {
            Opened opened = in(DEVICE, Party.node(1000 + i));
            assertTrue(order.hasRoom(opened));
            offer(arrived(opened, NOW, i), NOW);
        }
        assertFalse(order.hasRoom(in(DEVICE, Party.node(1))));
        assertTrue(order.hasRoom(in(DEVICE, Party.node(1000))));
        assertTrue(order.hasRoom(in(Party.node(2), Party.node(1))));
    }

    @Test
    void sixtyFourBackARepetitionIsKnownAndThenNot() {
        for (int i = 1; i <= Lane.RECENT_MAX; i++) {
            offer(message(i, i - 1, "m"), NOW);
        }
        order.offer(message(1, 0, "m"), NOW);
        assertEquals(Reason.REPLAYED, order.refused());
        offer(message(Lane.RECENT_MAX + 1, Lane.RECENT_MAX, "m"), NOW);
        order.offer(message(1, 0, "m"), NOW);
        assertNull(order.refused());
    }

    @Test
    void theRecordKeepsWhatWasDelivered() {
        offer(message(1, 0, "1"), NOW);
        StoreRecord record = order.offer(message(2, 1, "2"), NOW);
        order = new Order();
        assertTrue(order.restore(Objects.requireNonNull(record)));
        order.offer(message(2, 1, "2"), NOW);
        assertEquals(Reason.REPLAYED, order.refused());
        assertNotNull(order.offer(message(2, 1, "two"), NOW));
        assertEquals(Delivery.Mark.FORKED, order.take().get(0).mark());
        assertNotNull(order.offer(message(3, 2, "3"), NOW));
    }

    private void offer(Arrived message, long nowMs) {
        order.offer(message, nowMs);
        assertNull(order.refused());
        read();
    }

    private void expire(long nowMs) {
        order.expire(nowMs);
        read();
    }

    private void read() {
        for (Delivery delivery : order.take()) {
            String text = Party.text(delivery.message().opened().content());
            boolean plain = delivery.mark() == Delivery.Mark.NONE;
            read.add(plain ? text : text + " " + delivery.mark());
        }
    }

    private Arrived message(long sequence, long after, String text) {
        return arrived(opened(sequence, after, NOW + Party.DAY_MS, text), NOW, (int) sequence);
    }

    /** Names as its predecessor the first message with the number before that a test made. */
    private Opened opened(long sequence, long after, long afterExpiresMs, String text) {
        Id none = Id.of(new byte[32]);
        String before = text.matches("[0-9]+") ? "" + (sequence - 1) : text;
        Id predecessor = sequence == 1 ? none : id(sequence - 1, before);
        return opened(sequence, predecessor, after, afterExpiresMs, text);
    }

    private Id id(long sequence, String text) {
        Id id = ids.get(sequence);
        if (id == null) {
            long expiresMs = NOW + Party.DAY_MS;
            id = opened(sequence, sequence - 1, expiresMs, text).id(crypto);
            ids.put(sequence, id);
        }
        return id;
    }

    private Opened opened(
            long sequence, Id predecessor, long after, long afterExpiresMs, String text) {
        return new Opened(
                DEVICE,
                DEVICE,
                1,
                Party.node(100),
                sequence,
                predecessor,
                after,
                afterExpiresMs,
                NOW,
                Party.bytes(text));
    }

    /** A message of a device for which the one before is missing. */
    private Opened waiting(Id device, long sequence, String text) {
        return new Opened(
                device,
                device,
                1,
                Party.node(100),
                sequence,
                Party.node(0),
                sequence - 1,
                NOW + Party.DAY_MS,
                NOW,
                Party.bytes(text));
    }

    private Opened in(Id device, Id conversation) {
        Id none = Id.of(new byte[32]);
        return new Opened(device, device, 1, conversation, 1, none, 0, 0, NOW, new byte[1]);
    }

    private Arrived arrived(Opened opened, long nowMs, int envelope) {
        return new Arrived(
                Party.node(envelope), NOW + Party.DAY_MS, nowMs, opened.id(crypto), opened);
    }
}
