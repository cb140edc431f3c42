package kith.bridge;

import java.util.ArrayList;
import java.util.List;

/**
 * Tells a route that nobody waits for its answer any more: the page aborted the call, reloaded or
 * closed. Safe to use from any thread.
 */
public final class Cancellation {
    private final List<Runnable> hooks = new ArrayList<>();
    private boolean cancelled;

    Cancellation() {}

    public synchronized boolean cancelled() {
        return cancelled;
    }

    /**
     * Runs an action once when the call is cancelled, on the thread that cancels; at once if it
     * already is. If the call ends otherwise, the action is forgotten. It must be short and must
     * not throw.
     */
    public void onCancel(Runnable action) {
        synchronized (this) {
            if (!cancelled) {
                hooks.add(action);
                return;
            }
        }
        action.run();
    }

    /** Marks the call as cancelled, once; answers the actions that are now due. */
    synchronized List<Runnable> cancel() {
        cancelled = true;
        return hooks;
    }
}
