package kith.net.group;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import kith.net.Id;
import kith.net.StoreRecord;
import kith.net.wire.Writer;

/** The records of one group; knows which there are, so that none is left when it is forgotten. */
final class Cabinet {

    /** What a record is of: the first byte of its key; the group follows, then a name. */
    static final int STATE = 'g';

    static final int OPERATION = 'o';
    static final int SECRET = 's';
    static final int CHAIN = 'c';
    static final int OWN_CHAIN = 'k';
    static final int WINDOW = 'd';
    static final int PIECE = 'm';
    static final int SENDING = 'w';
    static final int UNTOLD = 'p';
    static final int LINK = 'l';

    private static final byte[] NO_NAME = {};

    private final Id group;
    private final Around around;
    private final Map<ByteBuffer, byte[]> keys = new LinkedHashMap<>();

    Cabinet(Id group, Around around) {
        this.group = group;
        this.around = around;
    }

    void keep(int kind, byte[] name, byte[] value) {
        byte[] key = key(kind, name);
        keys.put(ByteBuffer.wrap(key), key);
        around.save(new StoreRecord(StoreRecord.Kind.GROUP, key, value));
    }

    void keepOne(int kind, byte[] value) {
        keep(kind, NO_NAME, value);
    }

    void drop(int kind, byte[] name) {
        drop(ByteBuffer.wrap(key(kind, name)));
    }

    private void drop(ByteBuffer wrapped) {
        byte[] key = keys.remove(wrapped);
        if (key != null) {
            around.save(new StoreRecord(StoreRecord.Kind.GROUP, key, null));
        }
    }

    /** A record that is in the store already. */
    void restored(StoreRecord record) {
        keys.put(ByteBuffer.wrap(record.key()), record.key());
    }

    /** Removes all; the state, which says that the group is over, last. */
    void clear() {
        ByteBuffer state = ByteBuffer.wrap(key(STATE, NO_NAME));
        for (ByteBuffer key : new LinkedHashSet<>(keys.keySet())) {
            if (!key.equals(state)) {
                drop(key);
            }
        }
        drop(state);
    }

    private byte[] key(int kind, byte[] name) {
        Writer out = new Writer(1 + Id.BYTES + name.length).u8(kind);
        group.write(out);
        return out.bytes(name).toBytes();
    }
}
