package kith.bridge;

import java.nio.ByteBuffer;
import kith.bridge.codec.WireReader;
import kith.bridge.codec.WireWriter;

/** The heads of frames: u32 length of what follows, u8 kind, u32 call id. */
final class Frames {
    /** Bytes of a frame's head, its length included. */
    static final int HEAD_BYTES = 9;

    /** Bytes after the length that every frame has. */
    static final int BODY_BYTES_MIN = 5;

    static final int CALL = 1;
    static final int CANCEL = 2;

    /** The JavaScript context of the channel has ended; with call id 0. */
    static final int CLOSE = 3;

    static final int RESULT = 1;
    static final int ERROR = 2;
    static final int EVENT = 3;
    static final int ORDER = 4;

    /** Bytes of an ORDER frame: a head and a number. */
    static final int ORDER_BYTES = HEAD_BYTES + 4;

    private Frames() {}

    /** Writes a head whose length is filled in by {@link #end}. */
    static void begin(WireWriter out, int kind, int callId) {
        out.i32(0);
        out.u8(kind);
        out.i32(callId);
    }

    static void end(WireWriter out, int start) {
        out.patch(start, out.size() - start - 4);
    }

    static void error(WireWriter out, int callId, NodeError error) {
        int start = out.size();
        begin(out, ERROR, callId);
        error.write(out);
        end(out, start);
    }

    /** Writes the number of an answer that must be read in its turn. */
    static void order(WireWriter out, int number) {
        int start = out.size();
        begin(out, ORDER, 0);
        out.i32(number);
        end(out, start);
    }

    /** An error for each call that is answered by some whole frames. */
    static WireWriter errorsInstead(WireWriter frames, NodeError error) {
        WireReader in = new WireReader(ByteBuffer.wrap(frames.array(), 0, frames.size()));
        WireWriter out = new WireWriter(160);
        while (in.remaining() > 0) {
            int end = in.i32() + in.position();
            in.u8();
            error(out, in.i32(), error);
            in.narrow(end, frames.size());
        }
        return out;
    }

    /** A batch of one error for no call in particular (call id 0). */
    static ByteBuffer refusal(NodeError error) {
        WireWriter out = new WireWriter(160);
        error(out, 0, error);
        return out.done();
    }
}
