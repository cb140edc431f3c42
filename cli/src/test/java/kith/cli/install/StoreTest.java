package kith.cli.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import kith.bridge.app.AppFiles;
import kith.bridge.app.InvalidAppException;
import kith.bridge.manifest.Manifest;
import kith.bridge.pack.KithFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Installing, updating and going back: what was there before is there until the new is whole. */
final class StoreTest {
    private static final String FS = "\"fs\":{\"read\":[\"$documents/**\"]}";
    private static final String OS = FS + ",\"os\":true";

    @TempDir private Path temp;

    private final List<Question> asked = new ArrayList<>();
    private boolean agrees = true;
    private Store store = new Store(Path.of(""));
    private Author author;

    @BeforeEach
    void begin() throws Exception {
        store = new Store(temp.resolve("data"));
        author = new Author(temp, "author");
    }

    private Store.Result install(Path file, boolean downgrade) throws Exception {
        try (KithFile kith = Author.open(file)) {
            return store.install(
                    kith,
                    downgrade,
                    question -> {
                        asked.add(question);
                        return agrees;
                    });
        }
    }

    private String refusal(Path file) {
        return String.valueOf(
                assertThrows(InstallException.class, () -> install(file, false)).getMessage());
    }

    private String version() throws InstallException {
        return store.current(Author.ID).statement().version();
    }

    @Test
    void aNewAppIsAskedAbout() throws Exception {
        Store.Result result = install(author.pack("1.0", OS), false);
        assertEquals(Store.Outcome.INSTALLED, result.outcome());
        Question question = asked.getFirst();
        assertEquals("Install Hello 1.0?", question.title());
        assertTrue(question.signer().contains("a key that no app of yours has"));
        assertEquals(
                List.of(
                        "Read EVERYTHING in your Documents folder",
                        "See the name of this device, your user name and its network addresses"),
                question.may());
        assertEquals("1.0", version());
        assertEquals(List.of(Author.ID), store.ids());
        UnpackedApp app = store.current(Author.ID);
        assertEquals("Hello", app.manifest().name());
        assertEquals("r--r--r--", modes(app.files().resolve("index.html")));
    }

