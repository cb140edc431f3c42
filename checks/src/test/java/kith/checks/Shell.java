package kith.checks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Runs a script with {@code sh}, in a folder that stands for a working copy. */
final class Shell {

    /** Longer than any of these scripts takes on a busy machine. */
    private static final int SECONDS_MAX = 60;

    /** What the machine of the test must not bring in. */
    private static final Set<String> OUTSIDE = Set.of("JAVA_HOME", "DISPLAY", "WAYLAND_DISPLAY");

    private final Path root;

    /**
     * @param root an empty folder; becomes a working copy with one module and the real scripts
     */
    Shell(Path root) throws IOException {
        this.root = root;
        Files.createDirectories(root.resolve(".mvn"));
        Files.createDirectories(root.resolve("part/src/main/java"));
        Files.writeString(root.resolve("pom.xml"), "<project/>");
        Files.writeString(root.resolve("part/pom.xml"), "<project/>");
        Files.writeString(root.resolve("part/src/main/java/A.java"), "class A {}");
    }

    Path root() {
        return root;
    }

    /** What a script left behind: its status and everything it printed. */
    record Result(int status, String output) {}

    /** Runs {@code script} with the functions of ./kith and waits for it. */
    Result run(String script) throws IOException, InterruptedException {
        Path output = Files.createTempFile(root, "output", ".txt");
        Process process = start(script, output);
        try {
            if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
                throw new AssertionError("still running: " + Files.readString(output));
            }
            return new Result(process.exitValue(), Files.readString(output));
        } finally {
            process.destroyForcibly();
        }
    }

    /** Starts {@code script}; what it prints goes to {@code output}. */
    Process start(String script, Path output) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", preamble() + script);
        builder.directory(root.toFile());
        builder.redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().keySet().removeAll(OUTSIDE);
        return builder.start();
    }

    /** A folder that looks like a JDK of that version. */
    Path jdk(String folder, String version) throws IOException {
        Path home = Files.createDirectories(root.resolve(folder));
        Files.createDirectories(home.resolve("bin"));
        script(home.resolve("bin/javac"), "exit 0");
        Files.writeString(
                home.resolve("release"),
                "IMPLEMENTOR=\"Some\"\nJAVA_VERSION=\"" + version + "\"\n",
                StandardCharsets.UTF_8);
        return home;
    }

    /** Writes an executable script. */
    static void script(Path file, String text) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + text + "\n");
        if (!file.toFile().setExecutable(true)) {
            throw new IOException("cannot make executable: " + file);
        }
    }

    private String preamble() {
        String template =
                """
                root=%s
                program=$root/target/kith
                shell=%s/cli/src/main/sh
                for part in common jdk build window; do . "$shell/$part.sh"; done
                """;
        return template.formatted(root, Repository.root());
    }
}
