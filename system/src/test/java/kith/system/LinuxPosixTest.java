package kith.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.bridge.fs.Errno;
import kith.bridge.fs.ErrnoException;
import kith.bridge.fs.FileTimes;
import kith.bridge.fs.OpenFlags;
import kith.bridge.fs.Posix;
import kith.bridge.fs.RawEntry;
import kith.bridge.fs.Stat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** The system calls, on real files. */
final class LinuxPosixTest {
    private static final int READ = OpenFlags.READ_ONLY;
    private static final int FOLDER = OpenFlags.PATH | OpenFlags.DIRECTORY;

    private final Posix posix = new LinuxPosix();
    @TempDir Path temp;
    private int folder;

    @BeforeEach
    void openFolder() throws ErrnoException {
        folder = posix.openAt(Posix.WORKING_FOLDER, bytes(temp.toString()), FOLDER, 0);
    }

    @AfterEach
    void closeFolder() {
        posix.close(folder);
    }

    @Test
    void statTellsWhatJavaTells() throws Exception {
        Path file = Files.write(temp.resolve("a"), new byte[1234]);
        int fd = posix.openAt(folder, bytes("a"), READ, 0);
        Stat stat = posix.stat(fd);
        posix.close(fd);
        Map<String, Object> java = Files.readAttributes(file, "unix:*", LinkOption.NOFOLLOW_LINKS);
        assertEquals(java.get("ino"), stat.ino());
        assertEquals(java.get("dev"), stat.dev());
        assertEquals(java.get("mode"), stat.mode());
        assertEquals(java.get("nlink"), (int) stat.nlink());
        assertEquals(java.get("uid"), stat.uid());
        assertEquals(java.get("gid"), stat.gid());
        assertEquals(1234, stat.size());
        assertEquals(Files.getLastModifiedTime(file).toMillis() / 1000, (long) stat.mtimeSeconds());
        assertTrue(stat.isRegular());
    }

    @Test
    void statTellsTheNumberOfADevice() throws Exception {
        int fd = posix.openAt(Posix.WORKING_FOLDER, bytes("/dev/null"), OpenFlags.PATH, 0);
        Stat stat = posix.stat(fd);
        posix.close(fd);
        assertEquals(Files.getAttribute(Path.of("/dev/null"), "unix:rdev"), stat.rdev());
    }

    @Test
    void readsAndWritesAtPositionsInBothKindsOfBuffers() throws Exception {
        int flags = OpenFlags.READ_WRITE | OpenFlags.CREATE;
        int fd = posix.openAt(folder, bytes("a"), flags, 0600);
        assertEquals(5, posix.write(fd, ByteBuffer.wrap(bytes("hello")), -1));
        ByteBuffer direct = ByteBuffer.allocateDirect(3).put(bytes("abc")).flip();
        assertEquals(3, posix.write(fd, direct, 1));
        ByteBuffer heap = ByteBuffer.allocate(10);
        assertEquals(5, posix.read(fd, heap, 0));
        assertEquals("habco", new String(heap.array(), 0, 5, UTF_8));
        ByteBuffer there = ByteBuffer.allocateDirect(2);
        assertEquals(2, posix.read(fd, there, 1));
        assertEquals('a', there.get(0));
        assertEquals(0, posix.read(fd, ByteBuffer.allocate(1), -1));
        posix.close(fd);
        assertEquals("habco", Files.readString(temp.resolve("a")));
    }

    @Test
    void readsIntoTheFreePartOfABufferOnly() throws Exception {
        Files.writeString(temp.resolve("a"), "hello");
        int fd = posix.openAt(folder, bytes("a"), READ, 0);
        ByteBuffer slice = ByteBuffer.allocate(20).position(5).slice();
        slice.position(2).limit(4);
        assertEquals(2, posix.read(fd, slice, 0));
        posix.close(fd);
        assertEquals(4, slice.position());
        assertEquals(0, slice.get(1));
        assertEquals('h', slice.get(2));
    }

