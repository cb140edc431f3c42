package kith.desktop.webkitgtk;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import kith.desktop.webkitgtk.ffm.Glib;
import org.jspecify.annotations.Nullable;

/** Reads a request's body, whose length the engine does not tell, into one buffer. */
final class BodyReader {
    /** First guess: a call with arguments fits well. */
    private static final int FIRST_BYTES = 16 * 1024;

    private BodyReader() {}

    static @Nullable ByteBuffer read(long stream, int bytesMax) {
        MemorySegment buffer = Arena.ofAuto().allocate(FIRST_BYTES);
        long filled = 0;
        while (true) {
            long count = Glib.readAll(stream, buffer.asSlice(filled));
            if (count < 0) {
                return null;
            }
            filled += count;
            if (filled < buffer.byteSize()) {
                return buffer.asSlice(0, filled).asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
            }
            if (filled > bytesMax) {
                return null;
            }
            buffer = grown(buffer, bytesMax);
        }
    }

    /**
     * A larger buffer: one MiB and a head at the second step, since that is how pages cut what is
     * long.
     */
    private static MemorySegment grown(MemorySegment full, int bytesMax) {
        long size =
                Math.min(Math.max(full.byteSize() * 4, (1L << 20) + FIRST_BYTES), bytesMax + 1L);
        MemorySegment larger = Arena.ofAuto().allocate(size);
        return larger.copyFrom(full);
    }

    /**
     * The part of {@code buffer} between position and limit as memory C can read from or Java can
     * copy from.
     */
    static MemorySegment segment(ByteBuffer buffer) {
        return MemorySegment.ofBuffer(buffer);
    }
}
