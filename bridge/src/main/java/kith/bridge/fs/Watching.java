package kith.bridge.fs;

import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The one place events of the file system come in. What is watched is the very folder or file that
 * was opened and checked, not its name. One thread for the process, made with the first watcher.
 *
 * <p>Two watchers of one folder share the kernel's watch, since it has only one for each.
 */
final class Watching {
    /** 64 KiB: at least 250 events with the longest names in one reading. */
    private static final int READ_BYTES = 65_536;

    /** Bytes of {@code struct inotify_event} before the name. */
    private static final int HEAD_BYTES = 16;

    private final Posix posix;
    private final Map<Integer, List<Spot>> spots = new HashMap<>();
    private int inotify = -1;

    Watching(Posix posix) {
        this.posix = posix;
    }

    /**
     * One folder or file of one watcher.
     *
     * @param path where it is, seen from what is watched, one char per byte; empty for that itself
     */
    record Spot(Watcher watcher, String path) {}

    /**
     * Watches what a descriptor names.
     *
     * @return the number of the watch, for {@link #remove}
     */
    synchronized int add(int fd, Spot spot) throws ErrnoException {
        if (inotify < 0) {
            inotify = posix.watchStart();
            Thread thread = new Thread(this::run, "kith-fs-watch");
            thread.setDaemon(true);
            thread.start();
        }
        int watch = posix.watchAdd(inotify, fd, InotifyMask.ALL);
        List<Spot> there = spots.get(watch);
        if (there == null) {
            there = new ArrayList<>();
            spots.put(watch, there);
        }
        if (!there.contains(spot)) {
            there.add(spot);
        }
        return watch;
    }

    /** Ends one watch of a watcher; the kernel's when nobody else has it. */
    synchronized void remove(int watch, Watcher watcher) {
        List<Spot> there = spots.get(watch);
        if (there == null) {
            return;
        }
        there.removeIf(spot -> spot.watcher() == watcher);
        if (there.isEmpty()) {
            spots.remove(watch);
            try {
                posix.watchRemove(inotify, watch);
            } catch (ErrnoException e) {
                // The folder is gone, and its watch with it.
            }
        }
    }

    /** How many folders and files are watched. */
    synchronized int size() {
        return spots.size();
    }

    private void run() {
        ByteBuffer events = ByteBuffer.allocateDirect(READ_BYTES).order(ByteOrder.nativeOrder());
        while (true) {
            try {
                ((Buffer) events).clear();
                posix.read(inotify, events, -1);
                ((Buffer) events).flip();
                while (events.remaining() >= HEAD_BYTES) {
                    tell(events);
                }
            } catch (ErrnoException e) {
                overflow();
                return; // The descriptor is gone, which only the end of the process does.
            }
        }
    }

    private void tell(ByteBuffer events) {
        int watch = events.getInt();
        int mask = events.getInt();
        events.getInt(); // The cookie that joins both halves of a move.
        byte[] padded = new byte[events.getInt()];
        events.get(padded);
        int length = 0;
        while (length < padded.length && padded[length] != 0) {
            length++;
        }
        if ((mask & InotifyMask.OVERFLOW) != 0) {
            overflow();
            return;
        }
        String name = new String(padded, 0, length, StandardCharsets.ISO_8859_1);
        for (Spot spot : spotsOf(watch, mask)) {
            spot.watcher().happened(spot, watch, mask, name);
        }
    }

    private synchronized List<Spot> spotsOf(int watch, int mask) {
        List<Spot> there = spots.get(watch);
        if (there == null) {
            return new ArrayList<>();
        }
        if ((mask & InotifyMask.IGNORED) != 0) {
            spots.remove(watch);
        }
        return new ArrayList<>(there);
    }

    private void overflow() {
        List<Watcher> all = new ArrayList<>();
        synchronized (this) {
            for (List<Spot> there : spots.values()) {
                for (Spot spot : there) {
                    if (!all.contains(spot.watcher())) {
                        all.add(spot.watcher());
                    }
                }
            }
        }
        for (Watcher watcher : all) {
            watcher.lost();
        }
    }
}
