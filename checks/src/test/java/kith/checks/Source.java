package kith.checks;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** A text file of the repository. */
final class Source {

    /** Endings of files that are code: limits of size hold for them, not for prose and data. */
    private static final Set<String> CODE =
            Set.of("java", "js", "mjs", "ts", "css", "html", "sh", "xml");

    /** Endings of files that people read and write; others may be pictures. */
    private static final Set<String> TEXT =
            Set.of("md", "json", "webmanifest", "txt", "yml", "yaml", "svg", "properties");

    private final Path path;
    private final String text;
    private @Nullable Parsed parsed;

    /**
     * @param path below the root
     */
    Source(Path path, String text) {
        this.path = path;
        this.text = text;
    }

    static Source read(Path file) throws IOException {
        return new Source(Repository.root().relativize(file), Files.readString(file));
    }

    static boolean isText(Path file) {
        String ending = ending(file);
        return CODE.contains(ending) || TEXT.contains(ending) || isScript(file);
    }

    Path path() {
        return path;
    }

    String text() {
        return text;
    }

    boolean isCode() {
        return (CODE.contains(ending(path)) || isScript(path)) && !isGenerated();
    }

    /** The typings are code that nobody writes; a check of theirs tells when they are stale. */
    private boolean isGenerated() {
        return path.startsWith("cli/src/main/resources/kith/cli/init/types");
    }

    boolean isJava() {
        return ending(path).equals("java");
    }

    boolean isTest() {
        return path.toString().contains("src/test/");
    }

    /** Bindings take the names and the parameters of the C functions they stand for. */
    boolean isBinding() {
        return path.getParent() != null && path.getParent().endsWith("ffm");
    }

    List<String> lines() {
        return text.lines().toList();
    }

    Finding finding(int line, String what) {
        return new Finding(path, line, what);
    }

    /** The syntax tree of a Java source, with what is needed to find places and comments in it. */
    Parsed parse() {
        if (parsed == null) {
            parsed = parseText();
        }
        return parsed;
    }

    private Parsed parseText() {
        JavacTask task =
                (JavacTask)
                        ToolProvider.getSystemJavaCompiler()
                                .getTask(
                                        null,
                                        null,
                                        ignored -> {},
                                        List.of("-proc:none"),
                                        null,
                                        List.of(Sample.file(name(), text)));
        try {
            CompilationUnitTree unit = task.parse().iterator().next();
            return new Parsed(unit, Trees.instance(task));
        } catch (IOException e) {
            throw new AssertionError("parsing from memory cannot fail to read", e);
        }
    }

    private String name() {
        return String.valueOf(path.getFileName()).replace(".java", "");
    }

    /** What {@link #parse} returns. */
    record Parsed(CompilationUnitTree unit, Trees trees) {}

    private static boolean isScript(Path file) {
        Set<String> scripts = Set.of("kith", "dev", "run");
        return scripts.contains(String.valueOf(file.getFileName()));
    }

    private static String ending(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
