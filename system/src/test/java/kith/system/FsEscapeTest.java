package kith.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kith.bridge.permission.Access;
import kith.bridge.permission.Grant;
import kith.bridge.permission.Grants;
import kith.bridge.permission.HostPath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Ways out of a granted folder, each tried and refused; and links that must go on working. All of
 * it on this kernel and as on one without openat2.
 */
@ParameterizedClass
@ValueSource(booleans = {false, true})
final class FsEscapeTest {
    @Parameter boolean oldKernel;

    @TempDir(cleanup = CleanupMode.ALWAYS)
    Path temp;

    private Path inside;
    private Path outside;
    private FsPage page;

    @BeforeEach
    void makeFolders() throws Exception {
        temp = temp.toRealPath();
        inside = Files.createDirectory(temp.resolve("in"));
        outside = Files.createDirectory(temp.resolve("out"));
        Files.writeString(inside.resolve("a"), "granted");
        Files.createDirectory(inside.resolve("d"));
        Files.writeString(inside.resolve("d/b"), "deep");
        Files.writeString(outside.resolve("secret"), "secret");
        page = FsPage.on(inside, oldKernel ? FsPage.oldKernel() : new LinuxPosix());
    }

    @AfterEach
    void close() {
        page.close();
    }

    @Test
    void dotDotLeadsNowhereElse() {
        assertEquals("granted", page.readText(inside + "/d/../a"));
        assertEquals("granted", page.readText(inside + "/../in/a"));
        assertEquals("granted", page.readText(inside + "/d/../../in/./d/..//a"));
        assertDenied(inside + "/../out/secret");
        assertDenied(inside + "/d/../../out/secret");
        assertDenied(inside + "/../../../../../../../etc/passwd");
        assertDenied(inside + "/..");
    }

    @Test
    void dotDotAfterALinkGoesWhereTheKernelGoes() throws Exception {
        Files.createDirectories(inside.resolve("x/y"));
        Files.writeString(inside.resolve("x/z"), "beside y");
        link("l", "x/y");
        assertEquals("beside y", page.readText(inside + "/l/../z"));
        assertEquals(
                Files.readString(inside.resolve("l").toRealPath().resolve("../z")),
                page.readText(inside + "/l/../z"));
    }

    @Test
    void aLinkWithinTheGrantIsFollowed() throws Exception {
        link("relative", "d/b");
        link("absolute", inside + "/d/b");
        link("folder", inside + "/d");
        link("up", "../in/./d/../d/b");
        link("twice", "relative");
        for (String name : List.of("relative", "absolute", "folder/b", "up", "twice")) {
            assertEquals("deep", page.readText(inside + "/" + name), name);
            assertEquals(4, page.stat(inside + "/" + name).size(), name);
            assertEquals(inside + "/d/b", page.text("fs.realpath", inside + "/" + name), name);
        }
    }

    @Test
    void aLinkOutOfTheGrantIsRefused() throws Exception {
        link("file", outside + "/secret");
        link("folder", outside.toString());
        link("relative", "../out/secret");
        link("root", "/");
        link("first", "second");
        link("second", outside + "/secret");
        for (String name :
                List.of(
                        "file",
                        "folder/secret",
                        "relative",
                        "root" + outside + "/secret",
                        "first",
                        "root/etc/passwd")) {
            assertDenied(inside + "/" + name);
        }
    }

    @Test
    void aLinkThroughOutsideBackIntoTheGrantTouchesNothingOutside() throws Exception {
        link("through", outside + "/../in/d/b");
        assertEquals("deep", page.readText(inside + "/through"));
        Files.createSymbolicLink(outside.resolve("back"), inside.resolve("d"));
        link("over", outside + "/back/b");
        assertDenied(inside + "/over");
    }

    @Test
    void aLinkToAnotherGrantedPlaceIsFollowed() throws Exception {
        Path other = Files.createDirectory(temp.resolve("other"));
        Files.writeString(other.resolve("f"), "other");
        page.grants.add(FsPage.deep(other, Access.READ));
        link("l", other + "/f");
        assertEquals("other", page.readText(inside + "/l"));
        FsPage.Failed failed =
                assertThrows(FsPage.Failed.class, () -> page.writeFile(inside + "/l", "changed"));
        assertEquals("ERR_ACCESS_DENIED", failed.code);
        assertEquals("FileSystemWrite", failed.permission);
        assertEquals("other", Files.readString(other.resolve("f")));
    }

