package kith.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a developer reads in the terminal when a module fails. */
@Tag("window")
final class ModuleErrorsTest {
    private static final String BODY = "<body><script type=module src=main.js></script>";

    @TempDir Path folder;

    private TestApp app(String script) {
        TestApp.write(folder.resolve("app/main.js"), script);
        return TestApp.strict(folder, BODY);
    }

    @Test
    void showsWhatFailsAtOnceASingleTime() {
        try (TestApp app = app("throw new Error('at once');")) {
            app.line(each -> each.contains("at once"));
            app.ask("import('/main.js').catch(() => 0).then(() => fetch('/main.js'))");
            long lines = app.lines().stream().filter(each -> each.contains("at once")).count();
            assertEquals(1, lines, app.lines().toString());
        }
    }

    @Test
    void namesAModuleThatKithDoesNotHaveAndWhoAskedForIt() {
        TestApp.write(folder.resolve("app/deep/part.js"), "import 'node:nothing';");
        try (TestApp app = app("import './deep/part.js';")) {
            String line = app.line(each -> each.contains("node:nothing"));
            assertTrue(line.contains("deep/part.js:1 asks for node:nothing"), line);
            assertTrue(line.contains("node:fs/promises"), line);
        }
    }
}
