package kith.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** ./dev reads all its scripts: of two functions with one name only the later one is there. */
class ShellFunctionsTest {

    private static final Path ROOT = Path.of(System.getProperty("kith.root"));
    private static final Pattern FUNCTION = Pattern.compile("(?m)^([a-z_0-9]+)\\(\\)");

    @Test
    void noTwoHaveOneName() throws IOException {
        Map<String, Path> defined = new LinkedHashMap<>();
        List<String> twice = new ArrayList<>();
        for (String folder : List.of("checks/sh", "cli/src/main/sh")) {
            try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
                for (Path file : files.filter(each -> each.toString().endsWith(".sh")).toList()) {
                    Matcher functions = FUNCTION.matcher(Files.readString(file));
                    while (functions.find()) {
                        Path before = defined.put(functions.group(1), file);
                        if (before != null) {
                            twice.add(functions.group(1) + " in " + before + " and " + file);
                        }
                    }
                }
            }
        }
        assertEquals(List.of(), twice);
        assertTrue(defined.size() > 50, defined.size() + " functions");
    }
}
