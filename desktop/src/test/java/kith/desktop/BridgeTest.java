package kith.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls from real pages and workers. */
@Tag("window")
final class BridgeTest {
    /** Imports of what the expressions below use; {@code data} is the app's own folder. */
    private static final String MODULES = "<script type=module src=main.js></script>";

    private static final String MAIN =
            "import fs from 'node:fs/promises'; import * as sync from 'node:fs';"
                    + "import application from 'kith:application';"
                    + "Object.assign(window, {fs, sync, data: application.paths.data, ready: true});";

    @TempDir Path folder;

    private TestApp open(String... arguments) {
        TestApp.write(folder.resolve("app/main.js"), MAIN);
        TestApp app = TestApp.strict(folder, MODULES, arguments);
        assertEquals(
                "true",
                app.ask(
                        "new Promise(done => { const look = () => window.ready ? done(true)"
                                + " : setTimeout(look, 10); look(); })"));
        return app;
    }

    @Test
    void carries64MiBBothWaysUnchanged() {
        try (TestApp app = open()) {
            app.ask(
                    "(window.big = new Uint8Array(64 << 20), crypto.getRandomValues(big.subarray(0, 65536)),"
                            + "big.forEach((b, i) => { if (i > 65535) big[i] = (i * 31) ^ (i >> 13); }), 1)");
            app.ask("fs.writeFile(data + '/big', big).then(() => 1)");
            assertEquals(
                    "true",
                    app.ask(
                            "fs.readFile(data + '/big').then(b => b.length === big.length"
                                    + " && b.every((v, i) => v === big[i]))"));
            assertEquals(
                    "true",
                    app.ask(
                            "(b => b.length === big.length && b.every((v, i) => v === big[i]))"
                                    + "(sync.readFileSync(data + '/big'))"));
        }
    }

    @Test
    void answersTenThousandCallsInFlight() {
        try (TestApp app = open()) {
            app.ask("fs.writeFile(data + '/a', 'twelve bytes').then(() => 1)");
            assertEquals(
                    "120000",
                    app.ask(
                            "Promise.all(Array.from({length: 10000}, () => fs.stat(data + '/a')))"
                                    + ".then(all => all.reduce((sum, s) => sum + s.size, 0))"));
        }
    }

    @Test
    void refusesWhatTheManifestDoesNotGrantAndSaysHowTo() throws Exception {
        TestApp.write(folder.resolve("secret.txt"), "secret");
        try (TestApp app = open()) {
            String data = app.ask("data").replace("\"", "");
            Files.createSymbolicLink(Path.of(data, "link"), folder.resolve("secret.txt"));
            Files.createSymbolicLink(Path.of(data, "folder"), folder);
            for (String path :
                    new String[] {
                        "/etc/passwd",
                        "link",
                        "folder/secret.txt",
                        "../../../../../../../etc/passwd"
                    }) {
                String at = path.startsWith("/") ? "'" + path + "'" : "data + '/" + path + "'";
                for (String call :
                        new String[] {
                            "fs.readFile(" + at + ")",
                            "fs.writeFile(" + at + ", 'x')",
                            "fs.stat(" + at + ")",
                            "fs.copyFile(" + at + ", data + '/copy')",
                            "(async () => sync.readFileSync(" + at + "))()"
                        }) {
                    assertEquals(
                            "\"ERR_ACCESS_DENIED\"", app.ask(call + ".catch(e => e.code)"), call);
                }
                assertEquals("false", app.ask("sync.existsSync(" + at + ")"));
            }
            String message = app.ask("fs.readFile('/etc/passwd').catch(e => e.message)");
            assertTrue(message.contains("\\\"read\\\": [\\\"/etc/passwd\\\"]"), message);
            assertEquals("secret", Files.readString(folder.resolve("secret.txt")));
        }
    }

    @Test
    void grantsTheFoldersNamedOnTheCommandLine() throws Exception {
        Path other = Files.createDirectories(folder.resolve("other"));
        TestApp.write(other.resolve("a.txt"), "granted");
        try (TestApp app = open(other.toString())) {
            assertEquals("\"granted\"", app.ask("fs.readFile('" + other + "/a.txt', 'utf8')"));
            assertEquals(
                    "\"ERR_ACCESS_DENIED\"",
                    app.ask("fs.readFile('" + folder + "/app/index.html').catch(e => e.code)"));
        }
    }

