package kith.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PoolTest {
    private static void until(java.util.function.BooleanSupplier holds)
            throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!holds.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "it did not come true within ten seconds");
            Thread.sleep(1);
        }
    }

    private static void run(Pool pool) throws InterruptedException {
        CountDownLatch ran = new CountDownLatch(1);
        assertTrue(pool.submit(ran::countDown));
        assertTrue(ran.await(10, TimeUnit.SECONDS));
    }

    @Test
    void startsNoThreadBeforeThereIsWork() {
        assertEquals(0, new Pool(Lane.FS).threads());
    }

    @Test
    void usesAnIdleThreadBeforeItStartsAnother() throws InterruptedException {
        Pool pool = new Pool(Lane.FS);
        run(pool);
        for (int i = 0; i < 20; i++) {
            Thread.sleep(2); // long enough to become idle
            run(pool);
        }
        assertEquals(1, pool.threads());
    }

    @Test
    void losesNoTaskThatComesJustWhenTheThreadFallsAsleep() throws InterruptedException {
        Pool pool = new Pool(Lane.FS);
        long watchNs = Lane.FS.watchNs();
        for (int i = 0; i < 2000; i++) {
            run(pool);
            // From the end of the last task to a little after the end of the watch.
            long untilNs = System.nanoTime() + watchNs * (i % 120) / 100;
            while (System.nanoTime() < untilNs) {
                Thread.onSpinWait();
            }
        }
        assertTrue(pool.threads() <= Lane.FS.threadsMax());
    }

    @Test
    void startsAnotherThreadWhenTheIdleOneIsSpokenFor() throws InterruptedException {
        Pool pool = new Pool(Lane.FS);
        run(pool);
        Thread.sleep(20); // long enough to become idle
        CyclicBarrier together = new CyclicBarrier(3);
        CountDownLatch met = new CountDownLatch(3);
        for (int i = 0; i < 3; i++) {
            pool.submit(() -> {
                try {
                    together.await();
                    met.countDown();
                } catch (InterruptedException | BrokenBarrierException e) {
                    throw new IllegalStateException(e);
                }
            });
        }
        assertTrue(met.await(10, TimeUnit.SECONDS), "three tasks run at once");
    }

    @Test
    void endsItsThreadsWhenItIsClosedButNotBeforeTheWorkIsDone() throws InterruptedException {
        Pool pool = new Pool(Lane.TERMINAL);
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        pool.submit(() -> {
            try {
                gate.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        pool.submit(done::countDown);
        pool.close();
        assertFalse(pool.submit(() -> {}));
        gate.countDown();
        assertTrue(done.await(10, TimeUnit.SECONDS));
        until(() -> pool.threads() == 0);
    }

    @Test
    void replacesAThreadThatATaskHasKilled() throws InterruptedException {
        Pool pool = new Pool(Lane.TERMINAL);
        pool.submit(() -> {
            Thread.currentThread().setUncaughtExceptionHandler((thread, error) -> {});
            throw new IllegalStateException("the bridge itself is broken");
        });
        until(() -> pool.threads() == 0);
        run(pool);
    }

    @Test
    void survivesATaskThatInterruptsItsThread() throws InterruptedException {
        Pool pool = new Pool(Lane.TERMINAL);
        pool.submit(() -> Thread.currentThread().interrupt());
        run(pool);
        assertEquals(1, pool.threads());
    }
}
