package kith.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import kith.bridge.codec.WireReader;
import kith.bridge.fs.HostFiles;
import kith.bridge.permission.Access;
import kith.bridge.permission.Grants;
import kith.bridge.permission.HostPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a page opens is closed with it, and nothing is kept by what fails. */
final class FsLifeTest {
    @TempDir Path temp;

    @BeforeEach
    void makeFiles() throws Exception {
        temp = temp.toRealPath();
        Files.writeString(temp.resolve("f"), "hello");
        Files.createDirectory(temp.resolve("d"));
        Files.createSymbolicLink(temp.resolve("out"), Path.of("/etc"));
        Files.createSymbolicLink(temp.resolve("in"), Path.of("d"));
    }

    @Test
    void aClosedPageLeavesNoDescriptor() throws Exception {
        FsPage.on(temp).close(); // Whatever the first one opens for the process stays.
        int before = descriptors();
        FsPage page = FsPage.on(temp);
        for (int i = 0; i < 50; i++) {
            page.open("f", 0);
            page.ask("fs.opendir", out -> out.string("d"), WireReader::handle);
        }
        page.watch(".", true).await("ready", "");
        assertTrue(descriptors() >= before + 100, "they were open");
        page.close();
        assertEquals(before + KEPT_BY_A_DISK, descriptors());
    }

    /** The root folder and inotify, which live as long as the process, of which this is another. */
    private static final int KEPT_BY_A_DISK = 2;

    @Test
    void failuresLeaveNoDescriptor() throws Exception {
        FsPage page = FsPage.on(temp);
        page.readText("f");
        int before = descriptors();
        for (int i = 0; i < 300; i++) {
            fails(() -> page.readText("none"));
            fails(() -> page.readText("d"));
            fails(() -> page.readText("out/passwd"));
            fails(() -> page.readText("in/none"));
            fails(() -> page.readText("in/../none/../f"));
            fails(() -> page.readdir("f", true));
            fails(() -> page.mkdir("f/x/y", true));
            fails(() -> page.two("fs.rename", "f", "/etc/x"));
            fails(() -> page.two("fs.symlink", "/etc", "in/x"));
            fails(() -> page.copyFile("f", "d", 0));
            fails(() -> page.copyFile("d", "x", 0));
            fails(() -> page.text("fs.readlink", "f"));
            fails(() -> page.one("fs.rmdir", "f"));
            fails(() -> page.rm("none/x", true, false));
            fails(() -> page.open("f/", 0));
            fails(() -> page.one("fs.unlink", "f/"));
            page.stat("in");
            page.readText("in/../f");
            page.readdir(".", true);
            page.copyFile("f", "in/g", 0);
            page.rm("in/g", true, true);
        }
        assertEquals(before, descriptors());
        page.close();
    }

    @Test
    void openFilesHaveABound() throws Exception {
        FsPage page = FsPage.on(temp);
        page.readText("f");
        int before = descriptors();
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < 20_000 && codes.isEmpty(); i++) {
            try {
                page.open("f", 0);
            } catch (FsPage.Failed e) {
                codes.add(e.text);
            }
        }
        assertEquals(
                List.of("EMFILE: too many open files, open"),
                codes.stream().map(text -> text.replace(" 'f'", "")).toList());
        page.close();
        assertEquals(before, descriptors());
    }

    @Test
    void closingUnderManyReadsNeverReadsAnotherFile() throws Exception {
        Files.write(
                temp.resolve("a"),
                "a".repeat(100_000).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        Files.write(
                temp.resolve("b"),
                "b".repeat(100_000).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        FsPage page = FsPage.on(temp);
        for (int round = 0; round < 200; round++) {
            long a = page.open("a", 0);
            List<CompletableFuture<WireReader>> reads = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                reads.add(page.reading(a, 100_000, 0));
            }
            page.close(a);
            long b = page.open("b", 0);
            for (CompletableFuture<WireReader> read : reads) {
                try {
                    byte[] bytes = FsPage.bytes(FsPage.join(read).bytes());
                    assertEquals('a', bytes[0]);
                    assertEquals('a', bytes[bytes.length - 1]);
                } catch (FsPage.Failed e) {
                    assertEquals("EBADF", e.code);
                }
            }
            page.close(b);
        }
        page.close();
    }

    @Test
    void theHostGetsADescriptorOfTheCheckedFile() throws Exception {
        AtomicReference<String> given = new AtomicReference<>("");
        HostFiles host =
                (session, ticket, fd) ->
                        given.set(ticket + " " + read(Path.of("/proc/self/fd/" + fd)));
        Grants grants = FsPage.noGrants();
        grants.add(FsPage.deep(temp, Access.READ));
        FsPage page = new FsPage(new LinuxPosix(), grants, HostPath.ROOT, host);
        long handle =
                page.ask(
                        "fs.give",
                        out -> {
                            out.string(temp + "/f");
                            out.string("0123456789abcdef0123456789abcdef");
                        },
                        WireReader::handle);
        assertEquals("0123456789abcdef0123456789abcdef hello", given.get());
        page.close(handle);
        for (String path : List.of(temp + "/out/passwd", "/etc/passwd", temp + "/d", "/dev/null")) {
            given.set("");
            fails(() ->
                    page.ask(
                            "fs.give",
                            out -> {
                                out.string(path);
                                out.string("0123456789abcdef0123456789abcdef");
                            },
                            WireReader::handle));
            assertEquals("", given.get());
        }
        page.close();
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void fails(org.junit.jupiter.api.function.Executable call) {
        assertThrows(FsPage.Failed.class, call);
    }

    /** How many descriptors this process has, when those of ended threads have gone. */
    private static int descriptors() {
        return new java.io.File("/proc/self/fd").list().length;
    }
}
