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
import org.jspecify.annotations.Nullable;

/**
 * The files of one app, asked for by the path of a URL.
 *
 * <p>Nothing outside the folder and nothing hidden is ever opened, whatever dots, escapes and links
 * say. A <em>packaged</em> app, one with a hash list, is served exactly as it was packaged: what
 * was changed or added since is refused.
 *
 * <p>Where a path leads is found out before the file is opened, and looked at again after. Another
 * program of the same person that changes links in between could win that race; it could as well
 * read the file itself.
 *
 * <p>Threads: any.
 */
public final class AppFiles {
    /** What a path that names a folder stands for. */
    public static final String INDEX = "index.html";

    private final Path folder;
    private final Path root;
    private final @Nullable HashList hashes;
    private final boolean ignoresCase;
    private final ConcurrentHashMap<String, Remembered> remembered = new ConcurrentHashMap<>();

    /** Pieces found good in the file of this fingerprint. */
    private record Remembered(Fingerprint fingerprint, BitSet good) {}

    private AppFiles(Path folder, Path root, @Nullable HashList hashes) throws IOException {
        this.folder = folder;
        this.root = root;
        this.hashes = hashes;
        this.ignoresCase = ignoresCase(root);
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

    private static AppFiles of(Path folder, @Nullable String listSha256)
            throws InvalidAppException {
        try {
            Path root = folder.toRealPath();
            if (!Files.isDirectory(root)) {
                throw new InvalidAppException(
                        folder + " is a file; an app is a folder with an " + INDEX);
            }
            if (!Files.isReadable(root) || !Files.isExecutable(root)) {
                throw new AccessDeniedException(root.toString());
            }
            HashList hashes = HashListReader.read(root, listSha256);
            return new AppFiles(folder, root, hashes);
        } catch (IOException e) {
            throw new InvalidAppException(
                    "cannot open the app " + folder + ": " + Reasons.of(e), e);
        }
    }

    private static boolean ignoresCase(Path root) throws IOException {
        Path index = root.resolve(INDEX);
        Path other = root.resolve("INDEX.HTML");
        return Files.exists(index) && Files.exists(other) && Files.isSameFile(index, other);
    }

    /** The app's folder as the person named it, for messages. */
    public Path folder() {
        return folder;
    }

    /** The app's folder, every link followed. */
    public Path root() {
        return root;
    }

    /** Whether the files are checked against a hash list. */
    public boolean isPackaged() {
        return hashes != null;
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
            return new Opening.Refused("cannot open " + path.text() + ": " + Reasons.of(e));
        }
    }

    private Opening open(UrlPath path) throws IOException {
        List<String> names = path.names();
        Path real = real(names);
        Opening.Refused refusal = refusal(path, real);
        if (refusal != null) {
            return refusal;
        }
        if (Files.isDirectory(real)) {
            names = index(names);
            real = real(names);
            refusal = refusal(path, real);
            if (refusal != null) {
                return refusal;
            }
        } else if (path.folder()) {
            return missing(path);
        }
        return open(names, real, null);
    }

    private Opening openPackaged(UrlPath path, HashList list) throws IOException {
        List<String> names = path.names();
        HashList.Entry entry = path.folder() ? null : list.entry(path.text());
        if (entry == null) {
            names = index(names);
            entry = list.entry(String.join("/", names));
        }
        if (entry == null) {
            boolean added = Files.isRegularFile(real(path.names()));
            return added
                    ? new Opening.Refused(path.text() + " was added after the app was packaged")
                    : missing(path);
        }
        try {
            Path real = real(names);
            Opening.Refused refusal = refusal(path, real);
            return refusal != null ? refusal : open(names, real, entry);
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

    /** Where the names lead, every link followed. */
    private Path real(List<String> names) throws IOException {
        Path file = root;
        for (String name : names) {
            if (ignoresCase && !ExactNames.holds(file, name)) {
                throw new NoSuchFileException(name);
            }
            file = file.resolve(name);
        }
        return file.toRealPath();
    }

    /** Why the file at the end of all links is not served; null if it may be. */
    private Opening.@Nullable Refused refusal(UrlPath path, Path real) {
        if (!real.startsWith(root)) {
            return new Opening.Refused(path.text() + " is a link that leaves the app's folder");
        }
        boolean top = true;
        for (Path name :
                real.equals(root) ? Collections.<Path>emptyList() : root.relativize(real)) {
            String problem = UrlPath.problem(name.toString(), top);
            if (problem != null) {
                return new Opening.Refused(path.text() + " is a link: " + problem);
            }
            top = false;
        }
        return null;
    }

    private Opening open(List<String> names, Path real, HashList.@Nullable Entry entry)
            throws IOException {
        String path = String.join("/", names);
        Fingerprint before = Fingerprint.of(real);
        if (before == null) {
            return new Opening.Refused(path + " is neither a file nor a folder");
        }
        FileChannel channel =
                FileChannel.open(real, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        Opening opening = new Opening.Refused(path + " was changed while it was opened");
        try {
            long size = channel.size();
            if (entry != null && size != entry.size()) {
                opening = new Opening.Refused(path + " was changed after it was packaged");
            } else if (real.equals(real(names))) {
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
                        ? "\"" + Long.toHexString(System.nanoTime()) + "-changing\""
                        : fingerprint.entityTag();
        return new AppFile.Version(size, tag, null);
    }

    private BitSet good(HashList.Entry entry, @Nullable Fingerprint fingerprint) {
        if (fingerprint == null || !fingerprint.isSettled(System.currentTimeMillis())) {
            return new BitSet();
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
