package kith.desktop.webkitgtk;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import kith.desktop.webkitgtk.ffm.Glib;
import org.jspecify.annotations.Nullable;

/** Reads a request's body, whose length the engine does not tell, into one buffer. */
final class BodyReader {
    /** First guess: a call with arguments fits well. */
    private static final int FIRST_BYTES = 16 * 1024;

    /** Second guess: pages cut what is long into pieces of this size. */
    private static final int PIECE_BYTES = (1 << 20) + FIRST_BYTES;

    private BodyReader() {}

    /** The whole body, or null when it is longer than {@code bytesMax} or the stream broke. */
    static @Nullable ByteBuffer read(long stream, int bytesMax) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(FIRST_BYTES);
        while (true) {
            long count = Glib.readAll(stream, buffer);
            if (count < 0) {
                return null;
            }
            buffer.position(buffer.position() + Math.toIntExact(count));
            if (buffer.hasRemaining()) {
                return buffer.flip().order(ByteOrder.LITTLE_ENDIAN);
            }
            if (buffer.capacity() > bytesMax) {
                return null;
            }
            long larger = Math.max(4L * buffer.capacity(), PIECE_BYTES);
            int size = Math.toIntExact(Math.min(larger, bytesMax + 1L));
            buffer = ByteBuffer.allocateDirect(size).put(buffer.flip());
        }
    }
}
