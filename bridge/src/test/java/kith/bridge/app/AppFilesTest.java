package kith.bridge.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of an app that is not packaged. */
class AppFilesTest {
    @TempDir Path temp = Path.of("");

    private Folder app = new Folder(temp);

    @BeforeEach
    void makeApp() {
        app = new Folder(temp.resolve("app")).with("index.html", "page").with("a/b.txt", "bee");
        app.with("a/index.html", "inner").with("a b/ü.txt", "space");
        new Folder(temp).with("secret.txt", "secret");
    }

    @Test
    void servesFilesAndTheIndexOfFolders() throws Exception {
        AppFiles files = app.files();
        assertEquals("page", Folder.text(files, "/"));
        assertEquals("page", Folder.text(files, "/index.html"));
        assertEquals("inner", Folder.text(files, "/a"));
        assertEquals("inner", Folder.text(files, "/a/"));
        assertEquals("bee", Folder.text(files, "/a/b.txt"));
        assertEquals("space", Folder.text(files, "/a%20b/%C3%BC.txt"));
        assertFalse(files.isPackaged());
    }

    @Test
    void saysWhatAFileIs() throws Exception {
        try (AppFile file = Folder.opened(app.files(), "/a/")) {
            assertEquals("a/index.html", file.path());
            assertEquals(app.path().toRealPath().resolve("a/index.html"), file.realPath());
            assertEquals(5, file.size());
            assertTrue(file.entityTag().matches("\"[0-9a-f]+-5\""), file.entityTag());
        }
    }

    @Test
    void theEntityTagChangesWithTheFile() throws Exception {
        AppFiles files = app.files();
        String before = tag(files);
        assertEquals(before, tag(files));
        app.writtenLongAgo("a/b.txt");
        assertNotEquals(before, tag(files));
    }

    private static String tag(AppFiles files) throws IOException {
        try (AppFile file = Folder.opened(files, "/a/b.txt")) {
            return file.entityTag();
        }
    }

    @Test
    void readsAnyRange() throws Exception {
        byte[] bytes = Folder.noise(3_000_000, 7);
        app.with("large.bin", bytes);
        try (AppFile file = Folder.opened(app.files(), "/large.bin")) {
            ByteBuffer into = ByteBuffer.allocate(2_000_000);
            into.position(10);
            assertEquals(new AppFile.Bytes(1_999_990), file.read(into, 500_000));
            assertEquals(2_000_000, into.position());
            assertEquals(
                    -1,
                    Arrays.mismatch(
                            Arrays.copyOfRange(into.array(), 10, 2_000_000),
                            Arrays.copyOfRange(bytes, 500_000, 2_499_990)));
            into.clear();
            assertEquals(new AppFile.Bytes(1), file.read(into, 2_999_999));
            assertEquals(new AppFile.Bytes(0), file.read(into, 3_000_000));
            assertEquals(new AppFile.Bytes(0), file.read(into, Long.MAX_VALUE));
            assertThrows(IllegalArgumentException.class, () -> file.read(into, -1));
        }
    }

    @Test
    void whatIsNotThereIsNotFound() throws Exception {
        AppFiles files = app.files();
        assertEquals("the app has no file no.txt", Folder.missing(files, "/no.txt"));
        Folder.missing(files, "/a/no/");
        Folder.missing(files, "/a/b.txt/");
        Folder.missing(files, "/a/b.txt/c");
        Folder.missing(files, "/A/b.txt");
        Folder.missing(files, "/" + "n".repeat(300));
        Files.createDirectory(app.path().resolve("empty"));
        Folder.missing(files, "/empty/");
        Folder.missing(files, "/empty");
    }

    @Test
    void hiddenFilesAreNeverServed() throws Exception {
        app.with(".git/config", "").with("a/.env", "").with(".well-known/x.json", "{}");
        AppFiles files = app.files();
        assertTrue(Folder.refusal(files, "/.git/config").startsWith("hidden files"));
        Folder.refusal(files, "/a/.env");
        Folder.refusal(files, "/%2egit/config");
        assertEquals("{}", Folder.text(files, "/.well-known/x.json"));
    }

    @Test
    void linksWithinTheFolderAreFollowed() throws Exception {
        Files.createSymbolicLink(app.path().resolve("link.txt"), Path.of("a/b.txt"));
        Files.createSymbolicLink(app.path().resolve("dir"), app.path().resolve("a"));
        assertEquals("bee", Folder.text(app.files(), "/link.txt"));
        assertEquals("inner", Folder.text(app.files(), "/dir/"));
    }

    @Test
    void linksThatLeaveTheFolderAreRefused() throws Exception {
        Path secret = temp.resolve("secret.txt");
        Files.createSymbolicLink(app.path().resolve("out.txt"), secret);
        Files.createSymbolicLink(app.path().resolve("up"), Path.of(".."));
        Files.createSymbolicLink(app.path().resolve("twice.txt"), Path.of("out.txt"));
        Files.createDirectory(app.path().resolve("d"));
        Files.createSymbolicLink(app.path().resolve("d/index.html"), secret);
        // A folder whose name begins like the app's is still another folder.
        new Folder(temp).with("app2/x.txt", "");
        Files.createSymbolicLink(app.path().resolve("twin"), temp.resolve("app2"));
        AppFiles files = app.files();
        assertEquals(
                "out.txt is not served: it is a link that leaves the app's folder",
                Folder.refusal(files, "/out.txt"));
        for (String path : List.of("/up/secret.txt", "/up", "/twice.txt", "/d/", "/twin/x.txt")) {
            assertTrue(Folder.refusal(files, path).endsWith("leaves the app's folder"), path);
        }
    }

