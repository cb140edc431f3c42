package kith.bridge.fs;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kith.bridge.permission.HostPath;

/**
 * One {@code fs.watch} of a page: the folders it watches and what it tells. Folders made later are
 * watched too when it is recursive; what was put in them before the watch began is told as well.
 */
final class Watcher implements AutoCloseable {
    /** 65 536 folders: the usual bound of the kernel for one person is of this size. */
    static final int FOLDERS_MAX = 65_536;

    /** 64: more than so many watches are ended by a thread of their own. */
    private static final int CLOSED_AT_ONCE_MAX = 64;

    private static final int FOLDER =
            OpenFlags.READ_ONLY
                    | OpenFlags.DIRECTORY
                    | OpenFlags.NO_FOLLOW
                    | OpenFlags.NON_BLOCKING;

    private static final int GONE = InotifyMask.MOVED_FROM | InotifyMask.DELETE;
    private static final int COME = InotifyMask.MOVED_TO | InotifyMask.CREATE;
    private static final int CHANGED = InotifyMask.MODIFY | InotifyMask.ATTRIB;

    /** Where events go; false when there is no room. */
    interface Sink {
        boolean offer(WatchEvent event);

        /** Runs an action once when there is room again. */
        void onRoom(Runnable action);
    }

    private final Posix posix;
    private final Beneath beneath;
    private final Watching watching;
    private final Sink sink;
    private final HostPath base;
    private final boolean recursive;
    private final Map<Integer, String> watches = new HashMap<>();
    private volatile boolean closed;
    private boolean behind;

    Watcher(Posix posix, Beneath beneath, Watching watching, Options options) {
        this.posix = posix;
        this.beneath = beneath;
        this.watching = watching;
        this.base = options.base();
        this.recursive = options.recursive();
        this.sink = options.sink();
    }

    /**
     * What is wanted.
     *
     * @param base where what is watched really is
     */
    record Options(HostPath base, boolean recursive, Sink sink) {}

    /**
     * Begins; all that is there already is watched when it returns. No descriptor is kept, since an
     * open file would not be told as gone.
     *
     * @param fd what is to be watched
     */
    void start(int fd) throws ErrnoException {
        add(fd, "");
        if (recursive && posix.stat(fd).isDirectory()) {
            addBelow("", false);
        }
        offer(new WatchEvent(WatchKind.READY, ""));
    }

    /** Called by the thread of {@link Watching}. */
    void happened(Watching.Spot spot, int watch, int mask, String name) {
        if ((mask & InotifyMask.IGNORED) != 0) {
            forget(watch);
            return;
        }
        String path = name.isEmpty() ? spot.path() : join(spot.path(), name);
        boolean folder = (mask & InotifyMask.IS_FOLDER) != 0;
        if (name.isEmpty() && !spot.path().isEmpty()) {
            return; // The folder above tells what happened to this one.
        }
        String told = path.isEmpty() ? base.name() : path;
        if ((mask & ~(CHANGED | InotifyMask.IS_FOLDER)) != 0) {
            offer(new WatchEvent(WatchKind.RENAME, AppPath.forPage(told)));
        }
        if ((mask & CHANGED) != 0) {
            offer(new WatchEvent(WatchKind.CHANGE, AppPath.forPage(told)));
        }
        if (recursive && folder && (mask & GONE) != 0) {
            forgetBelow(path);
        }
        if (recursive && folder && (mask & COME) != 0) {
            try {
                addBelow(path, true);
            } catch (ErrnoException e) {
                lost();
            }
        }
    }

    /** Something happened that nobody told us. */
    void lost() {
        offer(new WatchEvent(WatchKind.OVERFLOW, ""));
    }

    @Override
    public void close() {
        List<Integer> left;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            left = new ArrayList<>(watches.keySet());
            watches.clear();
        }
        if (left.size() <= CLOSED_AT_ONCE_MAX) {
            end(left);
        } else {
            Thread thread = new Thread(() -> end(left), "kith-fs-unwatch");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void end(List<Integer> left) {
        for (int watch : left) {
            watching.remove(watch, this);
        }
    }

    /** Watches a folder and all below it; {@code tell} names what is found. */
    private void addBelow(String start, boolean tell) throws ErrnoException {
        Deque<String> todo = new ArrayDeque<>();
        todo.add(start);
        while (!todo.isEmpty()) {
            String path = todo.removeFirst();
            try {
                addFolder(path, tell, todo);
            } catch (ErrnoException e) {
                boolean gone = e.is(Errno.ENOENT) || e.is(Errno.ENOTDIR) || e.is(Errno.ELOOP);
                if (!gone && !e.is(Errno.EACCES)) {
                    throw e;
                }
            }
        }
    }

    private void addFolder(String path, boolean tell, Deque<String> todo) throws ErrnoException {
        HostPath folder = path.isEmpty() ? base : base.child(path);
        int fd = beneath.open(folder, FOLDER, 0);
        try {
            add(fd, path);
            List<RawEntry> found = new ArrayList<>();
            while (posix.list(fd, found)) {
                // Read to the end.
            }
            for (RawEntry entry : found) {
                String inside = join(path, entry.name());
                if (tell) {
                    offer(new WatchEvent(WatchKind.RENAME, AppPath.forPage(inside)));
                }
                if (entry.type() == FileMode.DIRECTORY || entry.type() == 0) {
                    todo.addLast(inside);
                }
            }
        } finally {
            posix.close(fd);
        }
    }

    private synchronized void add(int fd, String path) throws ErrnoException {
        if (closed) {
            throw new ErrnoException(Errno.EBADF);
        }
        if (watches.size() >= FOLDERS_MAX) {
            throw new ErrnoException(Errno.ENOSPC);
        }
        watches.put(watching.add(fd, new Watching.Spot(this, path)), path);
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "/" + name;
    }

    private synchronized void forget(int watch) {
        watches.remove(watch);
    }

    /** A folder has gone from here, with those below it: their events are no longer ours. */
    private void forgetBelow(String path) {
        List<Integer> gone = new ArrayList<>();
        synchronized (this) {
            for (Map.Entry<Integer, String> watch : watches.entrySet()) {
                String at = watch.getValue();
                if (at.equals(path) || at.startsWith(path + "/")) {
                    gone.add(watch.getKey());
                }
            }
            for (int watch : gone) {
                watches.remove(watch);
            }
        }
        for (int watch : gone) {
            watching.remove(watch, this);
        }
    }

    /**
     * Tells an event; when there is no room, only that something was lost, once there is. Never
     * under a lock of ours, since the sink has its own.
     */
    private void offer(WatchEvent event) {
        if (closed || isBehind() || sink.offer(event)) {
            return;
        }
        synchronized (this) {
            if (behind) {
                return;
            }
            behind = true;
        }
        sink.onRoom(this::caughtUp);
    }

    private synchronized boolean isBehind() {
        return behind;
    }

    private void caughtUp() {
        synchronized (this) {
            behind = false;
        }
        lost();
    }
}
