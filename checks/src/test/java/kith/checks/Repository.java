package kith.checks;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The working copy the tests run in. */
final class Repository {

    /** Shipped modules, in the order they are built. */
    static final List<String> MODULES =
            List.of(
                    "net",
                    "sim",
                    "node",
                    "bridge-processor",
                    "bridge",
                    "system",
                    "page",
                    "desktop",
                    "cli");

    /**
     * Not ours to judge: what a build made, what was fetched, bytes that a test wants as they are.
     */
    private static final Set<String> SKIPPED =
            Set.of(".git", "target", "node_modules", "dist", "fixtures", ".idea", ".vscode");

    private Repository() {}

    static Path root() {
        return Path.of(System.getProperty("kith.root"));
    }

    /** What the build made of a module, for instance {@code classes}. */
    static Path built(String module, String what) {
        return root().resolve(module).resolve(System.getProperty("kith.target")).resolve(what);
    }

    /** Compiled classes of the shipped modules. */
    static List<Path> classFolders() {
        return MODULES.stream().map(module -> built(module, "classes")).toList();
    }

    /** Every file that people wrote, sorted. */
    static List<Path> files() throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(
                root(),
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes a) {
                        return SKIPPED.contains(String.valueOf(folder.getFileName()))
                                ? FileVisitResult.SKIP_SUBTREE
                                : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        if (attributes.isRegularFile()) {
                            found.add(file);
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
        found.sort(null);
        return found;
    }
}
