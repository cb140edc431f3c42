package kith.cli;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** What a mistyped word was probably meant to be. */
final class Nearest {
    private final int[][] distances;
    private final String typed;
    private final String known;

    private Nearest(String typed, String known) {
        this.typed = typed;
        this.known = known;
        this.distances = new int[typed.length() + 1][known.length() + 1];
    }

    /** The nearest of {@code known}, or null if none is within a third of the word's length. */
    static @Nullable String of(String typed, Collection<String> known) {
        String best = null;
        int least = Math.max(1, typed.length() / 3) + 1;
        for (String word : known) {
            int distance = new Nearest(typed, word).distance();
            if (distance < least) {
                best = word;
                least = distance;
            }
        }
        return best;
    }

    /**
     * How many letters to insert, delete, replace, or exchange with their neighbour (Damerau 1964,
     * each part of the word touched once).
     */
    private int distance() {
        for (int i = 0; i <= typed.length(); i++) {
            for (int j = 0; j <= known.length(); j++) {
                distances[i][j] = i == 0 || j == 0 ? i + j : least(i, j);
            }
        }
        return distances[typed.length()][known.length()];
    }

    private int least(int i, int j) {
        boolean same = typed.charAt(i - 1) == known.charAt(j - 1);
        int replaced = distances[i - 1][j - 1] + (same ? 0 : 1);
        int shifted = Math.min(distances[i - 1][j], distances[i][j - 1]) + 1;
        int least = Math.min(replaced, shifted);
        boolean exchanged =
                i > 1
                        && j > 1
                        && typed.charAt(i - 1) == known.charAt(j - 2)
                        && typed.charAt(i - 2) == known.charAt(j - 1);
        return exchanged ? Math.min(least, distances[i - 2][j - 2] + 1) : least;
    }
}
