package kith.cli.init;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Declarations of Kith's modules, by which editors complete them and TypeScript checks their use.
 * They are resources, listed in {@code files.txt} beside them and made by {@code ./dev reference}.
 */
public final class Typings {
    private Typings() {}

    /**
     * Writes them, over those of an earlier version.
     *
     * @param folder need not exist
     * @throws NewAppException if it cannot be written
     */
    public static void write(Path folder) throws NewAppException {
        try {
            for (String file : files()) {
                Path path = folder.resolve(file);
                Files.createDirectories(NewApp.parentOf(path.toAbsolutePath()));
                try (InputStream in = open(file)) {
                    Files.write(path, in.readAllBytes());
                }
            }
        } catch (IOException e) {
            throw new NewAppException("cannot write " + folder + ": " + NewApp.reason(e), e);
        }
    }

    private static List<String> files() throws IOException {
        try (InputStream in = open("files.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    private static InputStream open(String file) throws FileNotFoundException {
        InputStream in = Typings.class.getResourceAsStream("types/" + file);
        if (in == null) {
            throw new FileNotFoundException("types/" + file);
        }
        return in;
    }
}
