package kith.net.stream;

import java.util.Arrays;

/**
 * What was sent and not yet settled, with the frames of each packet, in rings of plain arrays that
 * grow by doubling. A packet is named by its index, which counts up by one for every packet kept
 * here; packet numbers may have gaps.
 */
final class SentPackets {

    /** 32768 packets are 37 MiB in flight, more than any window. */
    static final int PACKETS_MAX = 1 << 15;

    static final byte SETTLED = 0;
    static final byte IN_FLIGHT = 1;
    static final byte LOST = 2;

    /** 8: most links are idle most of the time, and a world has many of them. */
    private static final int FIRST = 8;

    private int mask = FIRST - 1;
    private long[] numbers = new long[FIRST];
    private long[] sentMs = new long[FIRST];
    private int[] bytes = new int[FIRST];
    private byte[] states = new byte[FIRST];
    private boolean[] again = new boolean[FIRST];
    private boolean[] limited = new boolean[FIRST];
    private long[] delivered = new long[FIRST];
    private long[] deliveredMs = new long[FIRST];
    private long[] firstSentMs = new long[FIRST];
    private long[] frames = new long[FIRST];
    private long head;
    private long tail;

    private int frameMask = FIRST - 1;
    private byte[] kinds = new byte[FIRST];
    private long[] ids = new long[FIRST];
    private long[] offsets = new long[FIRST];
    private int[] lengths = new int[FIRST];
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
            growFrames();
        }
        int i = (int) frameTail & frameMask;
        kinds[i] = (byte) kind;
        ids[i] = id;
        offsets[i] = offset;
        lengths[i] = length;
        frameTail++;
    }

    /** Forgets the frames noted since the last {@link #commit}. */
    void rollback() {
        frameTail = openFrom;
    }

    /** Keeps the packet being written; its delivery marks are {@link #mark}ed next. */
    long commit(long number, int size, long nowMs) {
        if (tail - head > mask) {
            grow();
        }
        int i = (int) tail & mask;
        numbers[i] = number;
        sentMs[i] = nowMs;
        bytes[i] = size;
        states[i] = IN_FLIGHT;
        again[i] = false;
        frames[i] = openFrom;
        openFrom = frameTail;
        return tail++;
    }

    /** What had been delivered when the packet left, for the estimate of the rate. */
    void mark(long index, Bandwidth bandwidth) {
        int i = (int) index & mask;
        limited[i] = bandwidth.limited();
        delivered[i] = bandwidth.delivered();
        deliveredMs[i] = bandwidth.deliveredMs();
        firstSentMs[i] = bandwidth.firstSentMs();
    }

    long number(long index) {
        return numbers[(int) index & mask];
    }

    long sentMs(long index) {
        return sentMs[(int) index & mask];
    }

    int bytes(long index) {
        return bytes[(int) index & mask];
    }

    byte state(long index) {
        return states[(int) index & mask];
    }

    void state(long index, byte state) {
        states[(int) index & mask] = state;
    }

    /** Whether the frames were queued again already, by a probe. */
    boolean again(long index) {
        return again[(int) index & mask];
    }

    void markAgain(long index) {
        again[(int) index & mask] = true;
    }

    boolean limited(long index) {
        return limited[(int) index & mask];
    }

    long delivered(long index) {
        return delivered[(int) index & mask];
    }

    long deliveredMs(long index) {
        return deliveredMs[(int) index & mask];
    }

    long firstSentMs(long index) {
        return firstSentMs[(int) index & mask];
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
        long to = index + 1 == tail ? openFrom : frames[(int) (index + 1) & mask];
        for (long f = frames[(int) index & mask]; f < to; f++) {
            int i = (int) f & frameMask;
            if (arrived) {
                fate.arrived(kinds[i], ids[i], offsets[i], lengths[i]);
            } else {
                fate.missed(kinds[i], ids[i], offsets[i], lengths[i]);
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
    }

    private long firstFrame() {
        return head == tail ? openFrom : frames[(int) head & mask];
    }

    private void grow() {
        numbers = doubled(numbers);
        sentMs = doubled(sentMs);
        delivered = doubled(delivered);
        deliveredMs = doubled(deliveredMs);
        firstSentMs = doubled(firstSentMs);
        frames = doubled(frames);
        bytes = doubled(bytes);
        states = doubled(states);
        again = doubled(again);
        limited = doubled(limited);
        mask = 2 * mask + 1;
    }

    private void growFrames() {
        kinds = doubled(kinds);
        ids = doubled(ids);
        offsets = doubled(offsets);
        lengths = doubled(lengths);
        frameMask = 2 * frameMask + 1;
    }

    /** A ring twice as long has each element at its place and once more above: one is right. */
    private static long[] doubled(long[] ring) {
        long[] wide = Arrays.copyOf(ring, 2 * ring.length);
        System.arraycopy(ring, 0, wide, ring.length, ring.length);
        return wide;
    }

    private static int[] doubled(int[] ring) {
        int[] wide = Arrays.copyOf(ring, 2 * ring.length);
        System.arraycopy(ring, 0, wide, ring.length, ring.length);
        return wide;
    }

    private static byte[] doubled(byte[] ring) {
        byte[] wide = Arrays.copyOf(ring, 2 * ring.length);
        System.arraycopy(ring, 0, wide, ring.length, ring.length);
        return wide;
    }

    private static boolean[] doubled(boolean[] ring) {
        boolean[] wide = Arrays.copyOf(ring, 2 * ring.length);
        System.arraycopy(ring, 0, wide, ring.length, ring.length);
        return wide;
    }
}
