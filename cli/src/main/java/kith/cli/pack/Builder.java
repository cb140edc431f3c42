package kith.cli.pack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import kith.bridge.app.AppFiles;
import kith.bridge.app.AppHashes;
import kith.bridge.app.InvalidAppException;
import kith.bridge.app.Reasons;
import kith.bridge.manifest.Manifest;
import kith.bridge.pack.KithFileWriter;
import org.jspecify.annotations.Nullable;

/**
 * Makes packages: reads the app, lets a {@link Packager} work in a folder that is deleted however
 * it ends, and moves the finished package to its place in one step.
 */
public final class Builder {
    private final Path app;
    private final Build.RuntimeKind runtime;
    private final Path out;
    private final Consumer<String> progress;
    private KithFileWriter.@Nullable Signer signer;

    /**
     * @param out where packages go; made if it is not there
     */
    public Builder(Path app, Build.RuntimeKind runtime, Path out, Consumer<String> progress) {
        this.app = app;
        this.runtime = runtime;
        this.out = out;
        this.progress = progress;
    }

    /** Lets packages be signed. */
    public Builder signed(KithFileWriter.Signer by) {
        signer = by;
        return this;
    }

    /**
     * Makes the package of one format; one of the same name is replaced.
     *
     * @return where it is
     */
    public Path build(Packager format) throws PackException {
        Manifest manifest;
        AppHashes hashes;
        try {
            manifest = Manifest.read(AppFiles.of(app));
            hashes = AppHashes.of(app);
        } catch (InvalidAppException e) {
            throw new PackException(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new PackException("cannot read the app " + app + ": " + Reasons.of(e), e);
        }
        manifest.warnings().forEach(progress);
        Path work;
        try {
            Files.createDirectories(out);
            work = Files.createTempDirectory(out, ".kith-build-");
        } catch (IOException e) {
            throw new PackException("cannot write to " + out + ": " + Reasons.of(e), e);
        }
        try {
            Path scratch = Files.createDirectory(work.resolve("scratch"));
            Path made = Files.createDirectory(work.resolve("made"));
            var build = new Build(app, manifest, hashes, signer, runtime, scratch, progress);
            return publish(format.write(build, made));
        } catch (IOException e) {
            throw new PackException("cannot make the package: " + Reasons.of(e), e);
        } finally {
            delete(work);
        }
    }

    private Path publish(Path made) throws IOException {
        Path place = out.resolve(made.getFileName());
        if (Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
            delete(place);
        }
        return Files.move(made, place, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void delete(Path folder) {
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) found.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
