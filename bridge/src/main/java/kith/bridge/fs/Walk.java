package kith.bridge.fs;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import kith.bridge.NodeError;
import kith.bridge.permission.Access;
import kith.bridge.permission.Grants;
import kith.bridge.permission.HostPath;
import org.jspecify.annotations.Nullable;

/**
 * Follows a path with links by hand, as the kernel would, one component after another. It holds the
 * folders it came through open, so that dot-dot goes back to where it came from and not to where a
 * folder was moved. Outside what the session may see it goes on by text only: a link may lead
 * through there back to a granted place, but nothing there is opened, read or asked.
 */
final class Walk implements AutoCloseable {
    /** 40: as many links as the kernel follows (MAXSYMLINKS). */
    private static final int LINKS_MAX = 40;

    private static final int FOLDER = OpenFlags.PATH | OpenFlags.DIRECTORY | OpenFlags.NO_FOLLOW;

    private final Posix posix;
    private final Beneath beneath;
    private final Grants grants;
    private final AppPath path;
    private final Deque<String> todo;

    /** Descriptors from the first folder opened down to {@link #at}; empty while by text only. */
    private final Deque<Integer> folders = new ArrayDeque<>();

    private HostPath at = HostPath.ROOT;
    private boolean folderWanted;
    private int links;

    Walk(Posix posix, Beneath beneath, Grants grants, AppPath path) {
        this.posix = posix;
        this.beneath = beneath;
        this.grants = grants;
        this.path = path;
        this.todo = path.components();
        this.folderWanted = path.endsInSlash();
    }

    Opened open(Access access, int flags, int mode) throws ErrnoException {
        // Twice the links: a link swapped for a file between two calls costs a round without a
        // link.
        for (int round = 0; round < 2 * LINKS_MAX; round++) {
            HostPath last = advance(access);
            if (last == null) {
                return openFolder(access, flags);
            }
            boolean follow = folderWanted || (flags & OpenFlags.NO_FOLLOW) == 0;
            if (!grants.allows(last, access)) {
                if (follow && followLast(last)) {
                    continue;
                }
                throw denied(last, access);
            }
            int fd = openLast(last, flags, mode, follow);
            if (fd >= 0) {
                return new Opened(posix, fd, last);
            }
        }
        throw new ErrnoException(Errno.ELOOP);
    }

    Entry entry(Access access) throws ErrnoException {
        HostPath last = advance(access);
        if (last == null) {
            if (!grants.allows(at, access)) {
                throw denied(at, access);
            }
            throw new ErrnoException(Errno.EBUSY);
        }
        if (!grants.allows(last, access)) {
            throw denied(last, access);
        }
        return new Entry(posix, posix.duplicate(top()), last);
    }

    /**
     * Goes to the folder of the last component.
     *
     * @return the last component's place, its folder being open; null when the path ended in a
     *     folder already passed
     */
    private @Nullable HostPath advance(Access access) throws ErrnoException {
        while (!todo.isEmpty()) {
            String name = todo.getFirst();
            if (name.equals("..")) {
                todo.removeFirst();
                up();
                continue;
            }
            HostPath next = grants.real(at.child(name));
            if (!grants.shows(next)) {
                leave();
                at = next;
                todo.removeFirst();
                if (todo.isEmpty()) {
                    throw denied(at, access);
                }
                continue;
            }
            if (next.isRoot()) {
                leave();
                at = next;
                todo.removeFirst();
                continue;
            }
            arrive(next);
            if (todo.size() == 1) {
                return next;
            }
            todo.removeFirst();
            down(next);
        }
        return null;
    }

    /** Opens the folder of {@code next} unless it is the one we are in. */
    private void arrive(HostPath next) throws ErrnoException {
        if (!folders.isEmpty() && at.equals(next.parent())) {
            return;
        }
        leave();
        folders.addLast(beneath.open(next.parent(), FOLDER, 0));
        at = next.parent();
    }

