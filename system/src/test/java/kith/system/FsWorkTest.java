package kith.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import kith.bridge.codec.WireReader;
import kith.bridge.fs.Posix;
import kith.bridge.permission.Access;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** What the routes of files do when all is well. */
@ParameterizedClass
@ValueSource(booleans = {false, true})
final class FsWorkTest {
    private static final int MIB = 1 << 20;

    @Parameter boolean oldKernel;
    @TempDir Path temp;
    private FsPage page;

    @BeforeEach
    void open() throws Exception {
        temp = temp.toRealPath();
        page = FsPage.on(temp, oldKernel ? FsPage.oldKernel() : new LinuxPosix());
    }

    @AfterEach
    void close() {
        page.close();
    }

    @Test
    void aSmallFileComesInOneAnswer() throws Exception {
        Files.writeString(temp.resolve("a"), "hello");
        FsPage.Beginning file = page.readFile(temp + "/a", MIB);
        assertEquals(5, file.data().remaining());
        assertEquals(5, file.size());
        assertEquals(0, file.rest());
        assertEquals("hello", page.readText("a"));
        assertEquals("hello", page.readText("./a"));
    }

    @Test
    void anEmptyFileComesInOneAnswer() throws Exception {
        Files.createFile(temp.resolve("a"));
        FsPage.Beginning file = page.readFile(temp + "/a", MIB);
        assertEquals(0, file.data().remaining());
        assertEquals(0, file.rest());
    }

    @Test
    void aLargeFileComesWithAHandleForTheRest() throws Exception {
        byte[] content = random(3 * MIB + 77);
        Files.write(temp.resolve("a"), content);
        FsPage.Beginning file = page.readFile(temp + "/a", MIB);
        assertEquals(MIB, file.data().remaining());
        assertEquals(content.length, file.size());
        byte[] read = new byte[content.length];
        file.data().get(read, 0, MIB);
        int at = MIB;
        while (true) {
            byte[] piece = page.read(file.rest(), MIB, -1);
            if (piece.length == 0) {
                break;
            }
            System.arraycopy(piece, 0, read, at, piece.length);
            at += piece.length;
        }
        page.close(file.rest());
        assertEquals(content.length, at);
        assertArrayEquals(content, read);
    }

    @Test
    void filesOfProcThatClaimToBeEmptyAreRead() {
        page.grants.add(FsPage.deep(Path.of("/proc"), Access.READ));
        FsPage.Beginning file = page.readFile("/proc/cpuinfo", MIB);
        assertEquals(0, file.size());
        assertTrue(file.data().remaining() > 10);
    }

    @Test
    void writesReplacesAndAppends() throws Exception {
        assertTrue(page.writeFile("a", "first"));
        assertTrue(page.writeFile("a", "2nd"));
        assertEquals("2nd", Files.readString(temp.resolve("a")));
        page.writeFile("a", " more", FsPage.WRITE_ONLY | FsPage.CREATE | 0x400);
        assertEquals("2nd more", Files.readString(temp.resolve("a")));
        int exclusive = FsPage.W | 0x80;
        FsPage.Failed failed =
                assertThrows(FsPage.Failed.class, () -> page.writeFile("a", "x", exclusive));
        assertEquals("EEXIST", failed.code);
    }

    @Test
    void readsAndWritesAtPositionsAndInOrder() throws Exception {
        long file = page.open(temp + "/a", FsPage.READ_WRITE | FsPage.CREATE);
        assertEquals(5, page.write(file, "hello".getBytes(UTF_8), -1));
        assertEquals(3, page.write(file, "J--".getBytes(UTF_8), 0));
        assertEquals(1, page.write(file, "!".getBytes(UTF_8), -1));
        assertEquals("J--lo!", new String(page.read(file, 100, 0), UTF_8));
        assertEquals("-lo", new String(page.read(file, 3, 2), UTF_8));
        assertEquals(0, page.read(file, 100, -1).length);
        assertEquals(1, page.write(file, "x".getBytes(UTF_8), 5e9));
        assertEquals(5_000_000_001.0, page.stat("a").size());
        page.run(
                "file.truncate",
                out -> {
                    out.handle(file);
                    out.f64(4);
                });
        page.run(
                "file.sync",
                out -> {
                    out.handle(file);
                    out.bool(true);
                });
        page.close(file);
        assertEquals("J--l", Files.readString(temp.resolve("a")));
    }