    @Test
    void worksInModuleAndClassicWorkers() {
        TestApp.write(
                folder.resolve("app/module.js"),
                "import fs from 'node:fs/promises'; onmessage = async ({data}) => {"
                        + "await fs.writeFile(data + '/w', 'from a worker');"
                        + "postMessage(await fs.readFile(data + '/w', 'utf8')); };");
        TestApp.write(
                folder.resolve("app/classic.js"),
                "onmessage = async ({data}) => { const fs = await import('kith:fs');"
                        + "postMessage(fs.readFileSync(data + '/w', 'utf8')); };");
        try (TestApp app = open()) {
            String ask =
                    "new Promise((done, fail) => { const w = new Worker('%s', {type: '%s'});"
                            + "w.onmessage = e => done(e.data); w.onerror = e => fail(e.message);"
                            + "w.postMessage(data); })";
            assertEquals("\"from a worker\"", app.ask(String.format(ask, "module.js", "module")));
            assertEquals("\"from a worker\"", app.ask(String.format(ask, "classic.js", "classic")));
        }
    }

    @Test
    void isOneInstanceUnderAllNamesOfAModule() {
        try (TestApp app = open()) {
            for (String name :
                    new String[] {
                        "fs", "fs/promises", "path", "events", "buffer", "os", "process"
                    }) {
                assertEquals(
                        "true",
                        app.ask(
                                String.format(
                                        "Promise.all(['node:%1$s', 'kith:%1$s', 'socket:%1$s', '%1$s']"
                                                + ".map(n => import(n))).then(all => all.every(m => "
                                                + "m.default === all[0].default && Object.keys(m).length > 1 &&"
                                                + "Object.keys(all[0]).every(k => m[k] === all[0][k])))",
                                        name)),
                        name);
            }
        }
    }

    @Test
    void tellsOfChangesAndStopsWhenAsked() {
        try (TestApp app = open()) {
            app.ask(
                    "(window.seen = [], window.stop = new AbortController(), window.watching = (async () => {"
                            + "try { for await (const e of fs.watch(data, {signal: stop.signal}))"
                            + "seen.push(e.filename); } catch (e) { return e.name; } })(), 1)");
            app.ask("new Promise(done => setTimeout(done, 300))");
            app.ask("fs.writeFile(data + '/new.txt', 'x').then(() => 1)");
            assertEquals(
                    "true",
                    app.ask(
                            "new Promise(done => { const look = () => seen.includes('new.txt')"
                                    + " ? done(true) : setTimeout(look, 20); look(); })"));
            assertEquals("\"AbortError\"", app.ask("(stop.abort(), watching)"));
        }
    }

    @Test
    void givesAbortedCallsUp() {
        try (TestApp app = open()) {
            assertEquals(
                    "\"AbortError ABORT_ERR\"",
                    app.ask(
                            "fs.readFile(data, {signal: AbortSignal.abort()})"
                                    + ".catch(e => e.name + ' ' + e.code)"));
        }
    }

    @Test
    void endsTokensAndHandlesWithThePage() {
        try (TestApp app = open()) {
            String old = app.ask("import('/_kith/session.js').then(s => s.token)");
            String post =
                    "fetch('/_kith/call', {method: 'POST', headers: {'X-Kith': %s,"
                            + "'X-Kith-Channel': '7', 'X-Kith-Mode': 'one'}, body: new Uint8Array(0)})"
                            + ".then(r => r.status)";
            assertEquals("200", app.ask(String.format(post, old)));
            app.run("window.ready = false; location.reload()");
            assertEquals("403", app.askAgain(String.format(post, old)));
        }
    }

    @Test
    void goesOnAfterThePagesProcessWasKilled() {
        try (TestApp app = open()) {
            app.killPageProcess();
            app.line(line -> line.contains("crashed; reloading it once"));
            assertEquals(
                    "\"after\"",
                    app.askAgain(
                            "fs.writeFile(data + '/a', 'after').then(() => fs.readFile(data + '/a', 'utf8'))"));
        }
    }
}
