package kith.bridge.os;

import kith.bridge.fs.ErrnoException;

/** How the system's scheduler treats one thread. */
public interface ThreadPriority {
    /**
     * Gives a thread more or less time.
     *
     * @param thread its number in {@code /proc/self/task}
     * @param nice from -20, which gets the most time, to 19
     * @throws ErrnoException ESRCH there is no such thread, EACCES more may not be asked for
     */
    void set(int thread, int nice) throws ErrnoException;
}
