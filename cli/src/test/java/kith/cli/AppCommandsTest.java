package kith.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that open an app, in real windows of processes of their own. */
@Tag("window")
class AppCommandsTest {
    private static final String PAGE = "<!doctype html><title>app</title>";

    private Program program;

    @BeforeEach
    void makeHome(@TempDir Path temp) throws IOException {
        program = new Program(temp);
    }

    /** An app whose script is {@code script}. */
    private void app(String script) throws IOException {
        program.write("app/index.html", PAGE + "<script type=module src=main.js></script>");
        program.write("app/main.js", script);
    }

    @Test
    void runsANewAppAndItsTests() throws Exception {
        assertEquals(0, program.run("init", "my app", "--name", "\"My\" <app> & co").code());
        Program.Run tests = program.run("test", "my app");
        assertEquals(0, tests.code(), tests.out() + tests.err());
        assertTrue(tests.out().startsWith("TAP version 14\n"), tests.out());
        assertTrue(tests.out().contains("\n1..3\n"), tests.out());
        assertEquals(3, tests.out().lines().filter(line -> line.startsWith("ok ")).count());
        Program.Run shot = program.run("shot", "my app", "app.png");
        assertEquals(0, shot.code(), shot.err());
    }

    @Test
    void endsWithTheExitCodeOfTheApp() throws Exception {
        app(
                "import process from 'node:process'; console.log('argv', process.argv[2]); process.exit(7);");
        Program.Run run = program.run("run", "app", "--", "--odd");
        assertEquals(7, run.code(), run.err());
        assertTrue(run.out().matches("main\\.js:1:\\d+ +argv --odd\n"), run.out());
    }

    /** Sends a signal to a running app, to its whole process group when the number is negative. */
    private static void signal(String signal, long process) throws Exception {
        Process kill = new ProcessBuilder("kill", "-" + signal, "--", "" + process).start();
        assertEquals(0, kill.waitFor());
    }

    @Test
    void endsWithWhatShellsCallTheSignal() throws Exception {
        app("console.log('here');");
        Program.Running run = program.start("run", "app");
        run.awaitOutput("here");
        signal("INT", run.process().pid());
        assertEquals(130, run.end().code());
    }

    @Test
    void doesNotTakeASignalToAllItsProcessesForACrash() throws Exception {
        app("console.log('here');");
        List<String> command = new ArrayList<>(List.of("setsid"));
        command.addAll(Program.command("run", "app"));
        Program.Running run = program.startCommand(command);
        run.awaitOutput("here");
        signal("TERM", -run.process().pid());
        Program.Run ended = run.end();
        assertEquals(143, ended.code());
        assertEquals("", ended.err());
    }

    @Test
    void leavesNoProfileBehindWhereThereIsNoDisplay() throws Exception {
        app("");
        program.with("DISPLAY", ":987");
        assertEquals(1, program.run("run", "app").code());
        List<String> left = Program.filesIn(program.home());
        assertTrue(left.stream().noneMatch(file -> file.contains("default")), left.toString());
    }

    @Test
    void runsAnAppOnceInAProfile() throws Exception {
        app(
                "import { launchQueue } from 'kith:application'; let n = 0;"
                        + "launchQueue.setConsumer(({ targetURL, files, args, cwd }) =>"
                        + " console.log(`launch ${++n}`, targetURL, files.map(f => f.name).join(),"
                        + " args.join(' '), cwd.endsWith('work')));"
                        + "launchQueue.addEventListener('launch', e => console.log('event', e.params.args.length));");
        Program.Running first = program.start("run", "app", "--", "one");
        first.awaitOutput("launch 1 undefined  one true");
        first.awaitOutput("event 1");
        program.write("a.md", "text");
        String link = appId() + ":open?note=7&x=--debug";
        program.write(link, "a file whose name is a link");
        Program.Run second = program.run("run", "app", "--", "a.md", link, "--debug", "none.md");
        assertEquals(0, second.code(), second.err());
        assertEquals("", second.out() + second.err());
        first.awaitOutput("launch 2 " + link + " a.md a.md " + link + " --debug none.md true");
        Program.Running third = program.start("run", "app", "--profile", "other");
        third.awaitOutput("launch 1");
        third.stop();
        first.stop();
    }

