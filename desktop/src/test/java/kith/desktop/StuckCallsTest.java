package kith.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import kith.bridge.Lane;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Reads of FIFOs that nobody writes to and queries to a name server that never answers, more than
 * any pool has threads: with one pool for all, or one thread for each of them, what else the page
 * asks would never be answered.
 */
@Tag("window")
final class StuckCallsTest {
    private static final int STUCK = 32;

    private static final String MANIFEST =
            """
            {"name": "Test", "kith": {"id": "test.app", "permissions": {
              "fs": {"read": ["$data/**"], "write": ["$data/**"]},
              "udp": {"send": ["loopback:*"], "bind": ["loopback:*"]}, "dns": ["*"], "os": true}}}
            """;

    private static final String SCRIPT =
            """
            import dns from "node:dns";
            import fs from "node:fs";
            import os from "node:os";
            import { paths } from "kith:application";
            import { currentWindow } from "kith:window";
            globalThis.folder = paths.data;
            globalThis.ended = 0;
            const end = () => globalThis.ended++;
            globalThis.stick = (count, port) => {
              for (let i = 0; i < count; i++) {
                fs.promises.readFile(`${folder}/fifo`).then(end, end);
                const resolver = new dns.promises.Resolver({ timeout: 600_000, tries: 1 });
                resolver.setServers([`127.0.0.1:${port}`]);
                resolver.resolve4(`${i}.example.org`).then(end, end);
              }
              return count;
            };
            globalThis.others = async () => {
              fs.writeFileSync(`${folder}/a`, "x");
              const kinds = [
                fs.promises.stat(`${folder}/a`), fs.promises.readFile(`${folder}/a`), fs.promises.readdir(folder),
                dns.promises.lookup("localhost"), currentWindow.frame(), new Promise((resolve) => setTimeout(resolve, 0)),
                fetch("index.html").then((answer) => answer.text()),
              ];
              await Promise.all(kinds);
              fs.statSync(`${folder}/a`);
              os.networkInterfaces();
              return `${kinds.length} answered, ${ended} ended`;
            };
            globalThis.ready = true;
            """;

    private static TestApp app(Path folder) {
        TestApp.write(folder.resolve("app/manifest.webmanifest"), MANIFEST);
        TestApp.write(folder.resolve("app/stuck.js"), SCRIPT);
        return TestApp.asItIs(folder, "<script type=module src=stuck.js></script>");
    }

    private static Path fifo(TestApp app) throws IOException, InterruptedException {
        Path fifo = Path.of(app.askAgain("folder").replace("\"", ""), "fifo");
        Process made = new ProcessBuilder("mkfifo", fifo.toString()).inheritIO().start();
        assertTrue(made.waitFor(TestHost.PATIENCE_MS, TimeUnit.MILLISECONDS));
        return fifo;
    }

    @Test
    void holdUpNeitherOtherCallsNorOtherApps(@TempDir Path first, @TempDir Path second)
            throws Exception {
        for (Lane lane : Lane.values()) {
            assertTrue(lane.threadsMax() < STUCK, lane + " has a thread for each");
        }
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (var silent = new DatagramSocket(new InetSocketAddress(loopback, 0));
                TestApp app = app(first);
                TestApp other = app(second)) {
            Path fifo = fifo(app);
            other.askAgain("1");
            String stick = "stick(" + STUCK + ", " + silent.getLocalPort() + ")";
            assertEquals(Integer.toString(STUCK), app.ask(stick));
            for (int round = 0; round < 3; round++) {
                assertEquals("\"7 answered, 0 ended\"", app.ask("others()"));
                assertEquals("\"7 answered, 0 ended\"", other.ask("others()"));
            }
            Files.writeString(fifo, "x");
            assertTrue(
                    app.askAgain("ended > 0 ? ended : undefined").matches("\\d+"),
                    "they were stuck");
        }
    }
}
