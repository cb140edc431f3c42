package kith.bridge.process;

import java.io.ByteArrayOutputStream;

/**
 * Takes out of a text what would command a terminal (ECMA-48): all control functions but colours
 * (SGR) and the plain movements tab, line feed, carriage return and backspace. What is cut in two
 * by the end of a piece is taken out as well.
 */
final class TerminalFilter {
    private static final int ESCAPE = 0x1b;
    private static final int DELETE = 0x7f;

    /** First byte of U+0080 to U+00BF in UTF-8; up to U+009F these are control functions too. */
    private static final int C1_LEAD = 0xc2;

    private static final int C1_LAST = 0x9f;

    private TerminalFilter() {}

    static byte[] clean(byte[] text) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream(text.length);
        int at = 0;
        while (at < text.length) {
            int colour = text[at] == ESCAPE ? colourLength(text, at) : 0;
            if (colour > 0) {
                kept.write(text, at, colour);
                at += colour;
            } else if (isC1(text, at)) {
                at += 2;
            } else {
                if (isHarmless(text[at] & 0xff)) {
                    kept.write(text[at]);
                }
                at++;
            }
        }
        return kept.toByteArray();
    }

    /** The length of ESC [ digits and semicolons m, or 0. */
    private static int colourLength(byte[] text, int from) {
        if (from + 1 >= text.length || text[from + 1] != '[') {
            return 0;
        }
        int at = from + 2;
        while (at < text.length && ((text[at] >= '0' && text[at] <= '9') || text[at] == ';')) {
            at++;
        }
        return at < text.length && text[at] == 'm' ? at + 1 - from : 0;
    }

    private static boolean isC1(byte[] text, int at) {
        return (text[at] & 0xff) == C1_LEAD
                && at + 1 < text.length
                && (text[at + 1] & 0xff) <= C1_LAST;
    }

    private static boolean isHarmless(int b) {
        return (b >= ' ' && b != DELETE) || b == '\n' || b == '\t' || b == '\r' || b == '\b';
    }
}
