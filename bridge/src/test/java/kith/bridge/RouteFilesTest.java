package kith.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kith.bridge.application.ApplicationDispatch;
import kith.bridge.debug.DebugDispatch;
import kith.bridge.fs.FileDispatch;
import kith.bridge.fs.FolderDispatch;
import kith.bridge.fs.FsDispatch;
import kith.bridge.os.OsDispatch;
import kith.bridge.process.ProcessDispatch;
import kith.bridge.window.WindowDispatch;
import org.junit.jupiter.api.Test;

class RouteFilesTest {
    private static final Pattern FUNCTION =
            Pattern.compile(
                    "export function (\\w+)\\([^)]*signal[^)]*\\) \\{.*?(?:call|subscribe)\\((\\d+),",
                    Pattern.DOTALL);

    private static String read(String name) throws IOException {
        byte[] bytes = RouteFiles.read(name);
        assertNotNull(bytes, name);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Test
    @SuppressWarnings("NullAway") // only the tables of the classes are looked at
    void giveEachRouteTheNumberItHasInJava() throws IOException {
        List<Dispatch> groups =
                List.of(
                        new ApplicationDispatch(null),
                        new DebugDispatch(null),
                        new FileDispatch(null),
                        new FolderDispatch(null),
                        new FsDispatch(null),
                        new OsDispatch(null),
                        new ProcessDispatch(null),
                        new WindowDispatch(null));
        for (Dispatch group : groups) {
            List<String> java = new ArrayList<>();
            for (RouteInfo route : group.routes()) {
                java.add(route.id() + " " + route.name());
            }
            String namespace = group.routes().get(0).name().replaceFirst("\\..*", "");
            List<String> script = new ArrayList<>();
            Matcher function = FUNCTION.matcher(read(namespace + ".js"));
            while (function.find()) {
                script.add(function.group(2) + " " + namespace + "." + function.group(1));
            }
            assertEquals(java, script);
            assertEquals(groups.get(0).table(), group.table());
            assertTrue(read(namespace + ".d.ts").contains("export function "));
            assertTrue(read(namespace + ".md").startsWith("# " + namespace + "\n"));
        }
    }

    @Test
    void answerOnlyNamesOfRouteFiles() throws IOException {
        for (String name :
                List.of(
                        "none.js",
                        "../Bridge.class",
                        "fs",
                        "",
                        "/os.js",
                        "os.js/",
                        "OS.js",
                        "os.class",
                        "a/../os.js")) {
            assertNull(RouteFiles.read(name), name);
        }
    }
}
