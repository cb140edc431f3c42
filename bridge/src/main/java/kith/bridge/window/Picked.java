package kith.bridge.window;

import kith.bridge.Session;

import java.util.List;

/** Grants a page what the person has picked. */
@FunctionalInterface
public interface Picked {
    /**
     * Adds the right to what was picked to the session's rights.
     *
     * @param paths absolute, at least one
     */
    void grant(Session session, FileDialog dialog, List<String> paths);
}
