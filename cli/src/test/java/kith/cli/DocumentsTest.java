package kith.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.ParameterException;

/** What the documents say about files, tests and commands is so. */
class DocumentsTest {
    private static final Path ROOT = Path.of(System.getProperty("kith.root"));
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)\\.(\\w+)`");
    private static final Pattern PAGE_TEST = Pattern.compile("`(conformance/[\\w/]+\\.test\\.js)`");
    private static final Pattern WORD = Pattern.compile("'[^']*'|\\S+");

    private static final Pattern COMMAND = Pattern.compile("(?m)^(?:\\$ )?(?:\\./)?kith (.+)$");

    private static List<Path> documents() throws IOException {
        List<Path> all = new ArrayList<>(List.of(ROOT.resolve("README.md")));
        try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
            files.filter(file -> file.toString().endsWith(".md")).forEach(all::add);
        }
        return all;
    }

    @Test
    void linksLeadSomewhere() throws IOException {
        List<String> dead = new ArrayList<>();
        for (Path document : documents()) {
            Matcher links = LINK.matcher(Files.readString(document));
            while (links.find()) {
                if (!links.group(1).contains("://") && !leads(document, links.group(1))) {
                    dead.add(ROOT.relativize(document) + ": " + links.group(1));
                }
            }
        }
        assertEquals(List.of(), dead);
    }

    private static boolean leads(Path document, String link) throws IOException {
        int hash = link.indexOf('#');
        String path = hash < 0 ? link : link.substring(0, hash);
        Path target = path.isEmpty() ? document : document.resolveSibling(path);
        if (hash < 0 || !Files.isRegularFile(target)) {
            return Files.exists(target);
        }
        return headings(target).contains(link.substring(hash + 1));
    }

    private static Set<String> headings(Path document) throws IOException {
        return Files.readString(document)
                .lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
                .map(line -> line.replaceAll("[^a-z0-9 -]", "").replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    @Test
    void eachDecisionIsInTheIndex() throws IOException {
        Path decisions = ROOT.resolve("docs/decisions");
        String index = Files.readString(decisions.resolve("README.md"));
        try (Stream<Path> pages = Files.list(decisions)) {
            assertEquals(
                    List.of(),
                    pages.map(page -> page.getFileName().toString())
                            .filter(page -> !page.equals("README.md"))
                            .filter(page -> !index.contains("](" + page + ")"))
                            .toList());
        }
    }

    @Test
    void eachAttackHasATest() throws IOException {
        Path security = ROOT.resolve("docs/SECURITY.md");
        String table = Files.readString(security).split("## Attacks, and the tests")[1];
        List<String> rows =
                table.split("\n## ")[0]
                        .lines()
                        .filter(line -> line.startsWith("|") && !line.startsWith("|---"))
                        .skip(1)
                        .toList();
        assertTrue(rows.size() > 8, rows.toString());
        for (String row : rows) {
            Matcher page = PAGE_TEST.matcher(row);
            boolean ofPage =
                    page.find()
                            && Files.exists(
                                    ROOT.resolve("page/src/test/js").resolve(page.group(1)));
            assertTrue(ofPage || TEST.matcher(row).find(), "no test: " + row);
        }
    }

    @Test
    void testsThatAreNamedExist() throws IOException {
        List<String> missing = new ArrayList<>();
        for (Path document : documents()) {
            Matcher tests = TEST.matcher(Files.readString(document));
            while (tests.find()) {
                if (!source(tests.group(1)).contains(" " + tests.group(2) + "(")) {
                    missing.add(ROOT.relativize(document) + ": " + tests.group());
                }
            }
        }
        assertEquals(List.of(), missing);
    }

    private static String source(String type) throws IOException {
        try (Stream<Path> files =
                Files.find(
                        ROOT,
                        20,
                        (file, attributes) ->
                                file.endsWith(type + ".java")
                                        && file.toString().contains("/src/test/"))) {
            // Two modules may each have a test of that name.
            StringBuilder all = new StringBuilder();
            for (Path file : files.toList()) {
                all.append(Files.readString(file));
            }
            return all.toString();
        }
    }

    /** As a shell takes them: what stands in single quotes is one word. */
    private static String[] words(String line) {
        return WORD.matcher(line)
                .results()
                .map(word -> word.group().replace("'", ""))
                .toArray(String[]::new);
    }

    @Test
    void commandsAreUnderstood() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Path document : documents()) {
            Matcher commands = COMMAND.matcher(Files.readString(document));
            while (commands.find()) {
                // What stands two spaces further on is a comment.
                String line = commands.group(1).split("  |&&")[0].strip();
                String[] args = words(line);
                try {
                    Commands.parser(args).parseArgs(Commands.forKith(args));
                } catch (ParameterException e) {
                    wrong.add(ROOT.relativize(document) + ": kith " + line);
                }
            }
        }
        assertEquals(List.of(), wrong);
    }
}
