package kith.net.group;

import kith.net.wire.Reader;
import kith.net.wire.Writer;
import org.jspecify.annotations.Nullable;

/** Which of a device's last pieces came, so that none is given twice. */
final class Window {

    /** 512 pieces: four times as many as a device may have under way. */
    static final int PIECES = 512;

    private static final int WORDS = PIECES / 64;

    private final long[] bits = new long[WORDS];
    private long highest;

    /** Whether the piece came, or is too old to tell. */
    boolean contains(long sequence) {
        if (sequence > highest) {
            return false;
        }
        return sequence <= highest - PIECES || (bits[word(sequence)] & bit(sequence)) != 0;
    }

    void add(long sequence) {
        if (sequence > highest) {
            long from = Math.max(highest + 1, sequence - PIECES + 1);
            for (long i = from; i <= sequence; i++) {
                bits[word(i)] &= ~bit(i);
            }
            highest = sequence;
        }
        if (sequence > highest - PIECES) {
            bits[word(sequence)] |= bit(sequence);
        }
    }

    private static int word(long sequence) {
        return (int) Long.remainderUnsigned(sequence, PIECES) / 64;
    }

    private static long bit(long sequence) {
        return 1L << sequence;
    }

    byte[] toBytes() {
        Writer out = new Writer(8 + 8 * WORDS).u64(highest);
        for (long word : bits) {
            out.u64(word);
        }
        return out.toBytes();
    }

    /** Null if the value is damaged. */
    static @Nullable Window restore(byte[] value) {
        Reader in = new Reader(value);
        Window window = new Window();
        window.highest = in.u64();
        for (int i = 0; i < WORDS; i++) {
            window.bits[i] = in.u64();
        }
        return in.finished() ? window : null;
    }
}
