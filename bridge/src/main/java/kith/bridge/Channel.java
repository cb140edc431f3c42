package kith.bridge;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kith.bridge.codec.Encoder;
import kith.bridge.codec.Reject;
import kith.bridge.codec.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * The calls of one JavaScript context (a page or one of its workers), the exchanges it holds open,
 * and the answers that wait for them.
 *
 * <p>Routes, replies and hooks run outside the lock; what it guards is only handed over.
 */
final class Channel {
    private final Session session;
    private final Outbox outbox = new Outbox();
    private final ArrayDeque<Reply> slots = new ArrayDeque<>();
    private final Map<Integer, Call> calls = new HashMap<>();
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();

    /** Batches being taken in: their answers go out together at the end. */
    private int entered;

    private final Patience patience = new Patience();

    /** Counts what lanes have answered, for {@link #linger}. */
    private volatile int answered;

    private boolean flushing;
    private boolean closed;

    /** A producer of events that waits for room. */
    private record Waiting(Call call, Runnable action) {}

    /** One answer on its way out. */
    private record Outgoing(Reply reply, ByteBuffer batch, List<Waiting> woken) {}

    Channel(Session session) {
        this.session = session;
    }

    Session session() {
        return session;
    }

    /** Announces an exchange; {@link #exchange} must follow. */
    synchronized void enter() {
        entered++;
    }

    /** Whether nothing would be lost if this channel were forgotten. */
    synchronized boolean idle() {
        return entered == 0 && calls.isEmpty() && slots.isEmpty() && outbox.isEmpty();
    }

    /** Whether no call waits for its answer; subscriptions, which wait for ever, do not count. */
    synchronized boolean quiet() {
        for (Call call : calls.values()) {
            if (!call.route().events()) {
                return false;
            }
        }
        return entered == 0;
    }

    void exchange(ByteBuffer bytes, Mode mode, Reply reply) {
        Batch batch = new Batch(this, bytes);
        int before = answered;
        Reply surplus = null;
        try {
            if (mode == Mode.ONE) {
                batch.takeOne(reply);
            } else {
                batch.takeAll();
                if (batch.handedOver() == 1) {
                    linger(before);
                }
            }
        } finally {
            // Also should a host's own callback throw: a channel left entered would never speak.
            surplus = mode == Mode.ONE ? leave() : addSlot(reply);
        }
        if (surplus != null) {
            surplus.send(nothing());
        }
        flush();
    }

    /** Gives the lane a moment to answer, while this exchange still counts as being taken in. */
    @SuppressWarnings("ThreadPriorityCheck") // lets others run; right without it
    private void linger(int before) {
        synchronized (this) {
            if (closed || !patience.waits()) {
                return;
            }
        }
        long untilNs = System.nanoTime() + Patience.WAIT_NS;
        while (answered == before && System.nanoTime() < untilNs) {
            Thread.yield();
        }
        synchronized (this) {
            patience.waited(answered != before);
        }
    }

    /** Makes a call known that will be answered later. */
    synchronized @Nullable Reject register(Call call) {
        if (closed) {
            return Reject.CLOSED;
        }
        if (calls.size() >= Bounds.CALLS_MAX) {
            return Reject.CALLS;
        }
        if (calls.containsKey(call.id())) {
            return Reject.CALL_ID;
        }
        calls.put(call.id(), call);
        return null;
    }

    /** Forgets a call that is answered. */
    synchronized void ended(Call call) {
        calls.remove(call.id(), call);
    }

    void cancel(int callId) {
        Call call;
        synchronized (this) {
            call = calls.get(callId);
        }
        if (call != null) {
            ended(call);
            call.cancel();
        }
    }

    /** Sends the answer of a call that has ended. */
    void post(Call call, WireWriter frames) {
        put(frames, call.route().events());
        countAnswer();
        flushSoon();
    }

    private synchronized void countAnswer() {
        answered++;
    }

    /**
     * Puts whole frames into the outbox without sending anything yet. What finds no room becomes an
     * error for each of its calls.
     */
    void put(WireWriter frames, boolean ordered) {
        synchronized (this) {
            if (closed || outbox.add(frames, ordered)) {
                return;
            }
            if (!outbox.add(Frames.errorsInstead(frames, Faults.noRoom()), ordered)) {
                outbox.lose();
            }
        }
        session.count(Reject.OUTBOX);
    }

    <T> boolean offer(Call call, T event, Encoder<T> encoder) {
        synchronized (this) {
            if (call.over() || closed || !outbox.addEvent(call.id(), event, encoder)) {
                return false;
            }
        }
        flushSoon();
        return true;
    }

    void onRoom(Call call, Runnable action) {
        synchronized (this) {
            if (call.over() || closed) {
                return;
            }
            if (!outbox.drained()) {
                waiting.add(new Waiting(call, action));
                return;
            }
        }
        action.run();
    }

    /** Ends everything: calls are cancelled, exchanges are answered with nothing. */
    void close() {
        List<Call> open;
        List<Reply> held;
        synchronized (this) {
            closed = true;
            open = new ArrayList<>(calls.values());
            held = new ArrayList<>(slots);
            calls.clear();
            slots.clear();
            waiting.clear();
            while (!outbox.isEmpty()) {
                outbox.take();
            }
        }
        for (Call call : open) {
            call.cancel();
        }
        for (Reply reply : held) {
            reply.send(nothing());
        }
    }

    private synchronized @Nullable Reply leave() {
        entered--;
        return null;
    }

    /** Holds an exchange open; answers the one that has to go instead. */
    private synchronized @Nullable Reply addSlot(Reply reply) {
        entered--;
        if (closed) {
            return reply;
        }
        slots.add(reply);
        return slots.size() > Bounds.SLOTS_MAX && outbox.isEmpty() ? slots.remove() : null;
    }

    /** Sends what is ready, on the interface thread; what gets ready until then goes along. */
    private void flushSoon() {
        synchronized (this) {
            if (flushing || entered > 0 || slots.isEmpty() || outbox.isEmpty()) {
                return;
            }
            flushing = true;
        }
        session.interfaceThread()
                .execute(() -> {
                    synchronized (this) {
                        flushing = false;
                    }
                    flush();
                });
    }

    private void flush() {
        for (Outgoing next = next(); next != null; next = next()) {
            next.reply.send(next.batch);
            for (Waiting producer : next.woken) {
                if (!producer.call.over()) {
                    producer.call.guarded(producer.action::run);
                }
            }
        }
    }

    private synchronized @Nullable Outgoing next() {
        if (slots.isEmpty() || outbox.isEmpty()) {
            return null;
        }
        ByteBuffer batch = outbox.take();
        List<Waiting> woken = new ArrayList<>();
        if (outbox.drained()) {
            woken.addAll(waiting);
            waiting.clear();
        }
        return new Outgoing(slots.remove(), batch, woken);
    }

    private static ByteBuffer nothing() {
        return ByteBuffer.allocate(0);
    }
}
