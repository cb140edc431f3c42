package kith.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which bits of a mode a page decides. */
final class FsModeTest {
    /** Everything chmod(2) takes. */
    private static final int ALL = 07777;

    /** The same without the bits that let a program run as its owner or group. */
    private static final int ALLOWED = 01777;

    @TempDir Path temp;

    private FsPage page;

    @BeforeEach
    void open() throws Exception {
        page = FsPage.on(temp.toRealPath());
    }

    @AfterEach
    void close() {
        page.close();
    }

    private int mode(String name) throws Exception {
        return (int) Files.getAttribute(temp.resolve(name), "unix:mode") & ALL;
    }

    private void makesFile(String name) {
        long file = page.open(name, FsPage.W);
        page.run(
                "file.chmod",
                out -> {
                    out.handle(file);
                    out.i32(ALL);
                });
    }

    @Test
    void noProgramIsMadeToRunAsItsOwner() throws Exception {
        page.writeFile("a", "");
        page.run(
                "fs.chmod",
                out -> {
                    out.string("a");
                    out.i32(ALL);
                });
        assertEquals(ALLOWED, mode("a"));
    }

    @Test
    void norByItsHandle() throws Exception {
        makesFile("b");
        assertEquals(ALLOWED, mode("b"));
    }

    @Test
    void norWhenItIsMade() throws Exception {
        page.run(
                "fs.open",
                out -> {
                    out.string("c");
                    out.i32(FsPage.W);
                    out.i32(06700);
                });
        assertEquals(0700, mode("c"));
    }

    @Test
    void norByACopy() throws Exception {
        page.writeFile("d", "");
        Files.setAttribute(temp.resolve("d"), "unix:mode", 06755);
        page.run(
                "fs.copyFile",
                out -> {
                    out.string("d");
                    out.string("e");
                    out.i32(0);
                });
        assertEquals(0755, mode("e"));
    }
}
