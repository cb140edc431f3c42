package kith.bridge.window;

import java.util.List;
import kith.bridge.Session;

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
