package kith.net.stream;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The streams of a connection. The dialing side opens the even ids, the other the odd ones, each in
 * order; every stream goes both ways.
 */
final class StreamTable {

    /** Streams the other side may have open at once: bounds tables, 64 chats are many. */
    static final int OPEN_MAX = 64;

    private final int parity;
    private final ConnectionBounds bounds;
    private final Map<Long, Stream> streams = new LinkedHashMap<>();
    private @Nullable Stream last;
    private long ownOpened;
    private long ownMax = OPEN_MAX;
    private long othersOpened;
    private long othersDone;
    private long othersMax = OPEN_MAX;
    private boolean tellMax;

    StreamTable(boolean dialed, ConnectionBounds bounds) {
        this.parity = dialed ? 0 : 1;
        this.bounds = bounds;
    }

    /** A new stream, or null while the other side allows no more. */
    @Nullable Stream open() {
        if (ownOpened >= ownMax) {
            return null;
        }
        return add(2 * ownOpened++ + parity);
    }

    @Nullable Stream find(long id) {
        Stream found = last;
        if (found == null || found.id != id) {
            found = streams.get(id);
            last = found;
        }
        return found;
    }

    /** Whether a frame may name the stream; those of the other side up to it are then open. */
    boolean known(long id) {
        long index = id >> 1;
        if ((id & 1) == parity) {
            return index < ownOpened;
        }
        if (index >= othersMax) {
            return false;
        }
        while (othersOpened <= index) {
            add(2 * othersOpened++ + 1 - parity);
        }
        return true;
    }

    /** Forgets the stream if both halves are over. */
    void settle(Stream stream) {
        if (!stream.done() || streams.remove(stream.id) == null) {
            return;
        }
        last = null;
        if ((stream.id & 1) != parity) {
            othersDone++;
            tellMax |= othersDone + OPEN_MAX - othersMax >= OPEN_MAX / 4;
        }
    }

    Iterable<Stream> all() {
        return streams.values();
    }

    boolean isEmpty() {
        return streams.isEmpty();
    }

    int count() {
        return streams.size();
    }

    /** The other side allows so many streams in all. */
    void allow(long max) {
        ownMax = Math.max(ownMax, max);
    }

    boolean tells() {
        return tellMax;
    }

    void tellAgain() {
        tellMax = true;
    }

    void write(PacketWriter writer, SentPackets packets) {
        othersMax = Math.max(othersMax, othersDone + OPEN_MAX);
        tellMax = false;
        writer.u8(Frame.MAX_STREAMS);
        writer.varint(othersMax);
        packets.frame(Frame.MAX_STREAMS, 0, 0, 0);
    }

    private Stream add(long id) {
        Stream stream = new Stream(id, bounds);
        streams.put(id, stream);
        return stream;
    }
}
