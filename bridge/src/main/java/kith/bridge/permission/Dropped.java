package kith.bridge.permission;

import java.util.Collections;
import java.util.List;

/**
 * What the person dropped on a page last, until the page asks for it. That they dropped it is the
 * permission; it is granted when the page asks, so that what a page does not want is not its.
 *
 * <p>Threads: the host offers on one, the page's call takes on another.
 */
public final class Dropped {
    /** 1024: a quarter of {@link Grants#GRANTS_MAX}; who has more files drops their folder. */
    public static final int PATHS_MAX = 1024;

    private List<HostPath> paths = Collections.emptyList();

    /**
     * Takes the place of an earlier drop.
     *
     * @param dropped absolute paths in the order in which the page sees them; those after the first
     *     {@link #PATHS_MAX} are left out
     */
    public synchronized void offer(List<HostPath> dropped) {
        paths = dropped.subList(0, Math.min(dropped.size(), PATHS_MAX));
    }

    /** What was offered last; nothing when it was taken already. */
    public synchronized List<HostPath> take() {
        List<HostPath> taken = paths;
        paths = Collections.emptyList();
        return taken;
    }
}