    @Test
    void tellsTheRealErrorNumber() throws Exception {
        Files.createDirectory(temp.resolve("d"));
        Files.writeString(temp.resolve("f"), "");
        assertErrno(Errno.ENOENT, () -> posix.openAt(folder, bytes("none"), READ, 0));
        assertErrno(Errno.ENOTDIR, () -> posix.openAt(folder, bytes("f/x"), READ, 0));
        assertErrno(Errno.EISDIR, () -> posix.openAt(folder, bytes("d"), OpenFlags.WRITE_ONLY, 0));
        assertErrno(Errno.EEXIST, () -> posix.makeFolder(folder, bytes("d"), 0700));
        assertErrno(Errno.EBADF, () -> posix.stat(-1));
        assertErrno(
                Errno.ENAMETOOLONG, () -> posix.openAt(folder, bytes("x".repeat(300)), READ, 0));
        assertErrno(
                Errno.ENAMETOOLONG, () -> posix.openAt(folder, bytes("x".repeat(5000)), READ, 0));
        assertErrno(Errno.EINVAL, () -> posix.openAt(folder, bytes("f\0g"), READ, 0));
        assertErrno(Errno.ESRCH, () -> posix.kill(0x3FFFFFFF, 0));
    }

    @Test
    void opensBeneathAFolderWithoutFollowingLinks() throws Exception {
        Files.createDirectories(temp.resolve("a/b"));
        Files.writeString(temp.resolve("a/b/c"), "inside");
        Files.createSymbolicLink(temp.resolve("l"), Path.of("a"));
        Files.createSymbolicLink(temp.resolve("a/up"), Path.of("/etc"));
        int fd = posix.openBeneath(folder, bytes("a/b/c"), READ, 0);
        assertEquals(6, posix.stat(fd).size());
        posix.close(fd);
        assertErrno(Errno.ELOOP, () -> posix.openBeneath(folder, bytes("l/b/c"), READ, 0));
        assertErrno(Errno.ELOOP, () -> posix.openBeneath(folder, bytes("a/up/passwd"), READ, 0));
        assertErrno(Errno.EXDEV, () -> posix.openBeneath(folder, bytes("../x"), READ, 0));
        assertErrno(Errno.EXDEV, () -> posix.openBeneath(folder, bytes("/etc/passwd"), READ, 0));
    }

    @Test
    void refusesTheMagicLinksOfProc() throws Exception {
        int proc = posix.openAt(Posix.WORKING_FOLDER, bytes("/proc/self"), FOLDER, 0);
        assertErrno(Errno.ELOOP, () -> posix.openBeneath(proc, bytes("root/etc/passwd"), READ, 0));
        assertErrno(Errno.ELOOP, () -> posix.openBeneath(proc, bytes("fd/0"), READ, 0));
        assertErrno(Errno.ELOOP, () -> posix.openBeneath(proc, bytes("exe"), READ, 0));
        posix.close(proc);
    }

    @Test
    void listsManyEntriesWithTheirTypes() throws Exception {
        Set<String> wanted = new HashSet<>();
        for (int i = 0; i < 3000; i++) {
            wanted.add("file-with-a-name-" + i);
            Files.createFile(temp.resolve("file-with-a-name-" + i));
        }
        Files.createDirectory(temp.resolve("d"));
        Files.createSymbolicLink(temp.resolve("l"), Path.of("d"));
        int fd = posix.openAt(folder, bytes("."), OpenFlags.DIRECTORY, 0);
        List<RawEntry> entries = new ArrayList<>();
        while (posix.list(fd, entries)) {
            assertFalse(entries.isEmpty());
        }
        posix.close(fd);
        assertEquals(3002, entries.size());
        assertTrue(entries.contains(new RawEntry("d", 0x4000)));
        assertTrue(entries.contains(new RawEntry("l", 0xA000)));
        for (RawEntry entry : entries) {
            wanted.remove(entry.name());
        }
        assertEquals(Set.of(), wanted);
    }

    @Test
    void changesAttributesThroughADescriptorThatOnlyNames() throws Exception {
        Path file = Files.writeString(temp.resolve("a"), "x");
        int fd = posix.openAt(folder, bytes("a"), OpenFlags.PATH, 0);
        posix.changeMode(fd, 0640);
        posix.changeTimes(fd, FileTimes.of(-1.5, 1e9 + 0.25));
        posix.changeOwner(fd, -1, -1);
        posix.checkAccess(fd, 4);
        assertEquals(0640, (int) Files.getAttribute(file, "unix:mode") & 0777);
        assertEquals(1_000_000_000_250L, Files.getLastModifiedTime(file).toMillis());
        assertEquals(-2, (long) posix.stat(fd).atimeSeconds());
        assertEquals(500_000_000, posix.stat(fd).atimeNanos());
        posix.close(fd);
    }