    @Test
    void aRefusalDoesNotTellWhatExists() throws Exception {
        link("there", outside + "/secret");
        link("nothing", outside + "/nothing");
        link("below", outside + "/secret/below");
        String there = denied(inside + "/there").text.replace("there", "X");
        assertEquals(
                there.replace("secret", "nothing"),
                denied(inside + "/nothing")
                        .text
                        .replace("'" + inside + "/nothing'", "'" + inside + "/X'"));
        assertEquals("ERR_ACCESS_DENIED", denied(inside + "/below").code);
        assertEquals(
                denied(outside + "/secret").text.replace("secret", "X"),
                denied(outside + "/nothing").text.replace("nothing", "X"));
        assertEquals("ERR_ACCESS_DENIED", denied(outside + "/secret/below").code);
        assertEquals("ERR_ACCESS_DENIED", denied("/none/such/place").code);
    }

    @Test
    void aDanglingLinkMakesItsTargetOnlyInsideTheGrant() throws Exception {
        link("in", "new");
        page.writeFile(inside + "/in", "made");
        assertEquals("made", Files.readString(inside.resolve("new")));
        link("out", outside + "/new");
        assertThrows(FsPage.Failed.class, () -> page.writeFile(inside + "/out", "escaped"));
        assertFalse(Files.exists(outside.resolve("new")));
        FsPage.Failed none =
                assertThrows(FsPage.Failed.class, () -> page.readText(inside + "/none"));
        assertEquals("ENOENT", none.code);
    }

    @Test
    void linksInACircleEnd() throws Exception {
        link("l", "m");
        link("m", "l");
        link("self", "self/self");
        for (String name : List.of("l", "l/x", "self")) {
            FsPage.Failed failed =
                    assertThrows(FsPage.Failed.class, () -> page.readText(inside + "/" + name));
            assertEquals("ELOOP", failed.code);
            assertEquals(
                    "ELOOP: too many symbolic links encountered, open '"
                            + inside
                            + "/"
                            + name
                            + "'",
                    failed.text);
        }
    }

    @Test
    void aPrefixIsWholeComponents() throws Exception {
        Path twin = Files.createDirectory(temp.resolve("in2"));
        Files.writeString(twin.resolve("f"), "no");
        assertDenied(twin + "/f");
        assertDenied(temp + "/in2");
        link("twin", "../in2/f");
        assertDenied(inside + "/twin");
    }

    @Test
    void theMagicLinksOfProcAreNoDoor() throws Exception {
        page.grants.add(FsPage.deep(Path.of("/proc"), Access.READ));
        String self = "/proc/" + ProcessHandle.current().pid();
        assertDenied(self + "/root/etc/passwd");
        assertDenied(self + "/cwd");
        assertDenied("/proc/self/root/etc/passwd");
        long handle = page.open(inside + "/a", 0);
        assertTrue(page.readText("/proc/self/status").startsWith("Name:"));
        link("magic", "/proc/self/root" + outside + "/secret");
        assertDenied(inside + "/magic");
        page.close(handle);
    }

    @Test
    void theGrantedFolderItselfMayNotBeSwappedForALink() throws Exception {
        assertEquals("granted", page.readText(inside + "/a"));
        Files.move(inside, temp.resolve("moved"));
        Files.writeString(outside.resolve("a"), "outside");
        Files.createSymbolicLink(inside, outside);
        assertDenied(inside + "/a");
        Files.delete(inside);
        Files.move(temp.resolve("moved"), inside);
        assertEquals("granted", page.readText(inside + "/a"));
    }

    @Test
    void bothEndsOfEachOperationAreChecked() {
        String secret = outside + "/secret";
        String here = inside + "/a";
        for (String route : List.of("fs.rename", "fs.link")) {
            assertRefused(() -> page.two(route, secret, inside + "/stolen"));
            assertRefused(() -> page.two(route, here, outside + "/planted"));
        }
        assertRefused(() -> page.copyFile(secret, inside + "/stolen", 0));
        assertRefused(() -> page.copyFile(here, outside + "/planted", 0));
        assertRefused(() -> page.two("fs.symlink", secret, inside + "/stolen"));
        assertRefused(() -> page.two("fs.symlink", "../out/secret", inside + "/stolen"));
        assertRefused(() -> page.two("fs.symlink", here, outside + "/planted"));
        assertRefused(() -> page.mkdir(outside + "/planted", false));
        assertRefused(() -> page.mkdir(outside + "/planted/deep", true));
        assertRefused(() -> page.rm(outside.toString(), true, true));
        assertRefused(() -> page.one("fs.unlink", secret));
        assertRefused(() -> page.one("fs.rmdir", outside.toString()));
        assertRefused(() -> page.text("fs.readlink", secret));
        assertRefused(() -> page.text("fs.mkdtemp", outside + "/planted"));
        assertEquals(List.of("secret"), List.of(outside.toFile().list()));
        assertEquals(List.of("a", "d"), page.readdir(inside.toString(), false));
    }

    @Test
    void aLinkMovedUntilItLeadsOutIsRefused() {
        page.mkdir(inside + "/d/e/f", true);
        page.two("fs.symlink", "../../../out", inside + "/d/e/f/l");
        page.two("fs.rename", inside + "/d/e/f/l", inside + "/d/l");
        assertDenied(inside + "/d/l/secret");
        assertDenied(inside + "/d/l/nothing");
    }

