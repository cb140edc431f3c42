package kith.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CancellationTest {
    private final BridgeFixture fixture = new BridgeFixture();
    private final PageDouble page = fixture.page;

    @AfterEach
    void close() {
        fixture.close();
    }

    private Cancellation token() throws InterruptedException {
        Cancellation token = fixture.probe.tokens.poll(10, TimeUnit.SECONDS);
        if (token == null) {
            throw new AssertionError("the route did not run");
        }
        return token;
    }

    @Test
    void runsHooksOnceAndAnswersNothing() throws InterruptedException {
        int call = page.call("later");
        page.send();
        Cancellation token = token();
        AtomicInteger hooks = new AtomicInteger();
        token.onCancel(hooks::incrementAndGet);
        page.cancel(call);
        page.send();
        assertTrue(token.cancelled());
        assertEquals(1, hooks.get());
        page.cancel(call);
        page.send();
        assertEquals(1, hooks.get());
        token.onCancel(hooks::incrementAndGet);
        assertEquals(2, hooks.get(), "a late hook runs at once");
        fixture.probe.promises.take().complete("too late");
        assertEquals(0, page.answers());
    }

    @Test
    void forgetsHooksOfCallsThatEndOtherwise() throws InterruptedException {
        int call = page.call("later");
        page.send();
        AtomicInteger hooks = new AtomicInteger();
        Cancellation token = token();
        token.onCancel(hooks::incrementAndGet);
        fixture.probe.promises.take().complete("done");
        page.frame();
        page.cancel(call);
        page.send();
        assertEquals(0, hooks.get());
        assertFalse(token.cancelled());
    }

    @Test
    void answersADedicatedExchangeWithNothing() throws InterruptedException {
        int call = page.call("cancellable");
        page.send(Mode.ONE);
        token();
        page.cancel(call);
        page.send();
        assertEquals(0, page.answer().remaining());
    }

    @Test
    void neverRunsACallThatIsCancelledWhileItWaits() throws InterruptedException {
        page.call("cancellable");
        int waiting = page.call("cancellable");
        page.send();
        token();
        page.cancel(waiting);
        page.send();
        fixture.probe.gate.countDown();
        assertEquals(1, page.frame().callId());
        page.call("cancellable");
        assertEquals(3, page.send().frame().callId());
        assertEquals(1, fixture.probe.tokens.size());
    }

    @Test
    void endsSubscriptions() throws InterruptedException {
        int call = page.call("stream");
        page.send();
        Events<ByteBuffer> events = fixture.probe.streams.take();
        assertFalse(events.closed());
        page.cancel(call);
        page.send();
        assertTrue(events.closed());
        assertFalse(events.offer(ByteBuffer.allocate(1)));
        events.close();
        assertEquals(0, page.answers());
    }

    @Test
    void survivesAHookThatThrows() throws InterruptedException {
        int call = page.call("later");
        page.send();
        Cancellation token = token();
        AtomicInteger hooks = new AtomicInteger();
        token.onCancel(() -> {
            throw new IllegalStateException("secret");
        });
        token.onCancel(hooks::incrementAndGet);
        page.cancel(call);
        page.send();
        assertEquals(1, hooks.get());
        assertEquals(1, fixture.failures.size());
    }

    @Test
    void takesCancellationsOfCallsThatAreOver() {
        page.cancel(99);
        page.call("nothing");
        assertEquals(1, page.send().frame().callId());
    }
}
