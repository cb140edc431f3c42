package kith.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every test that docs/SECURITY.md names for a property is there. */
class SecurityTableTest {

    private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w*Test)\\.(\\w+)`");

    @Test
    void everyNamedTestIsThere() throws IOException {
        List<String> named = named(Files.readString(Repository.root().resolve("docs/SECURITY.md")));
        assertTrue(named.size() > 100, () -> "only " + named.size() + " tests named");
        assertEquals(List.of(), missing(named, sources()));
    }

    @Test
    void aTestThatIsGoneIsNoticed() {
        Map<String, String> sources = Map.of("ATest", "void refuses() {");
        assertEquals(
                List.of("ATest.refusesAll", "BTest.refuses"),
                missing(named("`ATest.refuses`, `ATest.refusesAll`, `BTest.refuses`"), sources));
    }

    private static List<String> named(String text) {
        TreeSet<String> named = new TreeSet<>();
        Matcher matcher = NAMED.matcher(text);
        while (matcher.find()) {
            named.add(matcher.group(1) + "." + matcher.group(2));
        }
        return List.copyOf(named);
    }

    private static List<String> missing(List<String> named, Map<String, String> sources) {
        return named.stream()
                .filter(test -> {
                    String[] parts = test.split("\\.", 2);
                    String source = sources.getOrDefault(parts[0], "");
                    return !source.contains("void " + parts[1] + "(");
                })
                .toList();
    }

    /** Test classes by their names; those of one name in several packages together. */
    private static Map<String, String> sources() throws IOException {
        Map<String, String> sources = new HashMap<>();
        for (Path file : Repository.files()) {
            String name = String.valueOf(file.getFileName());
            if (name.endsWith("Test.java")) {
                String source = Files.readString(file);
                sources.merge(name.substring(0, name.length() - 5), source, String::concat);
            }
        }
        return sources;
    }
}
