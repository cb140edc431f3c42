package kith.desktop.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What strangers wrote stays text. */
class SheetHtmlTest {
    private static final String HOSTILE = "\"><script>x()</script><a href=/yes>&\u202e\u0007\n";

    @Test
    void whatStrangersWroteIsShownAsText() {
        String plain = new Sheet("", null, List.of(""), List.of(list("")), "", "").html();
        String html =
                new Sheet(HOSTILE, null, List.of(HOSTILE), List.of(list(HOSTILE)), HOSTILE, HOSTILE)
                        .html();
        assertEquals(count(plain, '<'), count(html, '<'), "no tag more");
        assertEquals(count(plain, '"'), count(html, '"'), "no quote more");
        assertTrue(html.contains("&quot;&gt;&lt;script&gt;x()"), html);
        assertFalse(html.contains("\u202e") || html.contains("\u0007"), html);
    }

    private static Sheet.Listing list(String text) {
        return new Sheet.Listing(text, true, List.of(text));
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }

    @Test
    void aMessageAsksNothing() {
        String html = Sheet.message("No", "why").html();
        assertFalse(html.contains("/yes"), html);
        assertTrue(html.contains("href=/no autofocus>Close<"), html);
    }
}
