package kith.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sizes, names, comments and white space of everything in the repository: docs/STYLE.md. */
class TidyTest {

    private static List<Source> sources;

    @BeforeAll
    static void readRepository() throws IOException {
        List<Source> read = new ArrayList<>();
        for (Path file : Repository.files()) {
            if (Source.isText(file)) {
                read.add(Source.read(file));
            }
        }
        sources = read;
    }

    static Stream<Rule> rules() {
        return TidyRules.ALL.stream();
    }

    @Test
    void thereIsSomethingToLookAt() {
        assertTrue(sources.size() > 50, () -> "only " + sources.size() + " files found");
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyFileKeepsTheRule(Rule rule) {
        List<Finding> found =
                sources.stream().flatMap(source -> rule.reader().read(source).stream()).toList();
        assertEquals("", lines(found), rule::name);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aFileThatBreaksTheRuleIsNoticed(Rule rule) {
        assertFalse(rule.reader().read(rule.bad()).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aFileThatJustKeepsTheRuleIsFine(Rule rule) {
        assertEquals(List.of(), rule.reader().read(rule.good()));
    }

    @Test
    void filesLongerThanTheRuleHaveAReason() throws IOException {
        Map<String, String> reasons = reasonsForLongFiles();
        Map<String, Integer> tooLong = new TreeMap<>();
        for (Source source : sources) {
            int lines = source.lines().size();
            String path = source.path().toString();
            if (source.isCode()
                    && lines > TextShape.FILE_LINES_RULE
                    && !reasons.containsKey(path)) {
                tooLong.put(path, lines);
            }
        }
        assertEquals(Map.of(), tooLong, "split them, or say why not in checks/long-files.txt");
    }

    @Test
    void reasonsForLongFilesAreStillNeeded() throws IOException {
        for (String path : reasonsForLongFiles().keySet()) {
            Path file = Repository.root().resolve(path);
            assertTrue(
                    Files.exists(file)
                            && Files.readAllLines(file).size() > TextShape.FILE_LINES_RULE,
                    () -> path + " needs no reason any more: take it out of long-files.txt");
        }
    }

    @Test
    void everyPackageSaysWhatItIsAndIsNullMarked() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path folder : packages()) {
            Path info = folder.resolve("package-info.java");
            String text = Files.exists(info) ? Files.readString(info) : "";
            if (!text.contains("@NullMarked") || !text.startsWith("/**")) {
                found.add(Repository.root().relativize(info).toString());
            }
        }
        assertEquals(List.of(), found, "missing, without a doc comment or not @NullMarked");
    }

    /** Folders with Java sources of the shipped modules. */
    private static List<Path> packages() {
        return sources.stream()
                .filter(source -> source.isJava() && !source.isTest())
                .filter(source -> !source.path().endsWith("module-info.java"))
                .map(source -> Repository.root().resolve(source.path()).getParent())
                .distinct()
                .toList();
    }

    /** Path -> reason, from lines of {@code path: reason}. */
    private static Map<String, String> reasonsForLongFiles() throws IOException {
        return Files.readAllLines(Repository.root().resolve("checks/long-files.txt")).stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(line -> line.split(": ", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    }

    private static String lines(List<Finding> found) {
        return found.stream().map(Finding::toString).collect(Collectors.joining("\n"));
    }
}
