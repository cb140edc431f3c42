package kith.desktop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;

/**
 * Calls back when anything in an app's folder changes: once for a burst, since editors write in
 * several steps.
 */
final class FolderWatch implements AutoCloseable {
    /**
     * 80 ms: longer than an editor takes from its temporary file to the rename, shorter than a
     * person notices.
     */
    private static final long BURST_MS = 80;

    /** 4096: enough folders for any app; what a package manager unpacks is left out anyway. */
    private static final int FOLDERS_MAX = 4096;

    private final WatchService service;
    private final Runnable changed;
    private int folders;

    FolderWatch(Path root, Runnable changed) throws IOException {
        this.changed = changed;
        service = root.getFileSystem().newWatchService();
        watch(root);
        Thread thread = new Thread(this::run, "kith-watch");
        thread.setDaemon(true);
        thread.start();
    }

    private void watch(Path folder) throws IOException {
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path each, BasicFileAttributes attributes) throws IOException {
                        String name = String.valueOf(each.getFileName());
                        if ((name.startsWith(".") && !each.equals(folder))
                                || name.equals("node_modules")
                                || folders >= FOLDERS_MAX) {
                            return FileVisitResult.SKIP_SUBTREE;
                        }
                        folders++;
                        each.register(
                                service,
                                StandardWatchEventKinds.ENTRY_CREATE,
                                StandardWatchEventKinds.ENTRY_DELETE,
                                StandardWatchEventKinds.ENTRY_MODIFY);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path each, IOException e) {
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    private void run() {
        try {
            while (true) {
                take(service.take());
                WatchKey next = service.poll(BURST_MS, TimeUnit.MILLISECONDS);
                while (next != null) {
                    take(next);
                    next = service.poll(BURST_MS, TimeUnit.MILLISECONDS);
                }
                changed.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ClosedWatchServiceException e) {
            // Closed with the app: nothing is left to watch.
            return;
        }
    }

    private void take(WatchKey key) {
        for (WatchEvent<?> event : key.pollEvents()) {
            if (StandardWatchEventKinds.ENTRY_CREATE.equals(event.kind())
                    && event.context() instanceof Path name) {
                Path created = ((Path) key.watchable()).resolve(name);
                watchIfFolder(created);
            }
        }
        key.reset();
    }

    private void watchIfFolder(Path created) {
        try {
            if (Files.isDirectory(created)) {
                watch(created);
            }
        } catch (IOException e) {
            // Gone again already: its parent reports what matters.
            return;
        }
    }

    @Override
    public void close() {
        try {
            service.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
