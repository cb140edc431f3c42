package kith.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kith.bridge.codec.Reject;
import kith.bridge.codec.WireReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallTest {
    private final BridgeFixture fixture = new BridgeFixture();
    private final PageDouble page = fixture.page;

    @AfterEach
    void close() {
        fixture.close();
    }

    private static WireReader result(PageDouble.Frame frame) {
        assertEquals(Frames.RESULT, frame.kind(), frame.toString());
        return frame.payload();
    }

    @Test
    void carriesEveryTypeBothWays() {
        page.call(
                "numbers",
                w -> {
                    w.bool(true);
                    w.i32(-5);
                    w.i64(1L << 60);
                    w.f64(0.5);
                });
        page.call(
                "values",
                w -> {
                    w.string("\u00e4");
                    w.bytes(ByteBuffer.allocate(3));
                    w.handle(77);
                    w.ordinal(1);
                });
        List<PageDouble.Frame> frames = page.send().frames();
        assertEquals("true -5 1152921504606846976 0.5", result(frames.get(0)).string());
        assertEquals("\u00e4 3 77 DARK_GREEN", result(frames.get(1)).string());
        assertEquals(1, frames.get(0).callId());
        assertEquals(2, frames.get(1).callId());
    }

    @Test
    void carriesRecordsListsAndNothing() {
        page.call(
                "nested",
                w -> {
                    w.present(true);
                    w.string("n");
                    w.present(true);
                    w.i32(9);
                    w.count(2);
                    w.ordinal(1);
                    w.ordinal(0);
                    w.count(1);
                    w.f64(1);
                    w.f64(2);
                    w.count(2);
                    w.present(false);
                    w.present(true);
                    w.string("x");
                });
        WireReader in = result(page.send().frame());
        assertTrue(in.present());
        assertEquals("n", in.string());
        assertTrue(in.present());
        assertEquals(9, in.i32());
        assertEquals(List.of(1, 0), in.list(WireReader::u8));
        assertEquals(List.of(3.0), in.list(i -> i.f64() + i.f64()));
        assertEquals(List.of("", "x"), in.list(i -> i.present() ? i.string() : ""));
        in.finish();
        assertEquals(null, in.rejected());

        page.call("nested", w -> w.present(false));
        assertFalse(result(page.send().frame()).present());
    }

    @Test
    void answersImmediateRoutesOnTheCallersThreadBeforeExchangeReturns() {
        page.call("threadName");
        page.send();
        assertEquals(1, page.answers());
        assertEquals(Thread.currentThread().getName(), result(page.frame()).string());
    }

    @Test
    void runsOtherRoutesOnThreadsOfTheirLane() {
        page.call("pooledThreadName");
        assertEquals("kith-fs", result(page.send().frame()).string());
    }

    @Test
    void answersAllImmediateCallsOfABatchTogetherAndInOrder() {
        for (int i = 0; i < 100; i++) {
            page.call("nothing");
        }
        List<PageDouble.Frame> frames = page.send().frames();
        assertEquals(100, frames.size());
        assertEquals(1, frames.get(0).callId());
        assertEquals(100, frames.get(99).callId());
        assertEquals(0, page.answers());
    }

    @Test
    void answersFromStages() throws InterruptedException {
        page.call("later");
        page.call("nothingLater");
        page.call("later");
        assertEquals(2, page.send().frame().callId());
        page.send();
        fixture.probe.promises.take().completeExceptionally(Faults.badHandle("read"));
        assertEquals("EBADF", PageDouble.error(page.frame()).code());
        page.send();
        fixture.probe.promises.take().complete("ok");
        assertEquals("ok", result(page.frame()).string());
    }

    @Test
    void unwrapsWhatAStageFailedWith() throws InterruptedException {
        page.call("later");
        page.send();
        fixture.probe
                .promises
                .take()
                .completeExceptionally(new CompletionException(Faults.badHandle("read")));
        assertEquals("EBADF", PageDouble.error(page.frame()).code());
    }

    @Test
    void answersErrorsAsNodeDoes() {
        page.call("missing", w -> w.string("/a b"));
        PageDouble.NodeErrorView error = PageDouble.error(page.send().frame());
        assertEquals(
                new PageDouble.NodeErrorView(
                        "Error",
                        "ENOENT: no such file or directory, open '/a b'",
                        "ENOENT",
                        -2,
                        "open",
                        "/a b",
                        null,
                        null,
                        null),
                error);
    }

    @Test
    void namesTheRouteOfADefectAndKeepsItsMessageSecret() {
        page.call("defect");
        page.call("pooledDefect");
        page.call("wrongNull");
        page.send();
        int seen = 0;
        while (seen < 3) {
            for (PageDouble.Frame frame : page.frames()) {
                PageDouble.NodeErrorView error = PageDouble.error(frame);
                assertEquals("ERR_INTERNAL", error.code());
                assertTrue(error.message().startsWith("probe."), error.message());
                assertFalse(error.message().contains("secret"), error.message());
                seen++;
            }
            page.send();
        }
        assertEquals(3, fixture.failures.size());
        assertFalse(fixture.failures.toString().contains("secret"));
        assertTrue(fixture.failures.toString().contains("ProbeRoutes.defect"));
    }

    @Test
    void leavesNothingOfAnAnswerThatCouldNotBeWritten() {
        page.call("nothing");
        page.call("wrongNull");
        page.call("nothing");
        List<PageDouble.Frame> frames = page.send().frames();
        assertEquals(3, frames.size());
        assertEquals("ERR_INTERNAL", PageDouble.error(frames.get(1)).code());
    }

    @Test
    void checksPermissionBeforeTheRouteRuns() {
        page.call("guarded");
        PageDouble.NodeErrorView error = PageDouble.error(page.send().frame());
        assertEquals("ERR_ACCESS_DENIED", error.code());
        assertEquals("probe", error.permission());
        try (BridgeFixture granted = new BridgeFixture(anyOf -> {})) {
            assertEquals("granted", result(granted.page.ask("guarded")).string());
        }
    }

    @Test
    void answersADedicatedExchangeByItsCallAlone() {
        page.call("later");
        page.send();
        PageDouble.Frame frame = page.ask("echo", w -> w.bytes(ByteBuffer.allocate(5)));
        assertEquals(2, frame.callId());
        assertEquals(5, result(frame).bytes().remaining());
        assertEquals("kith-fs", result(page.ask("pooledThreadName")).string());
        assertEquals("ERR_INTERNAL", PageDouble.error(page.ask("pooledDefect")).code());
        page.call("later");
        page.send(Mode.ONE);
        fixture.probe.promises.remove();
        fixture.probe.promises.remove().complete("alone");
        assertEquals("alone", result(page.frame()).string());
    }

    @Test
    void refusesDedicatedExchangesOfAnythingElseThanOneCall() {
        page.send(Mode.ONE);
        assertEquals("ERR_BRIDGE_MALFORMED", PageDouble.error(page.frame()).code());
        page.call("nothing");
        page.call("nothing");
        page.send(Mode.ONE);
        assertEquals("ERR_BRIDGE_MALFORMED", PageDouble.error(page.frame()).code());
        page.cancel(1);
        page.send(Mode.ONE);
        assertEquals("ERR_BRIDGE_MALFORMED", PageDouble.error(page.frame()).code());
        page.call("stream");
        page.send(Mode.ONE);
        PageDouble.Frame subscription = page.frame();
        assertEquals(3, subscription.callId());
        assertEquals("ERR_BRIDGE_MALFORMED", PageDouble.error(subscription).code());
        assertEquals(0, fixture.probe.streams.size());
    }

    @Test
    void answersUnknownRoutes() {
        page.call(5, 60_000, w -> {});
        assertEquals("ERR_BRIDGE_ROUTE", PageDouble.error(page.send().frame()).code());
        page.call(6, 60_000, w -> {});
        page.send(Mode.ONE);
        assertEquals("ERR_BRIDGE_ROUTE", PageDouble.error(page.frame()).code());
        assertEquals(2, fixture.bridge.rejected(Reject.ROUTE));
    }

    @Test
    void keepsTokensApart() {
        Session other = fixture.bridge.open(anyOf -> {});
        assertEquals(32, other.token().length());
        assertTrue(other.token().matches("[0-9a-f]{32}"));
        assertNotEquals(fixture.session.token(), other.token());
        assertTrue(other.matches(other.token()));
        assertFalse(other.matches(fixture.session.token()));
        assertFalse(other.matches(null));
        assertFalse(other.matches(""));
    }

    @Test
    void closesWithEverythingItHolds()
            throws InterruptedException, ExecutionException, TimeoutException {
        page.call("later");
        page.call("stream");
        page.call("open");
        page.send().answer();
        page.send();
        page.call("later");
        page.send(Mode.ONE);
        fixture.session.close().get(2, TimeUnit.SECONDS);
        assertEquals(0, page.answer().remaining(), "the open slot");
        assertEquals(0, page.answer().remaining(), "the dedicated exchange");
        for (Cancellation token : fixture.probe.tokens) {
            assertTrue(token.cancelled());
        }
        assertEquals(3, fixture.probe.tokens.size());
        assertEquals(0, fixture.session.handles().size());
        assertFalse(fixture.probe.streams.take().offer(ByteBuffer.allocate(1)));
        fixture.probe.promises.take().complete("late");
        page.call("nothing");
        assertEquals("ERR_BRIDGE_CLOSED", PageDouble.error(page.send().frame()).code());
        assertEquals(0, page.answers());
        assertEquals(0, fixture.failures.size());
    }
}
