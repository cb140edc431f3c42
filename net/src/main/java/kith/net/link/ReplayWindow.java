package kith.net.link;

/**
 * Which packet numbers came in: each is taken once. A bitmap as in RFC 6479, moved in words, so
 * that a packet costs no more than a few instructions.
 */
final class ReplayWindow {

    /**
     * 2048 numbers: at 100 000 packets a second a packet may come 20 ms late, at 10 000 200 ms.
     * Older ones are dropped, which costs a retransmission.
     */
    static final int WINDOW = 2048;

    /** One word more than the window, as the newest word is filled from its low bit on. */
    private static final int WORDS = WINDOW / 64 + 1;

    private final long[] words = new long[WORDS];
    private long newest = -1;

    /** The largest number taken; -1 before the first. */
    long newest() {
        return newest;
    }

    /** Whether the number is new and not too old. */
    boolean fits(long number) {
        if (number > newest) {
            return true;
        }
        return newest - number < WINDOW && (words[word(number)] & bit(number)) == 0;
    }

    /** Takes a number that {@link #fits}. */
    void take(long number) {
        if (number > newest) {
            long from = (newest >> 6) + 1;
            long to = number >> 6;
            for (long i = Math.max(from, to - WORDS + 1); i <= to; i++) {
                words[(int) (i % WORDS)] = 0;
            }
            newest = number;
        }
        words[word(number)] |= bit(number);
    }

    private static int word(long number) {
        return (int) ((number >> 6) % WORDS);
    }

    private static long bit(long number) {
        return 1L << (number & 63);
    }
}
