package kith.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import kith.bridge.fs.Errno;
import kith.bridge.permission.Access;
import kith.bridge.permission.FsPermissions;
import kith.bridge.permission.Grants;
import kith.bridge.permission.HostPath;
import kith.bridge.permission.PathPattern;
import kith.bridge.permission.Place;
import kith.bridge.permission.Places;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Errors are Node's, word for word, in every locale. */
final class FsErrorTest {
    @TempDir Path temp;
    private final Locale before = Locale.getDefault();
    private FsPage page;

    @BeforeEach
    void open() throws Exception {
        Locale.setDefault(Locale.GERMANY);
        temp = temp.toRealPath();
        Files.createDirectory(temp.resolve("d"));
        Files.writeString(temp.resolve("d/x"), "");
        Files.writeString(temp.resolve("f"), "");
        page = FsPage.on(temp);
    }

    @AfterEach
    void close() {
        page.close();
        Locale.setDefault(before);
    }

    @Test
    void whatIsNotThere() {
        says("ENOENT", "open", "no such file or directory", "n", () -> page.readText(at("n")));
        says("ENOENT", "stat", "no such file or directory", "n", () -> page.stat(at("n")));
        says("ENOENT", "lstat", "no such file or directory", "n", () -> page.lstat(at("n")));
        says(
                "ENOENT",
                "lstat",
                "no such file or directory",
                "n",
                () -> page.rm(at("n"), true, false));
        says(
                "ENOENT",
                "mkdir",
                "no such file or directory",
                "n/m",
                () -> page.mkdir(at("n/m"), false));
        FsPage.Failed failed =
                assertThrows(FsPage.Failed.class, () -> page.text("fs.mkdtemp", at("n/m")));
        assertEquals(
                "ENOENT: no such file or directory, mkdtemp '" + at("n/mXXXXXX") + "'",
                failed.text);
    }

    @Test
    void whatIsOfAnotherKind() {
        says("ENOTDIR", "scandir", "not a directory", "f", () -> page.readdir(at("f"), false));
        says("ENOTDIR", "open", "not a directory", "f/x", () -> page.readText(at("f/x")));
        says("ENOTDIR", "open", "not a directory", "f/", () -> page.readText(at("f/")));
        says("ENOTDIR", "unlink", "not a directory", "f/", () -> page.one("fs.unlink", at("f/")));
        says(
                "EISDIR",
                "open",
                "illegal operation on a directory",
                "d",
                () -> page.writeFile(at("d"), ""));
        says(
                "EISDIR",
                "unlink",
                "illegal operation on a directory",
                "d",
                () -> page.one("fs.unlink", at("d")));
        says(
                "EINVAL",
                "readlink",
                "invalid argument",
                "f",
                () -> page.text("fs.readlink", at("f")));
        FsPage.Failed failed = assertThrows(FsPage.Failed.class, () -> page.readText(at("d")));
        assertEquals("EISDIR: illegal operation on a directory, read", failed.text);
        assertEquals("read", failed.syscall);
        assertEquals("", failed.path);
    }

    @Test
    void whatIsInTheWay() {
        says("EEXIST", "mkdir", "file already exists", "d", () -> page.mkdir(at("d"), false));
        says("ENOTEMPTY", "rmdir", "directory not empty", "d", () -> page.one("fs.rmdir", at("d")));
    }

    @Test
    void twoPathsAreBothTold() {
        FsPage.Failed failed =
                assertThrows(FsPage.Failed.class, () -> page.two("fs.rename", at("n"), at("m")));
        assertEquals(
                "ENOENT: no such file or directory, rename '" + at("n") + "' -> '" + at("m") + "'",
                failed.text);
        assertEquals(at("n"), failed.path);
        assertEquals(at("m"), failed.dest);
        failed = assertThrows(FsPage.Failed.class, () -> page.two("fs.symlink", "t", at("f")));
        assertEquals("EEXIST: file already exists, symlink 't' -> '" + at("f") + "'", failed.text);
        failed = assertThrows(FsPage.Failed.class, () -> page.copyFile(at("f"), at("d/x"), 1));
        assertEquals(
                "EEXIST: file already exists, copyfile '" + at("f") + "' -> '" + at("d/x") + "'",
                failed.text);
    }

