package kith.desktop.instance;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * A start on its way to the interface thread: begun there in time, or never. So nobody who was told
 * that their start is refused sees it happen later.
 */
public final class Offer implements Runnable {
    /** 500 ms for what has begun in the last moment. */
    private static final long LAST_MS = 500;

    private final BooleanSupplier take;
    private final AtomicBoolean settled = new AtomicBoolean();
    private final CompletableFuture<Boolean> taken = new CompletableFuture<>();

    /**
     * @param take whether the start is taken
     */
    public Offer(BooleanSupplier take) {
        this.take = take;
    }

    /** For the interface thread. */
    @Override
    public void run() {
        if (settled.compareAndSet(false, true)) {
            try {
                taken.complete(take.getAsBoolean());
            } finally {
                taken.complete(false);
            }
        }
    }

    /** Whether it was taken; from now on it is not, if it has not begun by then. */
    public boolean await(long waitMs) {
        try {
            return taken.get(waitMs, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return !settled.compareAndSet(false, true) && begun();
        } catch (ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !settled.compareAndSet(false, true);
        }
    }

    private boolean begun() {
        try {
            return taken.get(LAST_MS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return true;
        } catch (ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
