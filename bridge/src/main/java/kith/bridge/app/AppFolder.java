package kith.bridge.app;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An app's folder: finds where names lead and whether that may be served. Nothing outside the
 * folder and nothing hidden may, whatever links say.
 */
final class AppFolder {
    private final Path root;
    private final boolean ignoresCase;

    /**
     * @throws IOException if the folder cannot be read
     */
    AppFolder(Path root) throws IOException {
        if (!Files.isReadable(root) || !Files.isExecutable(root)) {
            throw new AccessDeniedException(root.toString());
        }
        this.root = root;
        this.ignoresCase = ignoresCase(root);
    }

    private static boolean ignoresCase(Path root) throws IOException {
        Path index = root.resolve(AppFiles.INDEX);
        Path other = root.resolve("INDEX.HTML");
        return Files.exists(index) && Files.exists(other) && Files.isSameFile(index, other);
    }

    /** With every link followed. */
    Path root() {
        return root;
    }

    /**
     * Where the names lead, every link followed.
     *
     * @throws NoSuchFileException if nothing of exactly these names is there
     */
    Path real(List<String> names) throws IOException {
        Path file = root;
        for (String name : names) {
            if (ignoresCase && !lists(file, name)) {
                throw new NoSuchFileException(name);
            }
            file = file.resolve(name);
        }
        return file.toRealPath();
    }

    /**
     * Whether {@code folder} lists exactly this name. Asked on a file system that does not tell
     * {@code a.js} from {@code A.JS}: an app that worked there by luck would break elsewhere.
     */
    static boolean lists(Path folder, String name) throws IOException {
        try (DirectoryStream<Path> listing = Files.newDirectoryStream(folder)) {
            for (Path file : listing) {
                if (file.endsWith(name)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Why what lies at the end of all links is not served; null if it may be. */
    @Nullable String problem(Path real) {
        if (!real.startsWith(root)) {
            return "it is a link that leaves the app's folder";
        }
        if (real.equals(root)) {
            return null;
        }
        boolean top = true;
        for (Path name : root.relativize(real)) {
            String problem = UrlPath.problem(name.toString(), top);
            if (problem != null) {
                return "it is a link, and " + problem;
            }
            top = false;
        }
        return null;
    }
}
