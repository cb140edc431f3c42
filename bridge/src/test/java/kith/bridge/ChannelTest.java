package kith.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChannelTest {
    private final BridgeFixture fixture = new BridgeFixture();
    private final PageDouble page = fixture.page;

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void answersTheOldestSlot() throws InterruptedException {
        List<String> answered = new ArrayList<>();
        page.call("later");
        page.call("later");
        fixture.session.exchange(1, page.takeBatch(), Mode.SLOT, a -> answered.add("first"));
        fixture.session.exchange(1, page.takeBatch(), Mode.SLOT, a -> answered.add("second"));
        fixture.probe.promises.take().complete("x");
        assertEquals(List.of("first"), answered);
        fixture.probe.promises.take().complete("x");
        assertEquals(List.of("first", "second"), answered);
    }

    @Test
    void sendsAllThatIsReadyWhenTheNextSlotOpens() {
        for (int i = 0; i < 10; i++) {
            page.call("later");
        }
        page.send();
        for (CompletableFuture<String> promise : fixture.probe.promises) {
            promise.complete("x");
        }
        assertEquals(1, page.frames().size(), "what was ready first took the slot");
        assertEquals(0, page.answers());
        assertEquals(9, page.send().frames().size());
    }

    @Test
    void joinsWhatGetsReadyBeforeTheInterfaceThreadHasTime() {
        ArrayDeque<Runnable> posted = new ArrayDeque<>();
        ProbeRoutes probe = new ProbeRoutes();
        Bridge bridge =
                Bridge.builder().add(new ProbeDispatch(probe)).interfaceThread(posted::add).build();
        PageDouble other = new PageDouble(bridge.open(anyOf -> {}), 1);
        for (int i = 0; i < 10; i++) {
            other.call("later");
        }
        other.send();
        for (CompletableFuture<String> promise : probe.promises) {
            promise.complete("x");
        }
        assertEquals(0, other.answers());
        assertEquals(1, posted.size(), "one task, however much is ready");
        posted.remove().run();
        assertEquals(10, other.frames().size());
    }

    @Test
    void keepsChannelsApart() throws InterruptedException {
        PageDouble worker = new PageDouble(fixture.session, 8);
        page.call("later");
        page.send();
        worker.call("later");
        worker.send();
        fixture.probe.promises.take();
        fixture.probe.promises.take().complete("worker's");
        assertEquals("worker's", worker.frame().payload().string());
        assertEquals(0, page.answers());
    }

    @Test
    void cutsAnswersAtAMebibyte() {
        int length = 300_000;
        for (int i = 0; i < 7; i++) {
            page.call("zeros", w -> w.i32(length));
        }
        page.send();
        int frames = 0;
        int answers = 0;
        while (frames < 7) {
            ByteBuffer answer = page.answer();
            assertEquals(true, answer.remaining() <= Bounds.BATCH_BYTES_MAX);
            frames += PageDouble.frames(answer).size();
            answers++;
            page.send();
        }
        assertEquals(3, answers);
    }

    @Test
    void sendsAFrameAboveAMebibyteAlone() {
        page.call("nothing");
        page.call("zeros", w -> w.i32(3 << 20));
        page.call("nothing");
        page.send();
        assertEquals(1, page.frame().callId());
        assertEquals(2, page.send().frame().callId());
        assertEquals(3, page.send().frame().callId());
    }

    @Test
    void holdsAnEmptyBatchOpenUntilSomethingIsReady() throws InterruptedException {
        page.call("stream");
        page.send();
        assertEquals(0, page.answers());
        page.send();
        assertEquals(0, page.answers());
        fixture.probe.streams.take().offer(ByteBuffer.allocate(1));
        assertEquals(1, page.answers());
    }
}
