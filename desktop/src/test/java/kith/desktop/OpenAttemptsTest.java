package kith.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page that opens files without end: each attempt is answered, and nothing stays open. */
@Tag("window")
final class OpenAttemptsTest {
    private static final int ATTEMPTS = 100_000;

    /** 100 s: 8 s on a quiet machine. */
    private static final long WAIT_MS_MAX = 100_000;

    private static final String SCRIPT =
            """
            import fs from "node:fs";
            import { paths } from "kith:application";
            const folder = paths.data;
            fs.writeFileSync(`${folder}/a`, "x");
            const ways = [
              () => fs.promises.open(`${folder}/a`),
              () => new Promise((resolve, reject) => fs.open(`${folder}/a`, "r+", (error, fd) => (error ? reject(error) : resolve(fd)))),
              async () => fs.openSync(`${folder}/a`),
              () => fs.promises.open(`${folder}/none`),
              () => fs.promises.open("/etc/shadow"),
              () => fs.promises.open(`${folder}/a\\0`),
              () => fs.promises.open({}),
              () => fs.promises.open(folder, "w"),
              () => fs.promises.open(`${folder}/a`, "wx"),
              () => fs.promises.open(`${folder}/${"n".repeat(300)}`),
            ];
            const close = (handle) => (typeof handle === "number" ? fs.closeSync(handle) : handle.close());
            window.attempt = async (count) => {
              const told = {};
              for (let done = 0; done < count; done += 500) {
                const results = await Promise.allSettled(Array.from({ length: 500 }, (_, i) => ways[i % ways.length]()));
                for (const { reason } of results) {
                  const name = reason === undefined ? "opened" : reason.code;
                  told[name] = (told[name] ?? 0) + 1;
                }
                await Promise.all(results.filter(({ status }) => status === "fulfilled").map(({ value }) => close(value)));
              }
              window.told = Object.entries(told).sort().map(([name, times]) => `${name} ${times}`).join(", ");
            };
            window.told = "nothing";
            window.ready = true;
            """;

    private static void attempt(TestApp app, int count) throws InterruptedException {
        app.run("window.told = ''; window.attempt(" + count + ")");
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(WAIT_MS_MAX);
        while (app.ask("window.told").equals("\"\"")) {
            assertTrue(System.nanoTime() < end, "the attempts take too long");
            Thread.sleep(50);
        }
    }

    @Test
    void aHundredThousandAttemptsToOpenLeaveNothingOpen(@TempDir Path folder) throws Exception {
        TestApp.write(folder.resolve("app/open.js"), SCRIPT);
        try (TestApp app = TestApp.strict(folder, "<script type=module src=open.js></script>")) {
            app.askAgain("window.told");
            attempt(app, 500); // What the first calls open for the process stays.
            int before = Descriptors.open();
            attempt(app, ATTEMPTS);
            int after = Descriptors.open();
            assertEquals(
                    "\"EEXIST 10000, EISDIR 10000, ENAMETOOLONG 10000, ENOENT 10000, ERR_ACCESS_DENIED 10000,"
                            + " ERR_INVALID_ARG_TYPE 10000, ERR_INVALID_ARG_VALUE 10000, opened 30000\"",
                    app.ask("window.told"));
            assertTrue(
                    after <= before + Descriptors.OTHERS_MAX,
                    before + " descriptors became " + after);
        }
    }
}
