package kith.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ./dev test counts what ran, and a suite that has lost tests fails. */
class CountsScriptTest {

    private static final String REPORT =
            "name=''; show_times=''; update=''; failed=''; times=''; cd $root; report_tests";

    private Shell shell;

    @BeforeEach
    void makeReports(@TempDir Path folder) throws IOException {
        shell = new Shell(folder);
        Files.createDirectories(folder.resolve("target"));
        write("part/target/checks/surefire-reports/TEST-a.A.xml", 7, 0, 0);
        write("part/target/checks/surefire-reports/TEST-a.B.xml", 3, 0, 1);
        write("part/target/checks/window-reports/TEST-a.W.xml", 2, 0, 0);
    }

    @Test
    void countsEachSuiteAndTheWhole() throws Exception {
        commit("part unit 9\npart window 2\n");
        Shell.Result result = report(REPORT);
        assertEquals("11 passed, 0 failed, 1 skipped\n", result.output());
        assertEquals(0, result.status());
    }

    @Test
    void failsWhenASuiteRanFewerTestsThanCommitted() throws Exception {
        commit("part unit 9\npart window 3\n");
        Shell.Result result = report(REPORT);
        assertEquals(1, result.status());
        assertTrue(
                result.output().startsWith("part window: 2 tests ran, test-counts.txt says 3."),
                result::output);
    }

    @Test
    void failsWhenAWholeSuiteIsGone() throws Exception {
        commit("part unit 9\npart window 2\nother unit 1\n");
        assertEquals(1, report(REPORT).status());
    }

    @Test
    void aSkippedTestDidNotRun() throws Exception {
        commit("part unit 10\n");
        assertEquals(1, report(REPORT).status());
    }

    @Test
    void failsWhenATestFails() throws Exception {
        write("part/target/checks/window-reports/TEST-a.W.xml", 2, 1, 0);
        Shell.Result result = report(REPORT);
        assertEquals(1, result.status());
        assertEquals("10 passed, 1 failed, 1 skipped\n", result.output());
    }

    @Test
    void countsTheConformanceTestsOfEachEngine() throws Exception {
        Path counted = shell.root().resolve("target/conformance-counts.txt");
        Files.writeString(counted, "page conformance-webview 9 1 0\npage conformance-node 9 0 0\n");
        commit("page conformance-webview 9\npage conformance-node 10\n");
        Shell.Result result = report(REPORT);
        assertEquals(1, result.status());
        assertTrue(
                result.output().startsWith("page conformance-node: 9 tests ran"), result::output);
        assertTrue(result.output().endsWith("28 passed, 1 failed, 1 skipped\n"), result::output);
    }

    @Test
    void countsTheTestsInPythonToo() throws Exception {
        Path log = shell.root().resolve("target/bench-tests.log");
        Files.writeString(log, "...\nRan 14 tests in 0.5s\n\nOK (skipped=1)\n");
        commit("bench unit 14\n");
        Shell.Result result = report(REPORT);
        assertEquals(1, result.status());
        assertTrue(result.output().startsWith("bench unit: 13 tests ran"), result::output);
        Files.writeString(log, "F\nRan 1 test in 0.5s\n\nFAILED (failures=2, errors=3)\n");
        assertTrue(report(REPORT).output().endsWith(", 5 failed, 1 skipped\n"));
    }

    @Test
    void failsWhenNothingRan() throws Exception {
        assertEquals(1, report("rm -rf $root/part; " + REPORT).status());
    }

    @Test
    void raisesTheCommittedNumbersAndNeverLowersThem() throws Exception {
        commit("part unit 12\npart window 1\n");
        Shell.Result result = report(REPORT.replace("update=''", "update=yes"));
        assertEquals(1, result.status(), result::output);
        String counts = Files.readString(shell.root().resolve("test-counts.txt"));
        assertTrue(counts.endsWith("part unit 12\npart window 2\n"), counts);
    }

    private Shell.Result report(String script) throws Exception {
        String scripts = Repository.root() + "/checks/sh/";
        return shell.run(". " + scripts + "suites.sh; . " + scripts + "conformance.sh; " + script);
    }

    private void commit(String counts) throws IOException {
        Files.writeString(shell.root().resolve("test-counts.txt"), counts);
    }

    /** A report as Surefire writes it. */
    private void write(String path, int tests, int failures, int skipped) throws IOException {
        Path file = shell.root().resolve(path);
        Files.createDirectories(file.getParent());
        String suite =
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuite xmlns:a="a" name="a" time="0.1" tests="%d" errors="0" skipped="%d" \
                failures="%d">
                </testsuite>
                """;
        Files.writeString(file, suite.formatted(tests, skipped, failures));
    }
}
