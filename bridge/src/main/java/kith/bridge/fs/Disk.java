package kith.bridge.fs;

import kith.bridge.Session;
import kith.bridge.permission.Access;
import kith.bridge.permission.AppRights;
import kith.bridge.permission.Grant;
import kith.bridge.permission.Grants;
import kith.bridge.permission.HostPath;
import org.jspecify.annotations.Nullable;

/**
 * The files of this device, for all sessions; one per process, made by the host. Nothing happens
 * until it is first used, which links the C library and takes some 20 ms: on a thread that may.
 */
public final class Disk {
    private final Posix posix;
    private final Watching watching;
    private final Waiting waiting;
    private @Nullable Beneath beneath;

    public Disk(Posix posix) {
        this.posix = posix;
        this.watching = new Watching(posix);
        this.waiting = new Waiting(posix);
    }

    /**
     * Grants a session what the person picked in a dialog or named on the command line: the file,
     * or the folder and all below it. A file that is still to be made counts by its folder.
     *
     * @param picked an absolute path
     * @return what the session may do from now on
     * @throws ErrnoException when there is no such place, or the session holds too many grants
     */
    public Grant grant(Grants grants, HostPath picked, Access access) throws ErrnoException {
        Grant grant = found(picked, access);
        if (!grants.add(grant)) {
            throw new ErrnoException(Errno.ENOSPC);
        }
        return grant;
    }

    /**
     * What {@link #grant} grants, for when the disk must not be waited for then.
     *
     * @throws ErrnoException when there is no such place
     */
    public Grant found(HostPath picked, Access access) throws ErrnoException {
        HostPath real;
        boolean folder = false;
        try {
            real = real(picked);
            int fd = beneath().open(real, OpenFlags.PATH, 0);
            try {
                folder = posix.stat(fd).isDirectory();
            } finally {
                posix.close(fd);
            }
        } catch (ErrnoException e) {
            if (!e.is(Errno.ENOENT) || picked.isRoot()) {
                throw e;
            }
            real = real(picked.parent()).child(picked.name());
        }
        return new Grant(real, picked, folder, access);
    }

    /** The path with every link followed; for paths the host trusts, never for the page's. */
    public HostPath real(HostPath path) throws ErrnoException {
        byte[] real = posix.realPath(AppPath.bytes(path.raw()));
        HostPath there = HostPath.ofRaw(HostPath.rawOfBytes(real));
        if (there == null) {
            throw new ErrnoException(Errno.ENOENT);
        }
        return there;
    }

    Posix posix() {
        return posix;
    }

    Watching watching() {
        return watching;
    }

    Waiting waiting() {
        return waiting;
    }

    Gate gate(Session session) {
        return gate(session.rights(AppRights.class));
    }

    Gate gate(AppRights rights) {
        return new Gate(posix, beneath(), rights.files(), rights.folder());
    }

    private synchronized Beneath beneath() {
        Beneath ready = beneath;
        if (ready == null) {
            try {
                ready = new Beneath(posix);
            } catch (ErrnoException e) {
                throw new IllegalStateException("the root folder cannot be opened", e);
            }
            beneath = ready;
        }
        return ready;
    }
}
