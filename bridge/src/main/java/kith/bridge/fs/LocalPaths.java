package kith.bridge.fs;

import java.nio.charset.StandardCharsets;
import kith.bridge.NodeError;
import kith.bridge.Session;
import kith.bridge.permission.Access;

/**
 * Finds the files of Unix domain sockets, by the same rules as all files: what is connected to, and
 * the folder of what is made, are opened first and then named by their descriptor, so that nothing
 * can be swapped meanwhile. That also spares the system's 107 bytes of a path.
 */
public final class LocalPaths {
    private static final int ALL_READ = 0444;
    private static final int ALL_WRITE = 0222;

    private final Disk disk;

    public LocalPaths(Disk disk) {
        this.disk = disk;
    }

    /** A place that was checked; it holds a descriptor until it is closed or removed. */
    public interface Place extends AutoCloseable {
        /** A path for bind or connect, good while this is open. */
        byte[] path();

        /** Lets all users read or write the file that was made here. */
        void allow(boolean readable, boolean writable);

        /** Removes the file that was made here, and closes this. */
        void remove();

        @Override
        void close();
    }

    /**
     * A socket that exists.
     *
     * @throws NodeError ERR_ACCESS_DENIED when it is where the session may not read and write, or
     *     the system's error of {@code connect}
     */
    public Place existing(Session session, String path) {
        Gate gate = disk.gate(session);
        AppPath parsed = gate.path(path);
        try {
            Opened opened = gate.open(parsed, Access.READ_WRITE, OpenFlags.PATH, 0);
            return new Known(opened);
        } catch (ErrnoException e) {
            throw Refusal.of(e, "connect");
        }
    }

    /**
     * The place of a socket that is to be made.
     *
     * @throws NodeError ERR_ACCESS_DENIED when it is where the session may not read and write, or
     *     the system's error of {@code listen}
     */
    public Place fresh(Session session, String path) {
        Gate gate = disk.gate(session);
        AppPath parsed = gate.path(path);
        try {
            return new Fresh(disk.posix(), gate.entry(parsed, Access.READ_WRITE));
        } catch (ErrnoException e) {
            throw Refusal.of(e, "listen");
        }
    }

    private static byte[] byDescriptor(int fd, String more) {
        return ("/proc/self/fd/" + fd + more).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A file that is there. */
    private record Known(Opened opened) implements Place {
        @Override
        public byte[] path() {
            return byDescriptor(opened.fd(), "");
        }

        @Override
        public void allow(boolean readable, boolean writable) {
            throw new IllegalStateException("it was not made here");
        }

        @Override
        public void remove() {
            throw new IllegalStateException("it was not made here");
        }

        @Override
        public void close() {
            opened.close();
        }
    }

    /** A name in an open folder. */
    private record Fresh(Posix posix, Entry entry) implements Place {
        @Override
        public byte[] path() {
            String name = new String(entry.name(), StandardCharsets.ISO_8859_1);
            return byDescriptor(entry.folder(), "/" + name);
        }

        @Override
        public void allow(boolean readable, boolean writable) {
            int more = (readable ? ALL_READ : 0) | (writable ? ALL_WRITE : 0);
            if (more == 0) {
                return;
            }
            try {
                int flags = OpenFlags.PATH | OpenFlags.NO_FOLLOW;
                int fd = posix.openAt(entry.folder(), entry.name(), flags, 0);
                try {
                    posix.changeMode(fd, (posix.stat(fd).mode() & 0777) | more);
                } finally {
                    posix.close(fd);
                }
            } catch (ErrnoException e) {
                throw Refusal.of(e, "listen");
            }
        }

        @Override
        public void remove() {
            try {
                posix.unlink(entry.folder(), entry.name(), false);
            } catch (ErrnoException e) {
                // Somebody else has removed it.
            }
            entry.close();
        }

        @Override
        public void close() {
            entry.close();
        }
    }
}
