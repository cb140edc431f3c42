package kith.bridge.window;

import java.util.List;
import kith.bridge.Session;

/** Grants a page what the person has picked or dropped. */
public interface Picked {
    /**
     * Adds the right to what was picked to the session's rights.
     *
     * @param paths absolute, at least one
     */
    void grant(Session session, FileDialog dialog, List<String> paths);

    /**
     * Adds the right to read what was dropped on the page last and not asked for yet, and puts its
     * files, without the folders, into the page under a ticket. Looks at the disk; not for the
     * interface thread.
     *
     * @param ticket that the page has drawn for them
     */
    List<DroppedPath> grantDropped(Session session, String ticket);
}
