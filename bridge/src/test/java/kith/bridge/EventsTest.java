package kith.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventsTest {
    private final BridgeFixture fixture = new BridgeFixture();
    private final PageDouble page = fixture.page;
    private Events<ByteBuffer> events = open();

    private Events<ByteBuffer> open() {
        page.call("stream");
        page.send();
        return fixture.probe.streams.remove();
    }

    @BeforeEach
    void takeTheFirstSlot() {
        events.offer(number(0));
        page.answer();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private static ByteBuffer number(int number) {
        return ByteBuffer.allocate(4).putInt(0, number);
    }

    private static ByteBuffer bytes(int length) {
        return ByteBuffer.allocate(length);
    }

    /** The number of the answer and the frames behind it. */
    private static int order(List<PageDouble.Frame> frames) {
        PageDouble.Frame first = frames.get(0);
        assertEquals(Frames.ORDER, first.kind());
        assertEquals(0, first.callId());
        return first.payload().i32();
    }

    @Test
    void sendsEventsInOrderAndTogether() {
        for (int i = 0; i < 1000; i++) {
            assertTrue(events.offer(number(i)));
        }
        List<PageDouble.Frame> frames = page.send().frames();
        assertEquals(1001, frames.size());
        for (int i = 0; i < 1000; i++) {
            PageDouble.Frame frame = frames.get(i + 1);
            assertEquals(Frames.EVENT, frame.kind());
            assertEquals(1, frame.callId());
            assertEquals(number(i), frame.payload().bytes());
        }
    }

    @Test
    void numbersTheAnswersWithEventsOnly() {
        assertTrue(events.offer(number(1)));
        assertEquals(2, order(page.send().frames()));
        page.call("nothing");
        assertEquals(1, page.send().frames().size());
        assertTrue(events.offer(number(2)));
        assertEquals(3, order(page.send().frames()));
        page.call("nothing");
        assertTrue(events.offer(number(3)));
        List<PageDouble.Frame> mixed = page.send().frames();
        assertEquals(4, order(mixed));
        assertEquals(3, mixed.size());
        events.close();
        List<PageDouble.Frame> end = page.send().frames();
        assertEquals(5, order(end));
        assertEquals(Frames.RESULT, end.get(1).kind());
        assertEquals(0, end.get(1).payload().remaining());
    }

    @Test
    void endsWithAnErrorAfterTheLastEvent() {
        assertTrue(events.offer(number(1)));
        events.fail(Faults.badHandle("read"));
        List<PageDouble.Frame> frames = page.send().frames();
        assertEquals(Frames.EVENT, frames.get(1).kind());
        assertEquals("EBADF", PageDouble.error(frames.get(2)).code());
        assertTrue(events.closed());
        assertFalse(events.offer(number(2)));
        events.close();
        page.send();
        assertEquals(0, page.answers());
    }

    @Test
    void takesNoMoreThanTheBoundAndGoesOnWhenHalfIsFetched() {
        int perMebibyte = 16;
        int length = (1 << 20) / perMebibyte - Frames.HEAD_BYTES - 4;
        int taken = 0;
        while (events.offer(bytes(length))) {
            taken++;
        }
        assertEquals(4 * perMebibyte, taken, "exactly the bound");
        AtomicInteger woken = new AtomicInteger();
        events.onRoom(woken::incrementAndGet);
        page.send().answer();
        assertEquals(0, woken.get());
        assertTrue(events.offer(bytes(length)), "a little room is there already");
        page.send().answer();
        page.send().answer();
        assertEquals(1, woken.get());
        events.onRoom(woken::incrementAndGet);
        assertEquals(2, woken.get(), "at once, for there is room");
    }

    @Test
    void takesAnEventAtTheBoundAndRefusesOneByteMore() {
        int most = Bounds.EVENT_BYTES_MAX - 2 * (Frames.HEAD_BYTES + 4);
        assertTrue(events.offer(bytes(0)));
        assertFalse(events.offer(bytes(most + 1)));
        assertTrue(events.offer(bytes(most)));
        assertFalse(events.offer(bytes(0)));
    }

    @Test
    void takesOneLargeEventWhenNothingElseWaits() {
        assertTrue(events.offer(bytes(Bounds.EVENT_BYTES_MAX + 1)));
        assertFalse(events.offer(bytes(0)));
        List<PageDouble.Frame> frames = page.send().frames();
        assertEquals(Bounds.EVENT_BYTES_MAX + 1, frames.get(1).payload().bytes().remaining());
        assertTrue(events.offer(bytes(0)));
    }

    @Test
    void refusesAnEventLargerThanAFrame() {
        ByteBuffer most = bytes(Bounds.FRAME_BYTES_MAX - Frames.BODY_BYTES_MIN - 4);
        assertTrue(events.offer(most));
        page.send().answer();
        ByteBuffer more = bytes(most.capacity() + 1);
        assertThrows(IllegalArgumentException.class, () -> events.offer(more));
        assertTrue(events.offer(bytes(1)), "the subscription goes on");
        assertEquals(1, page.send().frames().get(1).payload().bytes().remaining());
    }

    @Test
    void leavesRoomForAnswersWhenEventsFillTheirs() {
        while (events.offer(bytes(100_000))) {}
        page.call("zeros", w -> w.i32(1000));
        page.send();
        boolean found = false;
        while (!found) {
            for (PageDouble.Frame frame : page.frames()) {
                found |= frame.kind() == Frames.RESULT && frame.callId() == 2;
            }
            page.send();
        }
        assertEquals(0, fixture.failures.size());
    }

    @Test
    void neverWakesAProducerWhoseSubscriptionEnded() {
        while (events.offer(bytes(100_000))) {}
        AtomicInteger woken = new AtomicInteger();
        events.onRoom(woken::incrementAndGet);
        events.close();
        for (int i = 0; i < 5; i++) {
            page.send().answer();
        }
        assertEquals(0, woken.get());
    }

    @Test
    void survivesAProducerThatThrowsWhenWoken() {
        while (events.offer(bytes(100_000))) {}
        events.onRoom(() -> {
            throw new IllegalStateException("secret");
        });
        for (int i = 0; i < 4; i++) {
            page.send().answer();
        }
        assertEquals(1, fixture.failures.size());
        assertTrue(events.closed());
    }

    @Test
    void leavesNothingOfAnEventThatCannotBeWritten() {
        ByteBuffer none = nullBytes();
        assertThrows(NullPointerException.class, () -> events.offer(none));
        assertTrue(events.offer(number(1)));
        assertEquals(2, page.send().frames().size());
    }

    @SuppressWarnings("NullAway") // a defect in a route's Java that no compiler saw
    private static ByteBuffer nullBytes() {
        assertNull(null);
        return null;
    }
}