    @Test
    void readingIsNotWritingAndWritingIsNotReading() throws Exception {
        Grants grants = FsPage.noGrants();
        grants.add(FsPage.deep(inside.resolve("d"), Access.READ));
        Path drop = Files.createDirectory(inside.resolve("drop"));
        grants.add(FsPage.deep(drop, Access.WRITE));
        try (FsPage narrow = new FsPage(grants, HostPath.ROOT)) {
            String file = inside + "/d/b";
            assertEquals("deep", narrow.readText(file));
            assertRefused(() -> narrow.writeFile(file, "x"));
            assertRefused(() -> narrow.open(file, FsPage.READ_WRITE));
            assertRefused(() -> narrow.open(file, FsPage.TRUNCATE));
            assertRefused(() -> narrow.rm(file, false, false));
            narrow.writeFile(drop + "/n", "x");
            assertRefused(() -> narrow.readText(drop + "/n"));
            assertRefused(() -> narrow.stat(drop + "/n"));
            assertRefused(() -> narrow.readdir(drop.toString(), false));
            // A second name in the other folder would give the right that is missing.
            assertRefused(() -> narrow.two("fs.link", file, drop + "/m"));
            assertRefused(() -> narrow.two("fs.rename", drop + "/n", inside + "/d/n"));
            assertRefused(() -> narrow.copyFile(drop + "/n", drop + "/m", 0));
            // Moving what may only be written to where it may be read would read it.
            Path both = Files.createDirectory(inside.resolve("both"));
            grants.add(FsPage.deep(both, Access.READ_WRITE));
            assertRefused(() -> narrow.two("fs.rename", drop + "/n", both + "/n"));
            assertRefused(() -> narrow.two("fs.link", drop + "/n", both + "/n"));
        }
    }

    @Test
    void aHandleForReadingIsNoRightToChangeTheFile() throws Exception {
        Grants grants = FsPage.noGrants();
        grants.add(FsPage.deep(inside, Access.READ));
        try (FsPage narrow = new FsPage(grants, HostPath.ROOT)) {
            long file = narrow.open(inside + "/a", 0);
            FsPage.Failed failed =
                    assertThrows(
                            FsPage.Failed.class,
                            () ->
                                    narrow.run(
                                            "file.chmod",
                                            out -> {
                                                out.handle(file);
                                                out.i32(0777);
                                            }));
            assertEquals("ERR_ACCESS_DENIED", failed.code);
        }
    }

    @Test
    void oneFileIsNotItsFolder() {
        Grants grants = FsPage.noGrants();
        HostPath file = HostPath.of(inside + "/d/new");
        grants.add(new Grant(file, file, false, Access.READ_WRITE));
        try (FsPage narrow = new FsPage(grants, HostPath.ROOT)) {
            narrow.writeFile(file.text(), "one");
            assertEquals("one", narrow.readText(file.text()));
            assertRefused(() -> narrow.readText(inside + "/d/b"));
            assertRefused(() -> narrow.readdir(inside + "/d", false));
            assertRefused(() -> narrow.two("fs.rename", file.text(), inside + "/d/other"));
            narrow.one("fs.unlink", file.text());
            assertFalse(Files.exists(Path.of(file.text())));
        }
    }

    @Test
    void withoutAGrantThereIsNothing() {
        try (FsPage none = new FsPage(FsPage.noGrants(), HostPath.of(inside.toString()))) {
            assertRefused(() -> none.readText(inside + "/a"));
            assertRefused(() -> none.readText("a"));
            assertRefused(() -> none.stat("/"));
            assertRefused(() -> none.readdir(".", true));
            assertRefused(() -> none.mkdir("x", false));
        }
    }

    private void link(String name, String target) throws Exception {
        Files.createSymbolicLink(inside.resolve(name), Path.of(target));
    }

    private FsPage.Failed denied(String path) {
        FsPage.Failed failed = assertThrows(FsPage.Failed.class, () -> page.readText(path), path);
        assertEquals("ERR_ACCESS_DENIED", failed.code, path);
        return failed;
    }

    private void assertDenied(String path) {
        FsPage.Failed failed = denied(path);
        assertEquals("FileSystemRead", failed.permission);
        assertEquals(path, failed.resource);
        assertRefused(() -> page.stat(path));
        assertRefused(() -> page.readdir(path, false));
        assertRefused(() -> page.text("fs.realpath", path));
    }

    private static void assertRefused(org.junit.jupiter.api.function.Executable call) {
        FsPage.Failed failed = assertThrows(FsPage.Failed.class, call);
        assertEquals("ERR_ACCESS_DENIED", failed.code, failed.getMessage());
    }
}
