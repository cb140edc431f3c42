package kith.bridge.os;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import kith.bridge.fs.Errno;
import kith.bridge.fs.ErrnoException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrioritiesTest {
    @TempDir Path processes;

    private final Map<Integer, Integer> asked = new HashMap<>();

    private Priorities here() {
        return new Priorities(processes, asked::put);
    }

    @BeforeEach
    void twoProcesses() throws IOException {
        stat("self", "70 (kith) S 1 70 70 0 -1 4194304 1 0 0 0 9 9 9 9 20 5 12 0 44 1 1 1");
        stat("70", "70 (kith) S 1 70 70 0 -1 4194304 1 0 0 0 9 9 9 9 20 5 12 0 44 1 1 1");
        stat("71", "71 (a) S 7 ) b) S 1 71 71 0 -1 0 1 0 0 0 9 9 9 9 20 -3 1 0 44 1 1 1");
        for (String thread : new String[] {"70", "72"}) {
            Files.createDirectories(processes.resolve("self/task").resolve(thread));
        }
    }

    private void stat(String process, String line) throws IOException {
        Path folder = Files.createDirectories(processes.resolve(process));
        Files.writeString(folder.resolve("stat"), line + "\n");
    }

    @Test
    void readsTheNiceValueBehindANameOfAnyKind() throws ErrnoException {
        assertEquals(5, here().of(0));
        assertEquals(5, here().of(70));
        assertEquals(-3, here().of(71));
    }

    @Test
    void aProcessThatIsNotThereIsSaidSo() {
        assertFails(Errno.ESRCH, () -> here().of(99));
        assertFails(Errno.ESRCH, () -> here().of(-1));
        assertFails(Errno.ESRCH, () -> here().set(99, 1));
        assertFails(Errno.ESRCH, () -> new Priorities(processes.resolve("none"), asked::put).of(0));
    }

    @Test
    void changesEveryThreadOfItsOwnProcess() throws ErrnoException {
        here().set(0, 7);
        assertEquals(Map.of(70, 7, 72, 7), asked);
        here().set(70, 8);
        assertEquals(Map.of(70, 8, 72, 8), asked);
    }

    @Test
    void changesNoOtherProcess() {
        assertFails(Errno.EPERM, () -> here().set(71, 1));
        assertTrue(asked.isEmpty());
    }

    @Test
    void tellsWhatTheSystemRefusesButNotThatAThreadHasEnded() throws ErrnoException {
        Priorities ended = refusing(Errno.ESRCH);
        ended.set(0, 1);
        assertFails(Errno.EACCES, () -> refusing(Errno.EACCES).set(0, 1));
    }

    private Priorities refusing(Errno errno) {
        return new Priorities(
                processes,
                (thread, nice) -> {
                    throw new ErrnoException(errno);
                });
    }

    private interface Attempt {
        void run() throws ErrnoException;
    }

    private static void assertFails(Errno errno, Attempt attempt) {
        assertTrue(assertThrows(ErrnoException.class, attempt::run).is(errno));
    }
}
