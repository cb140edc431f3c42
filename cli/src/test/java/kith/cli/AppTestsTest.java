package kith.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Tests written in JavaScript, run by {@code kith test} in the real WebView, and hard ends. */
@Tag("window")
final class AppTestsTest {
    private static final Path ROOT = Path.of(System.getProperty("kith.root"));
    private static final Pattern PLAN = Pattern.compile("(?m)^1\\.\\.(\\d+)$");

    /** The engine's processes end after ours and write until then. */
    @TempDir(cleanup = CleanupMode.NEVER)
    Path temp;

    private void passes(String app, int testsMin) throws IOException, InterruptedException {
        Program.Run run = new Program(temp).run("test", ROOT.resolve(app).toString());
        assertEquals(0, run.code(), run.out() + run.err());
        Matcher plan = PLAN.matcher(run.out());
        assertTrue(plan.find(), run.out());
        assertTrue(Integer.parseInt(plan.group(1)) >= testsMin, plan.group());
        assertFalse(Pattern.compile("(?m)^not ok").matcher(run.out()).find(), run.out());
    }

    @Test
    void passesTheTestsOfThePagesModules() throws IOException, InterruptedException {
        passes("page/src/test/js/app", 43);
    }

    @Test
    void passesTheTestsOfTheNotebook() throws IOException, InterruptedException {
        passes("apps/notes", 101);
    }

    /** An app that saves without end, each time a whole file of one letter, by way of a rename. */
    private Path savingApp() throws IOException {
        Path app = Files.createDirectories(temp.resolve("saver"));
        Files.writeString(app.resolve("index.html"), "<script type=module src=main.js></script>");
        Files.writeString(
                app.resolve("manifest.webmanifest"),
                "{\"name\":\"Saver\",\"kith\":{\"id\":\"test.saver\"}}");
        Files.writeString(
                app.resolve("main.js"),
                """
                import { open, rename } from "node:fs/promises";
                import process from "node:process";
                const file = process.argv[2] + "/note.md";
                for (let round = 0; ; round++) {
                  const temporary = await open(file + ".tmp", "w");
                  await temporary.writeFile(String.fromCharCode(97 + round % 26).repeat(200_000));
                  await temporary.sync();
                  await temporary.close();
                  await rename(file + ".tmp", file);
                  if (round === 3) process.stdout.write("saving\\n");
                }
                """);
        return app;
    }

    private void survives(boolean forcibly) throws IOException, InterruptedException {
        Program program = new Program(temp);
        Path app = savingApp();
        Path folder = Files.createDirectories(temp.resolve("notes"));
        for (int round = 0; round < 3; round++) {
            Program.Running running = program.start("run", app.toString(), "--", folder.toString());
            running.awaitOutput("saving");
            if (forcibly) {
                running.process().destroyForcibly();
            } else {
                running.process().destroy();
            }
            running.end();
            String saved = Files.readString(folder.resolve("note.md"));
            assertEquals(200_000, saved.length());
            assertEquals(1, saved.chars().distinct().count(), "a note of two saves");
        }
    }

    @Test
    void losesNothingSavedWhenKilledAndStartsAgain() throws IOException, InterruptedException {
        survives(true);
    }

    @Test
    void losesNothingSavedWhenAskedToEndAndStartsAgain() throws IOException, InterruptedException {
        survives(false);
    }
}
