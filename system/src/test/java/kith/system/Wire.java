package kith.system;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import kith.bridge.Dispatch;
import kith.bridge.Mode;
import kith.bridge.Reply;
import kith.bridge.RouteInfo;
import kith.bridge.Session;
import kith.bridge.codec.WireReader;
import kith.bridge.codec.WireWriter;

/** The page's end of a session: writes calls, reads answers. */
final class Wire {
    static final int RESULT = 1;
    static final int ERROR = 2;
    static final int EVENT = 3;
    private static final int CALL = 1;
    private static final int CANCEL = 2;

    private final Session session;
    private final Map<String, Integer> ids = new HashMap<>();
    private final AtomicInteger calls = new AtomicInteger();

    Wire(Session session, List<Dispatch> groups) {
        this.session = session;
        for (Dispatch group : groups) {
            for (RouteInfo route : group.routes()) {
                ids.put(route.name(), route.id());
            }
        }
    }

    /** A frame that arrived. */
    record Frame(int kind, WireReader payload) {}

    /** Calls a route in an exchange of its own, on one of some channels. */
    CompletableFuture<WireReader> send(String route, Consumer<WireWriter> arguments) {
        CompletableFuture<WireReader> answer = new CompletableFuture<>();
        int id = calls.incrementAndGet();
        exchange(
                1 + id % 64,
                call(id, route, arguments),
                Mode.ONE,
                bytes -> {
                    for (Frame frame : frames(bytes)) {
                        if (frame.kind() == ERROR) {
                            answer.completeExceptionally(new FsPage.Failed(frame.payload()));
                        } else {
                            answer.complete(frame.payload());
                        }
                    }
                });
        return answer;
    }

    void exchange(long channel, ByteBuffer batch, Mode mode, Reply reply) {
        session.exchange(channel, batch, mode, reply);
    }

    long newChannel() {
        return 1000L + calls.incrementAndGet();
    }

    /** A batch of one call. */
    ByteBuffer call(int id, String route, Consumer<WireWriter> arguments) {
        int number = Objects.requireNonNull(ids.get(route), route);
        return batch(
                CALL,
                id,
                out -> {
                    out.u16(number);
                    arguments.accept(out);
                });
    }

    /** A batch that gives up one call. */
    static ByteBuffer cancel(int id) {
        return batch(CANCEL, id, out -> {});
    }

    private static ByteBuffer batch(int kind, int id, Consumer<WireWriter> payload) {
        WireWriter out = new WireWriter(64);
        out.i32(0);
        out.u8(kind);
        out.i32(id);
        payload.accept(out);
        out.patch(0, out.size() - 4);
        return ByteBuffer.wrap(Arrays.copyOf(out.array(), out.size()));
    }

    static List<Frame> frames(ByteBuffer answer) {
        ByteBuffer bytes = answer.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        List<Frame> frames = new ArrayList<>();
        for (int at = bytes.position(); at < bytes.limit(); ) {
            int end = at + 4 + bytes.getInt(at);
            frames.add(new Frame(bytes.get(at + 4), new WireReader(bytes).window(at + 9, end)));
            at = end;
        }
        return frames;
    }
}
