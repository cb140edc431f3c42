package kith.bridge.net;

import kith.bridge.fs.ErrnoException;

/** What one descriptor is watched for. For the reactor's thread. */
final class Watch {
    private final Reactor reactor;
    private final long key;
    private final int fd;
    private int watched;

    Watch(Reactor reactor, long key, int fd) {
        this.reactor = reactor;
        this.key = key;
        this.fd = fd;
    }

    /**
     * Says what to wait for. What is watched for nothing is taken out, or the kernel would tell of
     * its end again and again.
     *
     * @param wanted of {@link Poller#READABLE} and {@link Poller#WRITABLE}
     */
    void wants(int wanted) throws ErrnoException {
        if (wanted != watched) {
            reactor.poller().watch(fd, key, watched, wanted);
            watched = wanted;
        }
    }

    /** Forgets the descriptor; before it is closed. */
    void end() {
        try {
            wants(0);
        } catch (ErrnoException e) {
            // Then the kernel had forgotten it before.
        }
        reactor.forget(key);
    }
}
