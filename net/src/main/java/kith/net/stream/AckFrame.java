package kith.net.stream;

import java.util.Arrays;
import kith.net.wire.Reader;

/** An ACK frame as read, RFC 9000, section 19.3, with the delay in milliseconds. */
final class AckFrame {

    /** More ranges than a receiver keeps are refused. */
    static final int RANGES_MAX = 32;

    private long[] lows = new long[1];
    private long[] highs = new long[1];
    private int count;
    private long delayMs;

    /** Reads what follows the type; false if it is malformed. */
    boolean read(Reader reader) {
        long high = reader.varint();
        delayMs = reader.varint();
        long more = reader.varint();
        if (more >= RANGES_MAX) {
            return false;
        }
        count = (int) more + 1;
        if (count > lows.length) {
            lows = Arrays.copyOf(lows, RANGES_MAX);
            highs = Arrays.copyOf(highs, RANGES_MAX);
        }
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                high = lows[i - 1] - reader.varint() - 2;
            }
            highs[i] = high;
            lows[i] = high - reader.varint();
            if (reader.failed() || lows[i] < 0) {
                return false;
            }
        }
        return true;
    }

    int count() {
        return count;
    }

    /** The lowest number of the range; the first range is the highest. */
    long low(int range) {
        return lows[range];
    }

    long high(int range) {
        return highs[range];
    }

    long largest() {
        return highs[0];
    }

    long delayMs() {
        return delayMs;
    }
}
