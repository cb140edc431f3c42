package kith.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("window")
final class AppPageTest {
    @TempDir Path folder;

    @Test
    void showsThePageOnTheAppsOwnSecureOrigin() {
        try (TestApp app = TestApp.strict(folder, "<h1>Hello</h1>")) {
            assertEquals("\"Hello\"", app.ask("document.querySelector('h1').textContent"));
            assertEquals("\"kith://test.app\"", app.ask("location.origin"));
            assertEquals("true", app.ask("isSecureContext"));
        }
    }

    @Test
    void servesFilesWithTypesRangesAndValidators() {
        TestApp.write(folder.resolve("app/data.json"), "{\"a\":1}");
        try (TestApp app = TestApp.strict(folder, "")) {
            assertEquals(
                    "\"application/json\"",
                    app.ask("(await fetch('data.json')).headers.get('content-type')"));
            assertEquals(
                    "[206,\"{\\\"a\",\"bytes 0-2/7\"]",
                    app.ask(
                            "await fetch('data.json',{headers:{Range:'bytes=0-2'}}).then(async r=>"
                                    + "[r.status,await r.text(),r.headers.get('content-range')])"));
            assertEquals(
                    "416",
                    app.ask("(await fetch('data.json',{headers:{Range:'bytes=99-'}})).status"));
            assertEquals(
                    "304",
                    app.ask(
                            "await fetch('data.json').then(r=>fetch('data.json',{cache:'no-store',headers:"
                                    + "{'If-None-Match':r.headers.get('etag')}})).then(r=>r.status)"));
            assertEquals("404", app.ask("(await fetch('absent.txt')).status"));
        }
    }

    @Test
    void servesNothingFromOutsideTheFolder() throws Exception {
        TestApp.write(folder.resolve("secret.txt"), "secret");
        Files.createDirectories(folder.resolve("app"));
        Files.createSymbolicLink(folder.resolve("app/link.txt"), folder.resolve("secret.txt"));
        Files.createSymbolicLink(folder.resolve("app/dir"), folder);
        try (TestApp app = TestApp.strict(folder, "")) {
            for (String path :
                    new String[] {
                        "../secret.txt",
                        "%2e%2e/secret.txt",
                        "..%2fsecret.txt",
                        "link.txt",
                        "dir/secret.txt",
                        "%00",
                        "a%00/../x"
                    }) {
                assertTrue(
                        app.ask("(await fetch('/" + path + "')).status").matches("40[34]"), path);
            }
        }
    }

    @Test
    void runsNoInlineAndNoRemoteScriptUnderTheStrictPolicy() {
        TestApp.write(folder.resolve("app/own.js"), "window.own = true;");
        String body =
                "<script>window.inline = true</script><script src=own.js></script>"
                        + "<script src='data:text/javascript,window.data=true'></script>"
                        + "<script src='http://127.0.0.1:9/x.js'></script><img src=x onerror='window.handler=true'>";
        try (TestApp app = TestApp.strict(folder, body)) {
            assertEquals(
                    "[true,null,null,null]",
                    app.ask("[window.own, window.inline, window.data, window.handler]"));
            assertTrue(app.ask("eval('1')").startsWith("!EvalError"));
            assertTrue(app.ask("new Function('return 1')()").startsWith("!EvalError"));
            app.line(line -> line.contains("Content-Security-Policy") && line.contains("inline"));
            app.line(
                    line -> line.contains("Content-Security-Policy") && line.contains("127.0.0.1"));
        }
    }

    @Test
    void leavesAnAppWithoutPermissionsItsOwnPolicy() {
        try (TestApp app = TestApp.powerless(folder, "<script>window.inline = true</script>")) {
            assertEquals("true", app.ask("window.inline"));
            assertEquals("2", app.ask("eval('1 + 1')"));
        }
    }
}
