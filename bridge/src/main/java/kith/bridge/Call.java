package kith.bridge;

import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import kith.bridge.codec.Encoder;
import kith.bridge.codec.Reject;
import kith.bridge.codec.WireReader;
import kith.bridge.codec.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * One call of a page on its way through its route. It ends exactly once: by a result, an error or a
 * cancellation; whatever comes second is ignored. The public verbs are for the generated {@link
 * Dispatch} classes.
 */
public final class Call implements Runnable {
    /** Room for the head and a short value; most answers fit. */
    private static final int ANSWER_BYTES = 96;

    private final Channel channel;
    private final int id;
    private final RouteInfo route;
    private final Dispatch dispatch;
    private final WireReader args;
    private final @Nullable Reply dedicated;

    /** Collects the answers of a batch while immediate routes run on the thread of the exchange. */
    private @Nullable WireWriter inline;

    private @Nullable WireWriter current;
    private int start;
    private volatile boolean over;
    private @Nullable Cancellation cancellation;

    Call(Channel channel, int id, Target target, WireReader args, @Nullable Reply dedicated) {
        this.channel = channel;
        this.id = id;
        this.route = target.route();
        this.dispatch = target.dispatch();
        this.args = args;
        this.dedicated = dedicated;
    }

    /** A route and who runs it. */
    record Target(RouteInfo route, Dispatch dispatch) {}

    public Session session() {
        return channel.session();
    }

    /** The token of this call; made when a route first asks for it. */
    public synchronized Cancellation cancellation() {
        if (cancellation == null) {
            cancellation = new Cancellation();
        }
        return cancellation;
    }

    /** Whether the arguments are malformed; the call is then answered and must not run. */
    public boolean refuses(WireReader read) {
        read.finish();
        Reject reason = read.rejected();
        if (reason == null) {
            return false;
        }
        session().count(reason);
        fail(Faults.malformed(reason));
        return true;
    }

    /** Begins the result; write the value, then {@link #end}. */
    public WireWriter begin() {
        WireWriter out = inline != null ? inline : new WireWriter(ANSWER_BYTES);
        current = out;
        start = out.size();
        Frames.begin(out, Frames.RESULT, id);
        return out;
    }

    /** Ends the result and sends it on its way. */
    public void end() {
        WireWriter out = current;
        if (out == null) {
            throw new IllegalStateException("end without begin");
        }
        current = null;
        if (out.size() - start - 4 > Bounds.FRAME_BYTES_MAX) {
            out.cutTo(start);
            fail(Faults.tooLarge(route.name()));
        } else if (finish()) {
            Frames.end(out, start);
            deliver(out);
        } else {
            out.cutTo(start);
        }
    }

    /** Answers with a value. */
    public <T extends @Nullable Object> void answer(T value, Encoder<T> encoder) {
        encoder.write(begin(), value);
        end();
    }

    /** Answers that it is done. */
    public void answerNothing() {
        begin();
        end();
    }

    /** Answers with an error. */
    public void fail(NodeError error) {
        if (!finish()) {
            return;
        }
        WireWriter out = inline != null ? inline : new WireWriter(ANSWER_BYTES);
        Frames.error(out, id, error);
        deliver(out);
    }

    /** Makes the call a subscription. */
    public <T> Events<T> events(Encoder<T> encoder) {
        detach();
        return new Events<>(this, encoder);
    }

    /** Answers when the stage is complete. */
    public <T extends @Nullable Object> void answerLater(
            CompletionStage<? extends T> stage, Encoder<T> encoder) {
        detach();
        stage.whenComplete((value, error) -> guarded(() -> complete(value, error, encoder)));
    }

    /** Answers that it is done when the stage is complete. */
    public void answerNothingLater(CompletionStage<?> stage) {
        detach();
        stage.whenComplete((value, error) -> guarded(() -> completeNothing(error)));
    }

    /** Runs on a lane's thread. */
    @Override
    public void run() {
        if (!over) {
            guarded(() -> invoke(args));
        }
    }

    int id() {
        return id;
    }

    RouteInfo route() {
        return route;
    }

    boolean over() {
        return over;
    }

    boolean isDedicated() {
        return dedicated != null;
    }

    /**
     * Runs on the thread of the exchange; answers that are ready at once go to the given writer.
     */
    void runInline(WireReader read, @Nullable WireWriter answers) {
        inline = answers;
        int before = answers == null ? 0 : answers.size();
        try {
            invoke(read);
        } catch (Throwable defect) {
            if (answers != null && !over) {
                answers.cutTo(before);
            }
            failWith(defect);
        } finally {
            inline = null;
        }
    }

    /**
     * The page gave up or has gone: nothing is answered, except that a dedicated exchange must end.
     */
    void cancel() {
        if (!finish()) {
            return;
        }
        Cancellation token = cancellation();
        for (Runnable hook : token.cancel()) {
            guarded(hook::run);
        }
        if (dedicated != null) {
            dedicated.send(new WireWriter(0).done());
        }
    }

    <T> boolean offer(T event, Encoder<T> encoder) {
        return channel.offer(this, event, encoder);
    }

    void onRoom(Runnable action) {
        channel.onRoom(this, action);
    }

    private void invoke(WireReader read) throws Exception {
        if (!route.permission().isEmpty()) {
            session().rights().require(route.permission());
        }
        dispatch.call(route.id(), this, read);
    }

    /** From here on the call outlives its exchange, so the channel must know it. */
    private void detach() {
        if (inline == null && (dedicated == null || route.lane() != Lane.IMMEDIATE)) {
            return; // it runs on a lane, so it is known already
        }
        inline = null;
        Reject refusal = channel.register(this);
        if (refusal != null) {
            session().count(refusal);
            throw Faults.busy(route.name(), refusal);
        }
    }

    private <T extends @Nullable Object> void complete(
            T value, @Nullable Throwable error, Encoder<T> encoder) {
        if (error == null) {
            answer(value, encoder);
        } else {
            failWith(error);
        }
    }

    private void completeNothing(@Nullable Throwable error) {
        if (error == null) {
            answerNothing();
        } else {
            failWith(error);
        }
    }

    void guarded(Step step) {
        try {
            step.run();
        } catch (Throwable defect) {
            // The border to routes: one that fails must neither end a thread nor leave its page
            // waiting.
            failWith(defect);
        }
    }

    /** Something that may throw anything. */
    interface Step {
        void run() throws Exception;
    }

    private void failWith(Throwable thrown) {
        current = null;
        Throwable error = unwrapped(thrown);
        if (error instanceof NodeError known) {
            fail(known);
            return;
        }
        session().failed(route.name(), error);
        fail(Faults.internal(route.name()));
    }

    /** What a stage failed with; stages that follow another wrap it. */
    private static Throwable unwrapped(Throwable error) {
        Throwable cause = error instanceof CompletionException ? error.getCause() : null;
        return cause == null ? error : cause;
    }

    private synchronized boolean finish() {
        if (over) {
            return false;
        }
        over = true;
        return true;
    }

    private void deliver(WireWriter out) {
        if (out == inline) {
            return; // the batch sends it
        }
        channel.ended(this);
        if (dedicated != null) {
            dedicated.send(out.done());
        } else {
            channel.post(this, out);
        }
    }
}
