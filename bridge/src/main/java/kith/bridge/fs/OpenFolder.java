package kith.bridge.fs;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A folder the page reads piece by piece: Node's {@code fs.Dir}. Safe to use from any thread. */
final class OpenFolder implements AutoCloseable {
    private final Posix posix;
    private final Listing listing;
    private final OpenFile file;
    private final Deque<RawEntry> ahead = new ArrayDeque<>();

    OpenFolder(Posix posix, Listing listing, OpenFile file) {
        this.posix = posix;
        this.listing = listing;
        this.file = file;
    }

    /**
     * The next entries, in the order of the file system.
     *
     * @param most how many at most
     * @return none at the end
     */
    synchronized List<DirEntry> next(int most) throws ErrnoException {
        return file.use(fd -> {
            List<DirEntry> entries = new ArrayList<>();
            while (entries.size() < most && (!ahead.isEmpty() || readAhead(fd))) {
                RawEntry entry = ahead.removeFirst();
                int type = entry.type();
                entries.add(
                        DirEntry.of(
                                entry.name(), type == 0 ? listing.typeOf(fd, entry.name()) : type));
            }
            return entries;
        });
    }

    /** Whether there was more; a piece may hold nothing but dot and dot-dot. */
    private boolean readAhead(int fd) throws ErrnoException {
        List<RawEntry> found = new ArrayList<>();
        while (found.isEmpty()) {
            if (!posix.list(fd, found)) {
                return false;
            }
        }
        ahead.addAll(found);
        return true;
    }

    @Override
    public void close() {
        file.close();
    }
}
