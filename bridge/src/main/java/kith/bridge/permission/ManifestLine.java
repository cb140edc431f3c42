package kith.bridge.permission;

import java.util.Locale;

/** Writes the line of a manifest that a refusal names. */
final class ManifestLine {
    private ManifestLine() {}

    /** A text for between the quotes of JSON. */
    static String escape(String text) {
        StringBuilder json = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < 0x20) {
                json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.toString();
    }
}
