package kith.cli.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The machine that is looked at: its files below {@code root} and the environment of this process.
 * Tests hand in a root of their own.
 */
public final class Machine {
    /** 5 s: a package database on a slow disk answers within 1 s. */
    private static final long ANSWER_SECONDS_MAX = 5;

    private final Path root;
    private final Map<String, String> variables;

    public Machine(Path root, Map<String, String> variables) {
        this.root = root;
        this.variables = Map.copyOf(variables);
    }

    /** An environment variable; empty when unset. */
    String variable(String name) {
        return variables.getOrDefault(name, "");
    }

    /** The file at an absolute path of the machine. */
    Path file(String path) {
        return root.resolve(path.substring(1));
    }

    boolean has(String path) {
        return Files.exists(file(path));
    }

    /** The text of a file; empty when it cannot be read. */
    String text(String path) {
        try {
            return Files.readString(file(path), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    /** The values of {@code /etc/os-release}, without quotes. */
    Map<String, String> release() {
        Map<String, String> values = new HashMap<>();
        for (String line : text("/etc/os-release").lines().toList()) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                values.put(line.substring(0, equals), line.substring(equals + 1).replace("\"", ""));
            }
        }
        return values;
    }

    /** How packages are installed here; null if this is an unknown system. */
    @Nullable PackageManager packages() {
        Map<String, String> release = release();
        return PackageManager.of(
                release.getOrDefault("ID", ""), release.getOrDefault("ID_LIKE", ""));
    }

    /** Where a program is, as {@code PATH} has it; null if nowhere. */
    @Nullable String program(String name) {
        for (String folder : folders("PATH")) {
            String path = folder + "/" + name;
            if (Files.isExecutable(file(path))) {
                return path;
            }
        }
        return null;
    }

    /** Where a library or a folder below the libraries is; null if in none of the usual places. */
    @Nullable String library(String name) {
        for (String folder : libraryFolders()) {
            if (has(folder + "/" + name)) {
                return folder + "/" + name;
            }
        }
        return null;
    }

    /** The absolute paths of a list such as {@code PATH}. */
    private List<String> folders(String variable) {
        return Pattern.compile(":")
                .splitAsStream(variable(variable))
                .filter(folder -> folder.startsWith("/"))
                .toList();
    }

    private List<String> libraryFolders() {
        List<String> folders = new ArrayList<>(folders("LD_LIBRARY_PATH"));
        // Debian keeps the libraries of each architecture in a folder of their own.
        try (DirectoryStream<Path> found =
                Files.newDirectoryStream(file("/usr/lib"), "*-linux-gnu*")) {
            found.forEach(folder -> folders.add("/" + root.relativize(folder)));
        } catch (IOException e) {
            // No /usr/lib: then the other folders are the only ones.
        }
        folders.addAll(List.of("/usr/lib64", "/usr/lib", "/usr/local/lib64", "/usr/local/lib"));
        return folders;
    }

    /** What a command prints, without white space at the ends; null if it fails or is not there. */
    @Nullable String output(List<String> command) {
        if (program(command.getFirst()) == null) {
            return null;
        }
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            process.getOutputStream().close();
            byte[] printed = process.getInputStream().readAllBytes();
            if (!process.waitFor(ANSWER_SECONDS_MAX, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return null;
            }
            return process.exitValue() == 0
                    ? new String(printed, StandardCharsets.UTF_8).trim()
                    : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
