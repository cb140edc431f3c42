package kith.bridge.net;

import java.util.concurrent.CompletableFuture;
import kith.bridge.Cancellation;
import kith.bridge.fs.Errno;
import kith.bridge.fs.ErrnoException;
import org.jspecify.annotations.Nullable;

/** A connection on its way. For the reactor's thread. */
final class Connecting implements Ready {
    private final Network network;
    private final boolean v6;
    private final CompletableFuture<StreamSocket> done;
    private int fd = -1;
    private @Nullable Watch watch;

    /**
     * @param done gets the connection, or the system's error of {@code connect}
     */
    Connecting(Network network, boolean v6, CompletableFuture<StreamSocket> done) {
        this.network = network;
        this.v6 = v6;
        this.done = done;
    }

    /** How a socket that was opened begins to connect; whether it is connected at once. */
    interface Start {
        boolean connect(int fd) throws ErrnoException;
    }

    void start(SocketKind kind, Cancellation cancellation, Start start) {
        try {
            fd = network.open(kind);
            if (start.connect(fd)) {
                made();
            } else {
                Watch own = network.reactor().watch(fd, this);
                watch = own;
                own.wants(Poller.WRITABLE);
                cancellation.onCancel(() -> network.reactor().post(this::cancel));
            }
        } catch (ErrnoException e) {
            fail(e);
        }
    }

    @Override
    public void ready(int ready) {
        try {
            int errno = network.sockets().option(fd, SocketOption.ERROR, v6);
            if (errno == 0) {
                made();
            } else {
                fail(new ErrnoException(errno));
            }
        } catch (ErrnoException e) {
            fail(e);
        }
    }

    private void made() {
        if (watch != null) {
            watch.end();
        }
        StreamSocket socket = new StreamSocket(network, fd, v6);
        fd = -1;
        done.complete(socket);
    }

    private void fail(ErrnoException e) {
        if (watch != null) {
            watch.end();
        }
        if (fd >= 0) {
            network.close(fd);
            fd = -1;
        }
        done.completeExceptionally(NetFaults.of(e, "connect"));
    }

    private void cancel() {
        if (fd >= 0) {
            fail(new ErrnoException(Errno.ECANCELED));
        }
    }
}
