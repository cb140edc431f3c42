package kith.bridge.application;

import java.util.ArrayDeque;
import kith.bridge.Events;
import org.jspecify.annotations.Nullable;

/**
 * Launches that wait for the page of one window, after the Launch Handler API
 * (https://wicg.github.io/web-app-launch/): each is given once, and the last one again when the
 * page is loaded anew. On the interface thread.
 */
public final class LaunchQueue {
    /** 64 starts that no page has asked for: more are not meant by a person. */
    public static final int WAITING_MAX = 64;

    private final ArrayDeque<Launched> waiting = new ArrayDeque<>();
    private @Nullable Launched last;
    private @Nullable Events<Launched> events;

    /**
     * Adds a launch.
     *
     * @return false if too many are waiting
     */
    public boolean add(Launched launch) {
        if (waiting.size() >= WAITING_MAX) {
            return false;
        }
        waiting.add(launch);
        send();
        return true;
    }

    /** Keeps launches for the page that is about to be loaded. */
    public void begin() {
        events = null;
        last = null;
    }

    /** Gives launches to a page, in place of the one before. */
    void listen(Events<Launched> to) {
        if (waiting.isEmpty() && last != null) {
            waiting.add(last);
        }
        events = to;
        send();
    }

    private void send() {
        Events<Launched> to = events;
        while (to != null && !waiting.isEmpty()) {
            Launched next = waiting.getFirst();
            if (!to.offer(next)) {
                if (!to.closed()) {
                    to.onRoom(this::send);
                }
                return;
            }
            last = next;
            waiting.removeFirst();
        }
    }
}
