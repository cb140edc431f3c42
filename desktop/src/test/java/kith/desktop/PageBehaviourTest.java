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
    void keepsTimersOfAHiddenWindowAtPaceWhenTheManifestAsks() {
        TestApp.write(
                folder.resolve("app/manifest.webmanifest"),
                "{\"name\":\"Test\",\"kith\":{\"id\":\"test.app\",\"background\":true}}");
        try (TestApp app = TestApp.asItIs(folder, "<body>")) {
            TestHost.get()
                    .on(() -> {
                        app.window().window().visible(false);
                        return true;
                    });
            String ticks =
                    app.ask(
                            "new Promise(done => { let ticks = 0; const start = performance.now();"
                                    + "const timer = setInterval(() => { ticks++;"
                                    + "const spent = performance.now() - start;"
                                    + "if (spent > 3000) { clearInterval(timer);"
                                    + "done(Math.round(100 * ticks / (spent / 10))); } }, 10); })");
            assertTrue(Integer.parseInt(ticks) >= 50, ticks + " % of the ticks");
        }
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
