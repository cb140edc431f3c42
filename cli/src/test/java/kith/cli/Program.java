package kith.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The built program in a process of its own, with a home of its own. */
final class Program {
    /** 100 s: a start takes 1 s, on a machine that is busy with other tests sometimes 20. */
    private static final long RUN_SECONDS_MAX = 100;

    private static final Path ROOT = Path.of(System.getProperty("kith.root"));

    private final Path folder;
    private final Path home;
    private final Map<String, String> variables = new TreeMap<>();

    /** What a run printed, and its exit code. */
    record Run(int code, String out, String err) {}

    /** A run that goes on. */
    record Running(Process process, Path out, Path err) {
        Run end() throws IOException, InterruptedException {
            if (!process.waitFor(RUN_SECONDS_MAX, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new AssertionError("still running; said: " + Files.readString(err));
            }
            return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
        }

        /** Ends it as a person's Ctrl+C does, and waits for it and the WebView's processes. */
        void stop() throws Exception {
            List<ProcessHandle> children = process.descendants().toList();
            process.destroy();
            end();
            awaitEnd(children);
        }

        /** Waits for processes that have lost their parent: they still write into the home. */
        static void awaitEnd(List<ProcessHandle> children) throws Exception {
            for (ProcessHandle child : children) {
                child.onExit().get(RUN_SECONDS_MAX, TimeUnit.SECONDS);
            }
        }

        /** Waits until standard output has {@code text}. */
        void awaitOutput(String text) throws IOException, InterruptedException {
            await(out, text);
        }

        void awaitError(String text) throws IOException, InterruptedException {
            await(err, text);
        }

        private void await(Path file, String text) throws IOException, InterruptedException {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(RUN_SECONDS_MAX);
            while (!Files.readString(file).contains(text)) {
                if (System.nanoTime() > deadline || !process.isAlive()) {
                    throw new AssertionError(
                            "never printed '" + text + "', but: " + Files.readString(err));
                }
                Thread.sleep(20);
            }
        }
    }

    Program(Path temp) throws IOException {
        folder = Files.createDirectories(temp.resolve("work"));
        home = Files.createDirectories(temp.resolve("home"));
        variables.put("HOME", home.toString());
        variables.put("PATH", System.getenv("PATH"));
        variables.put("JAVA_HOME", System.getProperty("java.home"));
        String display = System.getenv("DISPLAY");
        // One that nothing answers at: what must fail before a window is there does not notice.
        variables.put("DISPLAY", display == null || display.isEmpty() ? ":987" : display);
        String key = System.getenv("XAUTHORITY");
        if (key != null) {
            variables.put("XAUTHORITY", key);
        }
    }

    Program with(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    Path folder() {
        return folder;
    }

    Path home() {
        return home;
    }

    Run run(String... args) throws IOException, InterruptedException {
        return start(args).end();
    }

    Running start(String... args) throws IOException {
        return startCommand(command(args));
    }

    /** What {@code ./kith} ends in, once it has looked after build and display. */
    static List<String> command(String... args) {
        Path program = ROOT.resolve("target/kith");
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + "/bin/java");
        command.add("@" + program.resolve("flags"));
        if (Files.exists(program.resolve("kith.aot"))) {
            command.add("-XX:AOTCache=" + program.resolve("kith.aot"));
        }
        command.addAll(List.of("--module-path", program.resolve("lib").toString()));
        command.addAll(List.of("-m", "kith.cli/kith.cli.Main"));
        command.addAll(Arrays.asList(args));
        return command;
    }

    static String script() {
        return ROOT.resolve("kith").toString();
    }

    Running startCommand(List<String> command) throws IOException {
        Path out = Files.createTempFile(home.getParent(), "out", ".txt");
        Path err = Files.createTempFile(home.getParent(), "err", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(variables);
        return new Running(builder.start(), out, err);
    }

    /** Everything below {@code folder}, as paths from it. */
    static List<String> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.skip(1).map(file -> folder.relativize(file).toString()).sorted().toList();
        }
    }

    /** Writes a file of an app. */
    Path write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
