package kith.bridge.manifest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Addresses within an app, as a manifest writes them: relative to the manifest's own, or from the
 * app's folder on with a slash. See https://url.spec.whatwg.org/#url-parsing, of which this is what
 * addresses of one origin need.
 */
final class AppUrl {
    private AppUrl() {}

    /**
     * The address that {@code href} stands for, beginning with a slash, with its query and
     * fragment.
     *
     * @param base the path of what holds {@code href}, beginning with a slash
     * @return null if it leaves the app: another origin, or up from the app's folder
     */
    static @Nullable String resolve(String href, String base) {
        String text = clean(href);
        if (hasScheme(text)) {
            return null;
        }
        int pathEnd = end(text, 0, "?#");
        String path = text.substring(0, pathEnd).replace('\\', '/');
        if (path.startsWith("//")) {
            return null;
        }
        String rest = encoded(text.substring(pathEnd), " \"<>`");
        if (path.isEmpty()) {
            return base + rest;
        }
        String whole =
                path.startsWith("/") ? path : base.substring(0, base.lastIndexOf('/') + 1) + path;
        String normal = withoutDots(whole);
        return normal == null ? null : encoded(normal, " \"<>`{}^|") + rest;
    }

    /** The path of an address: without query and fragment. */
    static String path(String address) {
        return address.substring(0, end(address, 0, "?#"));
    }

    /** Without the spaces around, and the line ends and tabs that the standard takes out. */
    private static String clean(String href) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < href.length(); i++) {
            char c = href.charAt(i);
            if (c != '\t' && c != '\n' && c != '\r') {
                text.append(c);
            }
        }
        return text.toString().trim();
    }

    private static boolean hasScheme(String text) {
        int colon = end(text, 0, ":/?#");
        if (colon == 0 || colon == text.length() || text.charAt(colon) != ':') {
            return false;
        }
        return Character.isLetter(text.charAt(0));
    }

    private static @Nullable String withoutDots(String path) {
        Deque<String> names = new ArrayDeque<>();
        String last = "";
        for (String name : path.substring(1).split("/", -1)) {
            last = name.toLowerCase(Locale.ROOT).replace("%2e", ".");
            if (last.equals("..")) {
                if (names.pollLast() == null) {
                    return null;
                }
            } else if (!last.equals(".")) {
                names.addLast(name);
            }
        }
        boolean folder = last.equals("..") || last.equals(".");
        String joined = "/" + String.join("/", names);
        return folder && !joined.endsWith("/") ? joined + "/" : joined;
    }

    private static String encoded(String text, String special) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (c <= 0x20 || c >= 0x7f || special.indexOf(c) >= 0) {
                encoded.append('%').append(digit(c >> 4)).append(digit(c & 15));
            } else {
                encoded.append(c);
            }
        }
        return encoded.toString();
    }

    private static char digit(int value) {
        return "0123456789ABCDEF".charAt(value);
    }

    /** The first place from {@code from} on of one of {@code marks}; the text's length if none. */
    private static int end(String text, int from, String marks) {
        int at = from;
        while (at < text.length() && marks.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }
}
