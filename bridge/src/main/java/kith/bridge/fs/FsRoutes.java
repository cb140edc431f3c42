package kith.bridge.fs;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import kith.bridge.Cancellation;
import kith.bridge.Events;
import kith.bridge.Handle;
import kith.bridge.Lane;
import kith.bridge.NodeError;
import kith.bridge.Route;
import kith.bridge.Routes;
import kith.bridge.Session;
import org.jspecify.annotations.Nullable;

/**
 * Files and folders by their paths. Paths are absolute or seen from {@code process.cwd()}; one that
 * is no UTF-8 is a NUL followed by one char for each byte. Every route answers {@code
 * ERR_ACCESS_DENIED} for a path the app was not granted, and the error of the system call with
 * Node's code otherwise.
 */
@Routes("fs")
public final class FsRoutes {
    private final Disk disk;
    private final HostFiles hostFiles;
    private final Attributes attributes;
    private final Contents contents;
    private final Listing listing;
    private final Names names;
    private final Removal removal;
    private final Openings openings;

    public FsRoutes(Disk disk, HostFiles hostFiles) {
        this.disk = disk;
        this.hostFiles = hostFiles;
        this.attributes = new Attributes(disk.posix());
        this.contents = new Contents(disk.posix());
        this.listing = new Listing(disk.posix());
        this.names = new Names(disk.posix());
        this.removal = new Removal(disk.posix());
        this.openings = new Openings(disk);
    }

    /**
     * What is known of what a path leads to.
     *
     * @param path the file
     * @return what is known
     * @throws NodeError ENOENT there is nothing
     */
    @Route(on = Lane.FS, sync = true)
    Stat stat(Session session, String path) {
        return At.path(disk, session, path)
                .attempt("stat", (gate, at) -> attributes.stat(gate, at, false));
    }

    /**
     * As {@code stat}, but of a link itself.
     *
     * @param path the file
     * @return what is known
     * @throws NodeError ENOENT there is nothing
     */
    @Route(on = Lane.FS, sync = true)
    Stat lstat(Session session, String path) {
        return At.path(disk, session, path)
                .attempt("lstat", (gate, at) -> attributes.stat(gate, at, true));
    }

    /**
     * What is known of the file system of a file.
     *
     * @param path the file
     * @return what is known
     * @throws NodeError ENOENT there is nothing
     */
    @Route(on = Lane.FS, sync = true)
    StatFs statfs(Session session, String path) {
        return At.path(disk, session, path).attempt("statfs", attributes::statFs);
    }

    /**
     * Tells whether a file can be used so, for both the app and the person.
     *
     * @param path the file
     * @param mode a sum of {@code R_OK} (4), {@code W_OK} (2) and {@code X_OK} (1); 0 asks only
     *     whether it is there
     * @throws NodeError ENOENT there is nothing
     * @throws NodeError EACCES the person may not
     */
    @Route(on = Lane.FS, sync = true)
    void access(Session session, String path, int mode) {
        At.path(disk, session, path).run("access", (gate, at) -> attributes.check(gate, at, mode));
    }

    /**
     * The path without links, dots and doubled slashes.
     *
     * @param path the file
     * @return the path
     * @throws NodeError ENOENT there is nothing
     */
    @Route(on = Lane.FS, sync = true)
    String realpath(Session session, String path) {
        return At.path(disk, session, path).attempt("realpath", names::realPath);
    }

    /**
     * Opens a file and reads its beginning, which for most files is all of it.
     *
     * @param path the file
     * @param flags a sum of Node's {@code O_...} constants
     * @param most how much to read at most, in bytes, up to 1 MiB
     * @return the beginning, and a handle when there is more
     * @throws NodeError ENOENT there is nothing
     * @throws NodeError EISDIR it is a folder
     */
    @Route(on = Lane.FS, sync = true)
    FileStart readFile(Session session, String path, int flags, int most) {
        At at = At.path(disk, session, path);
        Contents.Beginning read =
                at.attempt(
                        "open",
                        (gate, file) ->
                                contents.read(gate, file, flags & OpenFlags.FROM_PAGE, most));
        OpenFile rest = read.rest();
        Handle handle = rest == null ? null : at.keep(session, rest, "open");
        return new FileStart(read.data(), read.size(), handle);
    }

