package kith.bridge.fs;

import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import kith.bridge.Cancellation;

/** A read from a pipe or device that waits until there is something. */
final class PipeRead implements Waiting.Wait {
    private final OpenFile file;
    private final ByteBuffer data;
    private final CompletableFuture<ByteBuffer> result;
    private final Cancellation cancellation;

    PipeRead(
            OpenFile file,
            ByteBuffer data,
            CompletableFuture<ByteBuffer> result,
            Cancellation cancellation) {
        this.file = file;
        this.data = data;
        this.result = result;
        this.cancellation = cancellation;
    }

    @Override
    public OpenFile file() {
        return file;
    }

    @Override
    public int events() {
        return Posix.READABLE;
    }

    @Override
    public boolean turn(int ready) {
        if (cancellation.cancelled()) {
            return true;
        }
        try {
            // Not ready: nothing was written yet, or nobody has opened the other end so far, which
            // read would call the end.
            if (ready == 0) {
                file.use(fd -> true);
                return false;
            }
            file.read(data, -1);
            ((Buffer) data).flip();
            return result.complete(data);
        } catch (ErrnoException e) {
            return !e.is(Errno.EAGAIN) && result.completeExceptionally(Refusal.of(e, "read"));
        }
    }
}