    @Test
    void linksToHiddenFilesAreRefused() throws Exception {
        app.with(".git/config", "");
        Files.createSymbolicLink(app.path().resolve("config"), Path.of(".git/config"));
        Files.createSymbolicLink(app.path().resolve("git"), Path.of(".git"));
        assertTrue(Folder.refusal(app.files(), "/config").contains("hidden files"));
        assertTrue(Folder.refusal(app.files(), "/git/config").contains("hidden files"));
    }

    @Test
    void linksInACircleAreRefused() throws Exception {
        Files.createSymbolicLink(app.path().resolve("loop"), Path.of("loop"));
        Folder.refusal(app.files(), "/loop");
    }

    @Test
    void aPipeIsRefusedAndNotWaitedFor() throws Exception {
        Process mkfifo =
                new ProcessBuilder("mkfifo", app.path().resolve("pipe").toString()).start();
        assertEquals(0, mkfifo.waitFor());
        assertEquals(
                "pipe is not served: it is neither a file nor a folder",
                Folder.refusal(app.files(), "/pipe"));
    }

    @Test
    void anAppReachedThroughALinkIsServed() throws Exception {
        Path link = Files.createSymbolicLink(temp.resolve("link"), app.path());
        AppFiles files = AppFiles.of(link);
        assertEquals("page", Folder.text(files, "/"));
        assertEquals(link, files.folder());
        assertEquals(app.path().toRealPath(), files.root());
    }

    @Test
    void theFolderMayBeEmptiedAndFilledAgain() throws Exception {
        AppFiles files = app.files();
        Path moved = temp.resolve("moved");
        Files.move(app.path(), moved);
        Folder.missing(files, "/");
        app.with("index.html", "built anew");
        assertEquals("built anew", Folder.text(files, "/"));
    }

    @Test
    void aFolderThatIsNoneIsSaidInOneLine() throws Exception {
        Path none = temp.resolve("none");
        assertEquals("cannot open the app " + none + ": it does not exist", complaint(none));
        Path file = temp.resolve("secret.txt");
        assertEquals(file + " is a file; an app is a folder with an index.html", complaint(file));
        Path loop = Files.createSymbolicLink(temp.resolve("loop"), Path.of("loop"));
        assertTrue(complaint(loop).startsWith("cannot open the app " + loop + ": "));
    }

    private static String complaint(Path folder) {
        Exception e = assertThrows(InvalidAppException.class, () -> AppFiles.of(folder));
        return String.valueOf(e.getMessage());
    }

    @Test
    void reasonsDoNotDependOnTheSystemsLanguage() {
        assertEquals("permission denied", Reasons.of(new AccessDeniedException("x")));
        assertEquals("it does not exist", Reasons.of(new NoSuchFileException("x")));
        assertEquals("it is not a folder", Reasons.of(new NotDirectoryException("x")));
        assertEquals("its links go in a circle", Reasons.of(new FileSystemLoopException("x")));
        assertEquals("disk on fire", Reasons.of(new IOException("disk on fire")));
    }

    @Test
    void namesAreComparedExactlyWhereTheFileSystemDoesNot() throws Exception {
        assertTrue(AppFolder.lists(app.path().resolve("a"), "b.txt"));
        assertFalse(AppFolder.lists(app.path().resolve("a"), "B.txt"));
        assertFalse(AppFolder.lists(app.path().resolve("a"), ".txt"));
    }

    @Test
    void noFileIsLeftOpen() throws Exception {
        AppFiles files = app.files();
        Files.createSymbolicLink(app.path().resolve("out.txt"), temp.resolve("secret.txt"));
        try (AppFile open = Folder.opened(files, "/a/b.txt")) {
            assertEquals(List.of(open.realPath()), openFiles());
        }
        Folder.text(files, "/a/b.txt");
        Folder.refusal(files, "/out.txt");
        Folder.missing(files, "/none");
        assertEquals(List.of(), openFiles());
    }

    /** The files below the temporary folder that this process has open. */
    private List<Path> openFiles() throws IOException {
        Path below = temp.toRealPath();
        List<Path> open = new ArrayList<>();
        try (var listing = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path fd : listing) {
                Path file = Files.isSymbolicLink(fd) ? Files.readSymbolicLink(fd) : fd;
                if (file.startsWith(below)) {
                    open.add(file);
                }
            }
        }
        return open;
    }

    @Test
    void whatIsReadIsWhatWasOpened() throws Exception {
        AppFiles files = app.files();
        try (AppFile file = Folder.opened(files, "/a/b.txt")) {
            Files.delete(app.path().resolve("a/b.txt"));
            app.with("a/b.txt", "another file");
            ByteBuffer into = ByteBuffer.allocate(100);
            assertInstanceOf(AppFile.Bytes.class, file.read(into, 0));
            assertEquals("bee", StandardCharsets.UTF_8.decode(into.flip()).toString());
        }
    }
}
