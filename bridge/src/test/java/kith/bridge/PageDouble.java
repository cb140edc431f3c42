package kith.bridge;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import kith.bridge.codec.WireReader;
import kith.bridge.codec.WireWriter;
import org.jspecify.annotations.Nullable;

/** Speaks the wire as a page does: writes frames, keeps answers, reads frames. */
final class PageDouble {
    /** A frame that arrived. */
    record Frame(int kind, int callId, WireReader payload) {}

    private static final Map<String, Integer> IDS = new HashMap<>();

    static {
        for (RouteInfo route : new ProbeDispatch(new ProbeRoutes()).routes()) {
            IDS.put(route.name(), route.id());
        }
    }

    private final Session session;
    private final long channel;
    private final WireWriter batch = new WireWriter(64);
    private final LinkedBlockingQueue<ByteBuffer> answers = new LinkedBlockingQueue<>();
    private int lastCall;

    PageDouble(Session session, long channel) {
        this.session = session;
        this.channel = channel;
    }

    static int id(String route) {
        Integer id = IDS.get("probe." + route);
        if (id == null) {
            throw new IllegalArgumentException(route);
        }
        return id;
    }

    /** Adds a call to the next batch; answers its id. */
    int call(String route, Consumer<WireWriter> arguments) {
        return call(++lastCall, id(route), arguments);
    }

    int call(String route) {
        return call(route, w -> {});
    }

    int call(int callId, int route, Consumer<WireWriter> arguments) {
        int start = batch.size();
        Frames.begin(batch, Frames.CALL, callId);
        batch.u16(route);
        arguments.accept(batch);
        Frames.end(batch, start);
        return callId;
    }

    /** Adds a cancellation to the next batch. */
    void cancel(int callId) {
        int start = batch.size();
        Frames.begin(batch, Frames.CANCEL, callId);
        Frames.end(batch, start);
    }

    /** Adds anything to the next batch. */
    WireWriter raw() {
        return batch;
    }

    /** Sends the batch and opens a slot. */
    PageDouble send() {
        return send(Mode.SLOT);
    }

    PageDouble send(Mode mode) {
        session.exchange(channel, takeBatch(), mode, answers::add);
        return this;
    }

    ByteBuffer takeBatch() {
        return ByteBuffer.wrap(takeBytes());
    }

    byte[] takeBytes() {
        byte[] bytes = Arrays.copyOf(batch.array(), batch.size());
        batch.cutTo(0);
        return bytes;
    }

    /** How many answers are there and were not taken. */
    int answers() {
        return answers.size();
    }

    /** The next answer; fails the test when there is none within ten seconds. */
    ByteBuffer answer() {
        try {
            ByteBuffer answer = answers.poll(10, TimeUnit.SECONDS);
            if (answer == null) {
                throw new AssertionError("no answer came");
            }
            return answer;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The frames of the next answer. */
    List<Frame> frames() {
        return frames(answer());
    }

    /** The only frame of the next answer. */
    Frame frame() {
        List<Frame> frames = frames();
        if (frames.size() != 1) {
            throw new AssertionError(frames.size() + " frames instead of one: " + frames);
        }
        return frames.get(0);
    }

    /** Calls a route in an exchange of its own, waits, and answers the frame. */
    Frame ask(String route, Consumer<WireWriter> arguments) {
        call(route, arguments);
        return send(Mode.ONE).frame();
    }

    Frame ask(String route) {
        return ask(route, w -> {});
    }

    static List<Frame> frames(ByteBuffer answer) {
        ByteBuffer bytes = answer.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        List<Frame> frames = new ArrayList<>();
        int at = bytes.position();
        while (at < bytes.limit()) {
            int length = bytes.getInt(at);
            int end = at + 4 + length;
            WireReader payload = new WireReader(bytes).window(at + Frames.HEAD_BYTES, end);
            frames.add(new Frame(bytes.get(at + 4), bytes.getInt(at + 5), payload));
            at = end;
        }
        if (at != bytes.limit()) {
            throw new AssertionError("the last frame ends outside the answer");
        }
        return frames;
    }

    /** The error in a frame. */
    static NodeErrorView error(Frame frame) {
        if (frame.kind() != Frames.ERROR) {
            throw new AssertionError("no error: " + frame);
        }
        return NodeErrorView.read(frame.payload());
    }

    /** An error as it crossed the wire. */
    record NodeErrorView(
            String name,
            String message,
            @Nullable String code,
            @Nullable Integer errno,
            @Nullable String syscall,
            @Nullable String path,
            @Nullable String dest,
            @Nullable String permission,
            @Nullable String resource) {
        static NodeErrorView read(WireReader in) {
            NodeErrorView view =
                    new NodeErrorView(
                            in.string(),
                            in.string(),
                            text(in),
                            in.present() ? in.i32() : null,
                            text(in),
                            text(in),
                            text(in),
                            text(in),
                            text(in));
            in.finish();
            if (in.rejected() != null) {
                throw new AssertionError("the error is malformed: " + in.rejected());
            }
            return view;
        }

        private static @Nullable String text(WireReader in) {
            return in.present() ? in.string() : null;
        }
    }
}
