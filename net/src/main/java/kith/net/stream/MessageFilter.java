package kith.net.stream;

import java.util.Arrays;

/** Which of the newest messages came already. */
final class MessageFilter {

    private static final int WORDS_MAX = Messages.OPEN_MAX / 64;

    /** As long as the numbers so far need, so that an idle link keeps a word. */
    private long[] seen = {0};

    private long top = -1;

    /**
     * Whether the message is new. Its number comes as the low 32 bits; one too old to be remembered
     * came before, since the sender keeps its numbers together.
     */
    boolean accept(long low) {
        long number = top + (int) (low - top);
        if (number <= top - Messages.OPEN_MAX) {
            return false;
        }
        if (number > top) {
            widen(number);
            forget(number);
            top = number;
        }
        int word = (int) (number >> 6) & (seen.length - 1);
        long bit = 1L << number;
        boolean fresh = (seen[word] & bit) == 0;
        seen[word] |= bit;
        return fresh;
    }

    /** Until it is as wide as it may be, every number so far has a place of its own. */
    private void widen(long number) {
        while (number >> 6 >= seen.length && seen.length < WORDS_MAX) {
            seen = Arrays.copyOf(seen, 2 * seen.length);
        }
    }

    /** Clears the places of top + 1 to {@code number}. */
    private void forget(long number) {
        long from = Math.max(top + 1, number - Messages.OPEN_MAX + 1);
        for (long n = from; n <= number; n++) {
            seen[(int) (n >> 6) & (seen.length - 1)] &= ~(1L << n);
        }
    }
}
