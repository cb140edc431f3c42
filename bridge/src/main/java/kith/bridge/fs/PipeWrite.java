package kith.bridge.fs;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import kith.bridge.Cancellation;

/** A write to a pipe or device that waits until there is room. */
final class PipeWrite implements Waiting.Wait {
    private final OpenFile file;
    private final ByteBuffer data;
    private final CompletableFuture<Double> result;
    private final Cancellation cancellation;

    PipeWrite(
            OpenFile file,
            ByteBuffer data,
            CompletableFuture<Double> result,
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
        return Posix.WRITABLE;
    }

    @Override
    public boolean turn(int ready) {
        if (cancellation.cancelled()) {
            return true;
        }
        try {
            if (ready == 0) {
                file.use(fd -> true);
                return false;
            }
            return result.complete((double) file.write(data, -1));
        } catch (ErrnoException e) {
            return !e.is(Errno.EAGAIN) && result.completeExceptionally(Refusal.of(e, "write"));
        }
    }
}
