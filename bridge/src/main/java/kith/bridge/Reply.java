package kith.bridge;

import java.nio.ByteBuffer;

/**
 * Where the answer of one exchange goes; implemented by the host, used exactly once, from any
 * thread.
 *
 * <p>The call may come from inside {@link Session#exchange} or much later. It must not throw and
 * must not wait for the page: a page that has gone is no error.
 */
@FunctionalInterface
public interface Reply {
    /**
     * Sends the answer.
     *
     * @param batch the bytes between position and limit, possibly none; it belongs to the host from
     *     now on
     */
    void send(ByteBuffer batch);
}
