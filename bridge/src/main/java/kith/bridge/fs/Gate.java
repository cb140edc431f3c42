package kith.bridge.fs;

import kith.bridge.NodeError;
import kith.bridge.permission.Access;
import kith.bridge.permission.Grants;
import kith.bridge.permission.HostPath;
import org.jspecify.annotations.Nullable;

/**
 * The one way from a path of the page to a descriptor. Where a path leads is found and checked at
 * the moment of opening:
 *
 * <ol>
 *   <li>A path no grant covers by its text is refused before the disk is touched, so a refusal
 *       tells nothing about what exists.
 *   <li>A covered path is opened without following any link ({@link Beneath}): success means the
 *       text was the truth. This is one system call and the usual case.
 *   <li>When there is a link, {@link Walk} follows it by hand and checks each place it comes to.
 * </ol>
 */
final class Gate {
    private final Posix posix;
    private final Beneath beneath;
    private final Grants grants;
    private final HostPath folder;

    /**
     * @param folder from where relative paths are seen
     */
    Gate(Posix posix, Beneath beneath, Grants grants, HostPath folder) {
        this.posix = posix;
        this.beneath = beneath;
        this.grants = grants;
        this.folder = folder;
    }

    Grants grants() {
        return grants;
    }

    Beneath beneath() {
        return beneath;
    }

    /**
     * Reads a path of the page.
     *
     * @throws NodeError ERR_INVALID_ARG_VALUE when it holds a NUL
     */
    AppPath path(String text) {
        return AppPath.parse(text, folder, "path");
    }

    /**
     * Opens what a path leads to; with {@code NO_FOLLOW} in the flags a link as the last component
     * is not followed.
     *
     * @throws NodeError ERR_ACCESS_DENIED when it leads to where the session may not go
     */
    Opened open(AppPath path, Access access, int flags, int mode) throws ErrnoException {
        HostPath direct = direct(path, flags);
        if (direct != null && grants.allows(direct, access)) {
            try {
                int all = path.endsInSlash() ? flags | OpenFlags.DIRECTORY : flags;
                return new Opened(posix, beneath.open(direct, all, mode), direct);
            } catch (ErrnoException e) {
                if (!e.is(Errno.ELOOP)) {
                    throw e;
                }
            }
        }
        try (Walk walk = new Walk(posix, beneath, grants, path)) {
            return walk.open(access, flags, mode);
        }
    }

    /**
     * Finds the folder of a name that is to be made, removed or moved; the name itself is not
     * followed.
     *
     * @throws NodeError ERR_ACCESS_DENIED when it is where the session may not go
     */
    Entry entry(AppPath path, Access access) throws ErrnoException {
        return demandFolder(path, findEntry(path, access));
    }

    private Entry findEntry(AppPath path, Access access) throws ErrnoException {
        HostPath direct = direct(path, 0);
        if (direct != null && !direct.isRoot() && grants.allows(direct, access)) {
            try {
                int flags = OpenFlags.PATH | OpenFlags.DIRECTORY;
                return new Entry(posix, beneath.open(direct.parent(), flags, 0), direct);
            } catch (ErrnoException e) {
                if (!e.is(Errno.ELOOP)) {
                    throw e;
                }
            }
        }
        try (Walk walk = new Walk(posix, beneath, grants, path)) {
            return walk.entry(access);
        }
    }

    /**
     * What the final slash of a path demands: if there is something of that name, it is a folder.
     */
    private Entry demandFolder(AppPath path, Entry entry) throws ErrnoException {
        if (path.endsInSlash()) {
            int flags = OpenFlags.PATH | OpenFlags.DIRECTORY | OpenFlags.NO_FOLLOW;
            try {
                posix.close(posix.openAt(entry.folder(), entry.name(), flags, 0));
            } catch (ErrnoException e) {
                if (e.is(Errno.ENOTDIR)) {
                    entry.close();
                    throw e;
                }
            }
        }
        return entry;
    }

    /** The path by its text alone, or null when only walking tells where it leads. */
    private @Nullable HostPath direct(AppPath path, int flags) throws ErrnoException {
        if (path.isEmpty()) {
            throw new ErrnoException(Errno.ENOENT);
        }
        if (path.endsInSlash() && (flags & (OpenFlags.NO_FOLLOW | OpenFlags.CREATE)) != 0) {
            return null;
        }
        HostPath direct = path.direct();
        return direct == null ? null : grants.real(direct);
    }
}
