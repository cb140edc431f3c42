package kith.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Full and read-only file systems: real ones, which only the administrator can mount. */
@EnabledIfSystemProperty(named = "user.name", matches = "root")
final class FsMountTest {
    @TempDir Path temp;
    private Path mount;
    private FsPage page;

    @BeforeEach
    void mountSmallDisk() throws Exception {
        temp = temp.toRealPath();
        mount = Files.createDirectory(temp.resolve("m"));
        run("mount", "-t", "tmpfs", "-o", "size=64k,mode=700", "kith-test", mount.toString());
        page = FsPage.on(temp);
    }

    @AfterEach
    void unmount() throws Exception {
        page.close();
        run("umount", "-l", mount.toString());
    }

    @Test
    void aFullDiskIsToldAndTheFileCanGo() {
        FsPage.Failed failed =
                assertThrows(FsPage.Failed.class, () -> page.writeFile("m/f", "x".repeat(100_000)));
        assertEquals("ENOSPC: no space left on device, write", failed.text);
        assertEquals("ENOSPC", failed.code);
        assertEquals(-28, failed.errno);
        page.rm("m/f", false, false);
        assertTrue(page.writeFile("m/f", "x".repeat(10_000)));
    }

    @Test
    void aWriteThatFitsInPartTellsHowMuch() {
        long file = page.open(mount + "/f", FsPage.W);
        double written = page.write(file, new byte[100_000], -1);
        assertTrue(written > 0 && written < 100_000, "" + written);
        FsPage.Failed failed =
                assertThrows(FsPage.Failed.class, () -> page.write(file, new byte[100_000], -1));
        assertEquals("ENOSPC", failed.code);
    }

    @Test
    void aCopyThatDoesNotFitLeavesNothing() {
        page.writeFile("big", "x".repeat(100_000));
        FsPage.Failed failed =
                assertThrows(FsPage.Failed.class, () -> page.copyFile("big", "m/copy", 0));
        assertEquals("ENOSPC: no space left on device, copyfile 'big' -> 'm/copy'", failed.text);
        assertEquals(java.util.List.of(), page.readdir("m", false));
    }

    @Test
    void aReadOnlyDiskRefusesAllChanges() throws Exception {
        page.writeFile("m/f", "x");
        run("mount", "-o", "remount,ro", mount.toString());
        assertEquals("x", page.readText("m/f"));
        readOnly("open", "m/f", () -> page.writeFile("m/f", "y"));
        readOnly("open", "m/g", () -> page.open("m/g", FsPage.W));
        readOnly("mkdir", "m/d", () -> page.mkdir("m/d", false));
        readOnly("unlink", "m/f", () -> page.one("fs.unlink", "m/f"));
        readOnly("rm", "m/f", () -> page.rm("m/f", true, true));
        readOnly(
                "chmod",
                "m/f",
                () ->
                        page.run(
                                "fs.chmod",
                                out -> {
                                    out.string("m/f");
                                    out.i32(0600);
                                }));
    }

    @Test
    void aMoveToAnotherDiskIsTold() {
        page.writeFile("f", "x");
        FsPage.Failed failed =
                assertThrows(FsPage.Failed.class, () -> page.two("fs.rename", "f", "m/f"));
        assertEquals("EXDEV: cross-device link not permitted, rename 'f' -> 'm/f'", failed.text);
        page.copyFile("f", "m/f", 0);
        assertEquals("x", page.readText("m/f"));
    }

    private static void readOnly(
            String syscall, String path, org.junit.jupiter.api.function.Executable call) {
        FsPage.Failed failed = assertThrows(FsPage.Failed.class, call);
        assertEquals("EROFS: read-only file system, " + syscall + " '" + path + "'", failed.text);
        assertEquals(-30, failed.errno);
    }

    private static void run(String... command) throws Exception {
        assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor());
    }
}
