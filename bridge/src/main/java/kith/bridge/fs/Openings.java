package kith.bridge.fs;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import kith.bridge.Cancellation;
import kith.bridge.Events;
import kith.bridge.Handle;
import kith.bridge.NodeError;
import kith.bridge.Session;
import kith.bridge.permission.Access;
import kith.bridge.permission.HostPath;
import org.jspecify.annotations.Nullable;

/** Opens files, folders and watchers for the page. */
final class Openings {
    private final Disk disk;
    private final Posix posix;

    Openings(Disk disk) {
        this.disk = disk;
        this.posix = disk.posix();
    }

    /** Opens a file; a pipe that nobody reads yet is tried again until someone does. */
    CompletionStage<Handle> open(
            Session session, Cancellation cancellation, At at, int flags, int mode) {
        CompletableFuture<Handle> result = new CompletableFuture<>();
        int all = (flags & OpenFlags.FROM_PAGE) | OpenFlags.NON_BLOCKING;
        try {
            OpenFile file = openNow(at.gate(), at.path(), all, mode);
            result.complete(at.keep(session, file, "open"));
        } catch (ErrnoException e) {
            if (!e.is(Errno.ENXIO) || !isPipe(at)) {
                throw at.failed(e, "open");
            }
            await(result, cancellation, session, at, all);
        }
        return result;
    }

    /** Opens an ordinary file for the host to hand on. */
    OpenFile openForHost(Gate gate, AppPath path) throws ErrnoException {
        int flags = OpenFlags.READ_ONLY | OpenFlags.NON_BLOCKING;
        try (Opened opened = gate.open(path, Access.READ, flags, 0)) {
            Stat stat = posix.stat(opened.fd());
            if (!stat.isRegular()) {
                throw new ErrnoException(stat.isDirectory() ? Errno.EISDIR : Errno.EINVAL);
            }
            return OpenFile.of(posix, opened, stat, false);
        }
    }

    OpenFolder openFolder(Gate gate, AppPath path, Listing listing) throws ErrnoException {
        int flags = OpenFlags.READ_ONLY | OpenFlags.DIRECTORY | OpenFlags.NON_BLOCKING;
        try (Opened opened = gate.open(path, Access.READ, flags, 0)) {
            OpenFile file = OpenFile.of(posix, opened, posix.stat(opened.fd()), false);
            return new OpenFolder(posix, listing, file);
        }
    }

    /** Begins to watch; ends when the call is cancelled. */
    void watch(At at, boolean recursive, Cancellation cancellation, Events<WatchEvent> events) {
        watch(at, recursive, sink(events), watcher -> cancellation.onCancel(watcher::close));
    }

    /** Begins to watch, for a page that will ask for the events. */
    OpenWatch openWatch(At at, boolean recursive) {
        OpenWatch watch = new OpenWatch();
        watch(at, recursive, watch, watch::feed);
        return watch;
    }

    private void watch(At at, boolean recursive, Watcher.Sink sink, Consumer<Watcher> owner) {
        at.run(
                "watch",
                (gate, path) -> {
                    try (Opened opened = gate.open(path, Access.READ, OpenFlags.PATH, 0)) {
                        HostPath base = opened.real();
                        boolean deep = recursive && gate.grants().allowsBelow(base, Access.READ);
                        Watcher watcher =
                                new Watcher(
                                        posix,
                                        gate.beneath(),
                                        disk.watching(),
                                        new Watcher.Options(base, deep, sink));
                        owner.accept(watcher);
                        begin(watcher, opened.fd());
                    }
                });
    }

    private static void begin(Watcher watcher, int fd) throws ErrnoException {
        boolean begun = false;
        try {
            watcher.start(fd);
            begun = true;
        } finally {
            if (!begun) {
                watcher.close();
            }
        }
    }

    private static Watcher.Sink sink(Events<WatchEvent> events) {
        return new Watcher.Sink() {
            @Override
            public boolean offer(WatchEvent event) {
                return events.offer(event);
            }

            @Override
            public void onRoom(Runnable action) {
                events.onRoom(action);
            }
        };
    }

    private OpenFile openNow(Gate gate, AppPath path, int flags, int mode) throws ErrnoException {
        try (Opened opened = gate.open(path, Contents.access(flags), flags, mode)) {
            boolean writable = Contents.access(flags) != Access.READ;
            return OpenFile.of(posix, opened, posix.stat(opened.fd()), writable);
        }
    }

    private boolean isPipe(At at) {
        try (Opened there = at.gate().open(at.path(), Access.WRITE, OpenFlags.PATH, 0)) {
            return (posix.stat(there.fd()).mode() & FileMode.TYPE) == FileMode.FIFO;
        } catch (ErrnoException e) {
            return false;
        }
    }

    private void await(
            CompletableFuture<Handle> result,
            Cancellation cancellation,
            Session session,
            At at,
            int flags) {
        Waiting.Wait wait =
                new Waiting.Wait() {
                    @Override
                    public @Nullable OpenFile file() {
                        return null;
                    }

                    @Override
                    public int events() {
                        return 0;
                    }

                    @Override
                    public boolean turn(int ready) {
                        if (cancellation.cancelled()) {
                            return true;
                        }
                        try {
                            OpenFile file = openNow(at.gate(), at.path(), flags, 0);
                            result.complete(at.keep(session, file, "open"));
                            return true;
                        } catch (ErrnoException e) {
                            return !e.is(Errno.ENXIO)
                                    && result.completeExceptionally(at.failed(e, "open"));
                        } catch (NodeError e) {
                            return result.completeExceptionally(e);
                        }
                    }
                };
        try {
            disk.waiting().add(wait);
        } catch (ErrnoException e) {
            throw at.failed(e, "open");
        }
    }
}
