package kith.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who reaches the bridge: the app's own top frame and its own workers, nobody else. */
@Tag("window")
final class GuardTest {
    /** Tries every way there is and posts to the window above what became of each. */
    private static final String ATTACK =
            """
            <script type="module">
              const app = "kith://test.app";
              const outcome = {};
              const attempt = async (name, way) => {
                try { outcome[name] = await way(); } catch (e) { outcome[name] = "failed"; }
              };
              const post = (headers, mode) => fetch(app + "/_kith/call",
                {method: "POST", mode, headers, body: new Uint8Array(9)})
                .then(async r => r.status === 403 ? "failed" : mode === "no-cors" && r.type === "opaque"
                  ? "failed" : r.status + await r.text());
              await attempt("handler", () => typeof webkit === "undefined"
                || !webkit.messageHandlers?.kith ? "failed" : "seen");
              await attempt("event", () => new Promise(done => {
                addEventListener("kith:reply", () => done("answered"));
                dispatchEvent(new CustomEvent("kith:request", {detail: "x 1 AAAA"}));
                setTimeout(() => done("failed"), 300);
              }));
              await attempt("session", () => import(app + "/_kith/session.js").then(s => s.token));
              await attempt("text", () => fetch(app + "/_kith/session.js").then(async r =>
                r.status === 403 ? "failed" : r.text()));
              await attempt("call", () => post({"X-Kith": "0".repeat(32), "X-Kith-Channel": "1"}));
              await attempt("simple", () => post({}, "no-cors"));
              await attempt("file", () => fetch(app + "/index.html").then(r => r.text()));
              top.postMessage(JSON.stringify(outcome), "*");
            </script>
            """;

    @TempDir Path folder;

    private ServerSocket server;

    @BeforeEach
    void serveAForeignPage() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve);
        thread.setDaemon(true);
        thread.start();
    }

    private void serve() {
        byte[] page = ("<!doctype html>" + ATTACK).getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n";
        String length = "Content-Length: " + page.length + "\r\n\r\n";
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                socket.getInputStream().read(new byte[8192]);
                socket.getOutputStream().write((head + length).getBytes(StandardCharsets.UTF_8));
                socket.getOutputStream().write(page);
            } catch (IOException e) {
                // Closed by the test's end, or by a browser that changed its mind.
            }
        }
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private String foreign() {
        return "http://127.0.0.1:" + server.getLocalPort() + "/";
    }

    /** What a frame made by {@code element} reports. */
    private static String report(TestApp app, String element) {
        return app.ask(
                "new Promise(done => { onmessage = e => done(JSON.parse(e.data));"
                        + "const frame = document.createElement('iframe');"
                        + element
                        + "document.body.append(frame); })");
    }

    private static void assertAllFailed(String report) {
        assertTrue(report.contains("\"handler\":"), report);
        assertFalse(report.replace("\"failed\"", "").contains(":\""), report);
    }

    @Test
    void refusesAForeignFrame() {
        try (TestApp app = TestApp.powerless(folder, "<body>")) {
            assertAllFailed(report(app, "frame.src = '" + foreign() + "';"));
        }
    }

    @Test
    void refusesASandboxedFrameOfTheApp() {
        TestApp.write(folder.resolve("app/frame.html"), "<!doctype html>" + ATTACK);
        try (TestApp app = TestApp.powerless(folder, "<body>")) {
            String report =
                    report(app, "frame.sandbox = 'allow-scripts'; frame.src = 'frame.html';");
            // Its own origin's files are no secret to a frame of the app; the bridge is.
            assertAllFailed(report.replaceAll("\"file\":\"<[^}]*", "\"file\":\"failed\""));
        }
    }

    @Test
    void refusesADataFrame() {
        try (TestApp app = TestApp.powerless(folder, "<body>")) {
            String page = "<!doctype html>" + ATTACK;
            String encoded =
                    Base64.getEncoder().encodeToString(page.getBytes(StandardCharsets.UTF_8));
            assertAllFailed(report(app, "frame.src = 'data:text/html;base64," + encoded + "';"));
        }
    }

    @Test
    void opensNoFrameAtAllUnderTheStrictPolicy() {
        try (TestApp app = TestApp.strict(folder, "<body>")) {
            app.ask(
                    "(f => (f.src = '"
                            + foreign()
                            + "', document.body.append(f), 1))"
                            + "(document.createElement('iframe'))");
            app.line(line -> line.contains("Content-Security-Policy") && line.contains("frame"));
        }
    }

    @Test
    void letsNoPageTakeTheWindowElsewhere() {
        TestApp.write(
                folder.resolve("app/leave.js"),
                "setTimeout(() => { location.href = '" + foreign() + "'; }, 200);");
        String body = "<body><script src=leave.js></script>";
        for (boolean strict : new boolean[] {true, false}) {
            try (TestApp app =
                    strict ? TestApp.strict(folder, body) : TestApp.powerless(folder, body)) {
                app.line(line -> line.contains("may not go to " + foreign()));
                assertEquals("\"kith://test.app\"", app.ask("location.origin"));
            }
        }
    }

    @Test
    void showsThePageNoHandlerAndNoWayAroundTheToken() {
        try (TestApp app = TestApp.strict(folder, "<body>")) {
            assertEquals("false", app.ask("'kith' in (window.webkit?.messageHandlers ?? {})"));
            String[] texts = {
                "x 1 AAAA", "", " ", "null", "0".repeat(32) + " 1 AAAA", "console", "file", "file x"
            };
            for (String text : texts) {
                app.ask(
                        "(dispatchEvent(new CustomEvent('kith:request', {detail: "
                                + quote(text)
                                + "})), 1)");
            }
            app.ask("(dispatchEvent(new CustomEvent('kith:request', {detail: null})), 1)");
            app.ask("(dispatchEvent(new CustomEvent('kith:console', {detail: 'not json'})), 1)");
            assertEquals("2", app.ask("1 + 1"));
        }
    }

    private static String quote(String text) {
        return "'" + text + "'";
    }
}