    /**
     * Opens a file, writes it whole and closes it.
     *
     * @param path the file
     * @param data what to write
     * @param how how to open it
     * @return false when it is no ordinary file, so that writing may have to wait: open it and
     *     write
     * @throws NodeError ENOENT the folder is missing
     * @throws NodeError EISDIR it is a folder
     * @throws NodeError ENOSPC the disk is full; the file may hold a part
     */
    @Route(on = Lane.FS, sync = true)
    boolean writeFile(Session session, String path, ByteBuffer data, WriteMode how) {
        return At.path(disk, session, path)
                .attempt("open", (gate, at) -> contents.write(gate, at, how, data));
    }

    /**
     * Opens a file. Opening a pipe for writing waits until someone reads it.
     *
     * @param path the file
     * @param flags a sum of Node's {@code O_...} constants
     * @param mode permissions of a file that is made
     * @return the open file
     * @throws NodeError ENOENT there is nothing, and it is not to be made
     * @throws NodeError EMFILE too many files are open
     */
    @Route(on = Lane.FS, sync = true)
    CompletionStage<Handle> open(
            Session session, Cancellation cancellation, String path, int flags, int mode) {
        At at = At.path(disk, session, path);
        return openings.open(session, cancellation, at, flags, mode & FileMode.PERMISSIONS);
    }

    /**
     * Puts a file into the page as a {@code File} read from the disk; it comes by itself, under the
     * ticket.
     *
     * @param path the file
     * @param ticket 32 random hexadecimal digits drawn by the page
     * @return what keeps it readable; close it when the {@code File} is no longer needed
     * @throws NodeError ENOENT there is nothing
     * @throws NodeError EINVAL it is no ordinary file
     */
    @Route(on = Lane.FS)
    Handle give(Session session, String path, String ticket) {
        At at = At.path(disk, session, path);
        OpenFile file = at.attempt("open", openings::openForHost);
        Handle handle = at.keep(session, file, "open");
        try {
            file.use(fd -> {
                hostFiles.give(session, ticket, fd);
                return true;
            });
        } catch (ErrnoException e) {
            throw Refusal.of(e, "open"); // The page has gone meanwhile.
        }
        return handle;
    }

    /**
     * Copies a file. Contents, permissions; not times or owner.
     *
     * @param path the file
     * @param dest the path of the copy
     * @param mode a sum of Node's {@code COPYFILE_...} constants
     * @throws NodeError ENOENT there is nothing
     * @throws NodeError EEXIST the copy is there already and {@code COPYFILE_EXCL} was given
     */
    @Route(on = Lane.FS, sync = true)
    void copyFile(Session session, String path, String dest, int mode) {
        At.path(disk, session, path)
                .both("copyfile", dest, (gate, from, to) -> contents.copy(gate, from, to, mode));
    }

    /**
     * Sets the length of a file.
     *
     * @param path the file
     * @param length in bytes; what is added is zero
     * @throws NodeError ENOENT there is nothing
     */
    @Route(on = Lane.FS, sync = true)
    void truncate(Session session, String path, double length) {
        At.path(disk, session, path)
                .run("open", (gate, at) -> attributes.truncate(gate, at, (long) length));
    }

    /**
     * Changes the permissions of a file.
     *
     * @param path the file
     * @param mode the new permissions
     * @throws NodeError EPERM it belongs to someone else
     */
    @Route(on = Lane.FS, sync = true)
    void chmod(Session session, String path, int mode) {
        At.path(disk, session, path)
                .run("chmod", (gate, at) -> attributes.changeMode(gate, at, mode));
    }

    /**
     * Changes the owner of a file.
     *
     * @param path the file
     * @param uid the owner's number, -1 to leave it
     * @param gid the group's number, -1 to leave it
     * @throws NodeError EPERM only the administrator may
     */
    @Route(on = Lane.FS, sync = true)
    void chown(Session session, String path, int uid, int gid) {
        At.path(disk, session, path)
                .run("chown", (gate, at) -> attributes.changeOwner(gate, at, uid, gid, false));
    }

