package kith.net;

import java.util.Arrays;
import kith.net.wire.Reader;
import kith.net.wire.Writer;

/**
 * 32 bytes that name something: the public key of a node, author or device, or the SHA-256 of an
 * envelope's head.
 */
public final class Id implements Comparable<Id> {

    public static final int BYTES = 32;

    private final byte[] bytes;

    private Id(byte[] bytes) {
        this.bytes = bytes;
    }

    /** From 32 bytes, copied. */
    public static Id of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException(bytes.length + " bytes are no id");
        }
        return new Id(bytes.clone());
    }

    /** Reads 32 bytes. */
    public static Id read(Reader reader) {
        byte[] bytes = reader.bytes(BYTES);
        return new Id(bytes.length == BYTES ? bytes : new byte[BYTES]);
    }

    public void write(Writer writer) {
        writer.bytes(bytes);
    }

    /** A copy of the 32 bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Bytes 8 i to 8 i + 7 as a number. */
    public long word(int i) {
        long word = 0;
        for (int at = 8 * i; at < 8 * i + 8; at++) {
            word = (word << 8) | (bytes[at] & 0xff);
        }
        return word;
    }

    /** The first eight digits, for people and traces. */
    public String brief() {
        return toString().substring(0, 8);
    }

    @Override
    public int compareTo(Id other) {
        for (int i = 0; i < BYTES; i++) {
            int difference = (bytes[i] & 0xff) - (other.bytes[i] & 0xff);
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Id id && Arrays.equals(bytes, id.bytes);
    }

    @Override
    public int hashCode() {
        return (int) new Reader(bytes).u32();
    }

    /** 64 hexadecimal digits. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(2 * BYTES);
        for (byte b : bytes) {
            text.append(Character.forDigit((b >> 4) & 15, 16))
                    .append(Character.forDigit(b & 15, 16));
        }
        return text.toString();
    }
}
