package kith.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When ./kith builds, and that builds neither meet nor leave halves behind. */
class BuildScriptTest {

    /** Stands for Maven: notes when it starts and ends, takes a while, makes what a build makes. */
    private static final String MAVEN =
            """
            echo start >>"$root/maven.txt"
            echo '[INFO] Building kith-part 1'
            sleep 0.5
            mkdir -p "$root/part/target" "$root/target/kith"
            echo jar >"$root/part/target/part.jar"
            echo end >>"$root/maven.txt"
            """;

    private static final String BUILD = "java=$root; maven=$root/mvn; export root; build_product";

    private Shell shell;

    @BeforeEach
    void makeWorkingCopy(@TempDir Path folder) throws IOException {
        shell = new Shell(folder);
        Shell.script(folder.resolve("mvn"), MAVEN);
    }

    @Test
    void buildsOnceAndThenNoMore() throws Exception {
        Shell.Result first = shell.run(BUILD);
        assertEquals(0, first.status(), first::output);
        assertTrue(first.output().contains("building for the first time"), first::output);
        assertTrue(first.output().contains("kith-part"), first::output);
        assertEquals("", shell.run(BUILD).output());
        assertEquals(List.of("start", "end"), calls());
    }

    @Test
    void buildsAgainWhenASourceIsNewer() throws Exception {
        shell.run(BUILD);
        Files.writeString(shell.root().resolve("part/src/main/java/A.java"), "class A { int b; }");
        assertTrue(shell.run(BUILD).output().contains("sources have changed"));
        assertEquals("0\n", shell.run("fresh; echo $?").output());
        assertEquals(4, calls().size());
    }

    @Test
    void buildsAgainWhenASourceIsGone() throws Exception {
        shell.run(BUILD);
        Files.delete(shell.root().resolve("part/src/main/java/A.java"));
        shell.run(BUILD);
        assertEquals(4, calls().size());
    }

    @Test
    void aSourceEditedDuringTheBuildCountsAsNewer() throws Exception {
        Shell.script(
                shell.root().resolve("mvn"),
                MAVEN + "echo 'class A { }' >\"$root/part/src/main/java/A.java\"");
        shell.run(BUILD);
        assertEquals("1\n", shell.run("fresh; echo $?").output());
    }

    @Test
    void twoFirstBuildsAtOnceAreOne() throws Exception {
        Path output = shell.root().resolve("first.txt");
        Process first = shell.start(BUILD, output);
        Path started = shell.root().resolve("maven.txt");
        while (!Files.exists(started)) {
            Thread.sleep(10);
        }
        Shell.Result second = shell.run(BUILD);
        assertTrue(first.waitFor(20, TimeUnit.SECONDS));
        assertEquals(0, second.status());
        assertTrue(second.output().contains("another build is running"), second::output);
        assertEquals(List.of("start", "end"), calls());
    }

    @Test
    void afterAKilledBuildStartsFromScratch() throws Exception {
        Shell.script(
                shell.root().resolve("mvn"),
                "mkdir -p $root/part/target; echo half >$root/part/target/half.jar; sleep 60");
        Path output = shell.root().resolve("first.txt");
        Process first = shell.start("set -m; " + BUILD, output);
        Path half = shell.root().resolve("part/target/half.jar");
        while (!Files.exists(half)) {
            Thread.sleep(10);
        }
        first.descendants().forEach(ProcessHandle::destroyForcibly);
        first.destroyForcibly().waitFor();
        Shell.script(shell.root().resolve("mvn"), MAVEN);

        Shell.Result second = shell.run(BUILD);
        assertEquals(0, second.status(), second::output);
        assertFalse(Files.exists(half), "half a jar was kept");
    }

    @Test
    void aBuildThatIsInterruptedStopsMaven() throws Exception {
        Shell.script(shell.root().resolve("mvn"), "echo $$ >$root/pid.txt; exec sleep 60");
        Process build = shell.start(BUILD, shell.root().resolve("first.txt"));
        Path pid = shell.root().resolve("pid.txt");
        while (!Files.exists(pid) || Files.size(pid) == 0) {
            Thread.sleep(10);
        }
        build.destroy();
        assertTrue(build.waitFor(10, TimeUnit.SECONDS));
        assertEquals(143, build.exitValue());
        long maven = Long.parseLong(Files.readString(pid).strip());
        assertTrue(ProcessHandle.of(maven).isEmpty(), "Maven goes on");
    }

    @Test
    void aFailedBuildShowsTheEndOfItsLogAndWhereItIs() throws Exception {
        Shell.script(
                shell.root().resolve("mvn"),
                "echo '[INFO] noise'; echo '[ERROR] A.java:[1,1] no such thing'; exit 1");
        Shell.Result result = shell.run(BUILD);
        assertEquals(1, result.status());
        assertTrue(result.output().contains("A.java:[1,1] no such thing"), result::output);
        assertTrue(result.output().contains(shell.root() + "/target/build.log"), result::output);
        assertFalse(result.output().contains("noise"), result::output);
        assertEquals("1\n", shell.run("fresh; echo $?").output());
    }

    private List<String> calls() throws IOException {
        return Files.readAllLines(shell.root().resolve("maven.txt"));
    }
}
