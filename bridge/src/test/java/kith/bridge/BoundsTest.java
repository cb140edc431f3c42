package kith.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import kith.bridge.codec.Reject;
import kith.bridge.codec.WireReader;
import kith.bridge.codec.WireWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each bound at its value and one beyond. */
class BoundsTest {
    /** Head, route number and length of the bytes of a call to echo. */
    private static final int ECHO_BYTES = Frames.HEAD_BYTES + 2 + 4;

    private final BridgeFixture fixture = new BridgeFixture();
    private final PageDouble page = fixture.page;

    @AfterEach
    void close() {
        fixture.close();
    }

    private long rejected(Reject reason) {
        return fixture.bridge.rejected(reason);
    }

    /** A call to echo whose frame has so many bytes after its length. */
    private static ByteBuffer echo(int frameBytes) {
        ByteBuffer batch = ByteBuffer.allocate(4 + frameBytes).order(ByteOrder.LITTLE_ENDIAN);
        batch.putInt(0, frameBytes);
        batch.put(4, (byte) Frames.CALL);
        batch.putInt(5, 1);
        batch.putShort(9, (short) PageDouble.id("echo"));
        batch.putInt(11, frameBytes + 4 - ECHO_BYTES);
        return batch;
    }

    private ByteBuffer exchange(long channel, ByteBuffer batch, Mode mode) {
        List<ByteBuffer> answers = new ArrayList<>();
        fixture.session.exchange(channel, batch, mode, answers::add);
        assertEquals(1, answers.size());
        return answers.get(0);
    }

    @Test
    void takesAFrameOfTheLargestSizeAndRefusesOneByteMore() {
        ByteBuffer answer = exchange(1, echo(Bounds.FRAME_BYTES_MAX), Mode.ONE);
        PageDouble.Frame frame = PageDouble.frames(answer).get(0);
        assertEquals(Frames.RESULT, frame.kind());
        assertEquals(Bounds.FRAME_BYTES_MAX + 4 - ECHO_BYTES, frame.payload().bytes().remaining());

        for (Mode mode : Mode.values()) {
            ByteBuffer refused = exchange(1, echo(Bounds.FRAME_BYTES_MAX + 1), mode);
            frame = PageDouble.frames(refused).get(0);
            assertEquals(0, frame.callId());
            assertEquals("ERR_BRIDGE_MALFORMED", PageDouble.error(frame).code());
        }
        assertEquals(2, rejected(Reject.FRAME_SIZE));
    }

    @Test
    void answersTheLargestResultAndAnErrorForOneByteMore() {
        int most = Bounds.FRAME_BYTES_MAX - Frames.BODY_BYTES_MIN - 4;
        PageDouble.Frame frame = page.ask("zeros", w -> w.i32(most));
        assertEquals(most, frame.payload().bytes().remaining());
        PageDouble.Frame tooLarge = page.ask("zeros", w -> w.i32(most + 1));
        assertEquals("ERR_BRIDGE_TOO_LARGE", PageDouble.error(tooLarge).code());
        page.call("zeros", w -> w.i32(most + 1));
        page.call("nothing");
        List<PageDouble.Frame> frames = page.send().frames();
        assertEquals("ERR_BRIDGE_TOO_LARGE", PageDouble.error(frames.get(0)).code());
        assertEquals(2, frames.get(1).callId() - frames.get(0).callId() + 1);
    }

    @Test
    void keepsSoManyCallsInFlightAndRefusesOneMore() {
        for (int i = 0; i < Bounds.CALLS_MAX; i++) {
            page.call("later");
        }
        page.send();
        assertEquals(0, page.answers());
        int over = page.call("later");
        page.send();
        PageDouble.Frame refused = page.frame();
        assertEquals(over, refused.callId());
        assertEquals("ERR_BRIDGE_BUSY", PageDouble.error(refused).code());
        assertEquals(1, rejected(Reject.CALLS));

        fixture.probe.promises.remove().complete("x");
        assertEquals(1, page.frame().callId());
        page.call("later");
        page.send();
        assertEquals(0, page.answers(), "room for one again");
    }

    @Test
    void keepsSoManySlotsAndAnswersTheOldestWhenOneMoreComes() {
        page.call("later");
        for (int i = 0; i < Bounds.SLOTS_MAX; i++) {
            page.send();
        }
        assertEquals(0, page.answers());
        page.send();
        assertEquals(0, page.answer().remaining());
        assertEquals(0, page.answers());
    }

    @Test
    void opensSoManyChannelsAndRefusesOneMoreUntilOneIsIdle() {
        List<PageDouble> pages = new ArrayList<>();
        for (int i = 0; i < Bounds.CHANNELS_MAX; i++) {
            PageDouble each = new PageDouble(fixture.session, 1000 + i);
            each.call("later");
            each.send();
            assertEquals(0, each.answers());
            pages.add(each);
        }
        PageDouble more = new PageDouble(fixture.session, 5);
        more.call("nothing");
        assertEquals("ERR_BRIDGE_MALFORMED", PageDouble.error(more.send().frame()).code());
        assertEquals(1, rejected(Reject.CHANNELS));

        fixture.probe.promises.remove().complete("x");
        pages.get(0).frame();
        more.call("nothing");
        assertEquals(Frames.RESULT, more.send().frame().kind());
    }

