package kith.cli.pack;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The JVM and the modules an app needs, linked by jlink, with an archive of the classes that a
 * start loads (CDS, <a href="https://openjdk.org/jeps/310">JEP 310</a>). Nothing of the app is in
 * it, so that the images of all apps are the same.
 */
final class RuntimeImage {
    /** What an app starts from; jlink finds what that needs. */
    private static final String ROOT = "kith.desktop";

    /** Where the archive is in the image. */
    private static final String ARCHIVE = "lib/kith.jsa";

    private final Path modules;
    private final Path folder;

    private RuntimeImage(Path modules, Path folder) {
        this.modules = modules;
        this.folder = folder;
    }

    /**
     * @param scratch where it is made
     * @param progress gets a line for each step
     */
    static RuntimeImage make(Path scratch, Consumer<String> progress)
            throws IOException, PackException {
        RuntimeImage image = new RuntimeImage(modules(), scratch.resolve("image"));
        progress.accept("linking the runtime");
        image.link(scratch.resolve("log"));
        progress.accept("archiving the classes of a start");
        image.archive(scratch.resolve("log"), scratch.resolve("classes"));
        return image;
    }

    /** The folder of the modules that this program itself consists of. */
    private static Path modules() {
        return Path.of(System.getProperty("jdk.module.path").split(File.pathSeparator, 2)[0]);
    }

    private void link(Path log) throws IOException, PackException {
        run(
                log,
                Path.of(System.getProperty("java.home"), "bin/jlink").toString(),
                "--module-path",
                modules.toString(),
                "--add-modules",
                ROOT,
                "--output",
                folder.toString(),
                "--strip-debug",
                "--no-header-files",
                "--no-man-pages",
                // A package compresses better what is not compressed already.
                "--compress=zip-0",
                // A signed jar's signatures say nothing about the classes linked from it.
                "--ignore-signing-information",
                "--vm=server");
    }

    private void archive(Path log, Path classes) throws IOException, PackException {
        try (InputStream list = RuntimeImage.class.getResourceAsStream("classes.txt")) {
            if (list == null) {
                throw new IllegalStateException("classes.txt is not in the program");
            }
            Files.copy(list, classes);
        }
        run(
                log,
                folder.resolve("bin/java").toString(),
                "@" + flags(),
                "-Xshare:dump",
                "-XX:SharedClassListFile=" + classes,
                "-XX:SharedArchiveFile=" + folder.resolve(ARCHIVE),
                "-m",
                ROOT);
    }

    private Path flags() {
        return modules.resolveSibling("flags");
    }

    /** Adds the image; its {@code java} is called {@code command}, which is what ps shows. */
    void add(String at, String command, FileTree files) throws IOException {
        files.copy(at + "/conf", folder.resolve("conf"), path -> false);
        files.copy(at + "/legal", folder.resolve("legal"), path -> false);
        addLibraries(at + "/lib", files);
        files.file(at + "/release", folder.resolve("release"), false);
        byte[] java = Elf.stripped(Files.readAllBytes(folder.resolve("bin/java")));
        files.program(at + "/bin/" + command, java);
        // The JVM starts this name when it makes a cache of its own.
        files.link(at + "/bin/java", command);
        files.file(at + "/flags", flags(), false);
        Licences.addModules(modules, linked(), at + "/legal", files);
    }

    private void addLibraries(String at, FileTree files) throws IOException {
        Path libraries = folder.resolve("lib");
        files.copy(at, libraries, path -> false);
        // For other JVMs that look into this image, and for jars that are started by their name.
        files.remove(at + "/jrt-fs.jar");
        files.remove(at + "/jexec");
        String helper = "/jspawnhelper";
        files.program(at + helper, Elf.stripped(Files.readAllBytes(Path.of(libraries + helper))));
        for (String path : files.paths(at + "/")) {
            if (path.endsWith(".so")) {
                Path library = libraries.resolve(path.substring(at.length() + 1));
                files.bytes(path, Elf.stripped(Files.readAllBytes(library)));
            }
        }
    }

    /** The modules in the image. */
    private List<String> linked() throws IOException {
        for (String line : Files.readAllLines(folder.resolve("release"))) {
            if (line.startsWith("MODULES=")) {
                return List.of(line.substring("MODULES=".length()).replace("\"", "").split(" "));
            }
        }
        throw new IllegalStateException("the image does not say what is in it");
    }

    private static void run(Path log, String... command) throws IOException, PackException {
        ProcessBuilder builder =
                new ProcessBuilder(new ArrayList<>(List.of(command)))
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        // Language, time zone and options for other programs in Java change the archive.
        builder.environment().clear();
        builder.environment().putAll(Map.of("LC_ALL", "C.UTF-8", "TZ", "UTC"));
        Process process = builder.start();
        process.getOutputStream().close();
        try {
            if (process.waitFor() != 0) {
                String said = new String(Files.readAllBytes(log), StandardCharsets.UTF_8).strip();
                throw new PackException("cannot make the runtime: " + said);
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new PackException("interrupted", e);
        }
    }
}
