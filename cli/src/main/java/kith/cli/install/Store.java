package kith.cli.install;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import kith.bridge.app.AppHashes;
import kith.bridge.app.InvalidAppException;
import kith.bridge.app.Reasons;
import kith.bridge.pack.AppStatement;
import kith.bridge.pack.KithFile;
import kith.desktop.Folders;
import org.jspecify.annotations.Nullable;

/**
 * The installed apps of one person, a folder each. A new version is unpacked beside the old one and
 * takes its place when the file {@link Receipt#NAME} is replaced, which happens at once or not at
 * all: whatever goes wrong before, the old version starts.
 *
 * <pre>
 * apps/ID/receipt            which package is started, whose key is trusted
 * apps/ID/lock               held by who changes something
 * apps/ID/NAME/head          statement and signature
 * apps/ID/NAME/files/        the app as its author packed it, with its hash list
 * apps/ID/NAME/in-use        held, shared, by running instances
 * </pre>
 */
final class Store {
    private static final String NEW = ".new";

    private final Path apps;

    /**
     * @param data the person's folder for data ({@code XDG_DATA_HOME})
     */
    Store(Path data) {
        this.apps = data.resolve("kith/apps");
    }

    /** What installing did. */
    enum Outcome {
        INSTALLED,
        UPDATED,
        DOWNGRADED,
        REPAIRED,
        UNCHANGED,
        DECLINED
    }

    /**
     * What installing did, and what there is now.
     *
     * @param linked bytes that were there already
     */
    record Result(Outcome outcome, UnpackedApp installed, long written, long linked) {}

    /**
     * Installs a package, or updates what is installed of the app.
     *
     * @param downgrade whether an older version, or another of the same number, may take the place
     * @param asked asked about a new app and about new permissions
     * @throws InstallException if it cannot be, or may not be; what was installed still is
     */
    Result install(KithFile file, boolean downgrade, Question.Asked asked) throws InstallException {
        AppStatement statement = file.statement();
        Path app = apps.resolve(statement.id());
        try (FileChannel lock = lock(app)) {
            Objects.requireNonNull(lock);
            try {
                return new Installation(this, app, file, downgrade, asked).run();
            } finally {
                deleteUnused(app);
            }
        } catch (InvalidAppException e) {
            throw new InstallException(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw failed("cannot install " + statement.id(), e);
        }
    }

    /** From here on {@code now} is what is installed. */
    static void record(Path app, Receipt now) throws IOException {
        Path made = app.resolve(Receipt.NAME + NEW);
        Files.deleteIfExists(made);
        byte[] text = now.text().getBytes(StandardCharsets.US_ASCII);
        try (FileChannel channel =
                FileChannel.open(made, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(text));
            channel.force(true);
        }
        Files.move(made, app.resolve(Receipt.NAME), StandardCopyOption.ATOMIC_MOVE);
        Unpacking.force(app);
        prune(app, now);
    }

    /** Whether all of it is as it was signed. */
    static boolean isWhole(UnpackedApp installed) {
        try {
            installed.verify();
            installed.manifest();
            return AppHashes.differences(installed.files()).isEmpty();
        } catch (IOException | InvalidAppException e) {
            return false;
        }
    }

    /** Deletes packages that neither start nor can be gone back to, but for those in use. */
    private static void prune(Path app, Receipt now) throws IOException {
        try (DirectoryStream<Path> listing = Files.newDirectoryStream(app)) {
            for (Path each : listing) {
                String name = String.valueOf(each.getFileName());
                boolean kept = name.equals(now.current()) || name.equals(now.previous());
                if (!kept && name.matches("[0-9a-f]{64}") && !isUsed(each)) {
                    Folders.delete(each);
                }
            }
        }
    }

    private static boolean isUsed(Path folder) throws IOException {
        Path file = folder.resolve(UnpackedApp.IN_USE);
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            FileLock free = channel.tryLock();
            return free == null;
        }
    }

    /**
     * What is installed of an app, ready to be started.
     *
     * @throws InstallException if nothing is, or it is not as it was signed
     */
    UnpackedApp current(String id) throws InstallException {
        Receipt installed = installed(id);
        return UnpackedApp.open(apps.resolve(id), installed.current(), installed.signer());
    }

