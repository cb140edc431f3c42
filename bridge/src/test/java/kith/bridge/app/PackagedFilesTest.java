package kith.bridge.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A packaged app is served exactly as it was packaged. */
class PackagedFilesTest {
    private static final int PIECE = HashList.PIECE_BYTES;

    @TempDir Path temp = Path.of("");

    private final byte[] film = Folder.noise(3 * PIECE + 1000, 1);
    private Folder app = new Folder(temp);

    @BeforeEach
    void makeApp() throws Exception {
        app =
                new Folder(temp.resolve("app"))
                        .with("index.html", "page")
                        .with("a/b.txt", "bee")
                        .with("empty.css", "")
                        .with("film.webm", film)
                        .packaged();
    }

    @Test
    void aWholePackageIsServed() throws Exception {
        AppFiles files = app.files();
        assertTrue(files.isPackaged());
        assertEquals("page", Folder.text(files, "/"));
        assertEquals("bee", Folder.text(files, "/a/b.txt"));
        assertEquals("", Folder.text(files, "/empty.css"));
        assertArrayEquals(film, Folder.bytes(files, "/film.webm"));
        assertEquals("the app has no file none", Folder.missing(files, "/none"));
        Folder.missing(files, "/a/");
        assertEquals(List.of(), AppHashes.differences(app.path()));
    }

    @Test
    void theEntityTagIsTheHash() throws Exception {
        try (AppFile file = Folder.opened(app.files(), "/a/b.txt")) {
            // printf bee | sha256sum
            assertEquals(
                    "\"62cb81b5904a262ffaeed02abef36bfc540b09f964b8b0b636662f77ffce6714\"",
                    file.entityTag());
        }
    }

    @Test
    void aChangedByteIsRefused() throws Exception {
        app.with("a/b.txt", "bed");
        AppFiles files = app.files();
        try (AppFile file = Folder.opened(files, "/a/b.txt")) {
            ByteBuffer into = ByteBuffer.allocate(10);
            assertEquals(
                    new AppFile.Changed("a/b.txt was changed after the app was packaged"),
                    file.read(into, 0));
            assertEquals(0, into.position());
            assertArrayEquals(new byte[10], into.array());
        }
        assertEquals("page", Folder.text(files, "/"));
        assertEquals(
                List.of("a/b.txt was changed after the app was packaged"),
                AppHashes.differences(app.path()));
    }

    @Test
    void anotherLengthIsRefusedAtOnce() throws Exception {
        app.with("a/b.txt", "bees").with("empty.css", "x");
        AppFiles files = app.files();
        assertEquals(
                "a/b.txt was changed after the app was packaged",
                Folder.refusal(files, "/a/b.txt"));
        Folder.refusal(files, "/empty.css");
    }

    @Test
    void anAddedFileIsRefused() throws Exception {
        app.with("a/new.js", "alert(1)").with("a/index.html", "inner");
        AppFiles files = app.files();
        assertEquals(
                "a/new.js was added after the app was packaged",
                Folder.refusal(files, "/a/new.js"));
        // No index of the folder was packaged, so there is none.
        Folder.missing(files, "/a/");
        assertEquals(
                List.of(
                        "a/index.html was added after the app was packaged",
                        "a/new.js was added after the app was packaged"),
                AppHashes.differences(app.path()));
    }

    @Test
    void aRemovedFileIsRefused() throws Exception {
        Files.delete(app.path().resolve("a/b.txt"));
        assertEquals(
                "a/b.txt was removed after the app was packaged",
                Folder.refusal(app.files(), "/a/b.txt"));
        assertEquals(
                List.of("a/b.txt was removed after the app was packaged"),
                AppHashes.differences(app.path()));
        Files.delete(app.path().resolve("a"));
        Folder.refusal(app.files(), "/a/b.txt");
    }

    @Test
    void aFileReplacedByAFolderOrALinkIsRefused() throws Exception {
        Path file = app.path().resolve("a/b.txt");
        Files.delete(file);
        Files.createSymbolicLink(file, new Folder(temp).with("bee", "bee").path().resolve("bee"));
        assertTrue(Folder.refusal(app.files(), "/a/b.txt").endsWith("leaves the app's folder"));
        Files.delete(file);
        Files.createDirectory(file);
        Folder.refusal(app.files(), "/a/b.txt");
    }

