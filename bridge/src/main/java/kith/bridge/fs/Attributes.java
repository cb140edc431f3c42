package kith.bridge.fs;

import kith.bridge.permission.Access;

/** What is known of files besides their contents: asked and changed. */
final class Attributes {
    private static final int WRITABLE = 2;

    private final Posix posix;

    Attributes(Posix posix) {
        this.posix = posix;
    }

    /** What is known of what the path leads to; with {@code link} of a link itself. */
    Stat stat(Gate gate, AppPath path, boolean link) throws ErrnoException {
        int flags = link ? OpenFlags.PATH | OpenFlags.NO_FOLLOW : OpenFlags.PATH;
        try (Opened there = gate.open(path, Access.READ, flags, 0)) {
            return posix.stat(there.fd());
        }
    }

    StatFs statFs(Gate gate, AppPath path) throws ErrnoException {
        try (Opened there = gate.open(path, Access.READ, OpenFlags.PATH, 0)) {
            return posix.statFs(there.fd());
        }
    }

    /** Whether this process and this session may read (4), write (2), execute (1) it. */
    void check(Gate gate, AppPath path, int mode) throws ErrnoException {
        boolean writes = (mode & WRITABLE) != 0;
        boolean reads = !writes || (mode & ~WRITABLE) != 0;
        Access access = !reads ? Access.WRITE : writes ? Access.READ_WRITE : Access.READ;
        try (Opened there = gate.open(path, access, OpenFlags.PATH, 0)) {
            posix.checkAccess(there.fd(), mode & 7);
        }
    }

    void changeMode(Gate gate, AppPath path, int mode) throws ErrnoException {
        try (Opened there = gate.open(path, Access.WRITE, OpenFlags.PATH, 0)) {
            posix.changeMode(there.fd(), mode & FileMode.PERMISSIONS);
        }
    }

    /** Changes the owner of what the path leads to; with {@code link} of a link itself. */
    void changeOwner(Gate gate, AppPath path, int uid, int gid, boolean link)
            throws ErrnoException {
        int flags = link ? OpenFlags.PATH | OpenFlags.NO_FOLLOW : OpenFlags.PATH;
        try (Opened there = gate.open(path, Access.WRITE, flags, 0)) {
            posix.changeOwner(there.fd(), uid, gid);
        }
    }

    void changeTimes(Gate gate, AppPath path, FileTimes times) throws ErrnoException {
        try (Opened there = gate.open(path, Access.WRITE, OpenFlags.PATH, 0)) {
            posix.changeTimes(there.fd(), times);
        }
    }

    /** The times of a name; a link is not followed. */
    void changeTimesOfLink(Gate gate, AppPath path, FileTimes times) throws ErrnoException {
        try (Entry entry = gate.entry(path, Access.WRITE)) {
            posix.changeTimesAt(entry.folder(), entry.name(), times);
        }
    }

    void truncate(Gate gate, AppPath path, long length) throws ErrnoException {
        int flags = OpenFlags.WRITE_ONLY | OpenFlags.NON_BLOCKING;
        try (Opened there = gate.open(path, Access.WRITE, flags, 0)) {
            posix.truncate(there.fd(), length);
        }
    }
}