    /** The id of an app without one. */
    private String appId() throws Exception {
        List<String> profiles = Program.filesIn(program.home().resolve(".local/share"));
        return profiles.stream()
                .filter(file -> file.startsWith("local.") && !file.contains("/"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aLaterStartMayUseTheFilesItNames() throws Exception {
        program.write(
                "app/manifest.webmanifest",
                "{\"kith\":{\"id\":\"org.example.opener\",\"permissions\":{\"fs\":"
                        + "{\"read\":[\"$data/**\"]}}}}");
        app(
                "import { readFile } from 'node:fs/promises';"
                        + "window.launchQueue.setConsumer(async ({ files, args, cwd }) => {"
                        + "for (const f of files) console.log('read', await (await f.getFile()).text());"
                        + "for (const a of args) await readFile(`${cwd}/${a}`, 'utf8')"
                        + ".then(t => console.log('fs', t), e => console.log(a, e.code)); });");
        program.write("secret.txt", "secret");
        Program.Running first = program.start("run", "app", "--", "secret.txt.no");
        first.awaitOutput("secret.txt.no ERR_ACCESS_DENIED");
        program.write("b.md", "opened");
        assertEquals(0, program.run("run", "app", "--", "b.md").code());
        first.awaitOutput("read opened");
        first.awaitOutput("fs opened");
        first.stop();
    }

    @Test
    void anotherFolderWithTheSameIdGetsNothing() throws Exception {
        String manifest = "{\"kith\":{\"id\":\"org.example.same\"}}";
        program.write("app/manifest.webmanifest", manifest);
        program.write("copy/manifest.webmanifest", manifest);
        program.write("copy/index.html", PAGE);
        app("console.log('here');");
        Program.Running first = program.start("run", "app");
        first.awaitOutput("here");
        Program.Run second = program.run("run", "copy");
        assertEquals(1, second.code());
        assertEquals(1, second.err().lines().count(), second.err());
        assertTrue(second.err().contains("already running"), second.err());
        assertTrue(second.err().contains("--profile"), second.err());
        first.stop();
    }

    @Test
    void startsAgainAfterItWasKilled() throws Exception {
        app("console.log('here');");
        Program.Running run = program.start("run", "app");
        run.awaitOutput("here");
        List<ProcessHandle> children = run.process().descendants().toList();
        assertFalse(children.isEmpty(), "the WebView has processes of its own");
        run.process().destroyForcibly();
        Program.Running.awaitEnd(children);
        Program.Running again = program.start("run", "app");
        again.awaitOutput("here");
        again.stop();
    }

    @Test
    void survivesABodyWithABlob() throws Exception {
        app(
                """
                import process from "node:process";
                const body = new Blob(["a"]);
                const refused = await fetch("/x", { method: "POST", body });
                console.log("status", refused.status);
                const headers = { "X-Kith": "no token" };
                const called = await fetch("/_kith/call", { method: "POST", body, headers });
                console.log("status", called.status);
                process.exit(0);
                """);
        Program.Run run = program.run("run", "app");
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().matches("(?s).*status 40\\d\n.*status 403\n"), run.out());
    }

    @Test
    void printsOnlyTapWhenItTests() throws Exception {
        app("");
        program.write(
                "app/a.test.js",
                """
                import { assert, test } from "kith:test";
                test("is well", () => console.log("chatter"));
                test("is not", () => assert.equal(1, 2));
                """);
        Program.Run run = program.run("test", "app");
        assertEquals(1, run.code(), run.err());
        assertTrue(run.err().contains("chatter"), run.err());
        assertFalse(run.out().contains("chatter"), run.out());
        assertTrue(run.out().contains("\nok 1 - is well\n"), run.out());
        assertTrue(run.out().contains("\nnot ok 2 - is not\n"), run.out());
    }

    @Test
    void runsTheNamedTestsOnly() throws Exception {
        app("");
        String test = "import { test } from 'kith:test'; test('NAME', () => {});";
        program.write("app/a.test.js", test.replace("NAME", "a"));
        program.write("app/deep/b.test.js", test.replace("NAME", "b"));
        Program.Run all = program.run("test", "app");
        assertTrue(all.out().contains("ok 1 - a\n") && all.out().contains("ok 2 - b\n"), all.out());
        Program.Run one = program.run("test", "app", "app/deep/b.test.js");
        assertTrue(one.out().contains("ok 1 - b\n"), one.out() + one.err());
        assertFalse(one.out().contains("- a\n"), one.out());
    }

    @Test
    void doesNotCallAnAppWithoutTestsWell() throws Exception {
        app("");
        assertFalse(program.run("test", "app").code() == 0);
        assertFalse(program.run("test", "app", "app/none.test.js").code() == 0);
    }

    @Test
    void paintsAppsInTheAskedSizeAndColours() throws Exception {
        String style =
                "<style>body{background:#fff}@media(prefers-color-scheme:dark)"
                        + "{body{background:#000}}div{height:3000px}</style>";
        program.write("app/index.html", PAGE + style + "<div></div>");
        Png light = shot("--light", "--width", "320", "--height", "240");
        assertEquals(320, light.width());
        assertEquals(240, light.height());
        assertEquals(0xffffff, light.colour(160, 120));
        Png dark = shot("--dark", "--full", "--width", "320", "--height", "240");
        assertEquals(0x000000, dark.colour(160, 120));
        assertTrue(dark.height() >= 3000, "height " + dark.height());
    }

    private Png shot(String... options) throws Exception {
        List<String> args = new ArrayList<>(List.of("shot", "app", "app.png"));
        args.addAll(List.of(options));
        Program.Run run = program.run(args.toArray(String[]::new));
        assertEquals(0, run.code(), run.err());
        return Png.read(program.folder().resolve("app.png"));
    }

    @Test
    void saysThatAPictureCannotBeWritten() throws Exception {
        app("");
        Program.Run run = program.run("shot", "app", "nosuch/app.png");
        assertEquals(1, run.code());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().contains("nosuch/app.png"), run.err());
        assertEquals(
                List.of("app", "app/index.html", "app/main.js"), Program.filesIn(program.folder()));
    }

    @Test
    void tellsWhereTheTimeOfAStartWent() throws Exception {
        app("console.log('hello');");
        Program.Running run = program.start("run", "app", "--timing");
        run.awaitError("the page is painted");
        run.stop();
        List<String> lines = Files.readAllLines(run.err());
        assertTrue(lines.size() >= 12, String.join("\n", lines));
        for (String line : lines) {
            assertTrue(line.matches("kith: +[0-9.]+ ms +[+-][0-9.]+  \\S.* \\(\\S+\\)"), line);
        }
        assertTrue(lines.get(0).contains("the command line is read"), lines.get(0));
    }

    @Test
    void loadsAgainWhenAFileChanges() throws Exception {
        app("console.log('first');");
        Program.Running run = program.start("run", "app", "--watch");
        run.awaitOutput("first");
        Files.writeString(program.folder().resolve("app/main.js"), "console.log('second');");
        run.awaitOutput("second");
        run.stop();
    }

    @Test
    void startsAgainWhenTheManifestChanges() throws Exception {
        app("import process from 'node:process'; console.log(process.env.WORD ?? 'none');");
        Program.Running run = program.start("run", "app", "--watch");
        run.awaitOutput("none");
        Path manifest = program.folder().resolve("app/manifest.webmanifest");
        Files.writeString(manifest, "{\"name\": \"Test\", \"kith\": {");
        run.awaitError("manifest.webmanifest:1:");
        Files.writeString(
                manifest, "{\"name\": \"Test\", \"kith\": {\"env\": {\"WORD\": \"second\"}}}");
        run.awaitOutput("second");
        run.stop();
    }
}
