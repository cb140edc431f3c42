package kith.system;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import kith.bridge.fs.ErrnoException;
import kith.bridge.net.Poller;
import kith.system.ffm.Libc;
import kith.system.ffm.LibcNet;

/** {@link Poller} by epoll(7), level-triggered, woken by an eventfd(2). */
final class LinuxPoller implements Poller {
    /** 256 sockets in one turn; the others come in the next. */
    private static final int EVENTS_MAX = 256;

    /** {@code struct epoll_event} is packed on x86-64 alone. */
    private static final boolean PACKED = System.getProperty("os.arch", "").equals("amd64");

    private static final int EVENT_BYTES = PACKED ? 12 : 16;
    private static final int DATA_AT = PACKED ? 4 : 8;

    private static final int CLOEXEC = 0x80000;
    private static final int NONBLOCK = 0x800;
    private static final int ADD = 1;
    private static final int DELETE = 2;
    private static final int MODIFY = 3;

    /** {@code EPOLLERR | EPOLLHUP}: whoever waits finds out what it is. */
    private static final int GONE = 0x18;

    /** The key of the eventfd; sockets count from 1. */
    private static final long WOKEN = 0;

    private final ByteBuffer events = memory(EVENT_BYTES * EVENTS_MAX);
    private final ByteBuffer one = memory(EVENT_BYTES);
    private final ByteBuffer count = memory(8);
    private final int epoll;
    private final int waker;

    /** Guarded by this. */
    private boolean closed;

    LinuxPoller() throws ErrnoException {
        epoll = LinuxSockets.check(LibcNet.epollCreate1(CLOEXEC));
        int made = LibcNet.eventfd(0, CLOEXEC | NONBLOCK);
        if (made < 0) {
            Libc.close(epoll);
        }
        waker = LinuxSockets.check(made);
        watch(waker, WOKEN, 0, READABLE);
    }

    private static ByteBuffer memory(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }

    @Override
    public void watch(int fd, long key, int before, int now) throws ErrnoException {
        one.putInt(0, now);
        one.putLong(DATA_AT, key);
        int operation = now == 0 ? DELETE : before == 0 ? ADD : MODIFY;
        LinuxSockets.check(LibcNet.epollCtl(epoll, operation, fd, one));
    }

    @Override
    public void await(int timeoutMs, Listener listener) throws ErrnoException {
        int ready = LinuxSockets.check(LibcNet.epollWait(epoll, events, EVENTS_MAX, timeoutMs));
        for (int i = 0; i < ready; i++) {
            int what = events.getInt(i * EVENT_BYTES);
            long key = events.getLong(i * EVENT_BYTES + DATA_AT);
            if (key == WOKEN) {
                Libc.read(waker, count, count.capacity());
            } else {
                listener.ready(
                        key,
                        (what & GONE) != 0 ? READABLE | WRITABLE : what & (READABLE | WRITABLE));
            }
        }
    }

    @Override
    public synchronized void wake() {
        if (!closed) {
            ByteBuffer one64 = memory(8);
            one64.putLong(0, 1);
            Libc.write(waker, one64, one64.capacity());
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        Libc.close(waker);
        Libc.close(epoll);
    }
}
