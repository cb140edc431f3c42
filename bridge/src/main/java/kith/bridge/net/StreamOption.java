package kith.bridge.net;

import kith.bridge.fs.ErrnoException;

/** Options of connections. */
public enum StreamOption {
    /** Sends small pieces at once. */
    NO_DELAY,
    /** Asks the other end for a sign of life after this many seconds; 0 for never. */
    KEEP_ALIVE;

    /** 1 s between probes and 10 of them, as libuv has it. */
    private static final int PROBES = 10;

    void apply(StreamSocket socket, int value) throws ErrnoException {
        if (this == NO_DELAY) {
            socket.option(SocketOption.NO_DELAY, value);
            return;
        }
        socket.option(SocketOption.KEEP_ALIVE, value > 0 ? 1 : 0);
        if (value > 0) {
            socket.option(SocketOption.KEEP_IDLE, value);
            socket.option(SocketOption.KEEP_INTERVAL, 1);
            socket.option(SocketOption.KEEP_COUNT, PROBES);
        }
    }
}
