package kith.bridge;

import java.util.List;

/**
 * What the page of one session may do: what the manifest lists and what the person picked since.
 * Denies by default. Never shared between sessions.
 */
@FunctionalInterface
public interface Rights {
    /**
     * Does nothing if the app holds at least one of the named permissions, in whatever extent.
     *
     * @param anyOf names as in the manifest, for instance {@code os} or {@code fs}; never empty
     * @throws NodeError {@code ERR_ACCESS_DENIED} with the manifest line that would grant the first
     *     one
     */
    void require(List<String> anyOf);
}
