package kith.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * The way of an app with a build step, as the guide tells it: init, npm install, a development
 * server, a window on it. Needs npm's registry and port 5173, so {@code ./dev vite} runs it alone.
 */
@Tag("network")
final class DevelopmentFlowTest {
    /** The engine's processes end after ours and write until then. */
    @TempDir(cleanup = CleanupMode.NEVER)
    Path temp;

    private Program program;
    private Path shop;

    @BeforeEach
    void makeTheApp() throws Exception {
        program = new Program(temp);
        // Where the machine's npm looks for packages, and by which way.
        for (Map.Entry<String, String> variable : System.getenv().entrySet()) {
            String name = variable.getKey().toLowerCase(Locale.ROOT);
            if (name.startsWith("npm_config_") || name.endsWith("_proxy")) {
                program.with(variable.getKey(), variable.getValue());
            }
        }
        shop = program.folder().resolve("shop");
        succeeds(program.run("init", "shop", "--template", "vite-ts"));
        succeeds(inShop("npm install --no-audit --no-fund").end());
    }

    @Test
    void showsThePageOfViteWithTheModulesOfKith() throws Exception {
        Path main = shop.resolve("src/main.ts");
        Files.writeString(
                main,
                Files.readString(main)
                        + """

                        import { existsSync } from "kith:fs";
                        import process from "node:process";
                        process.stdout.write(`${location.origin} ${existsSync(paths.data)} ${existsSync(file)}\\n`);
                        """);
        Program.Running server = inShop("exec node_modules/.bin/vite");
        try {
            server.awaitOutput("http://localhost:5173");
            Program.Running window =
                    program.start("run", "shop/public", "--url", "http://localhost:5173");
            try {
                window.awaitOutput("http://localhost:5173 true false\n");
            } finally {
                window.stop();
            }
        } finally {
            server.stop();
        }
    }

    @Test
    void buildsAndRunsWhatWasBuilt() throws Exception {
        succeeds(inShop("npm run build").end());
        succeeds(inShop("node_modules/.bin/vite build --mode test --outDir dist-test").end());
        Program.Run tests = program.run("test", "shop/dist-test");
        assertEquals(0, tests.code(), tests.out() + tests.err());
    }

    private Program.Running inShop(String command) throws Exception {
        return program.startCommand(List.of("sh", "-c", "cd shop && " + command));
    }

    private static void succeeds(Program.Run run) {
        assertEquals(0, run.code(), run.out() + run.err());
    }
}