    @Test
    void handlesChangeAttributesToo() throws Exception {
        long file = page.open(temp + "/a", FsPage.W);
        page.run(
                "file.chmod",
                out -> {
                    out.handle(file);
                    out.i32(0600);
                });
        page.run(
                "file.utimes",
                out -> {
                    out.handle(file);
                    out.f64(1);
                    out.f64(1e9);
                });
        page.run(
                "file.chown",
                out -> {
                    out.handle(file);
                    out.i32(-1);
                    out.i32(-1);
                });
        page.close(file);
        assertEquals(0600, page.stat("a").mode() & 0777);
        assertEquals(1_000_000_000_000L, Files.getLastModifiedTime(temp.resolve("a")).toMillis());
    }

    @Test
    void statTellsOfTheTargetAndLstatOfTheLink() throws Exception {
        Files.writeString(temp.resolve("a"), "hello");
        Files.createSymbolicLink(temp.resolve("l"), Path.of("a"));
        Files.createSymbolicLink(temp.resolve("d"), temp);
        assertEquals(5, page.stat("l").size());
        assertEquals(page.stat("a"), page.stat("l"));
        assertEquals(0xA000, page.lstat("l").mode() & 0xF000);
        assertEquals(1, page.lstat("l").size());
        assertEquals(0xA000, page.lstat("d").mode() & 0xF000);
        assertEquals(0x4000, page.lstat("d/").mode() & 0xF000);
        assertEquals(0x4000, page.stat(temp + "/").mode() & 0xF000);
        assertEquals(
                Files.getAttribute(temp.resolve("l"), "unix:ino", LinkOption.NOFOLLOW_LINKS),
                page.lstat("l").ino());
    }

    @Test
    void foldersAreListedSortedByBytes() throws Exception {
        for (String name : List.of("b", "a", "B", "ä", "10", "9", ".hidden")) {
            Files.createFile(temp.resolve(name));
        }
        assertEquals(List.of(".hidden", "10", "9", "B", "a", "b", "ä"), page.readdir(".", false));
    }

    @Test
    void foldersAreListedWithAllBelow() throws Exception {
        Files.createDirectories(temp.resolve("a/b/c"));
        Files.createFile(temp.resolve("a/b/f"));
        Files.createFile(temp.resolve("z"));
        Files.createSymbolicLink(temp.resolve("l"), Path.of("a"));
        assertEquals(
                List.of("a", "l", "z", "a/b", "a/b/c", "a/b/f"),
                page.readdir(temp.toString(), true));
    }

