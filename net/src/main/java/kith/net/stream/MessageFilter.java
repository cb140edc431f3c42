package kith.net.stream;

/** Which of the newest messages came already. */
final class MessageFilter {

    private long[] seen = {};
    private long top = -1;

    /**
     * Whether the message is new. Its number comes as the low 32 bits; one too old to be remembered
     * came before, since the sender keeps its numbers together.
     */
    boolean accept(long low) {
        if (seen.length == 0) {
            seen = new long[Messages.OPEN_MAX / 64];
        }
        long number = top + (int) (low - top);
        if (number <= top - Messages.OPEN_MAX) {
            return false;
        }
        if (number > top) {
            forget(number);
            top = number;
        }
        int word = (int) (number >> 6) & (seen.length - 1);
        long bit = 1L << number;
        boolean fresh = (seen[word] & bit) == 0;
        seen[word] |= bit;
        return fresh;
    }

    /** Clears the places of top + 1 to {@code number}. */
    private void forget(long number) {
        long from = Math.max(top + 1, number - Messages.OPEN_MAX + 1);
        for (long n = from; n <= number; n++) {
            seen[(int) (n >> 6) & (seen.length - 1)] &= ~(1L << n);
        }
    }
}