    /**
     * Sees to it that there is something of this app, be it damaged.
     *
     * @throws InstallException if there is nothing
     */
    void known(String id) throws InstallException {
        if (!AppStatement.isId(id) || !Files.isDirectory(apps.resolve(id))) {
            throw new InstallException("no app " + id + " is installed; see: kith list");
        }
    }

    private Receipt installed(String id) throws InstallException {
        Receipt installed = AppStatement.isId(id) ? Receipt.read(apps.resolve(id)) : null;
        if (installed == null) {
            throw new InstallException("no app " + id + " is installed; see: kith list");
        }
        return installed;
    }

    /** The ids of all installed apps, sorted. */
    List<String> ids() throws InstallException {
        List<String> ids = new ArrayList<>();
        if (Files.isDirectory(apps)) {
            try (Stream<Path> listing = Files.list(apps)) {
                listing.filter(each -> Files.exists(each.resolve(Receipt.NAME)))
                        .map(each -> each.getFileName().toString())
                        .filter(AppStatement::isId)
                        .sorted()
                        .forEach(ids::add);
            } catch (IOException e) {
                throw failed("cannot list " + apps, e);
            }
        }
        return ids;
    }

    /** An installed app of this key. */
    @Nullable String appOf(String signer) throws InstallException {
        for (String id : ids()) {
            if (isOf(id, signer)) {
                return id;
            }
        }
        return null;
    }

    private boolean isOf(String id, String signer) {
        try {
            Receipt installed = Receipt.read(apps.resolve(id));
            return installed != null && installed.signer().equals(signer);
        } catch (InstallException e) {
            // A damaged app is no reason against another one.
            return false;
        }
    }

    /**
     * Goes back to the version before; once more goes forward again.
     *
     * @throws InstallException if there is none, or it is damaged; what was started still is
     */
    UnpackedApp rollback(String id) throws InstallException {
        installed(id);
        Path app = apps.resolve(id);
        try (FileChannel lock = lock(app)) {
            Objects.requireNonNull(lock);
            Receipt now = installed(id);
            String previous = now.previous();
            if (previous == null) {
                throw new InstallException("there is no version of " + id + " to go back to");
            }
            UnpackedApp before = UnpackedApp.open(app, previous, now.signer());
            if (!isWhole(before)) {
                throw new InstallException(
                        "the version "
                                + before.statement().version()
                                + " of "
                                + id
                                + " is damaged, so it stays with what there is");
            }
            record(app, now.swapped(previous));
            return before;
        } catch (IOException e) {
            throw failed("cannot go back to the version before of " + id, e);
        }
    }

    /** Removes an app; its data are not here. */
    void remove(String id) throws InstallException {
        Path app = apps.resolve(id);
        known(id);
        try (FileChannel lock = lock(app)) {
            Objects.requireNonNull(lock);
            // What is not listed any more cannot be started while the rest is deleted.
            Files.deleteIfExists(app.resolve(Receipt.NAME));
            Folders.delete(app);
        } catch (IOException e) {
            throw failed("cannot remove " + app, e);
        }
    }

    /**
     * Waits for its turn; the folder is there then, though who had it before may have deleted it.
     */
    private static FileChannel lock(Path app) throws IOException {
        Path file = app.resolve("lock");
        while (true) {
            Files.createDirectories(
                    app,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
            FileChannel channel =
                    FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.lock();
            if (isAt(file, channel)) {
                return channel;
            }
            channel.close();
        }
    }

    /** Whether the locked file is the one of that name: marks it and looks for the mark. */
    private static boolean isAt(Path file, FileChannel locked) throws IOException {
        String mark = UUID.randomUUID().toString();
        locked.truncate(0);
        locked.write(ByteBuffer.wrap(mark.getBytes(StandardCharsets.US_ASCII)));
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).equals(mark);
        } catch (NoSuchFileException e) {
            return false;
        } finally {
            locked.truncate(0);
        }
    }

    private void deleteUnused(Path app) {
        try {
            if (Files.exists(app) && !Files.exists(app.resolve(Receipt.NAME))) {
                Folders.delete(app);
            }
        } catch (IOException e) {
            // An empty folder stays; the next installation uses it.
        }
    }

    private static InstallException failed(String what, IOException e) {
        return new InstallException(what + ": " + Reasons.of(e), e);
    }
}
