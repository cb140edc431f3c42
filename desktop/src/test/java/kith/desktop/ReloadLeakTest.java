package kith.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A page that leaves all it has open behind, again and again. */
final class ReloadLeakTest {
    /** 30 reloads take some seconds; a descriptor lost at each would show: 24 are left open. */
    private static final int FEW = 30;

    /** 1000 reloads: what is lost at one in a hundred shows too. */
    private static final int MANY = 1000;

    /** 8 minutes, on a machine that does other things too. */
    private static final long WAIT_MS_MAX = 480_000;

    private static final String SCRIPT =
            """
            import fs from "node:fs";
            import { paths } from "kith:application";
            const round = Number(sessionStorage.round ?? 0);
            window.round = round;
            window.ready = true;
            const file = `${paths.data}/left`;
            fs.writeFileSync(file, "x".repeat(1000));
            window.begin = async () => {
              window.left = [];
              for (let i = 0; i < 10; i++) {
                window.left.push(fs.openSync(file), await fs.promises.open(file));
              }
              window.left.push(fs.opendirSync(paths.data), fs.watch(paths.data));
              const stream = fs.createReadStream(file, { highWaterMark: 10 });
              await new Promise((resolve) => stream.once("readable", resolve));
              window.left.push(stream);
              sessionStorage.round = round + 1;
            };
            if (round < Number(sessionStorage.wanted ?? 0)) window.begin().then(() => location.reload());
            """;

    @TempDir Path folder;

    @Test
    @Tag("window")
    void whatAPageLeftOpenIsClosedWhenItReloads() throws Exception {
        reloads(FEW);
    }

    @Test
    @Tag("long")
    @Timeout(value = 600, unit = TimeUnit.SECONDS)
    void aThousandReloadsLeaveNoDescriptor() throws Exception {
        reloads(MANY);
    }

    private void reloads(int count) throws Exception {
        TestApp.write(folder.resolve("app/leave.js"), SCRIPT);
        try (TestApp app = TestApp.strict(folder, "<script type=module src=leave.js></script>")) {
            app.askAgain("1");
            reloadUntil(app, 5); // What the first pages open for the process stays.
            int before = Descriptors.open();
            reloadUntil(app, 5 + count);
            int after = Descriptors.open();
            assertTrue(
                    after <= before + Descriptors.OTHERS_MAX,
                    before + " descriptors became " + after);
            assertEquals("\"x\"", app.askAgain("'x'"));
        }
    }

    private static void reloadUntil(TestApp app, int round) throws InterruptedException {
        app.run(
                "sessionStorage.wanted = "
                        + round
                        + "; window.begin().then(() => location.reload())");
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(WAIT_MS_MAX);
        while (!app.askAgain("window.round").equals(Integer.toString(round))) {
            assertTrue(System.nanoTime() < end, "reloads take too long");
            Thread.sleep(50);
        }
    }
}
