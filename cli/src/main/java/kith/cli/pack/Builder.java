package kith.cli.pack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import kith.bridge.app.AppFiles;
import kith.bridge.app.AppHashes;
import kith.bridge.app.InvalidAppException;
import kith.bridge.app.Reasons;
import kith.bridge.manifest.Manifest;
import kith.bridge.pack.KithFileWriter;
import org.jspecify.annotations.Nullable;

/** Makes packages, of an app or of the runtime. */
public final class Builder {
    private final @Nullable String maintainer;
    private final Workplace workplace;
    private final Consumer<String> progress;
    private KithFileWriter.@Nullable Signer signer;

    /**
     * @param maintainer {@code Name <address>} of who answers for the package; null for one made
     *     from the app's id
     * @param out where packages go; made if it is not there
     * @param progress gets a line for each step that takes time, and for each warning
     */
    public Builder(@Nullable String maintainer, Path out, Consumer<String> progress) {
        this.maintainer = maintainer;
        this.workplace = new Workplace(out);
        this.progress = progress;
    }

    /** Lets packages be signed. */
    public Builder signed(KithFileWriter.Signer by) {
        signer = by;
        return this;
    }

    /** Makes the package of one app in one format; one of the same name is replaced. */
    public Made app(Path app, Build.RuntimeKind runtime, Packager format) throws PackException {
        Manifest manifest;
        AppHashes hashes;
        try {
            manifest = Manifest.read(AppFiles.of(app));
            List<String> excluded = new ArrayList<>(manifest.exclude());
            excluded.addAll(workplace.packagesIn(app, manifest.id()));
            hashes = AppHashes.of(app, excluded);
        } catch (InvalidAppException e) {
            throw new PackException(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new PackException("cannot read the app " + app + ": " + Reasons.of(e), e);
        }
        if (manifest.id().startsWith("local.")) {
            throw new PackException(
                    app
                            + " has no id, which others need to tell it from other apps: give its"
                            + " manifest \"kith\": {\"id\": \"org.example.name\"}");
        }
        manifest.warnings().forEach(progress);
        String answers = maintainer == null ? Maintainer.of(manifest) : maintainer;
        Path place =
                workplace.run((scratch, made) ->
                        format.write(
                                new Build(
                                        app, manifest, hashes, signer, runtime, answers, scratch,
                                        progress),
                                made));
        long own = hashes.paths().stream().mapToLong(path -> size(app.resolve(path))).sum();
        return new Made(place, total(place), own);
    }

    /** Makes the package of the runtime that apps without one of their own need. */
    public Made runtime(Packager format) throws PackException {
        if (!(format instanceof SystemPackager packager)) {
            throw new PackException("the runtime is a package of the system: --format deb or rpm");
        }
        Path place =
                workplace.run((scratch, made) -> {
                    SystemPackage runtime = RuntimePackage.of(maintainer, scratch, progress);
                    progress.accept("compressing " + Sizes.of(runtime.files().size()));
                    return packager.write(runtime, scratch, made);
                });
        return new Made(place, total(place), 0);
    }

    private static long total(Path place) {
        try (Stream<Path> found = Files.walk(place)) {
            return found.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .mapToLong(Builder::size)
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
