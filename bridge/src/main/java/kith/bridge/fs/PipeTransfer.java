package kith.bridge.fs;

import java.util.concurrent.CompletableFuture;
import kith.bridge.Cancellation;

/** A read from, or a write to, a pipe or device that waits until it can go on. */
final class PipeTransfer<T> implements Waiting.Wait {
    /** Which way bytes go. */
    enum Direction {
        READ(Posix.READABLE, "read"),
        WRITE(Posix.WRITABLE, "write");

        final int events;
        final String syscall;

        Direction(int events, String syscall) {
            this.events = events;
            this.syscall = syscall;
        }
    }

    /** What is done once the file is ready. */
    interface Step<T> {
        T take() throws ErrnoException;
    }

    private final OpenFile file;
    private final Direction direction;
    private final Step<T> step;
    private final CompletableFuture<T> result;
    private final Cancellation cancellation;

    PipeTransfer(
            OpenFile file,
            Direction direction,
            Step<T> step,
            CompletableFuture<T> result,
            Cancellation cancellation) {
        this.file = file;
        this.direction = direction;
        this.step = step;
        this.result = result;
        this.cancellation = cancellation;
    }

    @Override
    public OpenFile file() {
        return file;
    }

    @Override
    public int events() {
        return direction.events;
    }

    @Override
    public boolean turn(int ready) {
        if (cancellation.cancelled()) {
            return true;
        }
        try {
            // Not ready to be read: nothing was written yet, or nobody has opened the other end so
            // far, which read would call the end.
            if (ready == 0) {
                file.use(fd -> true);
                return false;
            }
            return result.complete(step.take());
        } catch (ErrnoException e) {
            return !e.is(Errno.EAGAIN)
                    && result.completeExceptionally(Refusal.of(e, direction.syscall));
        }
    }
}
