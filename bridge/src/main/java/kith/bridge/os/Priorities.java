package kith.bridge.os;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import kith.bridge.fs.Errno;
import kith.bridge.fs.ErrnoException;

/**
 * Nice values of processes (man 2 getpriority, man 5 proc). The value of any process is read; only
 * this one's is changed, with all its threads: what else the person runs is none of an app's
 * business.
 */
public final class Priorities {
    /** The field {@code nice} of {@code /proc/PID/stat}, counted from the one behind the name. */
    private static final int NICE_FIELD = 16;

    private final Path processes;
    private final ThreadPriority threads;

    /**
     * @param processes the folder {@code /proc}
     */
    public Priorities(Path processes, ThreadPriority threads) {
        this.processes = processes;
        this.threads = threads;
    }

    /**
     * @param pid of a process; 0: of this one
     * @throws ErrnoException ESRCH there is no such process, or the system hides it
     */
    int of(int pid) throws ErrnoException {
        String stat = stat(pid);
        // The name before it may hold anything but a line end, also brackets.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).trim().split(" ", -1);
        return Integer.parseInt(fields[NICE_FIELD]);
    }

    /**
     * @param pid 0 or the number of this process
     * @throws ErrnoException ESRCH there is no such process, EPERM it is another one, EACCES the
     *     system gives it no more
     */
    void set(int pid, int nice) throws ErrnoException {
        String mine = stat(0);
        if (pid != 0 && pid != Integer.parseInt(mine.substring(0, mine.indexOf(' ')))) {
            stat(pid);
            throw new ErrnoException(Errno.EPERM);
        }
        try (DirectoryStream<Path> tasks =
                Files.newDirectoryStream(processes.resolve("self/task"))) {
            for (Path task : tasks) {
                set(task, nice);
            }
        } catch (IOException e) {
            throw new ErrnoException(Errno.ESRCH);
        }
    }

    private void set(Path task, int nice) throws ErrnoException {
        try {
            threads.set(Integer.parseInt(String.valueOf(task.getFileName())), nice);
        } catch (ErrnoException e) {
            if (!e.is(Errno.ESRCH)) { // It may have ended meanwhile.
                throw e;
            }
        }
    }

    private String stat(int pid) throws ErrnoException {
        Path file = processes.resolve(pid == 0 ? "self" : String.valueOf(pid)).resolve("stat");
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new ErrnoException(Errno.ESRCH);
        }
    }
}
