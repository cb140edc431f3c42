package kith.bridge.manifest;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;

/** Finds words for what a person did who wrote something that is no JSON. */
final class SyntaxMistake {
    private final String text;
    private final boolean tooShort;
    private final int offset;

    /**
     * @param e where the parser gave up
     */
    SyntaxMistake(String text, JsonProcessingException e) {
        JsonLocation where = e.getLocation();
        long at = where == null ? 0 : where.getCharOffset();
        this.text = text;
        this.tooShort = e instanceof JsonEOFException;
        this.offset = (int) Math.max(0, Math.min(at, text.length()));
    }

    ManifestException report(Report report) {
        char mark = offset < text.length() ? text.charAt(offset) : ' ';
        if (mark < 0x20 && !tooShort && isInText(offset)) {
            return bad(
                    report,
                    offset,
                    mark == '\t' ? "a tab in a text" : "a text does not end in its line",
                    "they are written \\t and \\n");
        }
        int at = skipSpace();
        if (tooShort || at >= text.length()) {
            return bad(report, text.length(), "the file ends too early", "each { [ \" has its end");
        }
        char before = offset > 0 ? text.charAt(offset - 1) : ' ';
        if (before == '\\' && isInText(offset - 1)) {
            return bad(
                    report,
                    offset - 1,
                    "\\" + Words.shortened(text.substring(at, at + 1)) + " in a text",
                    "a backslash is written \\\\");
        }
        return bare(report, at);
    }

    /** What is wrong outside of texts. */
    private ManifestException bare(Report report, int at) {
        char c = text.charAt(at);
        char before = before(at);
        if ((c == '}' || c == ']') && before == ',') {
            return bad(report, at, "a comma before " + c, "the last member or item has none");
        }
        if (c == '/' || c == '#') {
            return bad(report, at, "a comment", "JSON has none");
        }
        boolean begins = c == '"' || c == '{' || c == '[' || c == '-' || isWord(c);
        boolean ended = before == '"' || before == '}' || before == ']' || isWord(before);
        if (begins && ended && !isWord(text.charAt(at - 1))) {
            return bad(
                    report,
                    at,
                    "something is missing before " + Words.quoted(word(at)),
                    "a comma parts members, a colon a name and its value");
        }
        int start = at;
        while (start > 0 && isWord(text.charAt(start - 1))) {
            start--;
        }
        return bad(
                report,
                start,
                "unexpected " + Words.quoted(word(start)),
                Character.isDigit(text.charAt(start)) || c == '-' || c == '.' || c == '+'
                        ? "numbers are written like 12 or 0.5"
                        : "texts and names stand in double quotes");
    }

    private ManifestException bad(Report report, int at, String wrong, String allowed) {
        return report.bad(Place.of(text, at), wrong, allowed);
    }

    private int skipSpace() {
        int at = offset;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Whether an odd number of quotes stands before {@code at} in its line. */
    private boolean isInText(int at) {
        boolean inside = false;
        for (int i = text.lastIndexOf('\n', at - 1) + 1; i < at; i++) {
            char c = text.charAt(i);
            if (c == '\\' && inside) {
                i++;
            } else if (c == '"') {
                inside = !inside;
            }
        }
        return inside;
    }

    /** The word that begins at {@code at}, at least one character. */
    private String word(int at) {
        int end = at + 1;
        while (isWord(text.charAt(at)) && end < text.length() && isWord(text.charAt(end))) {
            end++;
        }
        return text.substring(at, end);
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '.';
    }

    /** The last character before {@code at} that is no space; a space at the start. */
    private char before(int at) {
        int i = at - 1;
        while (i >= 0 && Character.isWhitespace(text.charAt(i))) {
            i--;
        }
        return i < 0 ? ' ' : text.charAt(i);
    }
}
