package kith.net.stream;

import java.util.Arrays;

/**
 * How many bytes a second two connections carry with nothing between them: no keys, no loss, one
 * thread for both ends. Run its main; it prints one line a round, the first ones are warm-up.
 */
final class ConnectionBench {

    private static final long ROUND_BYTES = 1L << 30;
    private static final int ROUNDS = 7;

    /** A packet train a millisecond: what a way of 1.2 GB/s would carry. */
    private static final int PACKETS_A_MS = 1000;

    private final Connection a = new Connection(true, ConnectionBounds.usual());
    private final Connection b = new Connection(false, ConnectionBounds.usual());
    private final byte[] packet = new byte[Pair.PLAIN_BYTES];
    private final byte[] piece = new byte[1 << 16];
    private long numberA;
    private long numberB;
    private long nowMs;
    private long readBytes;
    private long packets;

    private ConnectionBench() {}

    public static void main(String[] args) {
        ConnectionBench bench = new ConnectionBench();
        long stream = bench.a.open();
        for (int round = 0; round < ROUNDS; round++) {
            long startNs = System.nanoTime();
            long before = bench.readBytes;
            long packetsBefore = bench.packets;
            while (bench.readBytes - before < ROUND_BYTES) {
                bench.turn(stream);
            }
            double seconds = (System.nanoTime() - startNs) / 1e9;
            double megabytes = (bench.readBytes - before) / 1e6;
            System.out.printf(
                    "%.0f MB/s, %.2f us a packet, window %d KiB%n",
                    megabytes / seconds,
                    seconds * 1e6 / (bench.packets - packetsBefore),
                    bench.a.windowBytes() >> 10);
        }
    }

    private void turn(long stream) {
        while (a.room(stream) > 0) {
            a.write(stream, piece, 0, piece.length);
        }
        int length;
        int sent = 0;
        while (sent++ < PACKETS_A_MS && (length = write(a, numberA)) > 0) {
            b.receive(numberA++, Arrays.copyOf(packet, length), nowMs);
            packets++;
            drain(b);
            while ((length = write(b, numberB)) > 0) {
                a.receive(numberB++, Arrays.copyOf(packet, length), nowMs);
                drain(a);
            }
        }
        nowMs++;
        a.expire(nowMs);
        b.expire(nowMs);
        while ((length = write(b, numberB)) > 0) {
            a.receive(numberB++, Arrays.copyOf(packet, length), nowMs);
        }
    }

    private int write(Connection connection, long number) {
        return connection.fill(number, packet, packet.length, nowMs);
    }

    private void drain(Connection connection) {
        ConnectionEvent event;
        while ((event = connection.poll()) != null) {
            if (event instanceof ConnectionEvent.Read(long stream, byte[] bytes, boolean last)) {
                readBytes += bytes.length;
                connection.consumed(stream, bytes.length);
            }
        }
    }
}
