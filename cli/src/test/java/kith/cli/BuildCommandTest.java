package kith.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kith build} as people call it, with a runtime in the package. */
final class BuildCommandTest {
    @TempDir private Path temp;

    private Program program;
    private Path app;

    @BeforeEach
    void makeApp() throws Exception {
        program = new Program(temp);
        app = Files.createDirectories(temp.resolve("work/hello"));
        Files.writeString(app.resolve("index.html"), "hello");
        Files.writeString(
                app.resolve("manifest.webmanifest"),
                "{\"name\": \"Hello\", \"kith\": {\"id\": \"org.example.hello\"}}");
    }

    @Test
    void bringsARuntimeWithItsArchiveOfClasses() throws Exception {
        Program.Run built = program.run("build", "hello", "--out", "out");
        assertEquals(0, built.code(), built.err());
        assertTrue(
                built.out().matches("(?s)out/\\S+  [0-9.]+ MB \\(the app's.*\\)\\n"), built.out());
        Path made = temp.resolve("work/out/org.example.hello-0.0.0-linux-x86_64");
        Files.writeString(made.resolve("app/.kith/hashes"), "changed");
        // The JVM comes up with the archive, or not at all; then the app is refused.
        Process run =
                new ProcessBuilder("env", "KITH_JVM_OPTIONS=-Xshare:on", made + "/hello")
                        .redirectErrorStream(true)
                        .start();
        String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(1, run.waitFor(), said);
        assertTrue(said.startsWith("kith: "), said);
        assertTrue(said.contains(".kith/hashes"), said);
    }

    @Test
    void failsWithoutTheArchiveIfThatIsAskedFor() throws Exception {
        program.run("build", "hello", "--out", "out");
        Path made = temp.resolve("work/out/org.example.hello-0.0.0-linux-x86_64");
        Files.writeString(made.resolve("runtime/lib/kith.jsa"), "changed");
        Process run =
                new ProcessBuilder("env", "KITH_JVM_OPTIONS=-Xshare:on", made + "/hello")
                        .redirectErrorStream(true)
                        .start();
        String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(1, run.waitFor(), said);
        assertTrue(said.contains("shared"), said);
    }

    @Test
    void saysWhichFormatsThereAre() throws Exception {
        Program.Run run = program.run("build", "hello", "--format", "msi");
        assertEquals(2, run.code());
        assertTrue(run.err().contains("there is no format 'msi', only deb, dir"), run.err());
    }

    @Test
    void wantsAnAppOrTheRuntime() throws Exception {
        for (List<String> words :
                List.of(List.of("build"), List.of("build", "hello", "--runtime-package"))) {
            Program.Run run = program.run(words.toArray(String[]::new));
            assertEquals(1, run.code());
            assertEquals("kith: either DIR or --runtime-package is needed\n", run.err());
        }
    }
}
