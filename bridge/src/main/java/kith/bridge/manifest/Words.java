package kith.bridge.manifest;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How messages about a manifest write what stands in it. */
final class Words {
    /** 60 characters: what is wrong is seen in them, and a message stays one line. */
    private static final int CHARS_MAX = 60;

    private Words() {}

    /** In quotes, short, and without what a terminal would act on. */
    static String quoted(String text) {
        return '"' + shortened(text) + '"';
    }

    static String shortened(String text) {
        return plain(text, CHARS_MAX);
    }

    /** As long as it is, since what a person decides about has to be seen whole. */
    static String shown(String text) {
        return plain(text, text.length());
    }

    private static String plain(String text, int charsMax) {
        StringBuilder plain = new StringBuilder();
        int end = Math.min(text.length(), charsMax);
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                plain.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                plain.append(c);
            }
        }
        return end < text.length() ? plain + "…" : plain.toString();
    }

    /** {@code "a", "b" and "c"}. */
    static String list(Collection<String> words) {
        StringBuilder text = new StringBuilder();
        int left = words.size();
        for (String word : words) {
            text.append('"').append(word).append('"');
            left--;
            text.append(left == 0 ? "" : left == 1 ? " and " : ", ");
        }
        return text.toString();
    }

    /** The known word that {@code word} most likely was meant to be; null if none is near. */
    static @Nullable String nearest(String word, Collection<String> known) {
        if (word.length() > CHARS_MAX) {
            return null;
        }
        String best = null;
        int bestDistance = Math.max(1, word.length() / 3) + 1;
        for (String candidate : known) {
            int distance =
                    distance(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (distance < bestDistance) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return best;
    }

    /** {@code did you mean "b"?} or what all known words are. */
    static String instead(String word, Collection<String> known) {
        String near = nearest(word, known);
        return near != null ? "did you mean \"" + near + "\"?" : "there are " + list(known);
    }

    /** How many characters to put in, take out, replace or swap with the next (Damerau). */
    private static int distance(String a, String b) {
        int[] before = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        for (int j = 0; j < last.length; j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                boolean same = a.charAt(i - 1) == b.charAt(j - 1);
                row[j] = Math.min(last[j - 1] + (same ? 0 : 1), Math.min(last[j], row[j - 1]) + 1);
                boolean swapped =
                        i > 1
                                && j > 1
                                && a.charAt(i - 1) == b.charAt(j - 2)
                                && a.charAt(i - 2) == b.charAt(j - 1);
                row[j] = swapped ? Math.min(row[j], before[j - 2] + 1) : row[j];
            }
            before = last;
            last = row;
        }
        return last[b.length()];
    }
}
