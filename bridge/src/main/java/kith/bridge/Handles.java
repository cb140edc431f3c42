package kith.bridge;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import kith.bridge.codec.WireReader;
import org.jspecify.annotations.Nullable;

/**
 * What a session holds open, under random numbers of 53 bits, so that a handle can be neither
 * guessed nor used by another page. At most {@link Bounds#HANDLES_MAX}; what is left when the
 * session closes is closed with it. Safe to use from any thread.
 */
public final class Handles {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Session session;
    private final Map<Long, AutoCloseable> open = new HashMap<>();
    private boolean closed;

    Handles(Session session) {
        this.session = session;
    }

    /**
     * Gives a resource a handle; the session closes it unless it is removed.
     *
     * @param syscall what opened it, for the error's message
     * @throws NodeError EMFILE at the bound, ERR_BRIDGE_CLOSED when the page has gone; the resource
     *     is closed then
     */
    public Handle add(AutoCloseable resource, String syscall) {
        NodeError refusal;
        synchronized (this) {
            if (!closed && open.size() < Bounds.HANDLES_MAX) {
                long id = unusedId();
                open.put(id, resource);
                return new Handle(id);
            }
            refusal = closed ? Faults.closed() : Faults.tooManyHandles(syscall);
        }
        close(resource);
        throw refusal;
    }

    /**
     * Finds what a handle names.
     *
     * @param syscall what is being tried, for the error's message
     * @throws NodeError EBADF if it names nothing, or something of another type
     */
    public synchronized <T> T find(Handle handle, Class<T> type, String syscall) {
        AutoCloseable resource = open.get(handle.id());
        if (!type.isInstance(resource)) {
            throw Faults.badHandle(syscall);
        }
        return type.cast(resource);
    }

    /**
     * As {@link #find}, and the handle ends; whoever calls closes the resource.
     *
     * @throws NodeError EBADF if it names nothing, or something of another type
     */
    public synchronized <T> T remove(Handle handle, Class<T> type, String syscall) {
        T resource = find(handle, type, syscall);
        open.remove(handle.id());
        return resource;
    }

    public synchronized int size() {
        return open.size();
    }

    /**
     * Closes all and completes {@code done}; each as a task of its own, so that one that hangs
     * holds up no other.
     */
    CompletableFuture<@Nullable Void> closeAll(CompletableFuture<@Nullable Void> done) {
        List<AutoCloseable> left;
        synchronized (this) {
            closed = true;
            left = new ArrayList<>(open.values());
            open.clear();
        }
        AtomicInteger remaining = new AtomicInteger(left.size() + 1);
        Runnable countDown =
                () -> {
                    if (remaining.decrementAndGet() == 0) {
                        done.complete(null);
                    }
                };
        for (AutoCloseable resource : left) {
            Runnable task =
                    () -> {
                        close(resource);
                        countDown.run();
                    };
            if (!session.submit(Lane.CLOSE, task)) {
                task.run();
            }
        }
        countDown.run();
        return done;
    }

    private long unusedId() {
        long id;
        do {
            id = RANDOM.nextLong() & WireReader.SAFE_INTEGER_MAX;
        } while (id == 0 || open.containsKey(id));
        return id;
    }

    private void close(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            session.failed("close of " + resource.getClass().getName(), e);
        }
    }
}
