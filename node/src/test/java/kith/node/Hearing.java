package kith.node;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import kith.net.Output;

/** What a node gave out, but for its trace, to be waited for by a test. */
public class Hearing implements NodeListener {

    private final BlockingQueue<Output> outputs = new LinkedBlockingQueue<>();

    @Override
    public void output(Output output) {
        if (!(output instanceof Output.Trace)) {
            outputs.add(output);
        }
    }

    /** The next one of a type; those before it are forgotten. */
    public <T extends Output> T await(Class<T> type) throws InterruptedException {
        Output output;
        while ((output = outputs.poll(60, TimeUnit.SECONDS)) != null) {
            if (type.isInstance(output)) {
                return type.cast(output);
            }
        }
        throw new AssertionError("no " + type);
    }

    /** Forgets what has been given out so far. */
    public void clear() {
        outputs.clear();
    }
}
