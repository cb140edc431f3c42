package kith.desktop;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import kith.bridge.app.Reasons;

/** The test modules of an app. */
final class TestFiles {
    private static final String ENDING = ".test.js";

    private TestFiles() {}

    /**
     * Their paths from the app's folder, sorted.
     *
     * @param named what the person asked for; empty for all {@code *.test.js} that are not hidden
     *     or part of a package
     * @throws LaunchException if one of them is no file of the app, or there are none
     */
    static List<String> of(Path root, List<Path> named) throws LaunchException {
        List<String> tests = new ArrayList<>();
        try {
            if (named.isEmpty()) {
                collect(root, tests);
            }
            for (Path name : named) {
                tests.add(inside(root, name));
            }
        } catch (IOException e) {
            throw new LaunchException("cannot read " + root + ": " + Reasons.of(e), e);
        }
        if (tests.isEmpty()) {
            throw new LaunchException(
                    root + " has no tests; a test is a module whose name ends in " + ENDING);
        }
        Collections.sort(tests);
        return tests;
    }

    private static String inside(Path root, Path name) throws IOException, LaunchException {
        Path here = name.toAbsolutePath();
        Path file = Files.isRegularFile(here) ? here.toRealPath() : root.resolve(name).normalize();
        if (!file.startsWith(root) || !Files.isRegularFile(file)) {
            throw new LaunchException("there is no test " + name + " in " + root);
        }
        return root.relativize(file).toString();
    }

    private static void collect(Path root, List<String> tests) throws IOException {
        Files.walkFileTree(
                root,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path folder, BasicFileAttributes attributes) {
                        return folder.equals(root) || !isForeign(folder)
                                ? FileVisitResult.CONTINUE
                                : FileVisitResult.SKIP_SUBTREE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        if (file.toString().endsWith(ENDING)) {
                            tests.add(root.relativize(file).toString());
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    private static boolean isForeign(Path folder) {
        String name = String.valueOf(folder.getFileName());
        return name.equals("node_modules") || name.startsWith(".");
    }
}
