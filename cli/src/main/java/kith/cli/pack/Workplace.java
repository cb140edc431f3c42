package kith.cli.pack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import kith.bridge.app.Reasons;
import kith.desktop.Folders;

/**
 * Where packages are made: a folder beside where they go, deleted however the work ends, from which
 * the finished package is moved to its place in one step.
 */
final class Workplace {
    /** Folders of work that goes on, for when the person interrupts it or the system ends it. */
    private static final Set<Path> BEGUN = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(() -> BEGUN.forEach(Workplace::delete), "kith-build-end"));
    }

    /** What each packaged folder holds. */
    private static final String PACKED = "app/.kith/hashes";

    private final Path out;

    /**
     * @param out where packages go; made if it is not there
     */
    Workplace(Path out) {
        this.out = out;
    }

    /** Packages of an app that were put among its own files, by their paths there. */
    List<String> packagesIn(Path app, String id) throws IOException {
        Path root = app.toRealPath();
        if (!Files.isDirectory(out) || !out.toRealPath().startsWith(root)) {
            return List.of();
        }
        try (Stream<Path> listing = Files.list(out.toRealPath())) {
            return listing.filter(
                            each -> {
                                String name = String.valueOf(each.getFileName());
                                return name.startsWith(id + "-") || name.startsWith(id + "_");
                            })
                    .map(each -> root.relativize(each).toString())
                    .toList();
        }
    }

    /** Work that leaves one file or folder in {@code made}. */
    interface Work {
        Path run(Path scratch, Path made) throws IOException, PackException;
    }

    /** Does the work; a package of the same name is replaced. */
    Path run(Work work) throws PackException {
        Path folder;
        try {
            Files.createDirectories(out);
            folder = Files.createTempDirectory(out, ".kith-build-");
        } catch (IOException e) {
            throw new PackException("cannot write to " + out + ": " + Reasons.of(e), e);
        }
        BEGUN.add(folder);
        try {
            Path scratch = Files.createDirectory(folder.resolve("scratch"));
            Path made = work.run(scratch, Files.createDirectory(folder.resolve("made")));
            return publish(made, folder.resolve("before"));
        } catch (IOException e) {
            throw new PackException("cannot make the package: " + Reasons.of(e), e);
        } finally {
            delete(folder);
            BEGUN.remove(folder);
        }
    }

    /** The folders of work that goes on. */
    static Set<Path> begun() {
        return Set.copyOf(BEGUN);
    }

    /**
     * A folder cannot be replaced at once: the one of before is moved aside, and deleted with the
     * rest.
     */
    private Path publish(Path made, Path aside) throws IOException, PackException {
        Path place = out.resolve(made.getFileName());
        if (Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
            if (!Files.exists(place.resolve(PACKED))) {
                throw new PackException(
                        place + " is in the way and no package; move it or name another --out");
            }
            Files.move(place, aside, StandardCopyOption.ATOMIC_MOVE);
        }
        return Files.move(made, place, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void delete(Path folder) {
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
