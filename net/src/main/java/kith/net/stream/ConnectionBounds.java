package kith.net.stream;

/**
 * How much one connection may hold, in bytes.
 *
 * @param windowBytesMax congestion window: bytes in flight
 * @param streamWindowBytesMax what one stream may have received and not consumed
 * @param connectionWindowBytesMax the same over all streams
 * @param sendBufferBytesMax what one stream may have accepted and not seen acknowledged
 * @param messageBytesMax messages posted and not yet acknowledged
 */
public record ConnectionBounds(
        int windowBytesMax,
        int streamWindowBytesMax,
        int connectionWindowBytesMax,
        int sendBufferBytesMax,
        int messageBytesMax) {

    private static final int MIB = 1 << 20;

    public ConnectionBounds {
        if (windowBytesMax < Congestion.INITIAL_BYTES
                || streamWindowBytesMax < Incoming.WINDOW_BYTES
                || connectionWindowBytesMax < Streams.WINDOW_BYTES
                || sendBufferBytesMax < 1
                || messageBytesMax < Connection.MESSAGE_BYTES_MAX) {
            throw new IllegalArgumentException("less than the protocol begins with");
        }
    }

    /**
     * 8 MiB a stream carries 100 Mbit/s over 600 ms; 2 MiB of messages are what 25 Mbit/s over that
     * way needs.
     */
    public static ConnectionBounds usual() {
        return new ConnectionBounds(16 * MIB, 8 * MIB, 16 * MIB, 8 * MIB, 2 * MIB);
    }
}
