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

    private static final int C1_FIRST = 0x80;
    private static final int C1_LAST = 0x9f;
    private static final int CONTINUATION_LAST = 0xbf;

    private TerminalFilter() {}

    static byte[] clean(byte[] text) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream(text.length);
        // A lead waits for what follows it, so that taking out a byte never joins two others.
        boolean lead = false;
        int at = 0;
        while (at < text.length) {
            int b = text[at] & 0xff;
            int colour = b == ESCAPE ? colourLength(text, at) : 0;
            boolean c1 = lead && b >= C1_FIRST && b <= C1_LAST;
            if (lead && b > C1_LAST && b <= CONTINUATION_LAST) {
                kept.write(C1_LEAD);
            }
            lead = b == C1_LEAD;
            if (colour > 0) {
                kept.write(text, at, colour);
            } else if (!c1 && !lead && isHarmless(b)) {
                kept.write(b);
            }
            at += Math.max(1, colour);
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

    private static boolean isHarmless(int b) {
        return (b >= ' ' && b != DELETE) || b == '\n' || b == '\t' || b == '\r' || b == '\b';
    }
}
