package kith.node;

import java.util.List;
import kith.net.Output;
import kith.net.wire.Address;
import org.jspecify.annotations.Nullable;

/**
 * Hears what a node does. All calls come on the node's thread, so they should be short; {@link
 * Node#submit} may be called from them.
 */
public interface NodeListener {

    /** What the peer gives its owner: all but what is transmitted and kept. */
    void output(Output output);

    /**
     * Why nothing can be kept at present; null: it can again. Nothing that was promised is lost.
     */
    default void storeProblem(@Nullable String problem) {}

    /** The addresses of this device are others than before. */
    default void network(List<Address> own) {}

    /**
     * The clock of this device was set back: all links ended, and are made anew. What was given out
     * and not taken comes again.
     */
    default void clockSetBack(long byMs) {}

    /** Why nobody can be found on local networks at present; null: they can be again. */
    default void lanProblem(@Nullable String problem) {}

    /** The node ended by itself; it does so only if its sockets or its memory give out. */
    default void ended(String why) {}
}
