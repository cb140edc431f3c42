package kith.bridge.manifest;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a page says about its app before its scripts run: its title and where its manifest is. Reads
 * like a browser where people differ (case, quotes, order of attributes), and gives up where a page
 * is wilder than that: then there is no title and no manifest.
 *
 * @param title its text, spaces joined; null without one
 * @param manifest the {@code href} of {@code <link rel="manifest">}; null without one
 */
record HtmlHead(@Nullable String title, @Nullable String manifest) {

    static HtmlHead of(String html) {
        Scan scan = new Scan(html);
        scan.run();
        return new HtmlHead(scan.title, scan.manifest);
    }

    /** One pass over the tags. */
    private static final class Scan {
        private final String html;
        private final String lower;
        private @Nullable String title;
        private @Nullable String manifest;
        private int at;

        Scan(String html) {
            this.html = html;
            this.lower = lowerCase(html);
        }

        /** Of ASCII letters alone: others may change the length of the text. */
        private static String lowerCase(String html) {
            char[] chars = html.toCharArray();
            for (int i = 0; i < chars.length; i++) {
                if (chars[i] >= 'A' && chars[i] <= 'Z') {
                    chars[i] = (char) (chars[i] + 'a' - 'A');
                }
            }
            return new String(chars);
        }

        void run() {
            at = html.indexOf('<');
            while (at >= 0 && (title == null || manifest == null)) {
                tag();
                at = at < 0 ? -1 : html.indexOf('<', at);
            }
        }

        private void tag() {
            if (html.startsWith("<!--", at)) {
                at = after("-->");
            } else if (isTag("script") || isTag("style") || isTag("template")) {
                String name = isTag("script") ? "script" : isTag("style") ? "style" : "template";
                at = after("</" + name);
            } else if (isTag("title") && title == null) {
                int open = html.indexOf('>', at);
                at = open < 0 ? -1 : lower.indexOf("</title", open);
                title = at < 0 ? null : text(html.substring(open + 1, at));
            } else if (isTag("link")) {
                link();
            } else if (isTag("body")) {
                at = -1;
            } else {
                at++;
            }
        }

        private int after(String end) {
            int found = lower.indexOf(end, at + 1);
            return found < 0 ? -1 : found + end.length();
        }

        private boolean isTag(String name) {
            int end = at + 1 + name.length();
            return lower.startsWith(name, at + 1)
                    && end < html.length()
                    && (html.charAt(end) == '>'
                            || html.charAt(end) == '/'
                            || Character.isWhitespace(html.charAt(end)));
        }

        private void link() {
            at += "<link".length();
            String rel = null;
            String href = null;
            while (at < html.length() && html.charAt(at) != '>') {
                String name = attributeName();
                String value = attributeValue();
                rel = name.equals("rel") && rel == null ? value : rel;
                href = name.equals("href") && href == null ? value : href;
            }
            if (rel != null && href != null && manifest == null && isManifest(rel)) {
                manifest = href;
            }
        }

        private static boolean isManifest(String rel) {
            for (String word : rel.toLowerCase(Locale.ROOT).split("\\s+")) {
                if (word.equals("manifest")) {
                    return true;
                }
            }
            return false;
        }

        private String attributeName() {
            while (at < html.length() && (isSpace() || html.charAt(at) == '/')) {
                at++;
            }
            int start = at;
            while (at < html.length() && !isSpace() && "=>/".indexOf(html.charAt(at)) < 0) {
                at++;
            }
            return lower.substring(start, at);
        }

        private String attributeValue() {
            skipSpace();
            if (at >= html.length() || html.charAt(at) != '=') {
                return "";
            }
            at++;
            skipSpace();
            char quote = at < html.length() ? html.charAt(at) : ' ';
            if (quote == '"' || quote == '\'') {
                int end = html.indexOf(quote, at + 1);
                end = end < 0 ? html.length() : end;
                String value = html.substring(at + 1, end);
                at = Math.min(end + 1, html.length());
                return text(value);
            }
            int start = at;
            while (at < html.length() && !isSpace() && html.charAt(at) != '>') {
                at++;
            }
            return text(html.substring(start, at));
        }

        private void skipSpace() {
            while (at < html.length() && isSpace()) {
                at++;
            }
        }

        private boolean isSpace() {
            return Character.isWhitespace(html.charAt(at));
        }
    }

    /** Text with the commonest character references resolved and its spaces joined. */
    static String text(String html) {
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < html.length()) {
            char c = html.charAt(at);
            int end = c == '&' ? html.indexOf(';', at) : -1;
            String plain = end < 0 || end - at > 10 ? null : reference(html.substring(at + 1, end));
            text.append(plain == null ? String.valueOf(c) : plain);
            at = plain == null ? at + 1 : end + 1;
        }
        return text.toString().trim().replaceAll("\\s+", " ");
    }

    private static @Nullable String reference(String name) {
        return switch (name) {
            case "amp" -> "&";
            case "lt" -> "<";
            case "gt" -> ">";
            case "quot" -> "\"";
            case "apos" -> "'";
            case "nbsp" -> " ";
            default -> name.startsWith("#") ? numbered(name.substring(1)) : null;
        };
    }

    private static @Nullable String numbered(String digits) {
        boolean hex = digits.startsWith("x") || digits.startsWith("X");
        try {
            int code = Integer.parseInt(hex ? digits.substring(1) : digits, hex ? 16 : 10);
            boolean fine = Character.isValidCodePoint(code) && code >= 0x20;
            return fine ? new String(Character.toChars(code)) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
