package kith.bridge.fs;

import kith.bridge.permission.HostPath;

/**
 * Opens a real path from the root folder down without following a single link, so that what is
 * opened is what the path says, whoever renames what meanwhile. By openat2 where the kernel has it
 * (Linux 5.6), else one component after another.
 *
 * <p>Made once per process; holds a descriptor of the root folder as long as that lives.
 */
final class Beneath {
    private static final int FOLDER = OpenFlags.PATH | OpenFlags.DIRECTORY | OpenFlags.NO_FOLLOW;
    private static final byte[] ROOT_FOLDER = {'/'};
    private static final byte[] HERE = {'.'};

    private final Posix posix;
    private final int root;
    private final boolean atOnce;

    Beneath(Posix posix) throws ErrnoException {
        this.posix = posix;
        this.root =
                posix.openAt(
                        Posix.WORKING_FOLDER, ROOT_FOLDER, OpenFlags.PATH | OpenFlags.DIRECTORY, 0);
        this.atOnce = opensAtOnce();
    }

    /**
     * Opens a real path; a link anywhere on it is {@code ELOOP}, except as the last component with
     * {@code PATH | NO_FOLLOW}.
     */
    int open(HostPath path, int flags, int mode) throws ErrnoException {
        return open(root, path, flags, mode);
    }

    /** As {@link #open(HostPath, int, int)}, of a path whose root is the given folder. */
    int open(int folder, HostPath path, int flags, int mode) throws ErrnoException {
        if (atOnce) {
            return posix.openBeneath(folder, path.bytesFromRoot(), flags, mode);
        }
        return openStepwise(folder, path, flags, mode);
    }

    /** An old kernel says ENOSYS; some containers forbid what they do not know with EPERM. */
    private boolean opensAtOnce() {
        try {
            posix.close(posix.openBeneath(root, HERE, FOLDER, 0));
            return true;
        } catch (ErrnoException e) {
            return false;
        }
    }

    private int openStepwise(int from, HostPath path, int flags, int mode) throws ErrnoException {
        int folder = posix.duplicate(from);
        try {
            String rest = path.raw();
            int start = 1;
            for (int slash = rest.indexOf('/', 1); slash >= 0; slash = rest.indexOf('/', start)) {
                int next = step(folder, AppPath.bytes(rest.substring(start, slash)), FOLDER, 0);
                posix.close(folder);
                folder = next;
                start = slash + 1;
            }
            byte[] last = path.isRoot() ? HERE : AppPath.bytes(rest.substring(start));
            return step(folder, last, flags, mode);
        } finally {
            posix.close(folder);
        }
    }

    /** Opens one component; a link is ELOOP whatever the flags make the kernel say. */
    private int step(int folder, byte[] name, int flags, int mode) throws ErrnoException {
        int fd;
        try {
            fd = posix.openAt(folder, name, flags | OpenFlags.NO_FOLLOW, mode);
        } catch (ErrnoException e) {
            if (e.is(Errno.ENOTDIR) && isLink(folder, name)) {
                throw new ErrnoException(Errno.ELOOP);
            }
            throw e;
        }
        int onlyNames = OpenFlags.PATH | OpenFlags.NO_FOLLOW;
        if ((flags & onlyNames) == OpenFlags.PATH && refuseLink(fd)) {
            throw new ErrnoException(Errno.ELOOP);
        }
        return fd;
    }

    private boolean isLink(int folder, byte[] name) {
        try {
            posix.readLink(folder, name);
            return true;
        } catch (ErrnoException e) {
            return false;
        }
    }

    /** Closes the descriptor of a link, or one that cannot be asked. */
    private boolean refuseLink(int fd) throws ErrnoException {
        boolean keep = false;
        try {
            keep = !posix.stat(fd).isLink();
            return !keep;
        } finally {
            if (!keep) {
                posix.close(fd);
            }
        }
    }
}
