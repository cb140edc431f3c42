package kith.bridge.fs;

import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Deque;
import kith.bridge.permission.Access;
import kith.bridge.permission.Grants;
import kith.bridge.permission.HostPath;
import org.jspecify.annotations.Nullable;

/** Names of files: made, removed, moved, linked. Both ends of each are checked. */
final class Names {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String LETTERS =
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    /** Six letters, as mkdtemp(3) takes. */
    private static final int LETTERS_MAX = 6;

    /** 100 tries among 62^6 names fail only if someone makes them all. */
    private static final int TRIES_MAX = 100;

    /** 4096: a path has at most half as many components. */
    private static final int STEPS_MAX = 4096;

    private final Posix posix;

    Names(Posix posix) {
        this.posix = posix;
    }

    void makeFolder(Gate gate, AppPath path, int mode) throws ErrnoException {
        try (Entry entry = gate.entry(path, Access.WRITE)) {
            posix.makeFolder(entry.folder(), entry.name(), mode & FileMode.PERMISSIONS);
        } catch (ErrnoException e) {
            // Dot-dot or the root folder at the end: there it is.
            throw e.is(Errno.EBUSY) ? new ErrnoException(Errno.EEXIST) : e;
        }
    }

    /**
     * Makes a folder and those above it that are missing.
     *
     * @return the first one made, as text, or null when all were there
     */
    @Nullable String makeFolders(Gate gate, AppPath path, int mode) throws ErrnoException {
        Deque<HostPath> todo = new ArrayDeque<>();
        todo.push(path.byText());
        String first = null;
        // Twice the depth: up to where something is there, down again. More is someone removing.
        for (int step = 0; step < STEPS_MAX && !todo.isEmpty(); step++) {
            HostPath place = todo.peek();
            String text = AppPath.forPage(place.raw());
            AppPath at = todo.size() == 1 ? path : gate.path(text);
            try {
                makeFolder(gate, at, mode);
                first = first == null ? text : first;
                todo.pop();
            } catch (ErrnoException e) {
                if (e.is(Errno.EEXIST)) {
                    demandFolder(gate, at, e);
                    todo.pop();
                } else if (e.is(Errno.ENOENT) && !place.isRoot()) {
                    todo.push(place.parent());
                } else {
                    throw e;
                }
            }
        }
        return first;
    }

    private void demandFolder(Gate gate, AppPath path, ErrnoException exists)
            throws ErrnoException {
        try (Opened there = gate.open(path, Access.WRITE, OpenFlags.PATH, 0)) {
            if (!posix.stat(there.fd()).isDirectory()) {
                throw exists;
            }
        }
    }

    /**
     * Makes a folder with a random name.
     *
     * @param prefix its path, to which six letters are added
     * @return the path as text
     */
    String makeTemporaryFolder(Gate gate, String prefix) throws ErrnoException {
        for (int i = 0; i < TRIES_MAX; i++) {
            StringBuilder path = new StringBuilder(prefix);
            for (int letter = 0; letter < LETTERS_MAX; letter++) {
                path.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
            }
            try {
                makeFolder(gate, gate.path(path.toString()), 0700);
                return path.toString();
            } catch (ErrnoException e) {
                if (!e.is(Errno.EEXIST)) {
                    throw e;
                }
            }
        }
        throw new ErrnoException(Errno.EEXIST);
    }

    /** Removes a file or a link, or with {@code emptyFolder} an empty folder. */
    void remove(Gate gate, AppPath path, boolean emptyFolder) throws ErrnoException {
        try (Entry entry = gate.entry(path, Access.WRITE)) {
            posix.unlink(entry.folder(), entry.name(), emptyFolder);
        }
    }

    /** The old name must be readable too: else moving would make readable what was not. */
    void rename(Gate gate, AppPath from, AppPath to) throws ErrnoException {
        try (Entry source = gate.entry(from, Access.READ_WRITE);
                Entry target = gate.entry(to, Access.WRITE)) {
            posix.rename(source.folder(), source.name(), target.folder(), target.name(), 0);
        }
    }

    /** The old name needs both rights: the new one may give both. */
    void link(Gate gate, AppPath from, AppPath to) throws ErrnoException {
        try (Entry source = gate.entry(from, Access.READ_WRITE);
                Entry target = gate.entry(to, Access.WRITE)) {
            posix.link(source.folder(), source.name(), target.folder(), target.name());
        }
    }

    /** Where it leads must be a place the session may see, so that no program is led astray. */
    void symbolicLink(Gate gate, String leadsTo, AppPath path) throws ErrnoException {
        try (Entry entry = gate.entry(path, Access.WRITE)) {
            AppPath target = AppPath.parse(leadsTo, entry.real().parent(), "target");
            if (target.isEmpty()) {
                throw new ErrnoException(Errno.ENOENT);
            }
            Grants grants = gate.grants();
            HostPath place = grants.real(target.byText());
            if (!grants.shows(place)) {
                throw Refusal.denied(grants, target, place, false, Access.WRITE);
            }
            byte[] bytes = AppPath.bytes(AppPath.rawOf(leadsTo));
            posix.symbolicLink(bytes, entry.folder(), entry.name());
        }
    }

    /** Where a link leads, as written in it. */
    String readLink(Gate gate, AppPath path) throws ErrnoException {
        int flags = OpenFlags.PATH | OpenFlags.NO_FOLLOW;
        try (Opened link = gate.open(path, Access.READ, flags, 0)) {
            if (!posix.stat(link.fd()).isLink()) {
                throw new ErrnoException(Errno.EINVAL);
            }
            byte[] target = posix.readLink(link.fd(), new byte[0]);
            return AppPath.forPage(HostPath.rawOfBytes(target));
        }
    }

    /** The path without links; what it leads to must exist. */
    String realPath(Gate gate, AppPath path) throws ErrnoException {
        try (Opened there = gate.open(path, Access.READ, OpenFlags.PATH, 0)) {
            return AppPath.forPage(there.real().raw());
        }
    }
}
