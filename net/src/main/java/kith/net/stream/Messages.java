package kith.net.stream;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Messages on their way: numbered, kept until their packet is acknowledged. */
final class Messages {

    /**
     * Numbers from the oldest unacknowledged one on that may be in use. The receiver remembers as
     * many, so it knows every message that comes twice.
     */
    static final int OPEN_MAX = 4096;

    private final int bytesMax;
    private byte[] @Nullable [] slots = new byte[1][];
    private final Ranges missed = new Ranges(Integer.MAX_VALUE);
    private long oldest;
    private long unsent;
    private long next;
    private long bytes;

    Messages(int bytesMax) {
        this.bytesMax = bytesMax;
    }

    boolean post(byte[] message) {
        if (next - oldest >= OPEN_MAX || bytes + message.length > bytesMax) {
            return false;
        }
        if (next - oldest == slots.length) {
            int old = slots.length;
            slots = Arrays.copyOf(slots, 2 * old);
            System.arraycopy(slots, 0, slots, old, old);
            for (long n = oldest; n < oldest + old; n++) {
                slots[slot(n + old)] = null;
            }
        }
        slots[slot(next++)] = message;
        bytes += message.length;
        return true;
    }

    /** How many messages of {@code length} bytes it takes now. */
    int room(int length) {
        return (int) Math.min(OPEN_MAX - (next - oldest), (bytesMax - bytes) / length);
    }

    boolean isEmpty() {
        return oldest == next;
    }

    boolean wants() {
        return !missed.isEmpty() || unsent < next;
    }

    /** Adds as many MESSAGE frames as fit. */
    void write(PacketWriter writer, SentPackets packets) {
        while (wants()) {
            boolean repeat = !missed.isEmpty();
            long number = repeat ? missed.start(0) : unsent;
            byte[] message = slots[slot(number)];
            if (message == null) {
                throw new IllegalStateException("message " + number + " is gone");
            }
            if (writer.room() < message.length + Frame.MESSAGE_HEAD_BYTES) {
                return;
            }
            writer.u8(Frame.MESSAGE);
            writer.u32(number);
            writer.length(message.length);
            writer.bytes(message);
            packets.frame(Frame.MESSAGE, number, 0, 0);
            if (repeat) {
                missed.remove(number, number + 1);
            } else {
                unsent++;
            }
        }
    }

    void arrived(long number) {
        byte[] message = number < oldest ? null : slots[slot(number)];
        if (message == null) {
            return;
        }
        bytes -= message.length;
        slots[slot(number)] = null;
        missed.remove(number, number + 1);
        while (oldest < unsent && slots[slot(oldest)] == null) {
            oldest++;
        }
    }

    void missed(long number) {
        if (number >= oldest && slots[slot(number)] != null) {
            missed.add(number, number + 1);
        }
    }

    private int slot(long number) {
        return (int) number & (slots.length - 1);
    }
}
