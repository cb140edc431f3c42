package kith.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
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
    void theRuntimeIsTheSameInEveryLanguage() throws Exception {
        assertEquals(0, program.run("build", "hello", "--out", "one").code());
        // No machine has this language, so that the system falls back to ASCII.
        program.with("LC_ALL", "tlh_KX.UTF-8").with("TZ", "Asia/Tokyo");
        program.with("JAVA_TOOL_OPTIONS", "-Duser.language=de");
        assertEquals(0, program.run("build", "hello", "--out", "two").code());
        Path one = temp.resolve("work/one");
        List<String> files = Program.filesIn(one);
        assertEquals(files, Program.filesIn(temp.resolve("work/two")));
        for (String file : files) {
            Path other = temp.resolve("work/two").resolve(file);
            if (Files.isRegularFile(other)) {
                assertEquals(-1, Files.mismatch(one.resolve(file), other), file);
            }
        }
    }

    @Test
    void aPackageForAnotherProcessorSaysSo() throws Exception {
        program.run("build", "hello", "--out", "out");
        Path made = temp.resolve("work/out/org.example.hello-0.0.0-linux-x86_64");
        Path java = made.resolve("runtime/bin/hello");
        byte[] elf = Files.readAllBytes(java);
        // The machine in the head of an ELF file: 243 is RISC-V.
        elf[18] = (byte) 243;
        Files.write(java, elf);
        Process run = new ProcessBuilder(made + "/hello").redirectErrorStream(true).start();
        String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(run.waitFor() != 0, said);
        assertTrue(
                said.contains("org.example.hello: cannot start " + java + " on this machine (x86"),
                said);
    }

    @Test
    void aFullDiskLeavesTheEarlierPackage() throws Exception {
        Path disk = Files.createDirectories(temp.resolve("work/disk"));
        byte[] film = new byte[3 << 20];
        new Random(1).nextBytes(film);
        Files.write(temp.resolve("work/film"), film);
        String build = line("build", "hello", "--format", "tar", "--runtime", "shared", "--out");
        Program.Run run =
                mounted(
                        disk,
                        "size=2m",
                        build
                                + " disk && sha256sum disk/*; cp film hello/film.webm; "
                                + build
                                + " disk; echo code $?; sha256sum disk/*; ls -A disk; "
                                + line("build", "hello", "--out", "disk")
                                + "; echo code $?; ls -A disk");
        List<String> lines = run.out().lines().toList();
        assertEquals(7, lines.size(), run.out() + run.err());
        assertEquals("code 1", lines.get(2), run.out());
        assertEquals(lines.get(1), lines.get(3), "the earlier package is as it was");
        assertEquals(List.of(lines.get(4), "code 1", lines.get(4)), lines.subList(4, 7));
        assertTrue(
                run.err().contains("kith: cannot make the package: No space left on device\n"),
                run.err());
        assertTrue(run.err().contains("kith: cannot make the runtime: "), run.err());
    }

    @Test
    void aPlaceThatCannotBeWrittenIsNamed() throws Exception {
        Path disk = Files.createDirectories(temp.resolve("work/disk"));
        Program.Run run = mounted(disk, "ro", line("build", "hello", "--out", "disk/packages"));
        assertEquals(1, run.code());
        assertEquals("kith: cannot write to disk/packages: Read-only file system\n", run.err());
    }

    /** Runs a command of the shell with a file system of its own at {@code disk}. */
    private Program.Run mounted(Path disk, String options, String command) throws Exception {
        String mount = "mount -t tmpfs -o " + options + " tmpfs '" + disk + "' && { ";
        return program.startCommand(
                        List.of(
                                "unshare",
                                "--map-root-user",
                                "--mount",
                                "sh",
                                "-c",
                                mount + command + "; }"))
                .end();
    }

    private static String line(String... args) {
        return "'" + String.join("' '", Program.command(args)) + "'";
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
