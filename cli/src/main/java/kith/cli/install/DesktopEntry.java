package kith.cli.install;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A text of the form of a desktop entry.
 *
 * @see <a href="https://specifications.freedesktop.org/desktop-entry-spec/latest/">Desktop Entry
 *     Specification</a>
 */
final class DesktopEntry {
    private final StringBuilder text = new StringBuilder("[Desktop Entry]\nType=Application\n");

    /** Adds a value of type string: nothing in it ends the line or begins another. */
    DesktopEntry with(String key, String value) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\') {
                escaped.append("\\\\");
            } else if (Character.isISOControl(c)) {
                escaped.append(' ');
            } else {
                escaped.append(c);
            }
        }
        text.append(key).append('=').append(escaped.toString().strip()).append('\n');
        return this;
    }

    /**
     * Adds the program and its arguments, each quoted, and a field code such as {@code %U} last.
     */
    DesktopEntry exec(List<String> command, String field) {
        StringBuilder line = new StringBuilder();
        for (String word : command) {
            line.append(quoted(word)).append(' ');
        }
        return with("Exec", line + field);
    }

    private static String quoted(String word) {
        String escaped = word.replaceAll("([\"`$\\\\])", "\\\\$1").replace("%", "%%");
        return '"' + escaped + '"';
    }

    /** Adds the types of files and the schemes that are opened. */
    DesktopEntry types(Map<String, List<String>> files, String scheme) {
        TreeSet<String> types = new TreeSet<>(files.keySet());
        types.add("x-scheme-handler/" + scheme);
        return with("MimeType", String.join(";", types) + ";");
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }
}
