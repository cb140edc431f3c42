package kith.net.person;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kith.net.wire.Reader;
import kith.net.wire.Reason;
import kith.net.wire.Writer;
import org.jspecify.annotations.Nullable;

/**
 * A prekey in two halves, because it does not fit one message; and the halves put together again.
 */
final class PrekeyParts {

    private static final int COUNT = 2;
    private static final int HEADER_BYTES = 1 + 8;
    private static final int FIRST_BYTES = (Prekey.BYTES + 1) / 2;

    private final byte[][] halves = new byte[COUNT][];
    private final long[] versions = new long[COUNT];

    /** The two payloads: index, version, half. */
    static List<byte[]> of(Prekey prekey) {
        byte[] bytes = prekey.toBytes();
        List<byte[]> parts = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            byte[] half = Arrays.copyOfRange(bytes, i * FIRST_BYTES, end(i));
            Writer writer = new Writer(HEADER_BYTES + half.length);
            parts.add(writer.u8(i).u64(prekey.version()).bytes(half).toBytes());
        }
        return parts;
    }

    /** Takes one payload; null if it is well formed. */
    @Nullable Reason add(byte[] payload) {
        Reader reader = new Reader(payload);
        int index = reader.u8();
        long version = reader.u64();
        byte[] half = reader.rest();
        if (reader.failed()) {
            return Reason.TRUNCATED;
        }
        if (index >= COUNT || half.length != end(index) - index * FIRST_BYTES) {
            return Reason.INVALID_FIELD;
        }
        halves[index] = half;
        versions[index] = version;
        return null;
    }

    /** Takes out the whole, if both halves of one version are here. */
    byte @Nullable [] take() {
        byte[] first = halves[0];
        byte[] second = halves[1];
        if (first == null || second == null || versions[0] != versions[1]) {
            return null;
        }
        Arrays.fill(halves, null);
        return new Writer(Prekey.BYTES).bytes(first).bytes(second).toBytes();
    }

    private static int end(int index) {
        return Math.min(Prekey.BYTES, (index + 1) * FIRST_BYTES);
    }
}
