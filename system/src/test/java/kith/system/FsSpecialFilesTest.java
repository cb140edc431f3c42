package kith.system;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kith.bridge.codec.WireReader;
import kith.bridge.fs.OpenFlags;
import kith.bridge.fs.Posix;
import kith.bridge.permission.Access;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pipes, devices, odd names: what is no ordinary file holds up nothing. */
final class FsSpecialFilesTest {
    @TempDir Path temp;
    private final Posix posix = new LinuxPosix();
    private FsPage page;

    @BeforeEach
    void open() throws Exception {
        temp = temp.toRealPath();
        page = FsPage.on(temp);
    }

    @AfterEach
    void close() {
        page.close();
    }

    @Test
    void aReadFromAPipeWaitsForSomethingToCome() throws Exception {
        String pipe = pipe("p");
        long reader = page.open(pipe, 0);
        CompletableFuture<WireReader> read = page.reading(reader, 100, -1);
        assertThrows(TimeoutException.class, () -> read.get(200, TimeUnit.MILLISECONDS));
        long writer = page.open(pipe, FsPage.WRITE_ONLY);
        assertEquals(5, page.write(writer, "hello".getBytes(UTF_8), -1));
        assertEquals("hello", new String(FsPage.bytes(FsPage.join(read).bytes()), UTF_8));
        CompletableFuture<WireReader> end = page.reading(reader, 100, -1);
        page.close(writer);
        assertEquals(0, FsPage.join(end).bytes().remaining());
    }

    @Test
    void openingAPipeForWritingWaitsForAReader() throws Exception {
        String pipe = pipe("p");
        CompletableFuture<WireReader> opening = page.opening(pipe, FsPage.WRITE_ONLY);
        assertThrows(TimeoutException.class, () -> opening.get(200, TimeUnit.MILLISECONDS));
        assertFalse(page.writeFile(pipe("q"), "x", FsPage.READ_WRITE));
        long reader = page.open(pipe, 0);
        long writer = FsPage.join(opening).handle();
        page.write(writer, "x".getBytes(UTF_8), -1);
        assertEquals(1, page.read(reader, 10, -1).length);
    }

    @Test
    void manyStuckPipesHoldUpNoOtherFile() throws Exception {
        String pipe = pipe("p");
        Files.writeString(temp.resolve("f"), "free");
        List<CompletableFuture<WireReader>> stuck = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            stuck.add(page.reading(page.open(pipe, 0), 10, -1));
            stuck.add(page.opening(pipe(i + "w"), FsPage.WRITE_ONLY));
        }
        long start = System.nanoTime();
        for (int i = 0; i < 100; i++) {
            assertEquals("free", page.readText("f"));
        }
        assertTrue(System.nanoTime() - start < 2_000_000_000L);
        for (CompletableFuture<WireReader> waiting : stuck) {
            assertFalse(waiting.isDone());
        }
    }

    @Test
    void closingAPipeEndsTheReadThatWaits() throws Exception {
        long reader = page.open(pipe("p"), 0);
        CompletableFuture<WireReader> read = page.reading(reader, 100, -1);
        Thread.sleep(50);
        page.close(reader);
        FsPage.Failed failed = assertThrows(FsPage.Failed.class, () -> FsPage.join(read));
        assertEquals("EBADF: bad file descriptor, read", failed.text);
    }

    @Test
    void aWriteToAFullPipeWaitsForRoom() throws Exception {
        String pipe = pipe("p");
        long reader = page.open(pipe, 0);
        long writer = page.open(pipe, FsPage.WRITE_ONLY);
        byte[] much = new byte[1 << 20];
        double written = page.write(writer, much, -1);
        assertTrue(written > 0 && written < much.length, "" + written);
        CompletableFuture<WireReader> more =
                page.send(
                        "file.write",
                        out -> {
                            out.handle(writer);
                            out.bytes(ByteBuffer.wrap(much));
                            out.present(false);
                        });
        assertThrows(TimeoutException.class, () -> more.get(200, TimeUnit.MILLISECONDS));
        page.read(reader, 1 << 20, -1);
        assertTrue(FsPage.join(more).f64() > 0);
    }

    @Test
    void devicesReadAndWriteAndAreFull() {
        page.grants.add(FsPage.deep(Path.of("/dev"), Access.READ_WRITE));
        long zero = page.open("/dev/zero", 0);
        assertArrayEquals(new byte[10], page.read(zero, 10, -1));
        long none = page.open("/dev/null", FsPage.READ_WRITE);
        assertEquals(3, page.write(none, new byte[3], -1));
        assertEquals(0, page.read(none, 3, -1).length);
        long full = page.open("/dev/full", FsPage.WRITE_ONLY);
        FsPage.Failed failed =
                assertThrows(FsPage.Failed.class, () -> page.write(full, new byte[3], -1));
        assertEquals("ENOSPC: no space left on device, write", failed.text);
        assertEquals(-28, failed.errno);
        FsPage.Beginning random = page.readFile("/dev/urandom", 1 << 20);
        assertEquals(0, random.data().remaining());
        assertEquals(16, page.read(random.rest(), 16, -1).length);
    }

    @Test
    void aSocketCannotBeOpened() throws Exception {
        Path path = temp.resolve("s");
        try (var socket =
                java.nio.channels.ServerSocketChannel.open(java.net.StandardProtocolFamily.UNIX)) {
            socket.bind(java.net.UnixDomainSocketAddress.of(path));
            FsPage.Failed failed =
                    assertThrows(FsPage.Failed.class, () -> page.open("s", FsPage.WRITE_ONLY));
            assertEquals("ENXIO: no such device or address, open 's'", failed.text);
        }
    }

    @Test
    void namesOfAllKindsComeBackAsTheyWent() {
        List<String> names =
                List.of("ä", "🙂", "a b", "a\nb", "\"q\"", "-", "日本", "%2e%2e", "\\", "*");
        for (String name : names) {
            page.writeFile(name, name);
        }
        List<String> listed = page.readdir(".", false);
        assertEquals(names.size(), listed.size());
        assertTrue(listed.containsAll(names), listed.toString());
        for (String name : names) {
            assertEquals(name, page.readText(temp + "/" + name));
        }
    }

    @Test
    void namesThatAreNoTextSurvive() throws Exception {
        byte[] name = {'a', (byte) 0xff, (byte) 0xc3};
        int folder = posix.openAt(Posix.WORKING_FOLDER, temp.toString().getBytes(UTF_8), 0, 0);
        int flags = OpenFlags.CREATE | OpenFlags.WRITE_ONLY;
        posix.close(posix.openAt(folder, name, flags, 0600));
        posix.close(folder);
        List<String> listed = page.readdir(temp.toString(), false);
        assertEquals(List.of("\0" + new String(name, ISO_8859_1)), listed);
        String path = "\0" + temp + "/" + new String(name, ISO_8859_1);
        page.writeFile(path, "x");
        assertEquals("x", page.readText(path));
        assertEquals(path, page.text("fs.realpath", path));
        page.rm(path, false, false);
        assertEquals(List.of(), page.readdir(".", false));
    }

    private String pipe(String name) throws Exception {
        String path = temp + "/" + name;
        assertEquals(0, new ProcessBuilder("mkfifo", path).inheritIO().start().waitFor());
        return path;
    }
}
