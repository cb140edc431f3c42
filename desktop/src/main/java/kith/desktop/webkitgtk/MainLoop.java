package kith.desktop.webkitgtk;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import kith.desktop.webkitgtk.ffm.Glib;
import kith.desktop.webkitgtk.ffm.Native;

/**
 * Tasks for the interface thread. Many posts share one idle source, because waking the loop (80 us)
 * costs far more than a task (1.5 us).
 */
final class MainLoop {
    /** How many tasks one turn may run before input and painting get their chance. */
    private static final int TASKS_A_TURN = 256;

    private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean awake = new AtomicBoolean();
    private final ConcurrentHashMap<Long, Runnable> timers = new ConcurrentHashMap<>();
    private final AtomicLong nextTimer = new AtomicLong();
    private final long drain = Native.pointerTo((a, b, c, d, e, f) -> drain() ? 1 : 0);
    private final long fire = Native.pointerTo((timer, b, c, d, e, f) -> fire(timer));

    void post(Runnable task) {
        tasks.add(task);
        if (awake.compareAndSet(false, true)) {
            Glib.idle(drain, 0);
        }
    }

    void after(long delayMs, Runnable task) {
        long timer = nextTimer.incrementAndGet();
        timers.put(timer, task);
        Glib.after(delayMs, fire, timer);
    }

    private boolean drain() {
        for (int i = 0; i < TASKS_A_TURN; i++) {
            Runnable task = tasks.poll();
            if (task == null) {
                awake.set(false);
                return !tasks.isEmpty() && awake.compareAndSet(false, true);
            }
            run(task);
        }
        return true;
    }

    private long fire(long timer) {
        Runnable task = timers.remove(timer);
        if (task != null) {
            run(task);
        }
        return 0;
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error t) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, t);
        }
    }
}