    @Test
    void forgetsChannelsOfWorkersThatEnded() {
        for (int i = 1; i <= 4 * Bounds.CHANNELS_MAX; i++) {
            PageDouble worker = new PageDouble(fixture.session, i);
            worker.call("nothing");
            assertEquals(Frames.RESULT, worker.send().frame().kind());
        }
        assertEquals(0, rejected(Reject.CHANNELS));
    }

    @Test
    void freesTheChannelOfAWorkerThatEndedWhileItWaited() {
        for (int i = 1; i <= 2 * Bounds.CHANNELS_MAX; i++) {
            PageDouble worker = new PageDouble(fixture.session, i);
            worker.call("later");
            worker.send();
            Frames.begin(worker.raw(), Frames.CLOSE, 0);
            worker.raw().patch(0, Frames.BODY_BYTES_MIN);
            worker.send();
            assertEquals(0, worker.answer().remaining());
            assertEquals(0, worker.answer().remaining());
        }
        assertEquals(0, rejected(Reject.CHANNELS));
    }

    @Test
    void takesChannelIdsOfTheirRangeOnly() {
        ByteBuffer nothing = ByteBuffer.allocate(0);
        for (long id : new long[] {0, -1, WireReader.SAFE_INTEGER_MAX + 1, Long.MIN_VALUE}) {
            ByteBuffer answer = exchange(id, nothing, Mode.SLOT);
            assertEquals(
                    "ERR_BRIDGE_MALFORMED",
                    PageDouble.error(PageDouble.frames(answer).get(0)).code());
        }
        assertEquals(4, rejected(Reject.CHANNEL_ID));
        PageDouble last = new PageDouble(fixture.session, WireReader.SAFE_INTEGER_MAX);
        last.call("nothing");
        assertEquals(Frames.RESULT, last.send().frame().kind());
    }

    @Test
    void keepsSoManyBytesForThePageAndNotOneMore() {
        Outbox outbox = new Outbox();
        assertTrue(outbox.add(bytes(Bounds.OUTBOX_BYTES_MAX), false));
        assertEquals(false, outbox.add(bytes(1), false));
        outbox.lose();
        assertEquals(Bounds.OUTBOX_BYTES_MAX, outbox.take().remaining());
        PageDouble.Frame lost = PageDouble.frames(outbox.take()).get(0);
        assertEquals(0, lost.callId());
        assertEquals("ERR_BRIDGE_BUSY", PageDouble.error(lost).code());
        assertTrue(outbox.isEmpty());
    }

    private static WireWriter bytes(int length) {
        WireWriter out = new WireWriter(length);
        out.raw(new byte[length], 0, length);
        return out;
    }

    @Test
    void answersCallsWhoseResultFindsNoRoomWithAnError() {
        int third = Bounds.OUTBOX_BYTES_MAX / 3;
        for (int i = 0; i < 4; i++) {
            page.call("zeros", w -> w.i32(third));
        }
        page.send();
        List<Integer> results = new ArrayList<>();
        List<Integer> errors = new ArrayList<>();
        while (results.size() + errors.size() < 4) {
            for (PageDouble.Frame frame : page.frames()) {
                (frame.kind() == Frames.RESULT ? results : errors).add(frame.callId());
            }
            page.send();
        }
        assertEquals(List.of(1, 2), results);
        assertEquals(List.of(3, 4), errors);
        assertEquals(2, rejected(Reject.OUTBOX));
    }

    @Test
    void keepsSoManyHandlesAndClosesOneMore() {
        List<Handle> handles = new ArrayList<>();
        for (int i = 0; i < Bounds.HANDLES_MAX; i++) {
            handles.add(fixture.session.handles().add(() -> {}, "open"));
        }
        AtomicInteger closed = new AtomicInteger();
        try {
            fixture.session.handles().add(closed::incrementAndGet, "open");
            throw new AssertionError("one more was taken");
        } catch (NodeError e) {
            assertEquals("EMFILE", e.code());
            assertEquals(-24, e.errno());
        }
        assertEquals(1, closed.get());
        fixture.session.handles().remove(handles.get(0), AutoCloseable.class, "close");
        fixture.session.handles().add(() -> {}, "open");
    }

    @Test
    void letsSoManyCallsWaitForALaneAndRefusesOneMore() throws InterruptedException {
        page.call("cancellable");
        page.send();
        fixture.probe.tokens.poll(10, TimeUnit.SECONDS);
        for (int i = 0; i < Lane.TERMINAL.queuedMax(); i++) {
            page.call("cancellable");
        }
        page.send();
        assertEquals(0, page.answers());
        int over = page.call("cancellable");
        page.send();
        PageDouble.Frame refused = page.frame();
        assertEquals(over, refused.callId());
        assertEquals("ERR_BRIDGE_BUSY", PageDouble.error(refused).code());
        assertEquals(1, rejected(Reject.LANE));
    }

    @Test
    void startsNoMoreThreadsThanTheLaneHas() {
        for (int i = 0; i < 3 * Lane.FS.threadsMax(); i++) {
            page.call("blocked");
        }
        page.send();
        assertEquals(Lane.FS.threadsMax(), fixture.bridge.threads(Lane.FS));
        fixture.probe.gate.countDown();
        int done = 0;
        while (done < 3 * Lane.FS.threadsMax()) {
            done += page.frames().size();
            page.send();
        }
    }

    @Test
    void answersTenThousandCallsInFlight() {
        for (int i = 0; i < 10_000; i++) {
            page.call("pooledThreadName");
        }
        page.send();
        int done = 0;
        while (done < 10_000) {
            done += page.frames().size();
            page.send();
        }
        assertEquals(10_000, done);
    }
}
