package kith.bridge.fs;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import kith.bridge.permission.Access;
import kith.bridge.permission.HostPath;

/** What is in folders. */
final class Listing {
    /** 500 000 entries in one answer: about as many as its frame can hold. */
    static final int ENTRIES_MAX = 500_000;

    private static final int FOLDER =
            OpenFlags.READ_ONLY | OpenFlags.DIRECTORY | OpenFlags.NON_BLOCKING;

    private final Posix posix;

    Listing(Posix posix) {
        this.posix = posix;
    }

    /**
     * All entries of a folder, sorted by the bytes of their names as libuv does.
     *
     * @param recursive also those of the folders below, which are named by their path; links are
     *     not followed
     */
    List<DirEntry> list(Gate gate, AppPath path, boolean recursive) throws ErrnoException {
        try (Opened folder = gate.open(path, Access.READ, FOLDER, 0)) {
            List<RawEntry> found = all(folder.fd());
            List<DirEntry> entries = new ArrayList<>(found.size());
            Deque<String> below = new ArrayDeque<>();
            add(folder.fd(), "", found, entries, below);
            boolean deep = recursive && gate.grants().allowsBelow(folder.real(), Access.READ);
            while (deep && !below.isEmpty()) {
                String relative = below.removeFirst();
                addBelow(gate, folder.fd(), relative, entries, below);
            }
            return entries;
        }
    }

    private void addBelow(
            Gate gate, int base, String relative, List<DirEntry> entries, Deque<String> below)
            throws ErrnoException {
        HostPath path = HostPath.ROOT.child(relative);
        int fd;
        try {
            fd = gate.beneath().open(base, path, FOLDER | OpenFlags.NO_FOLLOW, 0);
        } catch (ErrnoException e) {
            if (e.is(Errno.ENOENT) || e.is(Errno.ENOTDIR) || e.is(Errno.ELOOP)) {
                return; // It was a folder a moment ago.
            }
            throw e;
        }
        try {
            add(fd, relative + "/", all(fd), entries, below);
        } finally {
            posix.close(fd);
        }
    }

    private void add(
            int fd,
            String prefix,
            List<RawEntry> found,
            List<DirEntry> entries,
            Deque<String> below)
            throws ErrnoException {
        if (entries.size() + found.size() > ENTRIES_MAX) {
            throw new ErrnoException(Errno.EOVERFLOW);
        }
        for (RawEntry entry : found) {
            int type = entry.type() == 0 ? typeOf(fd, entry.name()) : entry.type();
            entries.add(DirEntry.of(prefix + entry.name(), type));
            if (type == FileMode.DIRECTORY) {
                below.addLast(prefix + entry.name());
            }
        }
    }

    private List<RawEntry> all(int fd) throws ErrnoException {
        List<RawEntry> found = new ArrayList<>();
        while (posix.list(fd, found)) {
            if (found.size() > ENTRIES_MAX) {
                throw new ErrnoException(Errno.EOVERFLOW);
            }
        }
        Collections.sort(found, Comparator.comparing(RawEntry::name));
        return found;
    }

    /** For file systems that do not tell types when listing. */
    int typeOf(int folder, String name) throws ErrnoException {
        int fd;
        try {
            int flags = OpenFlags.PATH | OpenFlags.NO_FOLLOW;
            fd = posix.openAt(folder, AppPath.bytes(name), flags, 0);
        } catch (ErrnoException e) {
            return 0; // Gone, or not ours to look at.
        }
        try {
            return posix.stat(fd).mode() & FileMode.TYPE;
        } finally {
            posix.close(fd);
        }
    }
}
