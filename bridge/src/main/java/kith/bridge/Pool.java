package kith.bridge;

import java.util.ArrayDeque;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The threads of one lane: as many as there is work for, up to its bound, ended when idle. */
final class Pool {
    private final Lane lane;
    private final ArrayDeque<Runnable> queue = new ArrayDeque<>();
    private int threads;
    private int idle;

    /** 1 while a thread watches {@link #queued} instead of sleeping, else 0. */
    private int watching;

    /** The length of the queue, for the thread that watches it without the lock. */
    private volatile int queued;

    private boolean closed;

    Pool(Lane lane) {
        this.lane = lane;
    }

    /** Takes a task that does not throw, unless the queue is full. */
    synchronized boolean submit(Runnable task) {
        if (closed || queue.size() >= lane.queuedMax()) {
            return false;
        }
        queue.add(task);
        queued = queue.size();
        if (queued <= watching) {
            return true;
        }
        if (queued <= watching + idle) {
            notify();
        } else if (threads < lane.threadsMax()) {
            threads++;
            Thread thread =
                    new Thread(this::work, "kith-" + lane.name().toLowerCase(Locale.ENGLISH));
            thread.setDaemon(true);
            thread.start();
        }
        return true;
    }

    /** Takes no more tasks; those already taken still run, then the threads end. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    synchronized int threads() {
        return threads;
    }

    private void work() {
        boolean orderly = false;
        try {
            for (Runnable task = next(); task != null; task = next()) {
                task.run();
            }
            orderly = true;
        } finally {
            if (!orderly) {
                end();
            }
        }
    }

    /** The next task, or null when this thread is not needed any more. */
    @SuppressWarnings("ThreadPriorityCheck") // lets others run; right without it
    private @Nullable Runnable next() {
        if (mayWatch()) {
            long untilNs = System.nanoTime() + lane.watchNs();
            while (queued == 0 && System.nanoTime() < untilNs) {
                Thread.yield();
            }
            return nextAfter(1);
        }
        return nextAfter(0);
    }

    private synchronized boolean mayWatch() {
        if (lane.watchNs() == 0 || !queue.isEmpty() || closed || watching > 0) {
            return false;
        }
        watching = 1;
        return true;
    }

    /**
     * Waits for the next task.
     *
     * @param watched 1 when this thread has watched for it, else 0
     */
    private synchronized @Nullable Runnable nextAfter(int watched) {
        watching -= watched;
        long waitedSinceNs = System.nanoTime();
        long leftMs = Bounds.IDLE_MS_MAX;
        while (queue.isEmpty() && !closed && leftMs > 0) {
            idle++;
            try {
                wait(leftMs);
            } catch (InterruptedException e) {
                // Some route interrupted its own thread late; that says nothing about this pool.
            } finally {
                idle--;
            }
            long waitedNs = System.nanoTime() - waitedSinceNs;
            leftMs = Bounds.IDLE_MS_MAX - TimeUnit.NANOSECONDS.toMillis(waitedNs);
        }
        if (queue.isEmpty()) {
            threads--;
            return null;
        }
        Runnable task = queue.remove();
        queued = queue.size();
        return task;
    }

    private synchronized void end() {
        threads--;
    }
}
