package kith.bridge.pack;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** Blocks compressed one by one, so that each can be had alone: raw DEFLATE (RFC 1951). */
final class Deflate {
    private Deflate() {}

    /** Compressed, or the same array where that saves nothing. */
    static byte[] smaller(byte[] block) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            deflater.setInput(block);
            deflater.finish();
            // One byte less than the block: what does not fit in there saves nothing.
            byte[] out = new byte[Math.max(1, block.length - 1)];
            int length = deflater.deflate(out);
            return deflater.finished() && length < block.length
                    ? Arrays.copyOf(out, length)
                    : block;
        } finally {
            deflater.end();
        }
    }

    /** The original of exactly {@code size} bytes; null if it is another one, or none. */
    static byte @Nullable [] original(byte[] stored, int size) {
        Inflater inflater = new Inflater(true);
        try {
            // Some versions of zlib want a byte behind a raw stream; it is no part of it.
            byte[] padded = Arrays.copyOf(stored, stored.length + 1);
            inflater.setInput(padded);
            byte[] out = new byte[size];
            int length = inflater.inflate(out);
            boolean ended = inflater.finished() || inflater.inflate(new byte[1]) == 0;
            return length == size
                            && ended
                            && inflater.finished()
                            && inflater.getBytesRead() == stored.length
                    ? out
                    : null;
        } catch (DataFormatException e) {
            return null;
        } finally {
            inflater.end();
        }
    }
}