    private void down(HostPath next) throws ErrnoException {
        byte[] name = AppPath.bytes(next.name());
        try {
            folders.addLast(posix.openAt(top(), name, FOLDER, 0));
            at = next;
        } catch (ErrnoException e) {
            if (!e.is(Errno.ENOTDIR) || !followLink(name)) {
                throw e;
            }
        }
    }

    private void up() {
        if (folders.size() > 1) {
            posix.close(folders.removeLast());
        } else {
            leave();
        }
        at = at.parent();
    }

    /** Back to text. */
    private void leave() {
        for (int fd : folders) {
            posix.close(fd);
        }
        folders.clear();
    }

    private int top() {
        return folders.getLast();
    }

    /** Opens the last component, or follows it and answers -1. */
    private int openLast(HostPath last, int flags, int mode, boolean follow) throws ErrnoException {
        byte[] name = AppPath.bytes(last.name());
        boolean creates = (flags & OpenFlags.CREATE) != 0;
        if (folderWanted && creates) {
            throw new ErrnoException(Errno.EISDIR);
        }
        int all = flags | OpenFlags.NO_FOLLOW | (folderWanted ? OpenFlags.DIRECTORY : 0);
        int fd;
        try {
            fd = posix.openAt(top(), name, all, mode);
        } catch (ErrnoException e) {
            boolean maybeLink = e.is(Errno.ELOOP) || e.is(Errno.ENOTDIR);
            if (follow && maybeLink && followLast(last)) {
                return -1;
            }
            throw e;
        }
        if (follow && (flags & OpenFlags.PATH) != 0 && isLink(fd)) {
            posix.close(fd);
            followLast(last);
            return -1;
        }
        return fd;
    }

    private boolean isLink(int fd) throws ErrnoException {
        boolean asked = false;
        try {
            boolean link = posix.stat(fd).isLink();
            asked = true;
            return link;
        } finally {
            if (!asked) {
                posix.close(fd);
            }
        }
    }

    /** Opens the folder the path ended in (dot-dot, or the root folder). */
    private Opened openFolder(Access access, int flags) throws ErrnoException {
        if (!grants.allows(at, access)) {
            throw denied(at, access);
        }
        if ((flags & OpenFlags.CREATE) != 0) {
            throw new ErrnoException(
                    (flags & OpenFlags.EXCLUSIVE) != 0 ? Errno.EEXIST : Errno.EISDIR);
        }
        byte[] here = {'.'};
        int fd =
                folders.isEmpty()
                        ? beneath.open(at, flags, 0)
                        : posix.openAt(top(), here, flags, 0);
        return new Opened(posix, fd, at);
    }

    /** Puts where the last component leads in its place; false when it is no link. */
    private boolean followLast(HostPath last) throws ErrnoException {
        todo.removeFirst();
        if (followLink(AppPath.bytes(last.name()))) {
            return true;
        }
        todo.addFirst(last.name());
        return false;
    }

    /** Puts where a link in the current folder leads before what is left to do. */
    private boolean followLink(byte[] name) throws ErrnoException {
        String target;
        try {
            target = HostPath.rawOfBytes(posix.readLink(top(), name));
        } catch (ErrnoException e) {
            return false;
        }
        links++;
        if (links > LINKS_MAX) {
            throw new ErrnoException(Errno.ELOOP);
        }
        if (todo.isEmpty() && target.endsWith("/")) {
            folderWanted = true;
        }
        if (target.startsWith("/")) {
            leave();
            at = HostPath.ROOT;
        }
        Iterator<String> backwards = AppPath.components(target).descendingIterator();
        while (backwards.hasNext()) {
            todo.addFirst(backwards.next());
        }
        return true;
    }

    private NodeError denied(HostPath place, Access access) {
        return Refusal.denied(grants, path, place, links > 0, access);
    }

    @Override
    public void close() {
        leave();
    }
}
