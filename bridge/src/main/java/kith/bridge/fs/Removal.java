package kith.bridge.fs;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import kith.bridge.NodeError;
import kith.bridge.permission.Access;
import org.jspecify.annotations.Nullable;

/**
 * Removes whole folders, however deep: each entry by its name in a folder held open, so that no
 * link put in between leads the removal elsewhere. Links are removed, not followed.
 */
final class Removal {
    /** 64 folders held open at once; those above are found again by dot-dot, and compared. */
    private static final int FOLDERS_OPEN_MAX = 64;

    /** 16: entries that others add while a folder is emptied make it start again so often. */
    private static final int ROUNDS_MAX = 16;

    private static final int FOLDER =
            OpenFlags.READ_ONLY
                    | OpenFlags.DIRECTORY
                    | OpenFlags.NO_FOLLOW
                    | OpenFlags.NON_BLOCKING;

    private final Posix posix;

    Removal(Posix posix) {
        this.posix = posix;
    }

    /** One folder on the way down. */
    private static final class Level {
        final byte[] name;
        final Deque<RawEntry> found = new ArrayDeque<>();
        int fd;
        int rounds;
        @Nullable Stat stat;

        Level(byte[] name, int fd) {
            this.name = name;
            this.fd = fd;
        }
    }

    /**
     * Removes a file, or with {@code recursive} a folder and all in it.
     *
     * @param force whether it is all right if there is nothing
     * @throws NodeError ERR_FS_EISDIR for a folder without {@code recursive}
     */
    void remove(Gate gate, AppPath path, boolean recursive, boolean force) {
        try (Entry entry = gate.entry(path, Access.WRITE)) {
            try {
                posix.unlink(entry.folder(), entry.name(), false);
                return;
            } catch (ErrnoException e) {
                if (e.is(Errno.ENOENT) && force) {
                    return;
                }
                if (!e.is(Errno.EISDIR)) {
                    throw e;
                }
            }
            if (!recursive) {
                throw isFolder(path);
            }
            if (gate.grants().allowsBelow(entry.real(), Access.WRITE)) {
                removeTree(entry.folder(), entry.name());
            } else {
                removeEmpty(gate, path, entry);
            }
        } catch (ErrnoException e) {
            boolean nothing = e.is(Errno.ENOENT);
            if (!nothing || !force) {
                // Node looks first, and says so.
                throw Refusal.of(e, nothing ? "lstat" : "rm", path);
            }
        }
    }

    /** Node's words. */
    private static NodeError isFolder(AppPath path) {
        return NodeError.of(
                        "ERR_FS_EISDIR",
                        "Path is a directory: rm returned EISDIR (is a directory) " + path.text())
                .named("SystemError");
    }

    /** The grant is for the folder alone, so nothing in it may be touched. */
    private void removeEmpty(Gate gate, AppPath path, Entry entry) throws ErrnoException {
        try {
            posix.unlink(entry.folder(), entry.name(), true);
        } catch (ErrnoException e) {
            if (!e.is(Errno.ENOTEMPTY)) {
                throw e;
            }
            throw Refusal.denied(
                    gate.grants(), path, entry.real().child("**"), false, Access.WRITE);
        }
    }

    private void removeTree(int folder, byte[] name) throws ErrnoException {
        List<Level> levels = new ArrayList<>();
        try {
            levels.add(new Level(name, posix.openAt(folder, name, FOLDER, 0)));
            while (!levels.isEmpty()) {
                Level last = levels.get(levels.size() - 1);
                byte[] below = empty(last);
                if (below != null) {
                    descend(levels, last, below);
                } else {
                    ascend(levels, folder);
                }
            }
        } finally {
            for (Level level : levels) {
                close(level);
            }
        }
    }

    /** Removes what is no folder; answers the name of a folder to go into, or null at the end. */
    private byte @Nullable [] empty(Level level) throws ErrnoException {
        while (true) {
            if (level.found.isEmpty()) {
                List<RawEntry> piece = new ArrayList<>();
                boolean more = posix.list(level.fd, piece);
                level.found.addAll(piece);
                if (!more) {
                    return null;
                }
                continue;
            }
            RawEntry entry = level.found.removeFirst();
            byte[] name = AppPath.bytes(entry.name());
            if (entry.type() == FileMode.DIRECTORY) {
                return name;
            }
            try {
                posix.unlink(level.fd, name, false);
            } catch (ErrnoException e) {
                if (e.is(Errno.EISDIR)) {
                    return name;
                }
                if (!e.is(Errno.ENOENT)) {
                    throw e;
                }
            }
        }
    }

    private void descend(List<Level> levels, Level last, byte[] name) throws ErrnoException {
        int fd;
        try {
            fd = posix.openAt(last.fd, name, FOLDER, 0);
        } catch (ErrnoException e) {
            if (e.is(Errno.ENOTDIR)) {
                posix.unlink(last.fd, name, false); // A link has been put in its place.
                return;
            }
            if (e.is(Errno.ENOENT)) {
                return;
            }
            throw e;
        }
        levels.add(new Level(name, fd));
        int far = levels.size() - 1 - FOLDERS_OPEN_MAX;
        if (far >= 0) {
            Level level = levels.get(far);
            level.stat = posix.stat(level.fd);
            close(level);
        }
    }

    /** Removes the last folder, which is empty now, from the one above. */
    private void ascend(List<Level> levels, int base) throws ErrnoException {
        int top = levels.size() - 1;
        Level last = levels.get(top);
        int above = top == 0 ? base : reopened(levels.get(top - 1), last);
        try {
            posix.unlink(above, last.name, true);
        } catch (ErrnoException e) {
            if (e.is(Errno.ENOTEMPTY) && ++last.rounds < ROUNDS_MAX) {
                int fd = posix.openAt(above, last.name, FOLDER, 0);
                close(last);
                last.fd = fd;
                return;
            }
            if (!e.is(Errno.ENOENT)) {
                throw e;
            }
        }
        close(last);
        levels.remove(top);
    }

    /** The folder above, found again if it had been closed; it must be the very same. */
    private int reopened(Level above, Level below) throws ErrnoException {
        Stat before = above.stat;
        if (above.fd < 0 && before != null) {
            int fd = posix.openAt(below.fd, new byte[] {'.', '.'}, FOLDER, 0);
            above.fd = fd;
            if (!posix.stat(fd).sameFile(before)) {
                throw new ErrnoException(Errno.EBUSY);
            }
        }
        return above.fd;
    }

    private void close(Level level) {
        if (level.fd >= 0) {
            posix.close(level.fd);
            level.fd = -1;
        }
    }
}