    /**
     * As {@code chown}, but of a link itself.
     *
     * @param path the file
     * @param uid the owner's number, -1 to leave it
     * @param gid the group's number, -1 to leave it
     * @throws NodeError EPERM only the administrator may
     */
    @Route(on = Lane.FS, sync = true)
    void lchown(Session session, String path, int uid, int gid) {
        At.path(disk, session, path)
                .run("lchown", (gate, at) -> attributes.changeOwner(gate, at, uid, gid, true));
    }

    /**
     * Changes the times of a file.
     *
     * @param path the file
     * @param atime last read, seconds since 1970
     * @param mtime last written, seconds since 1970
     * @throws NodeError EPERM it belongs to someone else
     */
    @Route(on = Lane.FS, sync = true)
    void utimes(Session session, String path, double atime, double mtime) {
        FileTimes times = FileTimes.of(atime, mtime);
        At.path(disk, session, path)
                .run("utime", (gate, at) -> attributes.changeTimes(gate, at, times));
    }

    /**
     * As {@code utimes}, but of a link itself.
     *
     * @param path the file
     * @param atime last read, seconds since 1970
     * @param mtime last written, seconds since 1970
     * @throws NodeError EPERM it belongs to someone else
     */
    @Route(on = Lane.FS, sync = true)
    void lutimes(Session session, String path, double atime, double mtime) {
        FileTimes times = FileTimes.of(atime, mtime);
        At.path(disk, session, path)
                .run("lutime", (gate, at) -> attributes.changeTimesOfLink(gate, at, times));
    }

    /**
     * Moves a file or folder; what has the new name is replaced.
     *
     * @param path the old name
     * @param dest the new name
     * @throws NodeError ENOENT there is nothing of the old name
     * @throws NodeError EXDEV the new name is on another disk
     */
    @Route(on = Lane.FS, sync = true)
    void rename(Session session, String path, String dest) {
        At.path(disk, session, path).both("rename", dest, names::rename);
    }

    /**
     * Gives a file a second name.
     *
     * @param path the name it has
     * @param dest the second name
     * @throws NodeError EEXIST the second name is taken
     */
    @Route(on = Lane.FS, sync = true)
    void link(Session session, String path, String dest) {
        At.path(disk, session, path).both("link", dest, names::link);
    }

    /**
     * Makes a link. It must lead to a place the app was granted.
     *
     * @param target where it leads, as it is written into the link
     * @param path the link
     * @throws NodeError EEXIST the name is taken
     */
    @Route(on = Lane.FS, sync = true)
    void symlink(Session session, String target, String path) {
        At.path(disk, session, path).link(target, names::symbolicLink);
    }

    /**
     * Tells where a link leads.
     *
     * @param path the link
     * @return what is written in it
     * @throws NodeError EINVAL it is no link
     */
    @Route(on = Lane.FS, sync = true)
    String readlink(Session session, String path) {
        return At.path(disk, session, path).attempt("readlink", names::readLink);
    }

    /**
     * Removes a file or a link.
     *
     * @param path the file
     * @throws NodeError ENOENT there is nothing
     * @throws NodeError EISDIR it is a folder
     */
    @Route(on = Lane.FS, sync = true)
    void unlink(Session session, String path) {
        At.path(disk, session, path).run("unlink", (gate, at) -> names.remove(gate, at, false));
    }

    /**
     * Removes an empty folder.
     *
     * @param path the folder
     * @throws NodeError ENOTEMPTY there is something in it
     */
    @Route(on = Lane.FS, sync = true)
    void rmdir(Session session, String path) {
        At.path(disk, session, path).run("rmdir", (gate, at) -> names.remove(gate, at, true));
    }

    /**
     * Removes a file, or a folder with all in it. Links are removed, not followed.
     *
     * @param path the file or folder
     * @param recursive whether it may be a folder
     * @param force whether it is all right if there is nothing
     * @throws NodeError ENOENT there is nothing
     * @throws NodeError ERR_FS_EISDIR it is a folder and {@code recursive} is false
     */
    @Route(on = Lane.FS, sync = true)
    void rm(Session session, String path, boolean recursive, boolean force) {
        At.path(disk, session, path)
                .run("rm", (gate, at) -> removal.remove(gate, at, recursive, force));
    }

