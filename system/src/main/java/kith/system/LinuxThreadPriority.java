package kith.system;

import kith.bridge.fs.ErrnoException;
import kith.bridge.os.ThreadPriority;
import kith.system.ffm.Libc;

/** {@link ThreadPriority} by the C library: on Linux {@code setpriority} is about a thread. */
public final class LinuxThreadPriority implements ThreadPriority {
    @Override
    public void set(int thread, int nice) throws ErrnoException {
        int result = Libc.setpriority(thread, nice);
        if (result < 0) {
            throw new ErrnoException(-result);
        }
    }
}
