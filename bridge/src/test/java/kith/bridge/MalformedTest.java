package kith.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import kith.bridge.codec.Reject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MalformedTest {
    private final BridgeFixture fixture = new BridgeFixture();
    private final PageDouble page = fixture.page;

    @AfterEach
    void close() {
        fixture.close();
    }

    private void assertRefused(Reject reason) {
        long before = fixture.bridge.rejected(reason);
        PageDouble.Frame frame = page.send().frame();
        assertEquals(0, frame.callId());
        PageDouble.NodeErrorView error = PageDouble.error(frame);
        assertEquals("ERR_BRIDGE_MALFORMED", error.code());
        assertTrue(error.message().contains(reason.name()), error.message());
        assertEquals(before + 1, fixture.bridge.rejected(reason));
    }

    @Test
    void refusesFramesShorterThanTheirHead() {
        for (int length = -1; length < Frames.BODY_BYTES_MIN; length++) {
            page.raw().i32(length);
            page.raw().raw(new byte[5], 0, 5);
            assertRefused(Reject.FRAME_SIZE);
        }
    }

    @Test
    void refusesFramesThatEndOutsideTheBatch() {
        page.call("nothing");
        byte[] whole = page.takeBytes();
        for (int length = 1; length < whole.length; length++) {
            page.raw().raw(whole, 0, length);
            assertRefused(Reject.TRUNCATED);
        }
    }

    @Test
    void refusesKindsAPageMayNotSend() {
        for (int kind : new int[] {0, 4, 5, 255}) {
            Frames.begin(page.raw(), kind, 1);
            Frames.end(page.raw(), 0);
            assertRefused(Reject.FRAME_KIND);
        }
    }

    @Test
    void refusesCallIdsThatAreNoneOrTaken() {
        page.call(0, PageDouble.id("nothing"), w -> {});
        assertRefused(Reject.CALL_ID);
        page.call(5, PageDouble.id("blocked"), w -> {});
        page.call(5, PageDouble.id("blocked"), w -> {});
        assertRefused(Reject.CALL_ID);
    }

    @Test
    void refusesACancellationWithAPayload() {
        Frames.begin(page.raw(), Frames.CANCEL, 1);
        page.raw().u8(0);
        Frames.end(page.raw(), 0);
        assertRefused(Reject.TRAILING);
    }

    @Test
    void takesWhatCameBeforeAMalformedFrameAndNothingAfterIt() {
        page.call("nothing");
        int start = page.raw().size();
        Frames.begin(page.raw(), 9, 1);
        Frames.end(page.raw(), start);
        page.call("nothing");
        List<PageDouble.Frame> frames = page.send().frames();
        assertEquals(2, frames.size());
        assertEquals(1, frames.get(0).callId());
        assertEquals(0, frames.get(1).callId());
    }

    @Test
    void answersTheCallWhoseArgumentsAreMalformed() {
        page.call("missing", w -> w.i32(5));
        page.call("missing", w -> {});
        page.call("nothing", w -> w.u8(1));
        page.call(9, 0xffff, w -> {});
        List<PageDouble.Frame> frames = page.send().frames();
        assertEquals(4, frames.size());
        for (int i = 0; i < 3; i++) {
            assertEquals(i + 1, frames.get(i).callId());
            assertEquals("ERR_BRIDGE_MALFORMED", PageDouble.error(frames.get(i)).code());
        }
        assertEquals(1, fixture.bridge.rejected(Reject.TRAILING));
        assertEquals(2, fixture.bridge.rejected(Reject.TRUNCATED));
    }

    @Test
    void refusesACallWithoutARoute() {
        Frames.begin(page.raw(), Frames.CALL, 3);
        page.raw().u8(0);
        Frames.end(page.raw(), 0);
        PageDouble.Frame frame = page.send().frame();
        assertEquals(3, frame.callId());
        assertEquals("ERR_BRIDGE_ROUTE", PageDouble.error(frame).code());
    }

    /** A batch with every kind of argument, to be mutated. */
    private byte[] sample(Random random) {
        page.call(
                "numbers",
                w -> {
                    w.bool(true);
                    w.i32(random.nextInt());
                    w.i64(random.nextLong());
                    w.f64(random.nextDouble());
                });
        page.call(
                "values",
                w -> {
                    w.string("gr\u00fc\u00dfe \ud83d\ude00");
                    w.bytes(ByteBuffer.allocate(random.nextInt(9)));
                    w.handle(1 + random.nextInt(1000));
                    w.ordinal(random.nextInt(2));
                });
        page.call(
                "nested",
                w -> {
                    w.present(true);
                    w.string("n");
                    w.present(false);
                    w.count(1);
                    w.ordinal(0);
                    w.count(1);
                    w.f64(1);
                    w.f64(2);
                    w.count(1);
                    w.present(false);
                });
        page.call("echo", w -> w.bytes(ByteBuffer.allocate(4)));
        page.call("missing", w -> w.string("/x"));
        page.cancel(1 + random.nextInt(4));
        return page.takeBytes();
    }

    private static byte[] mutated(byte[] bytes, Random random) {
        byte[] copy = bytes.clone();
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(copy.length);
            switch (random.nextInt(4)) {
                case 0 -> copy[at] = (byte) random.nextInt(256);
                case 1 -> copy[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> copy = Arrays.copyOf(copy, 1 + random.nextInt(copy.length));
                default -> {
                    int length = Math.min(4, copy.length - at);
                    ByteBuffer number = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
                    number.putInt(0, INTERESTING[random.nextInt(INTERESTING.length)]);
                    number.get(copy, at, length);
                }
            }
        }
        return copy;
    }

    private static final int[] INTERESTING = {
        0, 1, -1, 5, 64, 255, 65_535, Integer.MAX_VALUE, Integer.MIN_VALUE, Bounds.FRAME_BYTES_MAX
    };

    /**
     * 300 000 mutated batches of a fixed seed: each exchange is answered at most once and in time,
     * nothing is thrown, no route fails by a defect, and nothing is left behind.
     */
    @Test
    void survivesMutatedBatches() {
        Random random = new Random(20_251_122);
        List<Throwable> broken = new ArrayList<>();
        int[] refusals = new int[1];
        for (int i = 0; i < 300_000; i++) {
            byte[] batch = mutated(sample(random), random);
            int[] answers = new int[1];
            Mode mode = random.nextInt(8) == 0 ? Mode.ONE : Mode.SLOT;
            // A new channel each time: an exchange without any call would stay open.
            fixture.session.exchange(
                    1 + i % 50,
                    ByteBuffer.wrap(batch),
                    mode,
                    answer -> {
                        answers[0]++;
                        for (PageDouble.Frame frame : PageDouble.frames(answer)) {
                            refusals[0] += frame.kind() == Frames.ERROR ? 1 : 0;
                        }
                    });
            if (answers[0] > 1) {
                broken.add(new AssertionError("answered " + answers[0] + " times"));
            }
        }
        assertEquals(List.of(), broken);
        assertEquals(List.of(), fixture.failures);
        assertTrue(refusals[0] > 200_000, refusals[0] + " errors: the mutations miss their aim");
        for (Reject reason :
                new Reject[] {
                    Reject.TRUNCATED, Reject.TRAILING, Reject.RANGE, Reject.UTF8,
                    Reject.FRAME_SIZE, Reject.FRAME_KIND, Reject.CALL_ID, Reject.ROUTE,
                    Reject.DEDICATED
                }) {
            assertTrue(fixture.bridge.rejected(reason) > 100, reason + " was hardly reached");
        }
    }
}
