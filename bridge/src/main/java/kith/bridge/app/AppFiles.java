package kith.bridge.app;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The files of one app, asked for by the path of a URL.
 *
 * <p>A <em>packaged</em> app, one with a hash list, is served exactly as it was packaged: what was
 * changed, added or removed since is refused. Any other folder is served as it is.
 *
 * <p>Where a path leads is found out before the file is opened and looked at again after. A program
 * of the same person that swaps links in between could win that race; it could as well read the
 * file itself.
 *
 * <p>Threads: any.
 */
public final class AppFiles {
    /** What a path that names a folder stands for. */
    public static final String INDEX = "index.html";

    private final Path named;
    private final AppFolder folder;
    private final @Nullable HashList hashes;
    private final ConcurrentHashMap<String, Remembered> remembered = new ConcurrentHashMap<>();
    private final DiskCheck diskCheck = new DiskCheck();

    /** Pieces found good in the file of this fingerprint. */
    private record Remembered(Fingerprint fingerprint, BitSet good) {}

    private AppFiles(Path named, AppFolder folder, @Nullable HashList hashes) {
        this.named = named;
        this.folder = folder;
        this.hashes = hashes;
    }

    /**
     * Looks at an app's folder; its hash list is used if it has one.
     *
     * @throws InvalidAppException if there is no such folder, it cannot be read, or its hash list
     *     is none
     */
    public static AppFiles of(Path folder) throws InvalidAppException {
        return of(folder, null);
    }

    /**
     * As {@link #of(Path)} for an app whose package says what its hash list is, so that it cannot
     * be changed or taken away either.
     *
     * @param listSha256 the SHA-256 of the hash list in hexadecimal, see {@link AppHashes#sha256}
     */
    public static AppFiles sealed(Path folder, String listSha256) throws InvalidAppException {
        return of(folder, listSha256);
    }

    private static AppFiles of(Path named, @Nullable String listSha256) throws InvalidAppException {
        try {
            Path root = named.toRealPath();
            if (!Files.isDirectory(root)) {
                throw new InvalidAppException(
                        named + " is a file; an app is a folder with an " + INDEX);
            }
            AppFolder folder = new AppFolder(root);
            return new AppFiles(named, folder, HashListReader.read(root, listSha256));
        } catch (IOException e) {
            throw new InvalidAppException("cannot open the app " + named + ": " + Reasons.of(e), e);
        }
    }

    /** The app's folder as the person named it, for messages. */
    public Path folder() {
        return named;
    }

    /** The app's folder, every link followed. */
    public Path root() {
        return folder.root();
    }

    /** Whether the files are checked against a hash list. */
    public boolean isPackaged() {
        return hashes != null;
    }

    /**
     * Looks for a packaged file that is not what was packaged: all are there and have their size,
     * and those that come first in the list, as many as have {@code bytesMax} bytes together, are
     * hashed. The others are checked when they are served, as are these.
     *
     * @return one sentence for the person; null if nothing was found
     */
    public @Nullable String damage(long bytesMax) {
        long left = bytesMax;
        for (HashList.Entry entry :
                hashes == null
                        ? Collections.<HashList.Entry>emptyList()
                        : hashes.entries().values()) {
            Path file = root().resolve(entry.path());
            left -= entry.size();
            boolean whole =
                    left < 0 ? AppHashes.hasSize(entry, file) : AppHashes.matches(entry, file);
            if (!whole) {
                return entry.path() + " was changed or removed after the app was packaged";
            }
        }
        return null;
    }

    /**
     * Opens what a URL names.
     *
     * @param urlPath as in the URL, percent-encoded, beginning with a slash; without query and
     *     fragment
     */
    public Opening open(String urlPath) {
        UrlPath.Result result = UrlPath.parse(urlPath);
        if (result instanceof UrlPath.Reject reject) {
            return new Opening.Refused(reject.reason());
        }
        UrlPath path = ((UrlPath.Ok) result).path();
        try {
            return hashes == null ? open(path) : openPackaged(path, hashes);
        } catch (NoSuchFileException | NotDirectoryException e) {
            return missing(path);
        } catch (InvalidPathException e) {
            return new Opening.NotFound(
                    "the system's locale has no name for "
                            + path.text()
                            + "; start Kith with LC_ALL=C.UTF-8");
        } catch (IOException e) {
            // A file taken for a folder and a name too long have no exception of their own.
            boolean there =
                    e instanceof AccessDeniedException
                            || Files.exists(root().resolve(path.text()), LinkOption.NOFOLLOW_LINKS);
            return there
                    ? new Opening.Refused("cannot open " + path.text() + ": " + Reasons.of(e))
                    : missing(path);
        }
    }

