package kith.bridge.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import kith.bridge.NodeError;
import kith.bridge.Session;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ApplicationRoutesTest {
    private final List<String> did = new ArrayList<>();
    private @Nullable String problem;
    private long nowNs = Long.MAX_VALUE - 5; // nanoTime may wrap at any time
    private final ApplicationRoutes routes =
            new ApplicationRoutes(
                    new ApplicationPort() {
                        @Override
                        public LaunchQueue launches(Session session) {
                            throw new UnsupportedOperationException();
                        }

                        @Override
                        public void quit(int exitCode) {
                            did.add("quit " + exitCode);
                        }

                        @Override
                        public @Nullable String openExternally(String uri) {
                            did.add("open " + uri);
                            return problem;
                        }

                        @Override
                        public void theme(Theme theme) {
                            did.add("theme " + theme);
                        }
                    },
                    () -> nowNs);

    private @Nullable String refusal(String url) {
        return assertThrows(NodeError.class, () -> routes.openExternal(url)).code();
    }

    @Test
    void opensWebPagesAndLetters() {
        routes.openExternal("https://example.org/a?b#c");
        routes.openExternal("HTTP://example.org");
        routes.openExternal("mailto:a@example.org");
        assertEquals(
                List.of(
                        "open https://example.org/a?b#c",
                        "open HTTP://example.org",
                        "open mailto:a@example.org"),
                did);
    }

    @Test
    void opensNothingElse() {
        for (String url :
                List.of(
                        "file:///etc/passwd",
                        "javascript:alert(1)",
                        "data:text/html,x",
                        "smb://host/share",
                        "vscode://x",
                        "httpsx://example.org")) {
            assertEquals("ERR_INVALID_URL_SCHEME", refusal(url));
        }
        for (String url :
                List.of(
                        "",
                        "example.org",
                        "https://",
                        "https://a b",
                        "https://a\nb",
                        "--help",
                        "https://x/" + "y".repeat(ApplicationRoutes.ADDRESS_CHARS_MAX))) {
            assertEquals("ERR_INVALID_URL", refusal(url));
        }
        assertEquals(List.of(), did);
    }

    @Test
    void handsOverPlainAscii() {
        routes.openExternal("https://example.org/\u00fc");
        assertEquals(List.of("open https://example.org/%C3%BC"), did);
    }

    @Test
    void opensSoManyAMinuteAndNotOneMore() {
        for (int i = 0; i < ApplicationRoutes.OPENED_PER_MINUTE_MAX; i++) {
            routes.openExternal("https://example.org/");
        }
        assertEquals("ERR_BRIDGE_BUSY", refusal("https://example.org/"));
        nowNs += TimeUnit.SECONDS.toNanos(59);
        assertEquals("ERR_BRIDGE_BUSY", refusal("https://example.org/"));
        nowNs += TimeUnit.SECONDS.toNanos(1);
        routes.openExternal("https://example.org/");
        assertEquals(ApplicationRoutes.OPENED_PER_MINUTE_MAX + 1, did.size());
    }

    @Test
    void saysWhatWentWrong() {
        problem = "no program for it";
        NodeError error =
                assertThrows(NodeError.class, () -> routes.openExternal("https://example.org/"));
        assertEquals("Operation failed: no program for it", error.message());
    }

    @Test
    void quitsAndChangesColours() {
        routes.quit(257);
        routes.theme(Theme.DARK);
        assertEquals(List.of("quit 1", "theme DARK"), did);
    }
}
