package kith.node;

import java.util.ArrayList;
import java.util.List;
import kith.net.StoreRecord;
import org.jspecify.annotations.Nullable;

/**
 * Writes records on a thread of its own, because a disk takes its time: whatever comes while it
 * writes goes to the disk together. When it cannot write, it says so, keeps the records and tries
 * again.
 */
final class StoreThread implements AutoCloseable {

    /** Told on the store's thread. */
    interface Listener {

        /** All records up to this sequence are on the disk. */
        void saved(long sequence);

        /** Why nothing can be kept now; null: it can again. */
        void problem(@Nullable String problem);
    }

    /** 64 MiB: what a node may hold in memory while its disk is full, before it must stop. */
    static final long PENDING_BYTES_MAX = 64 << 20;

    /** 2 s between tries to write to a full disk. */
    private static final long RETRY_MS = 2_000;

    private final Store store;
    private final Listener listener;
    private final Thread thread = new Thread(this::run, "kith-store");
    private final Object lock = new Object();
    private List<StoreRecord> pending = new ArrayList<>();
    private long pendingBytes;
    private long lastSequence;
    private boolean closing;

    StoreThread(Store store, Listener listener) {
        this.store = store;
        this.listener = listener;
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    /** Keeps a record, after all before it; false if there is no more room to wait in. */
    boolean save(long sequence, StoreRecord record) {
        synchronized (lock) {
            if (pendingBytes + LogFormat.length(record) > PENDING_BYTES_MAX) {
                return false;
            }
            pending.add(record);
            pendingBytes += LogFormat.length(record);
            lastSequence = sequence;
            lock.notifyAll();
            return true;
        }
    }

    /** Writes what is left and ends. */
    @Override
    public void close() {
        synchronized (lock) {
            closing = true;
            lock.notifyAll();
        }
        Threads.join(thread);
    }

    private void run() {
        List<StoreRecord> batch = new ArrayList<>();
        boolean failing = false;
        while (true) {
            long sequence;
            synchronized (lock) {
                if (!await(failing, !batch.isEmpty())) {
                    return;
                }
                batch.addAll(pending);
                pending = new ArrayList<>();
                sequence = lastSequence;
            }
            try {
                store.append(batch);
            } catch (StoreException e) {
                if (!failing) {
                    listener.problem(e.getMessage());
                }
                failing = true;
                continue;
            }
            if (failing) {
                listener.problem(null);
            }
            failing = false;
            release(batch);
            batch.clear();
            listener.saved(sequence);
        }
    }

    /** Waits until there is something to try; false if this is the end. */
    private boolean await(boolean failing, boolean left) {
        try {
            long retryNanos = System.nanoTime() + (failing ? RETRY_MS * 1_000_000 : 0);
            long leftMs;
            while (!closing && (leftMs = (retryNanos - System.nanoTime()) / 1_000_000) > 0) {
                lock.wait(leftMs);
            }
            while (!left && pending.isEmpty() && !closing) {
                lock.wait();
            }
        } catch (InterruptedException e) {
            return false;
        }
        return !closing || (!pending.isEmpty() && !failing);
    }

    private void release(List<StoreRecord> written) {
        synchronized (lock) {
            for (StoreRecord record : written) {
                pendingBytes -= LogFormat.length(record);
            }
        }
    }
}