    @Test
    void movesLinksAndRemoves() throws Exception {
        Files.writeString(temp.resolve("a"), "x");
        posix.rename(folder, bytes("a"), folder, bytes("b"), 0);
        posix.link(folder, bytes("b"), folder, bytes("c"));
        posix.symbolicLink(bytes("c"), folder, bytes("l"));
        assertArrayEquals(bytes("c"), posix.readLink(folder, bytes("l")));
        assertErrno(Errno.EINVAL, () -> posix.readLink(folder, bytes("c")));
        assertErrno(
                Errno.EEXIST,
                () -> posix.rename(folder, bytes("b"), folder, bytes("l"), Posix.NO_REPLACE));
        posix.unlink(folder, bytes("l"), false);
        posix.makeFolder(folder, bytes("d"), 0700);
        assertErrno(Errno.EISDIR, () -> posix.unlink(folder, bytes("d"), false));
        posix.unlink(folder, bytes("d"), true);
        assertEquals("x", Files.readString(temp.resolve("c")));
        assertEquals(2, temp.toFile().list().length);
    }

    @Test
    void copiesWithinTheKernel() throws Exception {
        byte[] content = new byte[100_000];
        content[99_999] = 7;
        Files.write(temp.resolve("a"), content);
        int from = posix.openAt(folder, bytes("a"), READ, 0);
        int to = posix.openAt(folder, bytes("b"), OpenFlags.WRITE_ONLY | OpenFlags.CREATE, 0600);
        assertEquals(100_000, posix.copyRange(from, to, 1 << 30));
        assertEquals(0, posix.copyRange(from, to, 1 << 30));
        posix.sync(to, false);
        posix.sync(to, true);
        posix.truncate(to, 99_999);
        posix.close(from);
        posix.close(to);
        assertEquals(99_999, Files.size(temp.resolve("b")));
    }

    @Test
    void closesDescriptorsInChildProcesses() throws Exception {
        int fd = posix.duplicate(folder);
        int watch = posix.watchStart();
        Process child =
                new ProcessBuilder("ls", "-l", "/proc/self/fd").redirectErrorStream(true).start();
        String listed = new String(child.getInputStream().readAllBytes(), UTF_8);
        posix.close(watch);
        posix.close(fd);
        assertFalse(listed.contains(temp.toString()), listed);
        assertFalse(listed.contains("inotify"), listed);
    }

    @Test
    void pollTellsWhatIsReady() throws Exception {
        run("mkfifo", temp.resolve("p").toString());
        int flags = OpenFlags.NON_BLOCKING;
        int reader = posix.openAt(folder, bytes("p"), READ | flags, 0);
        int[] ready = new int[2];
        int[] fds = {reader, -1};
        int[] events = {Posix.READABLE, Posix.READABLE};
        posix.poll(fds, events, ready, 2, 0);
        assertEquals(0, ready[0]);
        int writer = posix.openAt(folder, bytes("p"), OpenFlags.WRITE_ONLY | flags, 0);
        posix.write(writer, ByteBuffer.wrap(bytes("x")), -1);
        posix.poll(fds, events, ready, 2, 1000);
        assertEquals(Posix.READABLE, ready[0]);
        posix.close(writer);
        posix.read(reader, ByteBuffer.allocate(1), -1);
        posix.poll(fds, events, ready, 2, 1000);
        assertEquals(Posix.HUNG_UP, ready[0]);
        assertEquals(0, ready[1]);
        posix.close(reader);
    }

    @Test
    void realPathFollowsLinks() throws Exception {
        Path real = temp.toRealPath();
        Files.createDirectory(temp.resolve("é"));
        Files.createSymbolicLink(temp.resolve("l"), Path.of("é"));
        byte[] path = posix.realPath(bytes(temp.resolve("l").toString()));
        assertEquals(real + "/é", new String(path, UTF_8));
        assertErrno(Errno.ENOENT, () -> posix.realPath(bytes("/none/such")));
    }

    @Test
    void turnsFlagsIntoThoseOfArm() {
        int flags = OpenFlags.DIRECTORY | OpenFlags.NO_FOLLOW | OpenFlags.PATH | OpenFlags.SYNC;
        assertEquals(0x4000 | 0x8000 | 0x200000 | 0x101000, NativeFlags.arm(flags));
        assertEquals(0x10000, NativeFlags.arm(OpenFlags.DIRECT));
        assertTrue(NativeFlags.isArm("aarch64"));
        assertFalse(NativeFlags.isArm("amd64"));
    }

    private static void assertErrno(Errno errno, Executable call) {
        assertEquals(errno.name(), assertThrows(ErrnoException.class, call).getMessage());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static void run(String... command) throws IOException, InterruptedException {
        assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor());
    }
}
