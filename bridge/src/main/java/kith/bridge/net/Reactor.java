package kith.bridge.net;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import kith.bridge.Bounds;
import kith.bridge.fs.Errno;
import kith.bridge.fs.ErrnoException;
import org.jspecify.annotations.Nullable;

/**
 * The one thread on which all sockets of an app live, {@code kith-net}: it starts with the first
 * task and ends when there has been no socket for a while. A socket's state is touched on it alone.
 */
public final class Reactor {
    private final Sockets sockets;

    /** Guarded by this; what is posted is bounded by the calls a page may have in flight. */
    private final ArrayDeque<Runnable> tasks = new ArrayDeque<>();

    /** Guarded by this. */
    private @Nullable Thread thread;

    /** Whether the thread waits and nobody has woken it yet; guarded by this. */
    private boolean asleep;

    private volatile @Nullable Poller poller;
    private final Map<Long, Ready> watched = new HashMap<>();
    private long lastKey;

    public Reactor(Sockets sockets) {
        this.sockets = sockets;
    }

    /**
     * Runs a task that does not throw on the thread, after those posted before; from any thread.
     */
    public void post(Runnable task) {
        Poller sleeping = null;
        synchronized (this) {
            tasks.add(task);
            if (thread == null) {
                Thread fresh = new Thread(this::run, "kith-net");
                fresh.setDaemon(true);
                thread = fresh;
                fresh.start();
            } else if (asleep) {
                asleep = false;
                sleeping = poller;
            }
        }
        if (sleeping != null) {
            sleeping.wake();
        }
    }

    /** Begins to watch a descriptor; for nothing yet. For the reactor's thread. */
    Watch watch(int fd, Ready ready) {
        long key = ++lastKey;
        watched.put(key, ready);
        return new Watch(this, key, fd);
    }

    void forget(long key) {
        watched.remove(key);
    }

    Poller poller() throws ErrnoException {
        Poller own = poller;
        if (own == null) {
            throw new ErrnoException(Errno.EMFILE);
        }
        return own;
    }

    /** Whether the thread runs. */
    synchronized boolean isRunning() {
        return thread != null;
    }

    private void run() {
        try (Poller own = sockets.poller()) {
            poller = own;
            while (turn(own)) {
                // Until nothing is left to do.
            }
        } catch (ErrnoException e) {
            poller = null;
            drain(); // No descriptor is left: what was posted finds out by itself.
        }
    }

    private void drain() {
        while (true) {
            Runnable task;
            synchronized (this) {
                task = tasks.poll();
                if (task == null) {
                    thread = null;
                    asleep = false;
                    return;
                }
            }
            task.run();
        }
    }

    /** One wait and what follows from it; false when the thread is to end. */
    private boolean turn(Poller own) throws ErrnoException {
        boolean idle = watched.isEmpty();
        int timeoutMs = idle ? (int) Bounds.IDLE_MS_MAX : -1;
        if (!sleepIfIdle()) {
            timeoutMs = 0;
        }
        own.await(timeoutMs, this::tell);
        synchronized (this) {
            asleep = false;
            if (idle && watched.isEmpty() && tasks.isEmpty() && timeoutMs != 0) {
                thread = null;
                return false;
            }
        }
        for (int left = pending(); left > 0; left--) {
            next().run();
        }
        return true;
    }

    private synchronized boolean sleepIfIdle() {
        asleep = tasks.isEmpty();
        return asleep;
    }

    private synchronized int pending() {
        return tasks.size();
    }

    private synchronized Runnable next() {
        return tasks.remove();
    }

    private void tell(long key, int ready) {
        Ready listener = watched.get(key);
        if (listener != null) {
            listener.ready(ready);
        }
    }
}
