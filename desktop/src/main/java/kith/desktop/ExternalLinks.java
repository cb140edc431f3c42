package kith.desktop;

import java.util.Locale;

/**
 * Which links a page may hand to other programs: a handler of any other scheme is code the app did
 * not ask for.
 */
final class ExternalLinks {
    private ExternalLinks() {}

    static boolean opens(String uri) {
        String lower = uri.toLowerCase(Locale.ROOT);
        return lower.startsWith("https://")
                || lower.startsWith("http://")
                || lower.startsWith("mailto:");
    }
}
