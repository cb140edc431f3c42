package kith.bridge.fs;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Waits for pipes, terminals and devices without keeping a thread of the lane for each: one thread
 * for all, as long as there is anything to wait for. Regular files never come here.
 */
final class Waiting {
    /** 256: more pipes than a page reads at once; further ones are answered EAGAIN. */
    static final int WAITS_MAX = 256;

    /**
     * 20 ms: what a new wait may add to its first look, and a pipe without a reader to its next.
     */
    private static final int TURN_MS = 20;

    /** Something waited for. */
    interface Wait {
        /** The file to look at, or null to be tried at each turn. */
        @Nullable OpenFile file();

        /** {@link Posix#READABLE} or {@link Posix#WRITABLE}. */
        int events();

        /**
         * Called at each turn; must not block.
         *
         * @param ready what the descriptor is ready for, 0 for nothing
         * @return whether the wait is over
         */
        boolean turn(int ready);
    }

    private final Posix posix;
    private final List<Wait> waits = new ArrayList<>();
    private boolean running;

    Waiting(Posix posix) {
        this.posix = posix;
    }

    /**
     * Adds a wait.
     *
     * @throws ErrnoException EAGAIN when there are {@link #WAITS_MAX} already
     */
    synchronized void add(Wait wait) throws ErrnoException {
        if (waits.size() >= WAITS_MAX) {
            throw new ErrnoException(Errno.EAGAIN);
        }
        waits.add(wait);
        if (!running) {
            running = true;
            Thread thread = new Thread(this::run, "kith-fs-wait");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void run() {
        List<Wait> turn = snapshot();
        while (!turn.isEmpty()) {
            int[] ready = look(turn);
            List<Wait> over = new ArrayList<>();
            for (int i = 0; i < turn.size(); i++) {
                if (turn.get(i).turn(ready[i])) {
                    over.add(turn.get(i));
                }
            }
            turn = next(over);
        }
    }

    /** Asks the kernel about all descriptors; what it refuses to look at counts as not ready. */
    private int[] look(List<Wait> turn) {
        int count = turn.size();
        int[] fds = new int[count];
        int[] events = new int[count];
        int[] ready = new int[count];
        for (int i = 0; i < count; i++) {
            OpenFile file = turn.get(i).file();
            // The kernel skips what is below zero. A number that was closed and given away since
            // may
            // wake us for nothing, no more.
            fds[i] = file == null ? -1 : file.descriptor();
            events[i] = turn.get(i).events();
        }
        try {
            posix.poll(fds, events, ready, count, TURN_MS);
        } catch (ErrnoException e) {
            return new int[count];
        }
        return ready;
    }

    private synchronized List<Wait> snapshot() {
        return new ArrayList<>(waits);
    }

    private synchronized List<Wait> next(List<Wait> over) {
        for (Iterator<Wait> all = waits.iterator(); all.hasNext(); ) {
            if (over.contains(all.next())) {
                all.remove();
            }
        }
        running = !waits.isEmpty();
        return new ArrayList<>(waits);
    }
}
