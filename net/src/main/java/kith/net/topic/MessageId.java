package kith.net.topic;

import kith.net.wire.Reader;
import kith.net.wire.Writer;

/** The first 16 bytes of the SHA-256 of what a publication says; see {@link Publication}. */
public record MessageId(long high, long low) {

    static final int BYTES = 16;

    static MessageId read(Reader in) {
        return new MessageId(in.u64(), in.u64());
    }

    void write(Writer writer) {
        writer.u64(high).u64(low);
    }

    /** 32 hexadecimal digits. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(2 * BYTES);
        for (long half : new long[] {high, low}) {
            for (int shift = 60; shift >= 0; shift -= 4) {
                text.append(Character.forDigit((int) (half >>> shift) & 15, 16));
            }
        }
        return text.toString();
    }
}