    private static String modes(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void whoDeclinesHasNothing() throws Exception {
        agrees = false;
        assertEquals(Store.Outcome.DECLINED, install(author.pack("1.0", FS), false).outcome());
        assertEquals(List.of(), store.ids());
        assertFalse(Files.exists(temp.resolve("data/kith/apps/" + Author.ID)));
    }

    @Test
    void anUpdateLinksWhatIsUnchangedAndAsksNothing() throws Exception {
        install(author.pack("1.0", FS), false);
        Object before = inode("large.txt");
        asked.clear();
        author.with("index.html", "<!doctype html><p>New");
        Store.Result result = install(author.pack("1.1", FS), false);
        assertEquals(Store.Outcome.UPDATED, result.outcome());
        assertEquals(List.of(), asked);
        assertEquals("1.1", version());
        assertEquals(before, inode("large.txt"));
        assertTrue(result.linked() >= 360_000, result.linked() + " bytes");
        assertTrue(result.written() < 2_000, result.written() + " bytes");
    }

    private Object inode(String path) throws Exception {
        return Files.getAttribute(store.current(Author.ID).files().resolve(path), "unix:ino");
    }

    @Test
    void anUpdateThatMayDoMoreIsAskedAbout() throws Exception {
        install(author.pack("1.0", FS), false);
        asked.clear();
        agrees = false;
        Path more = author.pack("2.0", "\"os\":true");
        assertEquals(Store.Outcome.DECLINED, install(more, false).outcome());
        assertEquals("1.0", version());
        Question question = asked.getFirst();
        assertEquals("Let Hello 2.0 do more than 1.0?", question.title());
        assertEquals(1, question.more().size());
        assertEquals(List.of("Read EVERYTHING in your Documents folder"), question.less());
        agrees = true;
        assertEquals(Store.Outcome.UPDATED, install(more, false).outcome());
        assertEquals("2.0", version());
    }

    @Test
    void anotherKeyIsRefused() throws Exception {
        install(author.pack("1.0", FS), false);
        Author other = new Author(temp, "other");
        String refusal = refusal(other.pack("2.0", FS));
        assertTrue(refusal.contains("this package has another one"), refusal);
        assertEquals("1.0", version());
        store.remove(Author.ID);
        install(other.pack("2.0", FS), false);
        assertEquals("2.0", version());
    }

    @Test
    void aDamagedReceiptIsNoReasonAgainstOtherApps() throws Exception {
        install(author.pack("1.0", ""), false);
        Path receipt = temp.resolve("data/kith/apps/" + Author.ID + "/receipt");
        Files.writeString(receipt, "");
        assertTrue(refusal(author.pack("1.1", "")).contains("kith uninstall"), "says the way out");
        Path other = author.pack("org.example.other", "1.0", "");
        assertEquals(Store.Outcome.INSTALLED, install(other, false).outcome());
        store.remove(Author.ID);
        assertEquals(Store.Outcome.INSTALLED, install(author.pack("1.1", ""), false).outcome());
    }

    @Test
    void anotherAppOfTheSameKeyIsNamed() throws Exception {
        install(author.pack("1.0", FS), false);
        asked.clear();
        install(author.pack("org.example.other", "1.0", FS), false);
        assertTrue(asked.getFirst().signer().contains(Author.ID + ", which is installed"));
    }

    @Test
    void anOlderVersionIsRefusedUnlessWanted() throws Exception {
        Path old = author.pack("1.9", FS);
        author.with("index.html", "new");
        install(author.pack("1.10", FS), false);
        String refusal = refusal(old);
        assertTrue(refusal.contains("which is newer than 1.9"), refusal);
        assertEquals("1.10", version());
        assertEquals(Store.Outcome.DOWNGRADED, install(old, true).outcome());
        assertEquals("1.9", version());
    }

    @Test
    void anotherPackageOfTheSameVersionIsRefusedUnlessWanted() throws Exception {
        install(author.pack("1.0", FS), false);
        author.with("index.html", "other");
        String refusal = refusal(author.pack("1.00", FS));
        assertTrue(refusal.contains("should have numbered anew"), refusal);
    }

    @Test
    void aDamagedUpdateLeavesTheOldVersion() throws Exception {
        install(author.pack("1.0", FS), false);
        author.with("more.txt", "more and more and more and more");
        Path update = author.pack("1.1", FS);
        byte[] bytes = Files.readAllBytes(update);
        bytes[bytes.length - 1] ^= 1;
        Files.write(update, bytes);
        String refusal = refusal(update);
        assertTrue(refusal.contains("was changed after it was signed"), refusal);
        assertEquals("1.0", version());
        assertWhole();
        try (Stream<Path> left = Files.list(temp.resolve("data/kith/apps/" + Author.ID))) {
            assertEquals(3, left.count(), "receipt, lock and one version");
        }
    }

    private void assertWhole() throws Exception {
        UnpackedApp app = store.current(Author.ID);
        assertEquals(null, AppFiles.sealed(app.files(), app.seal()).damage(Long.MAX_VALUE));
    }

    @Test
    void goesBackAndForward() throws Exception {
        install(author.pack("1.0", FS), false);
        assertThrows(InstallException.class, () -> store.rollback(Author.ID));
        author.with("index.html", "new");
        install(author.pack("1.1", FS), false);
        assertEquals("1.0", store.rollback(Author.ID).statement().version());
        assertEquals("1.0", version());
        assertWhole();
        assertEquals("1.1", store.rollback(Author.ID).statement().version());
        assertWhole();
    }

    @Test
    void aDamagedVersionIsNotGoneBackTo() throws Exception {
        install(author.pack("1.0", FS), false);
        Path old = store.current(Author.ID).files().resolve("index.html");
        author.with("index.html", "new");
        install(author.pack("1.1", FS), false);
        flip(old, 3);
        assertThrows(InstallException.class, () -> store.rollback(Author.ID));
        assertEquals("1.1", version());
    }

    @Test
    void twoVersionsAreKeptAndThoseInUse() throws Exception {
        install(author.pack("1.0", FS), false);
        UnpackedApp first = store.current(Author.ID);
        // Locks of one process do not see each other, so another one holds it.
        Process holder = hold(first.folder().resolve(UnpackedApp.IN_USE));
        author.with("index.html", "2");
        install(author.pack("2.0", FS), false);
        author.with("index.html", "3");
        install(author.pack("3.0", FS), false);
        assertTrue(Files.exists(first.files().resolve("index.html")), "a running app's");
        holder.destroy();
        holder.waitFor();
        author.with("index.html", "4");
        install(author.pack("4.0", FS), false);
        assertFalse(Files.exists(first.folder()));
    }

    private static Process hold(Path file) throws IOException {
        String script =
                "import fcntl, sys; f = open(sys.argv[1]); fcntl.lockf(f, fcntl.LOCK_SH); print();"
                        + " sys.stdout.flush(); sys.stdin.read()";
        Process process = new ProcessBuilder("python3", "-c", script, file.toString()).start();
        assertEquals('\n', process.getInputStream().read());
        return process;
    }

    private static void flip(Path file, int at) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[at] ^= 1;
        file.toFile().setWritable(true);
        Files.write(file, bytes);
    }

    @Test
    void everyFlippedByteOfWhatIsInstalledIsNoticedAndMended() throws Exception {
        Path update = author.pack("1.0", FS);
        install(update, false);
        Path app = temp.resolve("data/kith/apps/" + Author.ID);
        List<Path> files;
        try (Stream<Path> all = Files.walk(app)) {
            files = all.filter(Files::isRegularFile).filter(each -> size(each) > 0).toList();
        }
        assertTrue(files.size() >= 6, files.toString());
        for (Path file : files) {
            long size = Files.size(file);
            for (int at = 0; at < size; at += Math.max(1, (int) size / 40)) {
                flip(file, at);
                assertThrows(Exception.class, this::start, file + " at " + at);
                flip(file, at);
            }
        }
        start();
        flip(store.current(Author.ID).files().resolve("index.html"), 1);
        assertEquals(Store.Outcome.REPAIRED, install(update, false).outcome());
        start();
    }

    private static long size(Path file) {
        return file.toFile().length();
    }

    /** What a start looks at. */
    private void start() throws Exception {
        UnpackedApp app = store.current(Author.ID);
        app.verify();
        AppFiles files = AppFiles.sealed(app.files(), app.seal());
        Manifest.read(files);
        String damage = files.damage(Long.MAX_VALUE);
        if (damage != null) {
            throw new InvalidAppException(damage);
        }
    }

    @Test
    void aPackageThatSaysOtherwiseThanItsManifestIsRefused() throws Exception {
        Path file = author.pack("1.0", FS);
        try (KithFile kith = Author.open(file)) {
            assertNotEquals("", kith.statement().permissions());
        }
        Path lying = new LyingAuthor(temp).pack();
        String refusal = refusal(lying);
        assertTrue(refusal.contains("says otherwise than the manifest"), refusal);
        assertEquals(List.of(), store.ids());
    }
}
