package kith.net.link;

import java.util.Arrays;

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

    /** More words than the window has, as the newest word is filled from its low bit on. */
    private static final int WORDS_MAX = 2 * WINDOW / 64;

    /** As many as the numbers so far need: a power of two. */
    private long[] words = {0};

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
            widen(number);
            long from = (newest >> 6) + 1;
            long to = number >> 6;
            for (long i = Math.max(from, to - words.length + 1); i <= to; i++) {
                words[(int) i & (words.length - 1)] = 0;
            }
            newest = number;
        }
        words[word(number)] |= bit(number);
    }

    /** Until there are as many as there may be, every number so far has a bit of its own. */
    private void widen(long number) {
        while (number >> 6 >= words.length && words.length < WORDS_MAX) {
            words = Arrays.copyOf(words, 2 * words.length);
        }
    }

    private int word(long number) {
        return (int) (number >> 6) & (words.length - 1);
    }

    private static long bit(long number) {
        return 1L << (number & 63);
    }
}
