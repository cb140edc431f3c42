package kith.bridge.fs;

import kith.bridge.permission.HostPath;

/** A descriptor that passed the gate, and where it really is. Closed by whoever got it. */
final class Opened implements AutoCloseable {
    private final Posix posix;
    private final int fd;
    private final HostPath real;
    private boolean kept;

    Opened(Posix posix, int fd, HostPath real) {
        this.posix = posix;
        this.fd = fd;
        this.real = real;
    }

    int fd() {
        return fd;
    }

    HostPath real() {
        return real;
    }

    /** The descriptor, from now on someone else's to close. */
    int keep() {
        kept = true;
        return fd;
    }

    @Override
    public void close() {
        if (!kept) {
            kept = true;
            posix.close(fd);
        }
    }
}