    /**
     * Makes a folder.
     *
     * @param path the folder
     * @param recursive whether to make missing folders above it too, and to be content when it is
     *     there
     * @param mode its permissions
     * @return with {@code recursive} the first folder that was made, if any
     * @throws NodeError EEXIST the name is taken
     * @throws NodeError ENOENT the folder above is missing
     */
    @Route(on = Lane.FS, sync = true)
    @Nullable String mkdir(Session session, String path, boolean recursive, int mode) {
        At at = At.path(disk, session, path);
        if (recursive) {
            return at.<@Nullable String>attempt(
                    "mkdir", (gate, to) -> names.makeFolders(gate, to, mode));
        }
        at.run("mkdir", (gate, to) -> names.makeFolder(gate, to, mode));
        return null;
    }

    /**
     * Makes a folder of which nobody else has the name.
     *
     * @param prefix its path, to which six random letters are added
     * @return its path
     * @throws NodeError ENOENT the folder above is missing
     */
    @Route(on = Lane.FS, sync = true)
    String mkdtemp(Session session, String prefix) {
        return At.path(disk, session, prefix + "XXXXXX")
                .attempt("mkdtemp", (gate, at) -> names.makeTemporaryFolder(gate, prefix));
    }

    /**
     * All entries of a folder, sorted by the bytes of their names.
     *
     * @param path the folder
     * @param recursive whether to list the folders below too; links are not followed
     * @return the entries
     * @throws NodeError ENOTDIR it is no folder
     */
    @Route(on = Lane.FS, sync = true)
    List<DirEntry> readdir(Session session, String path, boolean recursive) {
        return At.path(disk, session, path)
                .attempt("scandir", (gate, at) -> listing.list(gate, at, recursive));
    }

    /**
     * Opens a folder, to be read piece by piece.
     *
     * @param path the folder
     * @return the open folder, for the routes of {@code folder}
     * @throws NodeError ENOTDIR it is no folder
     */
    @Route(on = Lane.FS, sync = true)
    Handle opendir(Session session, String path) {
        At at = At.path(disk, session, path);
        OpenFolder folder =
                at.attempt("opendir", (gate, name) -> openings.openFolder(gate, name, listing));
        return at.keep(session, folder, "opendir");
    }

    /**
     * Tells what happens to a file or in a folder, until the call is cancelled.
     *
     * @param path the file or folder
     * @param recursive whether to watch the folders below too
     * @throws NodeError ENOENT there is nothing
     * @throws NodeError ENOSPC the system watches as much as it can
     */
    @Route(on = Lane.FS)
    void watch(
            Session session,
            Cancellation cancellation,
            Events<WatchEvent> events,
            String path,
            boolean recursive) {
        openings.watch(At.path(disk, session, path), recursive, cancellation, events);
    }

    /**
     * Begins to watch a file or folder: all that happens once this has answered will be told.
     *
     * @param path the file or folder
     * @param recursive whether to watch the folders below too
     * @return the watch, for {@code watched}
     * @throws NodeError ENOENT there is nothing
     * @throws NodeError ENOSPC the system watches as much as it can
     */
    @Route(on = Lane.FS, sync = true)
    Handle openWatch(Session session, String path, boolean recursive) {
        At at = At.path(disk, session, path);
        return at.keep(session, openings.openWatch(at, recursive), "watch");
    }

    /**
     * Tells what happened since a watch was opened and what happens from now on, until the call is
     * cancelled, which closes the watch.
     *
     * @param watch the open watch
     * @throws NodeError EBADF it is closed
     */
    @Route(on = Lane.IMMEDIATE)
    void watched(
            Session session, Cancellation cancellation, Events<WatchEvent> events, Handle watch) {
        OpenWatch open = session.handles().remove(watch, OpenWatch.class, "watch");
        cancellation.onCancel(open::close);
        open.tell(events);
    }
}
