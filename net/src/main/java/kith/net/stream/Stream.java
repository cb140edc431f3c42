package kith.net.stream;

/** One stream: its two halves and what must be said about it. */
final class Stream {

    final long id;
    final Outgoing out;
    final Incoming in;

    /** Control frames waiting to be sent. */
    boolean tellReset;

    boolean tellStop;
    boolean tellLimit;

    /** Whether the stream stands in the queue of those that send, or of those that tell. */
    boolean sends;

    boolean tells;

    /** Whether the owner was told that the stream is broken, or broke it. */
    boolean broken;

    long code;

    Stream(long id, ConnectionBounds bounds) {
        this.id = id;
        out = new Outgoing(bounds.sendBufferBytesMax());
        in = new Incoming(bounds.streamWindowBytesMax());
    }

    boolean done() {
        return out.done() && in.done();
    }
}