    @Test
    void aFolderIsNotRemovedByChance() {
        FsPage.Failed failed =
                assertThrows(FsPage.Failed.class, () -> page.rm(at("d"), false, true));
        assertEquals("ERR_FS_EISDIR", failed.code);
        assertEquals(
                "Path is a directory: rm returned EISDIR (is a directory) " + at("d"), failed.text);
        assertEquals("SystemError", failed.name);
    }

    @Test
    void closedAndForeignHandlesAreBad() {
        long file = page.open(at("f"), 0);
        page.close(file);
        bad("EBADF: bad file descriptor, close", () -> page.close(file));
        bad("EBADF: bad file descriptor, read", () -> page.read(file, 1, -1));
        bad("EBADF: bad file descriptor, write", () -> page.write(file, new byte[1], -1));
        bad(
                "EBADF: bad file descriptor, fstat",
                () -> page.run("file.stat", out -> out.handle(file)));
        long other = page.open(at("f"), 0);
        bad("EBADF: bad file descriptor, write", () -> page.write(other, new byte[1], -1));
        try (FsPage stranger = FsPage.on(temp)) {
            bad("EBADF: bad file descriptor, read", () -> stranger.read(other, 1, -1));
        }
        long folder =
                page.ask(
                        "fs.opendir",
                        out -> out.string(at("d")),
                        kith.bridge.codec.WireReader::handle);
        bad("EBADF: bad file descriptor, read", () -> page.read(folder, 1, -1));
    }

    @Test
    void namesTheSystemCannotHave() {
        String longName = "x".repeat(256);
        says("ENAMETOOLONG", "open", "name too long", longName, () -> page.readText(at(longName)));
        String longPath = "d/".repeat(3000) + "x";
        says("ENAMETOOLONG", "open", "name too long", longPath, () -> page.readText(at(longPath)));
        FsPage.Failed failed = assertThrows(FsPage.Failed.class, () -> page.readText(at("a\0b")));
        assertEquals("ERR_INVALID_ARG_VALUE", failed.code);
        assertEquals("TypeError", failed.name);
        assertEquals("ENOENT", assertThrows(FsPage.Failed.class, () -> page.stat("")).code);
    }

    @Test
    void aRefusalNamesTheManifestLine() {
        HostPath real = HostPath.of(temp.toString());
        Places places = new Places(Map.of(Place.DOCUMENTS, new Places.Folder(real, real)));
        PathPattern.Ok pattern = (PathPattern.Ok) PathPattern.parse("$documents/d/**");
        FsPermissions asked =
                new FsPermissions(java.util.List.of(pattern.pattern()), java.util.List.of());
        try (FsPage narrow = new FsPage(Grants.of(asked, places), real)) {
            assertEquals("", narrow.readText(at("d/x")));
            FsPage.Failed failed =
                    assertThrows(FsPage.Failed.class, () -> narrow.readText(at("f")));
            assertEquals(
                    "Access to '"
                            + at("f")
                            + "' is not granted (FileSystemRead). To allow it, add to the manifest:"
                            + " \"kith\": {\"permissions\": {\"fs\": {\"read\":"
                            + " [\"$documents/f\"]}}}",
                    failed.text);
            assertEquals("ERR_ACCESS_DENIED", failed.code);
            assertEquals("FileSystemRead", failed.permission);
            assertEquals(at("f"), failed.resource);
            failed = assertThrows(FsPage.Failed.class, () -> narrow.open("d/x", FsPage.READ_WRITE));
            assertEquals("FileSystemWrite", failed.permission);
            assertEquals("d/x", failed.resource);
            assertEquals(
                    "\"write\": [\"$documents/d/x\"]}}}",
                    failed.text.substring(failed.text.indexOf("\"write\"")));
            assertEquals(Access.WRITE.permission(), failed.permission);
        }
    }

    private String at(String name) {
        return temp + "/" + name;
    }

    private void says(String code, String syscall, String text, String name, Executable call) {
        FsPage.Failed failed = assertThrows(FsPage.Failed.class, call);
        assertEquals(code + ": " + text + ", " + syscall + " '" + at(name) + "'", failed.text);
        assertEquals(code, failed.code);
        assertEquals(-Errno.valueOf(code).number(), failed.errno);
        assertEquals(syscall, failed.syscall);
        assertEquals(at(name), failed.path);
        assertEquals("Error", failed.name);
    }

    private static void bad(String text, Executable call) {
        FsPage.Failed failed = assertThrows(FsPage.Failed.class, call);
        assertEquals(text, failed.text);
        assertEquals(-9, failed.errno);
    }
}
