package kith.desktop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import kith.bridge.app.Reasons;
import kith.bridge.permission.Place;
import org.jspecify.annotations.Nullable;

/**
 * The data of one app for one profile, held by one process at a time. The lock belongs to the
 * process: the system gives it back however the process ends, so no stale file can keep the next
 * start out.
 *
 * @see <a href="https://specifications.freedesktop.org/basedir-spec/latest/">XDG Base Directory</a>
 */
final class Profile implements AutoCloseable {
    private final Path data;
    private final Path web;
    private final Path cache;
    private final FileChannel lock;
    private final @Nullable Path discarded;

    private Profile(Path data, Path web, Path cache, FileChannel lock, @Nullable Path discarded) {
        this.discarded = discarded;
        this.data = data;
        this.web = web;
        this.cache = cache;
        this.lock = lock;
    }

    /** Opens, and makes if it is new, the profile of an app. */
    static Profile open(String appId, String name, Environment environment) throws LaunchException {
        if (!isName(name)) {
            throw new LaunchException(
                    "the profile '" + name + "' is no name: it has no slash and is not . or ..");
        }
        Path base = environment.dataHome().resolve(appId).resolve(name);
        Path cache = environment.cacheHome().resolve(appId).resolve(name);
        try {
            Path data = privateFolder(base.resolve("files"));
            Path web = privateFolder(base.resolve("web"));
            FileChannel lock = lock(base.resolve("lock"));
            if (lock == null) {
                throw new ProfileInUseException(
                        appId
                                + " is already running in the profile '"
                                + name
                                + "'; close it, or start a second one with its own data: --profile NAME",
                        base);
            }
            return new Profile(data, web, privateFolder(cache), lock, null);
        } catch (IOException e) {
            throw new LaunchException(
                    "cannot use " + base + " for the app's data: " + Reasons.of(e), e);
        }
    }

    /** One folder's name, so that no profile lies within another app's data or beside them all. */
    private static boolean isName(String name) {
        return !name.isEmpty() && name.indexOf('/') < 0 && !name.equals(".") && !name.equals("..");
    }

    /** A profile that is deleted when it is closed: for tests and pictures. */
    static Profile throwaway() throws LaunchException {
        try {
            Path base = Files.createTempDirectory("kith-");
            Path data = privateFolder(base.resolve("files"));
            // The folder is new, so nobody else can hold it.
            FileChannel lock = Objects.requireNonNull(lock(base.resolve("lock")));
            return new Profile(
                    data,
                    privateFolder(base.resolve("web")),
                    privateFolder(base.resolve("cache")),
                    lock,
                    base);
        } catch (IOException e) {
            throw new LaunchException("cannot make a temporary folder: " + Reasons.of(e), e);
        }
    }

    private static Path privateFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(
                    folder,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
        }
        return folder;
    }

    private static @Nullable FileChannel lock(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean held = false;
        try {
            FileLock lock = channel.tryLock();
            held = lock != null;
        } catch (OverlappingFileLockException e) {
            // This very process holds it in another window: as taken as by another process.
            held = false;
        } finally {
            if (!held) {
                channel.close();
            }
        }
        return held ? channel : null;
    }

    /** The folder of the profile, which its person alone may enter. */
    Path folder() {
        return data.resolveSibling("").normalize();
    }

    /** What {@code $data} names: the app's own files. */
    Path data() {
        return data;
    }

    /** The places that belong to an app in {@code resources} with this profile. */
    Map<Place, Path> places(Path resources) {
        return Map.of(Place.RESOURCES, resources, Place.DATA, data, Place.CACHE, cache);
    }

    /** Where the WebView keeps localStorage, IndexedDB and the like. */
    Path web() {
        return web;
    }

    /** What may be deleted at any time. */
    Path cache() {
        return cache;
    }

    @Override
    public void close() {
        try {
            lock.close();
            if (discarded != null) {
                Folders.delete(discarded);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Closes a profile that no page has used: what was made for it alone does not stay behind. */
    void closeUnused() {
        try {
            if (discarded == null) {
                boolean unused = deletedEmpty(data) && deletedEmpty(web);
                if (unused) {
                    Files.deleteIfExists(data.resolveSibling("lock"));
                }
                for (Path folder : List.of(data, cache.resolve("any"))) {
                    Path profile = folder.resolveSibling("").normalize();
                    if (deletedEmpty(profile)) {
                        deletedEmpty(profile.resolveSibling("").normalize());
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            close();
        }
    }

    /** Deletes a folder unless something is in it. */
    private static boolean deletedEmpty(Path folder) throws IOException {
        try {
            return Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            return false;
        }
    }
}
