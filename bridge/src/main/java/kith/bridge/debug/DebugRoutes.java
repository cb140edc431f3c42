package kith.bridge.debug;

import java.nio.ByteBuffer;
import kith.bridge.Events;
import kith.bridge.Lane;
import kith.bridge.NodeError;
import kith.bridge.Route;
import kith.bridge.Routes;

/** Measures the bridge: calls that do nothing, bytes that come back, events as fast as they go. */
@Routes("debug")
public final class DebugRoutes {
    /** 8 MiB: more than any transport's optimum. */
    static final int EVENT_BYTES_MAX = 8 << 20;

    /**
     * Answers with the bytes it was given.
     *
     * @param bytes any bytes, up to 64 MiB
     * @return the same bytes
     */
    @Route(sync = true)
    ByteBuffer echo(ByteBuffer bytes) {
        return bytes;
    }

    /**
     * Answers with the bytes it was given, in an exchange of its own and by a thread of a lane.
     *
     * @param bytes any bytes, up to 64 MiB
     * @return the same bytes
     */
    @Route(on = Lane.OS, large = true, sync = true)
    ByteBuffer echoLarge(ByteBuffer bytes) {
        return bytes;
    }

    /**
     * Answers with a number plus one: the smallest call there is.
     *
     * @param number any number
     * @return the number plus one
     */
    @Route(sync = true)
    double increment(double number) {
        return number + 1;
    }

    /**
     * Sends events of zero bytes as fast as the page takes them; each begins with its number, from
     * 0, as a 32-bit integer if there is room.
     *
     * @param count how many
     * @param size of each in bytes, up to 8 MiB
     * @throws NodeError ERR_OUT_OF_RANGE a negative count, or a size outside its range
     */
    @Route
    void events(int count, int size, Events<ByteBuffer> events) {
        if (count < 0 || size < 0 || size > EVENT_BYTES_MAX) {
            throw NodeError.of("ERR_OUT_OF_RANGE", "The count or size is out of range")
                    .named("RangeError");
        }
        new Burst(count, ByteBuffer.allocate(size), events).go();
    }
}
