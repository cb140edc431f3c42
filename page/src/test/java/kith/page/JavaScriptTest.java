package kith.page;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The tests in {@code src/test/js/unit}: what of the page's modules does not need a WebView, run by
 * Node. Each becomes a test here, so that it is counted and named like any other.
 */
final class JavaScriptTest {
    private static final Pattern RESULT = Pattern.compile("\\s*(not ok|ok) \\d+ - (.*?)(?: # .*)?");

    /** 90 s: the tests take 2 on a quiet machine. */
    private static final long TIMEOUT_S = 90;

    /** One line of the Test Anything Protocol and the lines that explain it. */
    private record Result(String name, boolean passed, StringBuilder details) {}

    @TestFactory
    Stream<DynamicTest> modulesDoWhatTheirTestsSay() throws Exception {
        List<Result> results = results(run());
        assertTrue(results.size() > 1, "Node ran no tests");
        return results.stream().map(JavaScriptTest::test);
    }

    private static DynamicTest test(Result result) {
        return DynamicTest.dynamicTest(
                result.name,
                () -> {
                    if (!result.passed) {
                        fail(result.name + "\n" + result.details);
                    }
                });
    }

    private static List<String> run() throws IOException, InterruptedException {
        Path page = Path.of(System.getProperty("kith.root"), "page");
        List<String> command =
                List.of(
                        "node",
                        "--import",
                        "./src/test/js/unit/support/register.js",
                        "--test",
                        "--test-reporter=tap",
                        "src/test/js/unit/");
        ProcessBuilder builder = new ProcessBuilder(command).directory(page.toFile());
        builder.environment().put("KITH_TARGET", System.getProperty("kith.target"));
        Path output = Files.createTempFile("kith-js", ".tap");
        try {
            Process node =
                    builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
            if (!node.waitFor(TIMEOUT_S, TimeUnit.SECONDS)) {
                node.descendants().forEach(ProcessHandle::destroyForcibly);
                node.destroyForcibly();
                fail("Node did not end within " + TIMEOUT_S + " s:\n" + Files.readString(output));
            }
            return Files.readAllLines(output);
        } finally {
            Files.delete(output);
        }
    }

    private static List<Result> results(List<String> lines) {
        List<Result> results = new ArrayList<>();
        for (String line : lines) {
            Matcher match = RESULT.matcher(line);
            if (match.matches()) {
                boolean passed = match.group(1).equals("ok");
                String name = match.group(2);
                // A file as a whole counts only when it could not be run.
                if (!passed || !name.endsWith(".test.js")) {
                    results.add(new Result(name, passed, new StringBuilder()));
                }
            } else if (!results.isEmpty()) {
                results.get(results.size() - 1).details.append(line).append('\n');
            }
        }
        return results;
    }
}
