package kith.bridge.net;

import kith.bridge.NodeError;
import kith.bridge.fs.Errno;
import kith.bridge.fs.ErrnoException;

/** The errors of sockets. The page adds address and port, as Node words them. */
final class NetFaults {
    private NetFaults() {}

    static NodeError of(ErrnoException e, String syscall) {
        return of(e.errno(), syscall);
    }

    static NodeError of(int errno, String syscall) {
        return NodeError.system(Errno.codeOf(errno), -errno, Errno.textOf(errno), syscall);
    }

    static NodeError of(Errno errno, String syscall) {
        return of(errno.number(), syscall);
    }
}
