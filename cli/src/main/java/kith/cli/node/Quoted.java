package kith.cli.node;

import java.util.regex.Pattern;

/** Values in lines for people. */
final class Quoted {

    /** 16 digits: as good as 64 to tell people apart, and four ids fit in a line. */
    static final int ID_DIGITS = 16;

    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}._:,/@\\[\\]+-]+");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{64}");

    private Quoted() {}

    /** A plain word as it is, an id perhaps cut, all else in quotes and escaped as in JSON. */
    static String word(String value, boolean whole) {
        if (!whole && ID.matcher(value).matches()) {
            return value.substring(0, ID_DIGITS);
        }
        if (PLAIN.matcher(value).matches()) {
            return value;
        }
        StringBuilder quoted = new StringBuilder("\"");
        value.codePoints().forEach(point -> append(quoted, point));
        return quoted.append('"').toString();
    }

    private static void append(StringBuilder quoted, int point) {
        switch (point) {
            case '"', '\\' -> quoted.append('\\').appendCodePoint(point);
            case '\n' -> quoted.append("\\n");
            case '\r' -> quoted.append("\\r");
            case '\t' -> quoted.append("\\t");
            default -> {
                if (shows(point)) {
                    quoted.appendCodePoint(point);
                } else {
                    for (char unit : Character.toChars(point)) {
                        quoted.append(String.format("\\u%04x", (int) unit));
                    }
                }
            }
        }
    }

    /** Whether it is seen where it stands: not what commands terminals or turns the line around. */
    private static boolean shows(int point) {
        // Zero width joiners hold emoji and some scripts together.
        if (point == 0x200c || point == 0x200d) {
            return true;
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED ->
                    false;
            default -> true;
        };
    }
}
