package kith.bridge.pack;

/**
 * Which of two versions is the newer one. Runs of digits are compared as numbers, what is between
 * as text; in text {@code ~} and {@code -} come before the end, letters after it, other signs last.
 * So 1.9 is before 1.10, and 2.0-rc.1 before 2.0 as in Semantic Versioning. It is the rule of
 * Debian (deb-version(7)) with {@code -} read as {@code ~}.
 */
public final class Versions {
    private Versions() {}

    /** Negative if {@code a} is older than {@code b}, 0 if neither is. */
    public static int compare(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() || j < b.length()) {
            while (isText(a, i) || isText(b, j)) {
                int difference = weight(a, i) - weight(b, j);
                if (difference != 0) {
                    return difference;
                }
                i++;
                j++;
            }
            int endA = digitsEnd(a, i);
            int endB = digitsEnd(b, j);
            int difference = compareNumbers(a.substring(i, endA), b.substring(j, endB));
            if (difference != 0) {
                return difference;
            }
            i = endA;
            j = endB;
        }
        return 0;
    }

    private static boolean isText(String version, int at) {
        return at < version.length() && !isDigit(version.charAt(at));
    }

    /** A digit counts as the end of the text before it. */
    private static int weight(String version, int at) {
        if (!isText(version, at)) {
            return 0;
        }
        char c = version.charAt(at);
        if (c == '~' || c == '-') {
            return -1;
        }
        boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        return letter ? c : c + 256;
    }

    private static int digitsEnd(String version, int start) {
        int end = start;
        while (end < version.length() && isDigit(version.charAt(end))) {
            end++;
        }
        return end;
    }

    private static int compareNumbers(String a, String b) {
        String x = a.replaceFirst("^0+", "");
        String y = b.replaceFirst("^0+", "");
        return x.length() == y.length() ? x.compareTo(y) : x.length() - y.length();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
