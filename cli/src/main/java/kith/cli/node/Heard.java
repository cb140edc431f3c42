package kith.cli.node;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import kith.net.Output;
import org.jspecify.annotations.Nullable;

/** Outputs of a node that a request waits for, until it is closed. */
final class Heard implements AutoCloseable {
    /** 16384 events that others cause wait for a command that shows them: some megabytes. */
    private static final int SHOWN_MAX = 1 << 14;

    private final BlockingQueue<Output> queue = new LinkedBlockingQueue<>();
    private final RunningNode running;
    private final Consumer<Output> listener;

    Heard(RunningNode running, List<Class<? extends Output>> types) {
        this.running = running;
        listener =
                output -> {
                    // Who has events shown and does not read them misses some.
                    boolean shown =
                            output instanceof Output.Trace || output instanceof Output.Question;
                    boolean room = !shown || queue.size() < SHOWN_MAX;
                    if (room && types.stream().anyMatch(type -> type.isInstance(output))) {
                        queue.add(output);
                    }
                };
        running.listen(listener);
    }

    /** The next one; null if there is none within that time. */
    @Nullable Output next(long timeoutMs) throws InterruptedException {
        return queue.poll(timeoutMs, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        running.forget(listener);
    }
}
