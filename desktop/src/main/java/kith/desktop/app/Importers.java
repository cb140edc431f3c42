package kith.desktop.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds where an app's files write the name of a module. The engine does not tell the host who
 * imports: it shortens the referrer to the app's origin.
 */
final class Importers extends SimpleFileVisitor<Path> {
    /** 2000: what a developer wrote by hand; packages lie in folders that are left out. */
    private static final int FILES_MAX = 2000;

    /** 1 MiB: longer files were not written by hand. */
    private static final long FILE_BYTES_MAX = 1 << 20;

    private final Path root;
    private final String name;
    private @Nullable String place;
    private int files;

    private Importers(Path root, String name) {
        this.root = root;
        this.name = name;
    }

    /** The first place, as {@code src/main.js:3}; null if there is none. */
    static @Nullable String find(Path root, String name) {
        Importers importers = new Importers(root, name);
        try {
            Files.walkFileTree(root, importers);
        } catch (IOException e) {
            // The files change while they are read: then nobody is named.
            return null;
        }
        return importers.place;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        String each = String.valueOf(folder.getFileName());
        boolean skipped = each.startsWith(".") || each.equals("node_modules");
        return skipped && !folder.equals(root)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        String path = root.relativize(file).toString();
        boolean script = path.matches(".*\\.(m?js|html?)");
        if (!script || !attributes.isRegularFile() || attributes.size() > FILE_BYTES_MAX) {
            return FileVisitResult.CONTINUE;
        }
        // Any bytes are a text in Latin-1, and the names of modules are the same in it.
        List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.contains('"' + name + '"') || line.contains('\'' + name + '\'')) {
                place = path + ":" + (i + 1);
                return FileVisitResult.TERMINATE;
            }
        }
        return ++files < FILES_MAX ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
        return FileVisitResult.CONTINUE;
    }
}
