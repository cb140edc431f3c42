package kith.desktop.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Starts that the interface thread takes in time, late, or not at all. */
class OfferTest {
    private static final long SOON_MS = 10;

    private final AtomicInteger begun = new AtomicInteger();

    private boolean take() {
        return begun.incrementAndGet() > 0;
    }

    @Test
    void isTakenInTime() {
        Offer offer = new Offer(this::take);
        offer.run();
        assertTrue(offer.await(SOON_MS));
        Offer refused = new Offer(() -> false);
        refused.run();
        assertFalse(refused.await(SOON_MS));
    }

    @Test
    void whatWasRefusedDoesNotHappenLater() {
        Offer late = new Offer(this::take);
        assertFalse(late.await(SOON_MS));
        late.run();
        assertEquals(0, begun.get());
    }

    @Test
    void whatHasBegunIsWaitedFor() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Offer slow =
                new Offer(() -> {
                    inside.countDown();
                    try {
                        go.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return take();
                });
        Thread loop = Thread.ofPlatform().daemon().start(slow);
        inside.await();
        assertTrue(slow.await(SOON_MS), "it happens, so nobody is told that it does not");
        go.countDown();
        loop.join();
        assertEquals(1, begun.get());
    }

    @Test
    void aFaultIsARefusal() {
        Offer fault =
                new Offer(() -> {
                    throw new IllegalStateException("broken");
                });
        assertThrows(IllegalStateException.class, fault::run);
        assertFalse(fault.await(SOON_MS));
    }
}
