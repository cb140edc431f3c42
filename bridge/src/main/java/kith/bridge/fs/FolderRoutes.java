package kith.bridge.fs;

import java.util.List;
import kith.bridge.Handle;
import kith.bridge.Lane;
import kith.bridge.NodeError;
import kith.bridge.Route;
import kith.bridge.Routes;
import kith.bridge.Session;

/** Open folders: Node's {@code fs.Dir}. */
@Routes("folder")
public final class FolderRoutes {
    /** 4096: some hundred kilobytes in one answer. */
    private static final int ENTRIES_MAX = 4096;

    /**
     * The next entries of an open folder, in the order of the file system.
     *
     * @param folder what {@code fs.opendir} answered
     * @param most how many at most, up to 4096
     * @return the entries; none at the end
     * @throws NodeError EBADF it is closed
     */
    @Route(on = Lane.FS, sync = true)
    List<DirEntry> read(Session session, Handle folder, int most) {
        OpenFolder open = session.handles().find(folder, OpenFolder.class, "scandir");
        try {
            return open.next(Math.max(1, Math.min(most, ENTRIES_MAX)));
        } catch (ErrnoException e) {
            throw Refusal.of(e, "scandir");
        }
    }

    /**
     * Closes a folder.
     *
     * @param folder the open folder
     * @throws NodeError EBADF it is closed already
     */
    @Route(on = Lane.FS, sync = true)
    void close(Session session, Handle folder) {
        session.handles().remove(folder, OpenFolder.class, "closedir").close();
    }
}