    @Test
    void openFoldersAreReadPieceByPiece() throws Exception {
        List<String> wanted = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            wanted.add("n" + i);
            Files.createFile(temp.resolve("n" + i));
        }
        long folder =
                page.ask("fs.opendir", out -> out.string(temp.toString()), WireReader::handle);
        List<String> found = new ArrayList<>();
        while (true) {
            List<String> piece =
                    page.ask(
                            "folder.read",
                            out -> {
                                out.handle(folder);
                                out.i32(32);
                            },
                            in ->
                                    in.list(item -> {
                                        String name = item.string();
                                        assertEquals(0x8000, item.i32());
                                        return name;
                                    }));
            if (piece.isEmpty()) {
                break;
            }
            assertTrue(piece.size() <= 32);
            found.addAll(piece);
        }
        page.run("folder.close", out -> out.handle(folder));
        found.sort(null);
        wanted.sort(null);
        assertEquals(wanted, found);
    }

    @Test
    void foldersAreMadeWithThoseAbove() {
        assertEquals(temp + "/a", page.mkdir(temp + "/a/b/c", true));
        assertNull(page.mkdir(temp + "/a/b/c", true));
        assertEquals(temp + "/a/b/d", page.mkdir(temp + "/a/b/d/", true));
        assertNull(page.mkdir("e", false));
        assertEquals(List.of("a", "e", "a/b", "a/b/c", "a/b/d"), page.readdir(".", true));
        page.writeFile("f", "");
        assertEquals("EEXIST", assertThrows(FsPage.Failed.class, () -> page.mkdir("f", true)).code);
        assertEquals(
                "ENOTDIR", assertThrows(FsPage.Failed.class, () -> page.mkdir("f/g", true)).code);
        assertEquals(
                "EEXIST", assertThrows(FsPage.Failed.class, () -> page.mkdir("a/..", false)).code);
    }

    @Test
    void temporaryFoldersAreNewAndPrivate() {
        String one = page.text("fs.mkdtemp", temp + "/t-");
        String two = page.text("fs.mkdtemp", temp + "/t-");
        assertTrue(one.matches(temp + "/t-[a-zA-Z0-9]{6}"), one);
        assertFalse(one.equals(two));
        assertEquals(0x4000 | 0700, page.stat(one).mode());
    }

    @Test
    void filesAreMovedLinkedAndRemoved() throws Exception {
        page.writeFile("a", "x");
        page.two("fs.rename", "a", temp + "/b");
        page.two("fs.link", "b", "c");
        page.two("fs.symlink", "c", "l");
        page.two("fs.symlink", temp + "/c", "m");
        assertEquals("c", page.text("fs.readlink", "l"));
        assertEquals(temp + "/c", page.text("fs.readlink", temp + "/m"));
        assertEquals("x", page.readText("l"));
        assertEquals(page.stat("b").ino(), page.stat("m").ino());
        page.one("fs.unlink", "l");
        page.one("fs.unlink", "b");
        page.mkdir("d", false);
        page.one("fs.rmdir", "d");
        assertEquals(List.of("c", "m"), page.readdir(".", false));
    }

    @Test
    void filesAreCopiedWithTheirPermissions() throws Exception {
        byte[] content = random(2 * MIB + 5);
        Files.write(temp.resolve("a"), content);
        new java.io.File(temp + "/a").setExecutable(true);
        page.writeFile("b", "longer than nothing");
        page.copyFile("a", "b", 0);
        assertArrayEquals(content, Files.readAllBytes(temp.resolve("b")));
        assertEquals(page.stat("a").mode(), page.stat("b").mode());
        page.copyFile("a", "a", 0);
        assertEquals(content.length, Files.size(temp.resolve("a")));
        page.grants.add(FsPage.deep(Path.of("/proc"), Access.READ));
        page.copyFile("/proc/version", "v", 0);
        assertEquals(Files.readString(Path.of("/proc/version")), page.readText("v"));
    }

    @Test
    void attributesChangeByPath() throws Exception {
        page.writeFile("a", "12345");
        Files.createSymbolicLink(temp.resolve("l"), Path.of("a"));
        set("fs.chmod", "l", 0751);
        assertEquals(0751, page.stat("a").mode() & 0777);
        page.run(
                "fs.truncate",
                out -> {
                    out.string("l");
                    out.f64(3);
                });
        assertEquals("123", page.readText("a"));
        times("fs.utimes", "l", 2e9);
        times("fs.lutimes", "l", 1e9);
        assertEquals(2_000_000_000_000L, Files.getLastModifiedTime(temp.resolve("a")).toMillis());
        assertEquals(
                1_000_000_000_000L,
                Files.getLastModifiedTime(temp.resolve("l"), LinkOption.NOFOLLOW_LINKS).toMillis());
        set("fs.access", "a", 6);
        assertTrue(
                page.ask(
                                "fs.statfs",
                                out -> out.string("."),
                                in -> {
                                    in.i64();
                                    return in.f64();
                                })
                        > 0);
    }

    @Test
    void removalGoesDeepAndFollowsNoLink() throws Exception {
        Path keep = Files.createDirectory(temp.resolve("keep"));
        Files.createFile(keep.resolve("f"));
        Path tree = temp.resolve("tree");
        Path at = tree;
        for (int i = 0; i < 100; i++) {
            at = at.resolve("d" + i);
        }
        Files.createDirectories(at);
        Files.createSymbolicLink(at.resolve("l"), keep);
        for (int i = 0; i < 1000; i++) {
            Files.createFile(tree.resolve("f" + i));
        }
        page.rm("tree", true, false);
        page.rm("nothing", true, true);
        page.rm("nothing/at/all", false, true);
        assertEquals(List.of("keep", "keep/f"), page.readdir(".", true));
    }

    @Test
    void treesDeeperThanAPathCanBeAreRemoved() throws Exception {
        // 600 folders of 20 letters: three times PATH_MAX.
        LinuxPosix posix = new LinuxPosix();
        byte[] name = "a".repeat(20).getBytes(UTF_8);
        int at = posix.openAt(Posix.WORKING_FOLDER, temp.toString().getBytes(UTF_8), 0, 0);
        posix.makeFolder(at, "deep".getBytes(UTF_8), 0700);
        int next = posix.openAt(at, "deep".getBytes(UTF_8), 0, 0);
        for (int i = 0; i < 600; i++) {
            posix.close(at);
            at = next;
            posix.makeFolder(at, name, 0700);
            next = posix.openAt(at, name, 0, 0);
        }
        posix.close(at);
        posix.close(next);
        page.rm("deep", true, false);
        assertEquals(List.of(), page.readdir(".", false));
    }

    private void set(String route, String path, int mode) {
        page.run(
                route,
                out -> {
                    out.string(path);
                    out.i32(mode);
                });
    }

    private void times(String route, String path, double mtime) {
        page.run(
                route,
                out -> {
                    out.string(path);
                    out.f64(1);
                    out.f64(mtime);
                });
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(7).nextBytes(bytes);
        return bytes;
    }
}
