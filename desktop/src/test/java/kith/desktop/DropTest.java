package kith.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import kith.bridge.window.WindowFrame;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are dragged into the window by the real mouse pointer, out of another process. */
@Tag("window")
final class DropTest {
    /** Takes what is dropped and keeps what the web, Kith and the engine say about it. */
    private static final String TAKING =
            "<body><script type=module src=drop.js></script><p id=from draggable=true>drag me</p>";

    private static final String SCRIPT =
            """
            import { currentWindow } from "kith:window";
            globalThis.hovered = new Set();
            addEventListener("dragover", (event) => {
              event.preventDefault();
              const { types, items } = event.dataTransfer;
              hovered.add(`${[...types]} ${Array.from(items, ({ kind }) => kind)}`);
            });
            addEventListener("drop", (event) => {
              event.preventDefault();
              const { items, files, types } = event.dataTransfer;
              globalThis.files = Array.from(files);
              globalThis.types = Array.from(types);
              globalThis.uris = event.dataTransfer.getData("text/uri-list");
              globalThis.names = globalThis.files.map(({ name }) => name);
              globalThis.handles = Promise.all(Array.from(items, (item) => item.getAsFileSystemHandle()));
              globalThis.paths = globalThis.files.map((file) => currentWindow.droppedPath(file));
              globalThis.place = [event.clientX, event.clientY, event.target.tagName];
              globalThis.dropped();
            });
            addEventListener("dragstart", (event) => {
              event.dataTransfer.setData("text/uri-list", "file:///etc/passwd");
            });
            globalThis.drop = new Promise((resolve) => (globalThis.dropped = resolve));
            globalThis.ready = true;
            """;

    @TempDir Path folder;

    private TestApp taking() {
        TestApp.write(folder.resolve("app/drop.js"), SCRIPT);
        return TestApp.strict(folder, TAKING);
    }

    private Path file(String name, String text) {
        Path file = folder.resolve("elsewhere").resolve(name);
        TestApp.write(file, text);
        return file;
    }

    /** Runs the program that drags, until the button is released. */
    private boolean drag(String... words) throws IOException, InterruptedException {
        Path program = folder.resolve("Dragging.java");
        try (InputStream source = DropTest.class.getResourceAsStream("Dragging.java")) {
            assertNotNull(source);
            Files.write(program, source.readAllBytes());
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add(program.toString());
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertTrue(process.waitFor(TestHost.PATIENCE_MS, TimeUnit.MILLISECONDS), "it still drags");
        return process.exitValue() == 0;
    }

    private boolean dropOn(TestApp app, Path... files) throws IOException, InterruptedException {
        WindowFrame frame = TestHost.get().on(() -> app.window().window().frame());
        List<String> words = new ArrayList<>(List.of("files"));
        words.add(Integer.toString(frame.x() + frame.width() / 2));
        words.add(Integer.toString(frame.y() + frame.height() / 2));
        for (Path each : files) {
            words.add(each.toString());
        }
        return drag(words.toArray(String[]::new));
    }

    @Test
    void grantsWhatWasDroppedAndNothingElse() throws Exception {
        Path text = file("grüße 1.txt", "hello");
        Path inner = file("photos/inner/a.txt", "inner");
        Path other = file("other.txt", "secret");
        Path photos = text.resolveSibling("photos");
        try (TestApp app = taking()) {
            app.askAgain("1");
            assertTrue(dropOn(app, text, photos));
            app.ask("drop");
            assertEquals("[\"Files file,file\"]", app.ask("[...hovered]"));
            assertEquals("[\"Files\"]", app.ask("types"));
            assertEquals("[\"grüße 1.txt\",\"photos\"]", app.ask("names"));
            assertEquals("\"hello\"", app.ask("files[0].text()"));
            assertEquals("[\"" + text + "\",\"" + photos + "\"]", app.ask("paths"));
            assertEquals(
                    "[[\"file\",\"grüße 1.txt\"],[\"directory\",\"photos\"]]",
                    app.ask("(await handles).map(({kind, name}) => [kind, name])"));
            assertEquals("\"hello\"", app.ask("(await (await handles)[0].getFile()).text()"));
            assertEquals(
                    "\"inner\"",
                    app.ask(
                            "(await (await (await (await handles)[1].getDirectoryHandle('inner'))"
                                    + ".getFileHandle('a.txt')).getFile()).text()"));
            assertEquals(
                    "[\"granted\",\"prompt\"]",
                    app.ask(
                            "[await (await handles)[0].queryPermission(),"
                                    + " await (await handles)[0].queryPermission({mode: 'readwrite'})]"));
            assertEquals("\"inner\"", app.ask(read(inner)));
            assertEquals("\"ERR_ACCESS_DENIED\"", app.ask(read(other)));
            assertEquals("\"ERR_ACCESS_DENIED\"", app.ask(read(text.resolveSibling("."))));
            assertEquals(
                    "\"ERR_ACCESS_DENIED\"",
                    app.ask(
                            "(await import('node:fs/promises')).writeFile('"
                                    + text
                                    + "', 'x').catch(e => e.code)"));
            assertEquals("\"hello\"", "\"" + Files.readString(text) + "\"");
        }
    }

    private static String read(Path file) {
        return "(await import('node:fs/promises')).readFile('"
                + file
                + "', 'utf8').catch(e => e.code)";
    }

    @Test
    void fillsAnInputOfFiles() throws Exception {
        Path first = file("a.txt", "first");
        Path second = file("b.txt", "second");
        String body =
                "<body style='margin:0'><input type=file multiple style='width:100vw;height:100vh'"
                        + " onchange='window.ready = true'>";
        try (TestApp app = TestApp.powerless(folder, body)) {
            assertTrue(dropOn(app, first, second));
            assertEquals(
                    "[\"first\",\"second\"]",
                    app.askAgain(
                            "await Promise.all(Array.from(document.querySelector('input').files,"
                                    + " (file) => file.text()))"));
        }
    }

    @Test
    void staysWhereItIsWhenNobodyTakesTheDrop() throws Exception {
        Path text = file("page.html", "<title>another</title>");
        try (TestApp app = TestApp.powerless(folder, "<body>stays")) {
            dropOn(app, text);
            assertEquals(
                    "[\"kith://test.app/\",\"stays\"]",
                    app.ask("[location.href, document.body.textContent]"));
        }
    }

    @Test
    void aPageCannotNameFilesByItsOwnDrags() throws Exception {
        try (TestApp app = taking()) {
            app.askAgain("1");
            String[] at =
                    app.ask("(({x, y}) => `${x + 20} ${y + 8}`)(from.getBoundingClientRect())")
                            .replace("\"", "")
                            .split(" ");
            WindowFrame frame = TestHost.get().on(() -> app.window().window().frame());
            drag(
                    "within",
                    Integer.toString(frame.x() + (int) Double.parseDouble(at[0])),
                    Integer.toString(frame.y() + (int) Double.parseDouble(at[1])),
                    Integer.toString(frame.x() + 300),
                    Integer.toString(frame.y() + 300));
            app.ask("drop");
            assertEquals("[[],[],[]]", app.ask("[files, paths, (await handles).filter(Boolean)]"));
            assertEquals("\"\"", app.ask("uris"));
            assertEquals("\"ERR_ACCESS_DENIED\"", app.ask(read(Path.of("/etc/passwd"))));
        }
    }
}
