package kith.desktop;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;
import kith.desktop.app.Origin;

/**
 * Where the page's console and Kith's own words go. What the page writes by {@code process.stdout}
 * does not come here.
 *
 * @param out for {@code console.log} and its kind; the same as {@code err} where standard output
 *     carries TAP
 * @param err for warnings, errors, and what Kith says
 */
record Terminal(PrintStream out, PrintStream err, boolean coloured) {
    private static final JsonFactory JSON = new JsonFactory();

    @SuppressWarnings(
            "SystemConsoleNull") // null with the provider of java.base, never with that of
    // jdk.internal.le
    static Terminal ofProcess(boolean tap) {
        Console console = System.console();
        boolean coloured =
                console != null && console.isTerminal() && System.getenv("NO_COLOR") == null;
        return new Terminal(tap ? System.err : System.out, System.err, coloured);
    }

    /** One line of Kith's own; names of files in it are whatever the app's author chose. */
    void say(String text) {
        err.println("kith: " + printable(text));
    }

    /**
     * A console line as {@code start/console.js} sends it; a message that is not of that form is
     * ignored.
     */
    void console(String json, Origin origin) {
        Map<String, String> line = new HashMap<>();
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                line.put(name, parser.getText());
                parser.skipChildren();
            }
        } catch (IOException e) {
            return;
        }
        String level = line.getOrDefault("level", "log");
        boolean loud = level.equals("warn") || level.equals("error");
        (loud ? err : out).println(text(level, line, origin));
    }

    private String text(String level, Map<String, String> line, Origin origin) {
        String place = place(line, origin);
        String text = printable(line.getOrDefault("text", ""));
        String colour =
                switch (level) {
                    case "error" -> "\u001b[31m";
                    case "warn" -> "\u001b[33m";
                    default -> "";
                };
        if (!coloured) {
            return place.isEmpty() ? text : place + "  " + text;
        }
        return "\u001b[2m"
                + place
                + "\u001b[0m"
                + (place.isEmpty() ? "" : "  ")
                + colour
                + text
                + "\u001b[0m";
    }

    private static String place(Map<String, String> line, Origin origin) {
        String file = line.getOrDefault("file", "");
        if (file.isEmpty()) {
            return "";
        }
        String short_ =
                file.startsWith(origin.page() + "/")
                        ? file.substring(origin.page().length() + 1)
                        : file;
        String number = line.getOrDefault("line", "0");
        String name = short_.isEmpty() ? "index.html" : short_;
        // The page can send such a line by itself, with anything for a number.
        return printable(
                number.equals("0")
                        ? name
                        : name + ":" + number + ":" + line.getOrDefault("column", "0"));
    }

    /** Without what could steer the terminal: control characters other than tab and line feed. */
    private static String printable(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean control = (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7f && c < 0xa0);
            clean.append(control ? '\ufffd' : c);
        }
        return clean.toString();
    }
}
