package kith.bridge.net;

import java.nio.ByteBuffer;
import kith.bridge.fs.Errno;
import kith.bridge.fs.ErrnoException;

/** The bytes of a descriptor as they are. */
final class PlainFlow implements Flow {
    private final Sockets sockets;
    private final int fd;

    PlainFlow(Sockets sockets, int fd) {
        this.sockets = sockets;
        this.fd = fd;
    }

    @Override
    public int read(ByteBuffer into) throws ErrnoException {
        return sockets.read(fd, into);
    }

    @Override
    public int write(ByteBuffer from) throws ErrnoException {
        return Math.max(0, sockets.write(fd, from));
    }

    @Override
    public boolean shutdown() throws ErrnoException {
        try {
            sockets.shutdown(fd);
        } catch (ErrnoException e) {
            if (!e.is(Errno.ENOTCONN)) {
                throw e;
            }
            // The other end has reset it, so there is no side left to end.
        }
        return true;
    }

    @Override
    public int wants() {
        return 0;
    }

    @Override
    public void progress() {
        // Nothing goes on by itself.
    }
}