    @Test
    void theHashListItselfIsNotServed() throws Exception {
        assertTrue(Folder.refusal(app.files(), "/.kith/hashes").startsWith("hidden"));
    }

    @Test
    void onlyTheChangedPieceOfALargeFileIsRefused() throws Exception {
        change("film.webm", 2 * PIECE - 1);
        try (AppFile file = Folder.opened(app.files(), "/film.webm")) {
            assertInstanceOf(AppFile.Bytes.class, file.read(ByteBuffer.allocate(PIECE), 0));
            ByteBuffer into = ByteBuffer.allocate(PIECE + 1);
            assertInstanceOf(AppFile.Changed.class, file.read(into, 0));
            assertEquals(0, into.position());
            assertArrayEquals(new byte[PIECE + 1], into.array());
            assertInstanceOf(AppFile.Changed.class, file.read(ByteBuffer.allocate(1), PIECE));
            assertInstanceOf(AppFile.Bytes.class, file.read(ByteBuffer.allocate(9), 2 * PIECE));
        }
    }

    @Test
    void anyRangeOfALargeFileIsWhatWasPackaged() throws Exception {
        settle();
        AppFiles files = app.files();
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            int start = random.nextInt(film.length);
            int length = random.nextInt(random.nextBoolean() ? 1000 : film.length - start + 10);
            ByteBuffer into = ByteBuffer.allocate(length);
            try (AppFile file = Folder.opened(files, "/film.webm")) {
                AppFile.Reading reading = file.read(into, start);
                int expected = Math.min(length, film.length - start);
                assertEquals(new AppFile.Bytes(expected), reading, "seed " + seed);
                assertEquals(
                        -1,
                        Arrays.mismatch(
                                Arrays.copyOf(into.array(), expected),
                                Arrays.copyOfRange(film, start, start + expected)),
                        "seed " + seed);
            }
        }
    }

    @Test
    void aChangeIsSeenAlsoAfterTheFileWasServed() throws Exception {
        settle();
        AppFiles files = app.files();
        assertArrayEquals(film, Folder.bytes(files, "/film.webm"));
        assertArrayEquals(film, Folder.bytes(files, "/film.webm"));
        var written = Files.getLastModifiedTime(app.path().resolve("film.webm"));
        change("film.webm", 5);
        Files.setLastModifiedTime(app.path().resolve("film.webm"), written);
        try (AppFile file = Folder.opened(files, "/film.webm")) {
            assertInstanceOf(AppFile.Changed.class, file.read(ByteBuffer.allocate(100), 0));
        }
    }

    @Test
    void aFileThatWasJustWrittenIsCheckedEachTime() throws Exception {
        AppFiles files = app.files();
        app.with("film.webm", film);
        try (AppFile file = Folder.opened(files, "/film.webm")) {
            ByteBuffer into = ByteBuffer.allocate(PIECE);
            assertInstanceOf(AppFile.Bytes.class, file.read(into, 0));
            change("film.webm", 5);
            into.clear();
            assertInstanceOf(AppFile.Changed.class, file.read(into, 0));
        }
    }

    /**
     * Seen by the one change that is not noticed for it: in a file that is open. Who opens it next
     * does notice, see above.
     */
    @Test
    void whatWasFoundGoodIsNotHashedAgain() throws Exception {
        settle();
        AppFiles files = app.files();
        try (AppFile file = Folder.opened(files, "/film.webm")) {
            ByteBuffer into = ByteBuffer.allocate(PIECE);
            assertInstanceOf(AppFile.Bytes.class, file.read(into, 0));
            change("film.webm", 5);
            into.clear();
            assertInstanceOf(AppFile.Bytes.class, file.read(into, 0));
            assertInstanceOf(AppFile.Bytes.class, file.read(ByteBuffer.allocate(9), 5L * 1000));
        }
    }

    @Test
    void aListThatWasChangedOrTakenAwayIsNoticedByASealedApp() throws Exception {
        String sha256 = AppHashes.of(app.path()).sha256();
        assertEquals("page", Folder.text(AppFiles.sealed(app.path(), sha256), "/"));
        app.with("a/b.txt", "bed").packaged();
        Path list = app.path().toRealPath().resolve(".kith/hashes");
        assertEquals(
                list + " was changed after the app was packaged",
                assertThrows(InvalidAppException.class, () -> AppFiles.sealed(app.path(), sha256))
                        .getMessage());
        Files.delete(list);
        assertEquals(
                list + " is missing: the package is damaged",
                assertThrows(InvalidAppException.class, () -> AppFiles.sealed(app.path(), sha256))
                        .getMessage());
        assertEquals("bed", Folder.text(app.files(), "/a/b.txt"));
    }

    @Test
    void theEngineGetsThePathOfACheckedFile() throws Exception {
        List<Runnable> later = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        AppFiles files = app.files();
        DiskPath path = files.onDisk("/film.webm", later::add, changed::add);
        assertEquals(new DiskPath.Ok(app.path().toRealPath().resolve("film.webm")), path);
        assertEquals(List.of(), later);
        change("film.webm", 2 * PIECE);
        DiskPath again = app.files().onDisk("/film.webm", later::add, changed::add);
        assertEquals(
                new DiskPath.Refused("film.webm was changed after the app was packaged"), again);
        assertEquals(
                new DiskPath.NotFound("the app has no file none"),
                files.onDisk("/none", later::add, changed::add));
        assertInstanceOf(DiskPath.Refused.class, files.onDisk("/.git/x", later::add, changed::add));
    }

    @Test
    void theMiddleOfALongFileIsCheckedWhileItPlays() throws Exception {
        int size = DiskCheck.START_BYTES + DiskCheck.END_BYTES + 3 * PIECE;
        app.with("long.webm", Folder.noise(size, 3)).packaged();
        List<Runnable> later = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        AppFiles files = app.files();
        change("long.webm", DiskCheck.START_BYTES + PIECE);
        DiskPath path = files.onDisk("/long.webm", later::add, changed::add);
        assertInstanceOf(DiskPath.Ok.class, path);
        assertInstanceOf(DiskPath.Ok.class, files.onDisk("/long.webm", later::add, changed::add));
        assertEquals(1, later.size(), "one check at a time of one file");
        later.get(0).run();
        assertEquals(List.of("long.webm was changed after the app was packaged"), changed);
        assertInstanceOf(
                DiskPath.Refused.class, files.onDisk("/long.webm", later::add, changed::add));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, DiskCheck.START_BYTES + DiskCheck.END_BYTES + 2_000_000 - 1})
    void theBeginningAndTheEndAreCheckedBefore(int at) throws Exception {
        int size = DiskCheck.START_BYTES + DiskCheck.END_BYTES + 2_000_000;
        app.with("long.webm", Folder.noise(size, 3)).packaged();
        AppFiles files = app.files();
        change("long.webm", at);
        List<Runnable> later = new ArrayList<>();
        assertInstanceOf(
                DiskPath.Refused.class, files.onDisk("/long.webm", later::add, reason -> {}));
        assertEquals(List.of(), later);
    }

    @Test
    void anAppThatIsNotPackagedIsNotCheckedOnTheDisk() throws Exception {
        Files.delete(app.path().resolve(".kith/hashes"));
        change("film.webm", 0);
        assertInstanceOf(
                DiskPath.Ok.class, app.files().onDisk("/film.webm", task -> {}, reason -> {}));
    }

    private void change(String file, long at) throws IOException {
        try (RandomAccessFile bytes =
                new RandomAccessFile(app.path().resolve(file).toFile(), "rw")) {
            bytes.seek(at);
            int before = bytes.read();
            bytes.seek(at);
            bytes.write(before ^ 1);
        }
    }

    /** Waits until the files were changed long enough ago for their times to tell of a change. */
    private void settle() throws Exception {
        Path file = app.path().resolve("film.webm");
        long deadline = System.nanoTime() + 30_000_000_000L;
        Fingerprint fingerprint = Fingerprint.of(file);
        while (fingerprint == null || !fingerprint.isSettled(System.currentTimeMillis())) {
            assertTrue(System.nanoTime() < deadline, "the clock of the file system is off");
            Thread.sleep(50);
            fingerprint = Fingerprint.of(file);
        }
    }
}
