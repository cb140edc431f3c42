package kith.bridge;

import java.nio.ByteBuffer;
import kith.bridge.codec.Reject;
import kith.bridge.codec.WireReader;
import kith.bridge.codec.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * Takes in the frames of one request: runs immediate routes on the spot, hands the others to their
 * lanes. A malformed frame ends the batch, since nothing after it can be trusted; what came before
 * it stands.
 */
final class Batch {
    private static final int ANSWERS_BYTES = 256;

    private final Channel channel;
    private final Session session;
    private final WireReader in;
    private final int end;
    private @Nullable WireWriter answers;
    private int handedOver;

    /** The frame in hand: its kind, call and where its payload ends. */
    private int kind;

    private int callId;
    private int frameEnd;

    Batch(Channel channel, ByteBuffer bytes) {
        this.channel = channel;
        this.session = channel.session();
        this.in = new WireReader(bytes);
        this.end = bytes.limit();
    }

    /** Takes all frames; their immediate answers are in the channel's outbox afterwards. */
    void takeAll() {
        Reject reason = null;
        while (reason == null && in.position() < end) {
            reason = head();
            if (reason == null) {
                reason = frame();
                in.narrow(frameEnd, end);
            }
        }
        if (reason != null) {
            session.count(reason);
            int before = inlineAnswers().size();
            Frames.error(inlineAnswers(), 0, Faults.malformed(reason));
            spillIfLarge(before);
        }
        spill();
    }

    /** How many calls went to their lanes. */
    int handedOver() {
        return handedOver;
    }

    /** Takes exactly one call, whose answer is the reply. */
    void takeOne(Reply reply) {
        Reject reason = head();
        if (reason == null && (kind != Frames.CALL || frameEnd != end)) {
            reason = Reject.DEDICATED;
        }
        if (reason != null) {
            session.count(reason);
            reply.send(Frames.refusal(Faults.malformed(reason)));
            return;
        }
        Call call = call(reply);
        if (call == null) {
            return;
        }
        if (call.route().events()) {
            session.count(Reject.DEDICATED);
            call.fail(Faults.malformed(Reject.DEDICATED));
        } else {
            start(call, null);
        }
    }

    /** Reads the head of the next frame; answers why it cannot be taken, or null. */
    private @Nullable Reject head() {
        int length = in.i32();
        if (in.rejected() == null && (length < Frames.BODY_BYTES_MIN || tooLong(length))) {
            in.reject(Reject.FRAME_SIZE);
        } else if (length > in.remaining()) {
            in.reject(Reject.TRUNCATED);
        }
        kind = in.u8();
        callId = in.i32();
        if ((callId == 0) != (kind == Frames.CLOSE)) {
            in.reject(Reject.CALL_ID);
        }
        frameEnd = in.position() + length - Frames.BODY_BYTES_MIN;
        return in.rejected();
    }

    private static boolean tooLong(int length) {
        return length > Bounds.FRAME_BYTES_MAX;
    }

    private @Nullable Reject frame() {
        if (kind == Frames.CANCEL || kind == Frames.CLOSE) {
            if (in.position() != frameEnd) {
                return Reject.TRAILING;
            }
            if (kind == Frames.CANCEL) {
                channel.cancel(callId);
            } else {
                session.end(channel);
            }
            return null;
        }
        if (kind != Frames.CALL) {
            return Reject.FRAME_KIND;
        }
        Call call = call(null);
        return call == null ? null : start(call, inlineAnswers());
    }

    /** The call in hand, or null if it names no route; then it is answered. */
    private @Nullable Call call(@Nullable Reply dedicated) {
        in.narrow(in.position(), frameEnd);
        int id = in.u16();
        Call.Target target = in.rejected() == null ? session.target(id) : null;
        if (target != null) {
            return new Call(channel, callId, target, args(target), dedicated);
        }
        session.count(Reject.ROUTE);
        WireWriter out = dedicated == null ? inlineAnswers() : new WireWriter(96);
        Frames.error(out, callId, Faults.unknownRoute(id));
        if (dedicated != null) {
            dedicated.send(out.done());
        } else {
            spillIfLarge(out.size());
        }
        return null;
    }

    private WireReader args(Call.Target target) {
        boolean immediate = target.route().lane() == Lane.IMMEDIATE;
        return immediate ? in : in.window(in.position(), frameEnd);
    }

    private @Nullable Reject start(Call call, @Nullable WireWriter inline) {
        if (call.route().lane() == Lane.IMMEDIATE) {
            int before = inline == null ? 0 : inline.size();
            call.runInline(in, inline);
            spillIfLarge(before);
            return null;
        }
        Reject refusal = channel.register(call);
        if (refusal == null && !session.submit(call)) {
            refusal = Reject.LANE;
        }
        if (refusal == null) {
            handedOver++;
        }
        if (refusal == Reject.CALL_ID && !call.isDedicated()) {
            return refusal; // an error under its id would end the other call
        }
        if (refusal != null) {
            session.count(refusal);
            call.fail(Faults.busy(call.route().name(), refusal));
        }
        return null;
    }

    private WireWriter inlineAnswers() {
        if (answers == null) {
            answers = new WireWriter(ANSWERS_BYTES);
        }
        return answers;
    }

    /**
     * Keeps an answer from growing over its bound: the last frame begins the next answer instead.
     */
    private void spillIfLarge(int lastFrame) {
        WireWriter full = answers;
        if (full == null || full.size() <= Bounds.BATCH_BYTES_MAX) {
            return;
        }
        WireWriter next = new WireWriter(ANSWERS_BYTES);
        if (lastFrame > 0) {
            next.raw(full.array(), lastFrame, full.size() - lastFrame);
            full.cutTo(lastFrame);
        }
        spill();
        answers = next;
        if (next.size() > Bounds.BATCH_BYTES_MAX) {
            spill();
        }
    }

    private void spill() {
        WireWriter full = answers;
        answers = null;
        if (full != null && full.size() > 0) {
            channel.put(full, false);
        }
    }
}
