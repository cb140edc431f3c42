package kith.bridge.processor;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** One run of javac with the processor over some sources. */
final class Compilation {
    private static @Nullable Path bridge;

    private final Path folder;
    private final List<String> errors = new ArrayList<>();

    private Compilation(Path folder) {
        this.folder = folder;
    }

    /**
     * Compiles classes of the package {@code probe}.
     *
     * @param folder an empty folder for sources and output
     * @param sources the text after the imports; each declares one top-level type
     */
    static Compilation of(Path folder, String... sources) throws IOException {
        Compilation compilation = new Compilation(folder);
        List<Path> files = new ArrayList<>();
        for (String source : sources) {
            files.add(write(folder.resolve("src/probe"), source));
        }
        Path classes = Files.createDirectories(folder.resolve("classes"));
        List<String> options =
                List.of(
                        "-d",
                        classes.toString(),
                        "-Xlint:all,-processing",
                        "-classpath",
                        bridge() + File.pathSeparator + System.getProperty("java.class.path"));
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> heard = new DiagnosticCollector<>();
        try (StandardJavaFileManager manager =
                javac.getStandardFileManager(heard, Locale.ROOT, StandardCharsets.UTF_8)) {
            JavaCompiler.CompilationTask task =
                    javac.getTask(
                            new StringWriter(),
                            manager,
                            heard,
                            options,
                            null,
                            manager.getJavaFileObjectsFromPaths(files));
            task.setProcessors(List.of(new RouteProcessor()));
            task.call();
        }
        for (Diagnostic<?> diagnostic : heard.getDiagnostics()) {
            compilation.errors.add(
                    diagnostic.getLineNumber() + ": " + diagnostic.getMessage(Locale.ROOT));
        }
        return compilation;
    }

    /** Errors and warnings about the probe's sources and what is made of them. */
    List<String> errors() {
        return errors;
    }

    /** A file made in the class output. */
    String made(String name) throws IOException {
        return Files.readString(folder.resolve("classes").resolve(name));
    }

    boolean exists(String name) {
        return Files.exists(folder.resolve("classes").resolve(name));
    }

    private static Path write(Path folder, String source) throws IOException {
        String name =
                source.replaceFirst("(?s).*?\\bpublic (abstract )?(class|record) (\\w+).*", "$3");
        Files.createDirectories(folder);
        Path file = folder.resolve(name + ".java");
        String imports =
                "package probe;\n"
                        + "import java.nio.ByteBuffer; import java.util.*;"
                        + " import java.util.concurrent.*; import kith.bridge.*;"
                        + " import org.jspecify.annotations.Nullable;\n";
        return Files.writeString(file, imports + source);
    }

    /** The classes of the bridge's own packages, compiled once from their sources. */
    private static synchronized Path bridge() throws IOException {
        if (bridge != null) {
            return bridge;
        }
        Path classes = Files.createTempDirectory("kith-bridge-classes");
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "-proc:none",
                                "-d",
                                classes.toString(),
                                "-classpath",
                                System.getProperty("java.class.path")));
        for (String folder : List.of("kith/bridge", "kith/bridge/codec")) {
            Path sources = Path.of("../bridge/src/main/java").resolve(folder);
            try (DirectoryStream<Path> files = Files.newDirectoryStream(sources, "*.java")) {
                files.forEach(file -> arguments.add(file.toString()));
            }
        }
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int result =
                ToolProvider.getSystemJavaCompiler()
                        .run(null, said, said, arguments.toArray(new String[0]));
        if (result != 0) {
            throw new IllegalStateException(said.toString(StandardCharsets.UTF_8));
        }
        deleteAtExit(classes);
        bridge = classes;
        return classes;
    }

    private static void deleteAtExit(Path folder) throws IOException {
        List<Path> paths;
        try (Stream<Path> all = Files.walk(folder)) {
            paths = all.toList();
        }
        for (Path path : paths) {
            path.toFile().deleteOnExit(); // in the reverse order, so folders after their files
        }
    }
}
