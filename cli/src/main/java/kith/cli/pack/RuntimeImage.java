package kith.cli.pack;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The JVM and the modules an app needs, linked by jlink. Nothing of the app is in it, so that the
 * images of all apps are the same.
 */
final class RuntimeImage {
    /** What an app starts from; jlink finds what that needs. */
    private static final String ROOT = "kith.desktop";

    private final Path modules;
    private final Path folder;

    private RuntimeImage(Path modules, Path folder) {
        this.modules = modules;
        this.folder = folder;
    }

    static RuntimeImage make(Build build) throws IOException, PackException {
        Path jdk = Path.of(System.getProperty("java.home"));
        Path modules = modules();
        Path folder = build.scratch().resolve("image");
        build.progress().accept("linking the runtime");
        run(
                build.scratch(),
                jdk.resolve("bin/jlink").toString(),
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
        return new RuntimeImage(modules, folder);
    }

    /** The folder of the modules that this program itself consists of. */
    private static Path modules() {
        return Path.of(System.getProperty("jdk.module.path").split(File.pathSeparator, 2)[0]);
    }

    /** Adds the image; its {@code java} is called {@code command}, which is what ps shows. */
    void add(String at, String command, FileTree files) throws IOException {
        files.copy(at + "/conf", folder.resolve("conf"), path -> false);
        files.copy(at + "/legal", folder.resolve("legal"), path -> false);
        files.copy(at + "/lib", folder.resolve("lib"), RuntimeImage::isProgram);
        files.file(at + "/flags", modules.resolveSibling("flags"), false);
        files.file(at + "/release", folder.resolve("release"), false);
        files.file(at + "/bin/" + command, folder.resolve("bin/java"), true);
    }

    private static boolean isProgram(String path) {
        return path.equals("jspawnhelper");
    }

    private static void run(Path scratch, String... command) throws IOException, PackException {
        Path log = scratch.resolve("log");
        Process process =
                new ProcessBuilder(List.of(command))
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        process.getOutputStream().close();
        try {
            if (process.waitFor() != 0) {
                String said = new String(Files.readAllBytes(log), StandardCharsets.UTF_8).strip();
                throw new PackException("cannot link the runtime: " + said);
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new PackException("interrupted", e);
        }
    }
}
