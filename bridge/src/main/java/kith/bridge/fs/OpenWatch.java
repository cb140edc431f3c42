package kith.bridge.fs;

import java.util.ArrayDeque;
import java.util.Deque;
import kith.bridge.Events;
import org.jspecify.annotations.Nullable;

/**
 * A watch that has begun before anybody listens: Node's {@code fs.watch} returns when it watches
 * already, while a page can only ask for events afterwards. What happens in between is kept. Safe
 * to use from any thread.
 */
final class OpenWatch implements AutoCloseable, Watcher.Sink {
    /** 1024: what a page may do in the turn that began to watch; then it is told to look anew. */
    static final int KEPT_MAX = 1024;

    private final Deque<WatchEvent> kept = new ArrayDeque<>();
    private @Nullable Runnable whenRoom;
    private @Nullable Events<WatchEvent> events;
    private @Nullable Watcher watcher;
    private boolean closed;

    /** Takes over what feeds this, to end it together with this. */
    void feed(Watcher source) {
        synchronized (this) {
            watcher = source;
            if (!closed) {
                return;
            }
        }
        source.close();
    }

    /** Tells what was kept and all that happens from now on. */
    void tell(Events<WatchEvent> listener) {
        Runnable action;
        synchronized (this) {
            boolean taken = true;
            while (taken && !kept.isEmpty()) {
                taken = listener.offer(kept.removeFirst());
            }
            if (!taken) {
                kept.clear();
                listener.onRoom(() -> listener.offer(new WatchEvent(WatchKind.OVERFLOW, "")));
            }
            events = listener;
            action = whenRoom;
            whenRoom = null;
        }
        if (action != null) {
            listener.onRoom(action);
        }
    }

    @Override
    public boolean offer(WatchEvent event) {
        Events<WatchEvent> listener;
        synchronized (this) {
            listener = events;
            if (listener == null) {
                return kept.size() < KEPT_MAX && kept.add(event);
            }
        }
        return listener.offer(event);
    }

    @Override
    public void onRoom(Runnable action) {
        Events<WatchEvent> listener;
        synchronized (this) {
            listener = events;
            if (listener == null) {
                whenRoom = action;
                return;
            }
        }
        listener.onRoom(action);
    }

    @Override
    public void close() {
        Watcher source;
        synchronized (this) {
            closed = true;
            source = watcher;
        }
        if (source != null) {
            source.close();
        }
    }
}
