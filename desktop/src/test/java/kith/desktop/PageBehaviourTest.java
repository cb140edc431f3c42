package kith.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import kith.bridge.app.AppHashes;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What pages do in any browser and must do here too. */
@Tag("window")
final class PageBehaviourTest {
    /** Bytes of a RIFF/WAVE head with one format chunk. */
    private static final int WAVE_HEAD = 44;

    private static final int RATE = 8000;

    @TempDir Path folder;

    /**
     * A silent sound of this length, one byte a sample; a sparse file, so its size costs nothing.
     */
    private void sound(String name, int bytes) throws IOException {
        Path file = folder.resolve("app").resolve(name);
        Files.createDirectories(file.getParent());
        ByteBuffer head = ByteBuffer.allocate(WAVE_HEAD).order(ByteOrder.LITTLE_ENDIAN);
        head.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(bytes + WAVE_HEAD - 8);
        head.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        head.putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(RATE);
        head.putShort((short) 1).putShort((short) 8);
        head.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(bytes);
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            out.write(head.array());
            out.setLength(WAVE_HEAD + (long) bytes);
        }
    }

    private static String duration(String make) {
        return "new Promise((done, fail) => { const a = "
                + make
                + "; window.a = a; a.onloadedmetadata = () => done(Math.round(a.duration));"
                + "a.onerror = () => fail(a.error?.code); })";
    }

    @Test
    void playsAndSeeksSoundsOfTheApp() throws IOException {
        sound("tone.wav", 10 * RATE);
        try (TestApp app = TestApp.strict(folder, "<body><audio id=tag src=tone.wav></audio>")) {
            assertEquals("10", app.ask(duration("new Audio('tone.wav')")));
            assertEquals(
                    "10",
                    app.ask(
                            duration(
                                    "Object.assign(document.createElement('audio'),"
                                            + " {src: 'tone.wav'})")));
            assertEquals(
                    "7",
                    app.ask(
                            "new Promise(done => { a.onseeked = () => done(Math.round(a.currentTime));"
                                    + " a.currentTime = 7; })"));
            assertEquals("\"kith://test.app/tone.wav\"", app.ask("a.src"));
        }
    }

    @Test
    void playsASoundOfTwoHours() throws IOException {
        sound("long.wav", 7200 * RATE);
        try (TestApp app = TestApp.strict(folder, "<body>")) {
            assertEquals("7200", app.ask(duration("new Audio('long.wav')")));
        }
    }

    @Test
    void playsASoundHoweverOftenThatIsAsked() throws IOException {
        sound("short.wav", 375 * RATE);
        try (TestApp app = TestApp.strict(folder, "<body>")) {
            for (int i = 0; i < 30; i++) {
                assertEquals("375", app.ask(duration("new Audio('short.wav')")), "time " + i);
            }
        }
    }

    @Test
    void saysOnceThatAFileIsNoSound() throws IOException {
        Path file = folder.resolve("app/noise.wav");
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[100_000]);
        try (TestApp app = TestApp.strict(folder, "<body>")) {
            assertEquals(
                    "\"NotSupportedError 4 error\"",
                    app.ask(
                            "new Promise(done => { const a = new Audio('noise.wav'), heard = [];"
                                    + "for (const type of ['error', 'loadedmetadata', 'emptied'])"
                                    + " a.addEventListener(type, () => heard.push(type));"
                                    + "a.play().catch(e => setTimeout(() =>"
                                    + " done(`${e.name} ${a.error.code} ${heard}`), 300)); })"));
        }
    }

    @Test
    void playsWhenAskedAfterTheFileIsThere() throws IOException {
        sound("tone.wav", 10 * RATE);
        try (TestApp app = TestApp.strict(folder, "<body>")) {
            app.ask(duration("new Audio('tone.wav')"));
            assertEquals(
                    "\"playing\"",
                    app.ask("(a.load(), a.muted = true, a.play().then(() => 'playing'))"));
        }
    }

    @Test
    void streamsAFileOfManyPieces() throws IOException {
        Path file = folder.resolve("app/big.bin");
        Files.createDirectories(file.getParent());
        byte[] bytes = new byte[20 << 20];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 7 + (i >> 11));
        }
        Files.write(file, bytes);
        try (TestApp app = TestApp.strict(folder, "<body>")) {
            assertEquals(
                    "true",
                    app.ask(
                            "fetch('big.bin').then(r => r.arrayBuffer()).then(b =>"
                                    + " b.byteLength === 20 << 20 && new Uint8Array(b)"
                                    + ".every((v, i) => v === ((i * 7 + (i >> 11)) & 255)))"));
        }
    }

    @Test
    void tellsAStreamedDocumentThePolicyToo() throws IOException {
        Path file = folder.resolve("app/long.html");
        Files.createDirectories(file.getParent());
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            out.writeBytes("<!doctype html><script>window.inline = true</script>");
            out.setLength(10 << 20);
        }
        try (TestApp app = TestApp.strict(folder, "<body>")) {
            String policy = "headers.get('content-security-policy')";
            String normal = app.ask("(await fetch('index.html'))." + policy);
            assertTrue(normal.contains("script-src 'self'"), normal);
            assertEquals(normal, app.ask("(await fetch('long.html'))." + policy));
            app.run("location = 'long.html'");
            app.line(line ->
                    line.contains("Content-Security-Policy (script-src")
                            && line.contains("inline"));
        }
    }

    @Test
    void refusesAPackagedSoundThatWasChanged() throws Exception {
        sound("tone.wav", 10 * RATE);
        sound("changed.wav", 10 * RATE);
        TestApp.write(
                folder.resolve("app/manifest.webmanifest"),
                "{\"name\":\"Test\",\"kith\":{\"id\":\"test.app\"}}");
        TestApp.write(folder.resolve("app/index.html"), "<!doctype html><meta charset=utf-8>");
        AppHashes.of(folder.resolve("app")).write(folder.resolve("app"));
        try (RandomAccessFile out =
                new RandomAccessFile(folder.resolve("app/changed.wav").toFile(), "rw")) {
            out.seek(4 * RATE);
            out.write(1);
        }
        try (TestApp app = TestApp.packaged(folder)) {
            assertEquals("10", app.ask(duration("new Audio('tone.wav')")));
            assertEquals("!4", app.ask(duration("new Audio('changed.wav')")));
            app.line(line -> line.contains("changed.wav was changed after the app was packaged"));
        }
    }

    @Test
    void refusesAPackagedIconThatWasChanged() throws Exception {
        TestApp.write(
                folder.resolve("app/manifest.webmanifest"),
                "{\"name\":\"Test\",\"icons\":[{\"src\":\"icon.png\",\"sizes\":\"64x64\"}],"
                        + "\"kith\":{\"id\":\"test.app\"}}");
        TestApp.write(folder.resolve("app/index.html"), "<!doctype html><meta charset=utf-8>");
        TestApp.write(folder.resolve("app/icon.png"), "as packaged");
        AppHashes.of(folder.resolve("app")).write(folder.resolve("app"));
        TestApp.write(folder.resolve("app/icon.png"), "as changed!");
        try (TestApp app = TestApp.packaged(folder)) {
            app.line(line -> line.contains("icon.png was changed after the app was packaged"));
        }
    }

    @Test
    void tellsThePageALanguage() {
        try (TestApp app = TestApp.powerless(folder, "<body>")) {
            String language = app.ask("navigator.language");
            assertTrue(language.matches("\"[a-z]{2,3}(-[A-Z]{2})?\""), language);
            assertEquals(language, app.ask("navigator.languages[0]"));
        }
    }

    /** How often an interval of 10 ms fires in three seconds. */
    private static int ticks(TestApp app) {
        return Integer.parseInt(
                app.ask(
                        "new Promise(done => { let ticks = 0; const start = performance.now();"
                                + "const timer = setInterval(() => { ticks++;"
                                + "if (performance.now() - start > 3000) {"
                                + "clearInterval(timer); done(ticks); } }, 10); })"));
    }

    @Test
    void keepsTimersOfAHiddenWindowAtPaceWhenTheManifestAsks() {
        TestApp.write(
                folder.resolve("app/manifest.webmanifest"),
                "{\"name\":\"Test\",\"kith\":{\"id\":\"test.app\",\"background\":true}}");
        try (TestApp app = TestApp.asItIs(folder, "<body>")) {
            // The machine may become busy between the two: compared again then.
            int shown = 0;
            int hidden = 0;
            for (int i = 0; i < 3 && hidden * 10 <= shown * 9; i++) {
                visible(app, true);
                shown = ticks(app);
                visible(app, false);
                assertEquals("true", app.ask("document.hidden"));
                hidden = ticks(app);
            }
            assertTrue(hidden * 10 >= shown * 9, hidden + " ticks hidden, " + shown + " shown");
        }
    }

    private static void visible(TestApp app, boolean visible) {
        TestHost.get()
                .on(() -> {
                    app.window().window().visible(visible);
                    return true;
                });
        String state = visible ? "!document.hidden" : "document.hidden";
        app.ask(
                "new Promise(done => { const look = () => "
                        + state
                        + " ? done(1) : setTimeout(look, 10); look(); })");
    }

    @Test
    void goesOnWhenThePageRegistersAServiceWorker() {
        try (TestApp app = TestApp.strict(folder, "<body>")) {
            String outcome =
                    app.ask(
                            "navigator.serviceWorker.register('sw.js').then(r => typeof r,"
                                    + " e => 'rejected ' + e.message)");
            assertFalse(outcome.contains("rejected"), outcome);
        }
    }
}
