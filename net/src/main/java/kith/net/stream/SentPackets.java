package kith.net.stream;

import java.util.Arrays;

/**
 * What was sent and not yet settled, with the frames of each packet, in rings that double when they
 * are full and halve when nothing is left: most links are idle most of the time, and a large world
 * has many of them. A packet is named by its index, which counts up by one for every packet kept
 * here; packet numbers may have gaps.
 */
final class SentPackets {

    /** 32768 packets are 37 MiB in flight, more than any window. */
    static final int PACKETS_MAX = 1 << 15;

    static final byte SETTLED = 0;
    static final byte IN_FLIGHT = 1;
    static final byte LOST = 2;

    /** The lower two bits of a mark are the state. */
    private static final int STATE = 3;

    private static final int AGAIN = 4;
    private static final int LIMITED = 8;

    private static final int FIRST = 2;

    /** The fields of a packet in {@link #packets}. */
    private static final int NUMBER = 0;

    private static final int SENT_MS = 1;
    private static final int BYTES = 2;
    private static final int DELIVERED = 3;
    private static final int DELIVERED_MS = 4;
    private static final int FIRST_SENT_MS = 5;
    private static final int FRAMES = 6;
    private static final int PACKET_FIELDS = 7;

    /** The fields of a frame in {@link #frames}: id, offset, and length and kind in one. */
    private static final int FRAME_FIELDS = 3;

    private int mask = FIRST - 1;
    private long[] packets = new long[FIRST * PACKET_FIELDS];
    private byte[] marks = new byte[FIRST];
    private long head;
    private long tail;

    private int frameMask = FIRST - 1;
    private long[] frames = new long[FIRST * FRAME_FIELDS];
    private long frameTail;
    private long openFrom;

    /** The first index still kept. */
    long head() {
        return head;
    }

    /** One after the last index. */
    long tail() {
        return tail;
    }

    boolean full() {
        return tail - head >= PACKETS_MAX;
    }

    /** Notes a frame of the packet being written. */
    void frame(int kind, long id, long offset, int length) {
        if (frameTail - firstFrame() > frameMask) {
            frames = doubled(frames);
            frameMask = 2 * frameMask + 1;
        }
        int at = ((int) frameTail & frameMask) * FRAME_FIELDS;
        frames[at] = id;
        frames[at + 1] = offset;
        frames[at + 2] = (long) length << 8 | kind;
        frameTail++;
    }

    /** Forgets the frames noted since the last {@link #commit}. */
    void rollback() {
        frameTail = openFrom;
    }

    /** Keeps the packet being written; its delivery marks are {@link #mark}ed next. */
    long commit(long number, int size, long nowMs) {
        if (tail - head > mask) {
            packets = doubled(packets);
            marks = doubled(marks);
            mask = 2 * mask + 1;
        }
        int at = at(tail);
        packets[at + NUMBER] = number;
        packets[at + SENT_MS] = nowMs;
        packets[at + BYTES] = size;
        packets[at + FRAMES] = openFrom;
        marks[(int) tail & mask] = IN_FLIGHT;
        openFrom = frameTail;
        return tail++;
    }

    /** What had been delivered when the packet left, for the estimate of the rate. */
    void mark(long index, Bandwidth bandwidth) {
        int at = at(index);
        packets[at + DELIVERED] = bandwidth.delivered();
        packets[at + DELIVERED_MS] = bandwidth.deliveredMs();
        packets[at + FIRST_SENT_MS] = bandwidth.firstSentMs();
        if (bandwidth.limited()) {
            marks[(int) index & mask] |= LIMITED;
        }
    }

    long number(long index) {
        return packets[at(index) + NUMBER];
    }

    long sentMs(long index) {
        return packets[at(index) + SENT_MS];
    }

    int bytes(long index) {
        return (int) packets[at(index) + BYTES];
    }

    byte state(long index) {
        return (byte) (marks[(int) index & mask] & STATE);
    }

    void state(long index, byte state) {
        int i = (int) index & mask;
        marks[i] = (byte) ((marks[i] & ~STATE) | state);
    }

    /** Whether the frames were queued again already, by a probe. */
    boolean again(long index) {
        return (marks[(int) index & mask] & AGAIN) != 0;
    }

    void markAgain(long index) {
        marks[(int) index & mask] |= AGAIN;
    }

    boolean limited(long index) {
        return (marks[(int) index & mask] & LIMITED) != 0;
    }

    long delivered(long index) {
        return packets[at(index) + DELIVERED];
    }

    long deliveredMs(long index) {
        return packets[at(index) + DELIVERED_MS];
    }

    long firstSentMs(long index) {
        return packets[at(index) + FIRST_SENT_MS];
    }

    /** The lowest index whose packet number is at least {@code number}. */
    long firstFrom(long number) {
        long low = head;
        long high = tail;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (number(middle) >= number) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Tells {@code fate} of every frame of the packet. */
    void settle(long index, boolean arrived, Fate fate) {
        long to = index + 1 == tail ? openFrom : packets[at(index + 1) + FRAMES];
        for (long f = packets[at(index) + FRAMES]; f < to; f++) {
            int at = ((int) f & frameMask) * FRAME_FIELDS;
            int kind = (int) frames[at + 2] & 0xff;
            int length = (int) (frames[at + 2] >>> 8);
            if (arrived) {
                fate.arrived(kind, frames[at], frames[at + 1], length);
            } else {
                fate.missed(kind, frames[at], frames[at + 1], length);
            }
        }
    }

    /** Drops settled packets at the head, and lost ones that left before {@code keepFromMs}. */
    void trim(long keepFromMs) {
        while (head < tail) {
            byte state = state(head);
            if (state == IN_FLIGHT || (state == LOST && sentMs(head) >= keepFromMs)) {
                return;
            }
            head++;
        }
        shrink();
    }

    /** Nothing is kept: the rings need no copying. */
    private void shrink() {
        if (mask >= FIRST) {
            mask >>= 1;
            packets = new long[(mask + 1) * PACKET_FIELDS];
            marks = new byte[mask + 1];
        }
        if (frameMask >= FIRST && frameTail == openFrom) {
            frameMask >>= 1;
            frames = new long[(frameMask + 1) * FRAME_FIELDS];
        }
    }

    private int at(long index) {
        return ((int) index & mask) * PACKET_FIELDS;
    }

    private long firstFrame() {
        return head == tail ? openFrom : packets[at(head) + FRAMES];
    }

    /** A ring twice as long has each element at its place and once more above: one is right. */
    private static long[] doubled(long[] ring) {
        long[] wide = Arrays.copyOf(ring, 2 * ring.length);
        System.arraycopy(ring, 0, wide, ring.length, ring.length);
        return wide;
    }

    private static byte[] doubled(byte[] ring) {
        byte[] wide = Arrays.copyOf(ring, 2 * ring.length);
        System.arraycopy(ring, 0, wide, ring.length, ring.length);
        return wide;
    }
}