    /**
     * Where the file a URL names lies, for a program that opens it by its path, as the engine does
     * with media. A packaged file is checked before as far as one can wait for it, and for the rest
     * on {@code later}. Takes a tenth of a second at worst; not for the interface thread.
     *
     * @param urlPath as for {@link #open}
     * @param changed gets the reason, one sentence, if the file is found changed after its path was
     *     given out
     */
    public DiskPath onDisk(String urlPath, Executor later, Consumer<String> changed) {
        Opening opening = open(urlPath);
        if (opening instanceof Opening.NotFound missing) {
            return new DiskPath.NotFound(missing.reason());
        }
        if (opening instanceof Opening.Refused refused) {
            return new DiskPath.Refused(refused.reason());
        }
        AppFile file = ((Opening.Ok) opening).file();
        String problem = diskCheck.problem(file, later, changed);
        return problem == null ? new DiskPath.Ok(file.realPath()) : new DiskPath.Refused(problem);
    }

    private Opening open(UrlPath path) throws IOException {
        List<String> names = path.names();
        Path real = folder.real(names);
        String problem = folder.problem(real);
        if (problem == null && Files.isDirectory(real)) {
            names = index(names);
            real = folder.real(names);
            problem = folder.problem(real);
        } else if (path.folder()) {
            return missing(path);
        }
        return problem == null ? open(names, real, null) : refused(path.text(), problem);
    }

    private Opening openPackaged(UrlPath path, HashList list) throws IOException {
        List<String> names = path.names();
        HashList.Entry entry = path.folder() ? null : list.entry(path.text());
        if (entry == null) {
            names = index(names);
            entry = list.entry(String.join("/", names));
        }
        if (entry == null) {
            return Files.isRegularFile(folder.real(path.names()))
                    ? new Opening.Refused(path.text() + " was added after the app was packaged")
                    : missing(path);
        }
        try {
            Path real = folder.real(names);
            String problem = folder.problem(real);
            return problem == null ? open(names, real, entry) : refused(entry.path(), problem);
        } catch (NoSuchFileException | NotDirectoryException e) {
            return new Opening.Refused(entry.path() + " was removed after the app was packaged");
        }
    }

    private static List<String> index(List<String> names) {
        List<String> index = new ArrayList<>(names);
        index.add(INDEX);
        return Collections.unmodifiableList(index);
    }

    private static Opening missing(UrlPath path) {
        return new Opening.NotFound("the app has no file " + path.text());
    }

    private static Opening refused(String path, String problem) {
        return new Opening.Refused(path + " is not served: " + problem);
    }

    private Opening open(List<String> names, Path real, HashList.@Nullable Entry entry)
            throws IOException {
        String path = String.join("/", names);
        Fingerprint before = Fingerprint.of(real);
        if (before == null) {
            // A pipe, a device or a socket: opening it could already hang.
            return refused(path, "it is neither a file nor a folder");
        }
        FileChannel channel =
                FileChannel.open(real, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        Opening opening = refused(path, "its folder was changed meanwhile");
        try {
            long size = channel.size();
            if (entry != null && size != entry.size()) {
                opening = new Opening.Refused(path + " was changed after the app was packaged");
            } else if (real.equals(folder.real(names))) {
                Fingerprint after = Fingerprint.of(real);
                AppFile.Version version = version(entry, before.equals(after) ? after : null, size);
                AppFile.Located located = new AppFile.Located(path, real);
                opening = new Opening.Ok(new AppFile(located, channel, version));
            }
        } finally {
            if (!(opening instanceof Opening.Ok)) {
                channel.close();
            }
        }
        return opening;
    }

    /**
     * @param fingerprint null while the file changes
     */
    private AppFile.Version version(
            HashList.@Nullable Entry entry, @Nullable Fingerprint fingerprint, long size) {
        if (entry != null) {
            String tag = "\"" + entry.sha256() + "\"";
            return new AppFile.Version(size, tag, new PieceCheck(entry, good(entry, fingerprint)));
        }
        String tag =
                fingerprint == null
                        ? "\"" + Long.toHexString(System.nanoTime()) + "\""
                        : fingerprint.entityTag();
        return new AppFile.Version(size, tag, null);
    }

    private @Nullable BitSet good(HashList.Entry entry, @Nullable Fingerprint fingerprint) {
        if (fingerprint == null || !fingerprint.isSettled(System.currentTimeMillis())) {
            return null;
        }
        return remembered.compute(
                        entry.path(),
                        (path, known) ->
                                known != null && known.fingerprint.equals(fingerprint)
                                        ? known
                                        : new Remembered(fingerprint, new BitSet()))
                .good;
    }
}
