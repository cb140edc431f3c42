package kith.net.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What one end sends and what it got from the other, checked byte by byte. */
final class Traffic implements Consumer<ConnectionEvent> {

    private final Connection own;
    private final String seed;
    private final Map<Long, Long> sent = new TreeMap<>();
    private final Map<Long, Long> sizes = new TreeMap<>();
    private final Map<Long, Long> got = new TreeMap<>();
    private final BitSet posted = new BitSet();
    private final BitSet over = new BitSet();
    int postedTwice;

    /** Streams of the other side that came whole. */
    int finished;

    int caught;
    int rejected;
    int lost;
    long answeredMs = -1;
    long bytes;

    Traffic(Connection own, String seed) {
        this.own = own;
        this.seed = seed;
    }

    /** Opens a stream that will carry {@code size} bytes. */
    long send(long size) {
        long stream = own.open();
        sizes.put(stream, size);
        sent.put(stream, 0L);
        feed(stream);
        return stream;
    }

    void post(int number, int length) {
        byte[] message = new byte[length];
        message[0] = (byte) (number >>> 8);
        message[1] = (byte) number;
        if (!own.post(message)) {
            throw new AssertionError("queue full");
        }
    }

    int posted() {
        return posted.cardinality();
    }

    @Override
    public void accept(ConnectionEvent event) {
        switch (event) {
            case ConnectionEvent.Posted(byte[] m) -> {
                int number = ((m[0] & 0xff) << 8) | (m[1] & 0xff);
                postedTwice += posted.get(number) ? 1 : 0;
                posted.set(number);
            }
            case ConnectionEvent.Read(long stream, byte[] piece, boolean last) ->
                    read(stream, piece, last);
            case ConnectionEvent.Room(long stream, int room) -> feed(stream);
            case ConnectionEvent.Caught ignored -> caught++;
            case ConnectionEvent.Lost ignored -> lost++;
            case ConnectionEvent.Rejected ignored -> rejected++;
            case ConnectionEvent.Answered(long ms) -> answeredMs = ms;
            case ConnectionEvent.Broken ignored -> {}
        }
    }

    private void read(long stream, byte[] piece, boolean last) {
        long at = got.getOrDefault(stream, 0L);
        for (int i = 0; i < piece.length; i++) {
            assertEquals(content(stream, at + i), piece[i], () -> seed + " stream " + stream);
        }
        got.put(stream, at + piece.length);
        bytes += piece.length;
        own.consumed(stream, piece.length);
        if (last) {
            assertFalse(over.get((int) stream), () -> seed + ": ended twice");
            over.set((int) stream);
            if (!sizes.containsKey(stream)) {
                finished++;
                own.finish(stream);
            }
        }
    }

    private void feed(long stream) {
        long size = sizes.getOrDefault(stream, 0L);
        long at = sent.getOrDefault(stream, 0L);
        while (at < size) {
            byte[] piece = new byte[(int) Math.min(8192, size - at)];
            for (int i = 0; i < piece.length; i++) {
                piece[i] = content(stream, at + i);
            }
            int taken = own.write(stream, piece, 0, piece.length);
            at += taken;
            sent.put(stream, at);
            if (taken < piece.length) {
                return;
            }
        }
        own.finish(stream);
    }

    private static byte content(long stream, long at) {
        return (byte) (at * 31 + (at >>> 8) + stream);
    }
}
