package kith.net.content;

import java.util.Arrays;
import kith.net.Id;
import kith.net.StoreRecord;
import kith.net.wire.Writer;
import org.jspecify.annotations.Nullable;

/** How records of this package are named, and what precedes a ciphertext. */
final class Keys {

    /** Locator and hint. */
    static final int PREFIX_BYTES_MAX = 16;

    private Keys() {}

    /** A record's key: one byte and ids. */
    static byte[] of(int kind, Id... ids) {
        Writer writer = new Writer(1 + ids.length * Id.BYTES).u8(kind);
        for (Id id : ids) {
            id.write(writer);
        }
        return writer.toBytes();
    }

    /** The id in the key of a record of a conversation, if there is exactly one. */
    static @Nullable Id id(StoreRecord record) {
        byte[] key = record.key();
        boolean one = key.length == 1 + Id.BYTES;
        return one && record.kind() == StoreRecord.Kind.CONVERSATION
                ? Id.of(Arrays.copyOfRange(key, 1, key.length))
                : null;
    }

    /** What is authenticated but not encrypted. */
    static byte[] associated(byte[] head, byte[] prefix) {
        return new Writer(head.length + prefix.length).bytes(head).bytes(prefix).toBytes();
    }
}
