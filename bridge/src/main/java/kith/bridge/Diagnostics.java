package kith.bridge;

import java.util.List;
import kith.bridge.codec.Reject;

/**
 * Hears about defects and refusals. Never gets what a page sent or what a file holds, so that it
 * may be printed or reported. Called on any thread; must be quick and must not throw.
 */
public interface Diagnostics {
    /** Hears nothing. */
    Diagnostics NONE =
            new Diagnostics() {
                @Override
                public void failed(String route, String type, List<StackTraceElement> where) {}

                @Override
                public void rejected(Reject reason) {}
            };

    /**
     * A route failed with something else than a {@link NodeError}.
     *
     * @param route for instance {@code fs.read}
     * @param type the class of what was thrown; its message may hold contents and is left out
     * @param where where it was thrown
     */
    void failed(String route, String type, List<StackTraceElement> where);

    /** Bytes or a request of a page were refused. {@link Bridge#rejected(Reject)} has the count. */
    void rejected(Reject reason);
}
