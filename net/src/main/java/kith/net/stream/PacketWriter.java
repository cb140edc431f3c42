package kith.net.stream;

import kith.net.wire.Writer;

/** Writes frames into the caller's array, which is used again for the next packet. */
final class PacketWriter {

    private byte[] bytes = {};
    private int at;
    private int end;

    void begin(byte[] into, int length) {
        bytes = into;
        at = 0;
        end = length;
    }

    int length() {
        return at;
    }

    int room() {
        return end - at;
    }

    void u8(int value) {
        bytes[at++] = (byte) value;
    }

    void u32(long value) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            bytes[at++] = (byte) (value >>> shift);
        }
    }

    void varint(long value) {
        int length = Writer.varintLength(value);
        int mark = Integer.numberOfTrailingZeros(length);
        for (int shift = 8 * (length - 1); shift >= 0; shift -= 8) {
            bytes[at++] = (byte) (value >>> shift);
        }
        bytes[at - length] |= (byte) (mark << 6);
    }

    /** A varint of two bytes, for lengths, which are then known before the bytes are. */
    void length(int value) {
        bytes[at++] = (byte) (0x40 | value >>> 8);
        bytes[at++] = (byte) value;
    }

    void bytes(byte[] value) {
        System.arraycopy(value, 0, bytes, at, value.length);
        at += value.length;
    }

    void bytes(RingBytes ring, long offset, int length) {
        ring.copy(offset, bytes, at, length);
        at += length;
    }
}
