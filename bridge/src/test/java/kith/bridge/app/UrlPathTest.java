package kith.bridge.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlPathTest {

    @ParameterizedTest
    @CsvSource({
        "/, ''",
        "/a, a",
        "/a/b.js, a/b.js",
        "//a///b, a/b",
        "/a%20b, a b",
        "/%C3%BC.html, ü.html",
        "/ü.html, ü.html",
        "/100%25, 100%",
        "/100%, 100%",
        "/%zz%4, %zz%4",
        "/%2541, %41",
        "/a+b, a+b",
        "/.well-known/x, .well-known/x",
        "/a..b, a..b",
    })
    void decodesNamesOnce(String text, String names) {
        UrlPath path = assertInstanceOf(UrlPath.Ok.class, UrlPath.parse(text)).path();
        assertEquals(names, path.text());
    }

    @Test
    void aSlashAtTheEndNamesAFolder() {
        assertTrue(assertInstanceOf(UrlPath.Ok.class, UrlPath.parse("/a/")).path().folder());
        assertFalse(assertInstanceOf(UrlPath.Ok.class, UrlPath.parse("/a")).path().folder());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "/..",
                "/../etc/passwd",
                "/a/../../b",
                "/%2e%2e/b",
                "/%2E./b",
                "/.%2e",
                "/./a",
                "/%2e",
                "/a%2fb",
                "/..%2f..%2fetc%2fpasswd",
                "/..%5cb",
                "/a\\b",
                "/a%5Cb",
                "/a%00.html",
                "/a\u0000",
                "/a%0Ab",
                "/a%7f",
                "/%c0%ae%c0%ae/b",
                "/%e0%80%af",
                "/%ff",
                "/%ed%a0%80",
                "/\ud800",
                "/.git/config",
                "/.kith/hashes",
                "/a/.env",
                "/...x",
                "/a/.well-known/x",
                "/.",
                "/%2egit/config",
            })
    void whatIsNotHarmlessIsRefused(String text) {
        assertFalse(reason(text).isEmpty());
    }

    @Test
    void aPathHasABound() {
        assertInstanceOf(UrlPath.Ok.class, UrlPath.parse("/" + "a".repeat(4095)));
        assertFalse(reason("/" + "a".repeat(4096)).isEmpty());
    }

    @Test
    void noSequenceOfHostilePiecesGoesUpOrHidden() {
        List<String> pieces =
                List.of("/", "..", ".", "%2e", "%2E", "%2f", "%5c", "\\", "a", "%", "25", "%00");
        for (long seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder("/");
            for (int i = random.nextInt(8); i >= 0; i--) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            if (UrlPath.parse(text.toString()) instanceof UrlPath.Ok ok) {
                for (String name : ok.path().names()) {
                    boolean harmless =
                            !name.startsWith(".")
                                    && !name.isEmpty()
                                    && !name.matches(".*[/\\\\\0].*");
                    assertTrue(harmless, "seed " + seed + ": " + text + " gave " + name);
                }
            }
        }
    }

    private static String reason(String text) {
        return assertInstanceOf(UrlPath.Reject.class, UrlPath.parse(text)).reason();
    }
}
