package kith.bridge.fs;

import kith.bridge.permission.HostPath;

/**
 * A name in an open folder, checked: for what is done to names (make, remove, rename, link), where
 * the name need not exist.
 */
final class Entry implements AutoCloseable {
    private final Posix posix;
    private final int folder;
    private final HostPath real;
    private boolean closed;

    Entry(Posix posix, int folder, HostPath real) {
        this.posix = posix;
        this.folder = folder;
        this.real = real;
    }

    int folder() {
        return folder;
    }

    byte[] name() {
        return AppPath.bytes(real.name());
    }

    HostPath real() {
        return real;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            posix.close(folder);
        }
    }
}
