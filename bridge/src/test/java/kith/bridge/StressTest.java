package kith.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many threads at once: each call is answered once, each exchange is answered once. */
class StressTest {
    private static final int ROUNDS = 3000;
    private static final int CHANNELS = 3;

    private final BridgeFixture fixture = new BridgeFixture();
    private final Map<String, AtomicInteger> answered = new ConcurrentHashMap<>();
    private final AtomicInteger exchanges = new AtomicInteger();
    private final AtomicInteger replies = new AtomicInteger();
    private final List<String> wrong = new ArrayList<>();

    @AfterEach
    void close() {
        fixture.close();
    }

    /** A page that sends batches as fast as it can, as a thread of its own. */
    private final class Sender implements Runnable {
        private final long channel;
        private final Random random;
        private final PageDouble writer;
        private final List<Integer> expected = new ArrayList<>();
        private final List<Integer> cancelled = new ArrayList<>();

        Sender(long channel) {
            this.channel = channel;
            this.random = new Random(channel);
            this.writer = new PageDouble(fixture.session, channel);
        }

        @Override
        public void run() {
            for (int round = 0; round < ROUNDS; round++) {
                boolean alone = random.nextInt(10) == 0;
                int calls = alone ? 1 : random.nextInt(6);
                for (int i = 0; i < calls; i++) {
                    call();
                }
                if (!alone && random.nextInt(4) == 0 && !expected.isEmpty()) {
                    int victim = expected.get(random.nextInt(expected.size()));
                    writer.cancel(victim);
                    cancelled.add(victim);
                }
                exchange(writer.takeBatch(), alone ? Mode.ONE : Mode.SLOT);
            }
        }

        private void call() {
            String[] routes = {"nothing", "pooledThreadName", "missing", "nothingLater"};
            String route = routes[random.nextInt(routes.length)];
            expected.add(
                    writer.call(
                            route,
                            w -> {
                                if (route.equals("missing")) {
                                    w.string("/");
                                }
                            }));
        }

        void exchange(ByteBuffer batch, Mode mode) {
            exchanges.incrementAndGet();
            AtomicInteger times = new AtomicInteger();
            fixture.session.exchange(
                    channel,
                    batch,
                    mode,
                    answer -> {
                        replies.incrementAndGet();
                        if (times.incrementAndGet() > 1) {
                            note("an exchange was answered twice");
                        }
                        for (PageDouble.Frame frame : PageDouble.frames(answer)) {
                            count(frame);
                        }
                    });
        }

        private void count(PageDouble.Frame frame) {
            if (frame.callId() == 0) {
                note("refused: " + PageDouble.error(frame));
            }
            answered.computeIfAbsent(channel + " " + frame.callId(), k -> new AtomicInteger())
                    .incrementAndGet();
        }

        boolean allAnswered() {
            for (int call : expected) {
                AtomicInteger times = answered.get(channel + " " + call);
                if (times == null && !cancelled.contains(call)) {
                    return false;
                }
                if (times != null && times.get() > 1) {
                    note("call " + call + " was answered " + times + " times");
                }
            }
            return true;
        }
    }

    private synchronized void note(String what) {
        wrong.add(what);
    }

    private List<Sender> start(CountDownLatch done) {
        List<Sender> senders = new ArrayList<>();
        for (int i = 1; i <= CHANNELS; i++) {
            Sender sender = new Sender(i);
            senders.add(sender);
            new Thread(
                            () -> {
                                sender.run();
                                done.countDown();
                            })
                    .start();
        }
        return senders;
    }

    @Test
    void answersEachCallOnce() throws InterruptedException, ExecutionException, TimeoutException {
        CountDownLatch done = new CountDownLatch(CHANNELS);
        List<Sender> senders = start(done);
        assertTrue(done.await(60, TimeUnit.SECONDS));
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        for (Sender sender : senders) {
            while (!sender.allAnswered()) {
                assertTrue(System.nanoTime() < end, "calls were left without an answer");
                sender.exchange(ByteBuffer.allocate(0), Mode.SLOT);
                Thread.sleep(1);
            }
        }
        fixture.session.close().get(5, TimeUnit.SECONDS);
        assertEquals(List.of(), wrong);
        assertEquals(exchanges.get(), replies.get());
        assertEquals(List.of(), fixture.failures);
    }

    @Test
    void answersEachExchangeThoughTheSessionClosesAmidst()
            throws InterruptedException, ExecutionException, TimeoutException {
        CountDownLatch done = new CountDownLatch(CHANNELS);
        start(done);
        Thread.sleep(20);
        fixture.session.close().get(5, TimeUnit.SECONDS);
        assertTrue(done.await(60, TimeUnit.SECONDS));
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (replies.get() < exchanges.get()) {
            assertTrue(System.nanoTime() < end, replies + " of " + exchanges + " answered");
            Thread.sleep(1);
        }
        assertEquals(List.of(), fixture.failures);
    }
}
