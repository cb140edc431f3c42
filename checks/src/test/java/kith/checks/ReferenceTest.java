package kith.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/reference/routes} is what the declarations of the routes say. */
final class ReferenceTest {
    private static final String STALE = "docs/reference is stale; ./dev reference writes it anew";

    @Test
    void isWhatTheRoutesDeclare() throws IOException {
        Map<String, String> declared =
                pages(Repository.built("bridge", "classes/kith/bridge/routes"));
        declared.remove("debug.md"); // routes for tests
        Map<String, String> published = pages(Repository.root().resolve("docs/reference/routes"));
        assertEquals(declared.keySet(), published.keySet(), STALE);
        declared.forEach((name, text) -> assertEquals(text, published.get(name), STALE));
    }

    private static Map<String, String> pages(Path folder) throws IOException {
        Map<String, String> pages = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".md")).toList()) {
                pages.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return pages;
    }
}
