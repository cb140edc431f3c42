package kith.net.stream;

import kith.net.wire.Reason;

/** What a connection has to tell its owner. */
public sealed interface ConnectionEvent {

    /** A message came, once as long as the connection lives. */
    record Posted(byte[] bytes) implements ConnectionEvent {}

    /** A datagram came. */
    record Caught(byte[] bytes) implements ConnectionEvent {}

    /**
     * The next bytes of a stream, in order. The owner answers with {@link Connection#consumed} when
     * it has done with them; until then they count against the other side's window.
     *
     * @param last whether the other side finished; the bytes may then be none
     */
    record Read(long stream, byte[] bytes, boolean last) implements ConnectionEvent {}

    /** A stream that had refused bytes takes {@code bytes} now. */
    record Room(long stream, int bytes) implements ConnectionEvent {}

    /** The other side gave the stream up; what was written to it may be lost. */
    record Broken(long stream, long code) implements ConnectionEvent {}

    /** The answer to {@link Connection#ping}. */
    record Answered(long roundTripMs) implements ConnectionEvent {}

    /** A packet of so many bytes was declared lost. */
    record Lost(int bytes) implements ConnectionEvent {}

    /** A packet of so many bytes was refused, from the offending frame on. */
    record Rejected(Reason reason, int bytes) implements ConnectionEvent {}
}
