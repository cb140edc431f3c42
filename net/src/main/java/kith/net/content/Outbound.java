package kith.net.content;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import kith.net.Id;
import kith.net.StoreRecord;
import kith.net.wire.Reader;
import kith.net.wire.Writer;
import org.jspecify.annotations.Nullable;

/** A conversation as this device writes to it: the next number, and who got which last. */
final class Outbound {

    /** The first byte of the record's key; the conversation follows. */
    static final int RECORD = 's';

    /**
     * 16: a person's devices, and as many that they had before. The longest unused is forgotten.
     */
    static final int RECEIVERS_MAX = 16;

    private static final int RECEIVER_BYTES = Id.BYTES + 16;
    private static final int VALUE_BYTES_MAX = 8 + Id.BYTES + 1 + RECEIVERS_MAX * RECEIVER_BYTES;

    /** The last message of the conversation sealed to a device and kept. */
    record Last(long sequence, long expiresMs) {}

    static final Last NONE = new Last(0, 0);

    private final Id conversation;
    private long next = 1;
    private Id predecessor = Id.of(new byte[Id.BYTES]);
    private final Map<Id, Last> receivers = new LinkedHashMap<>();

    Outbound(Id conversation) {
        this.conversation = conversation;
    }

    long next() {
        return next;
    }

    Id predecessor() {
        return predecessor;
    }

    Last last(Id device) {
        Last last = receivers.get(device);
        return last == null ? NONE : last;
    }

    /** The number is used up by this message. */
    void reserve(Id message) {
        next++;
        predecessor = message;
    }

    /** A message to a device is on the disk and will be sent. */
    void kept(Id device, long sequence, long expiresMs) {
        if (sequence > last(device).sequence()) {
            receivers.remove(device);
            receivers.put(device, new Last(sequence, expiresMs));
        }
        if (receivers.size() > RECEIVERS_MAX) {
            Iterator<Id> oldest = receivers.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    StoreRecord record() {
        Writer writer = new Writer(VALUE_BYTES_MAX).u64(next);
        predecessor.write(writer);
        writer.u8(receivers.size());
        for (Map.Entry<Id, Last> receiver : receivers.entrySet()) {
            receiver.getKey().write(writer);
            writer.u64(receiver.getValue().sequence()).u64(receiver.getValue().expiresMs());
        }
        byte[] key = Keys.of(RECORD, conversation);
        return new StoreRecord(StoreRecord.Kind.CONVERSATION, key, writer.toBytes());
    }

    /** Null if the value is damaged. */
    static @Nullable Outbound restore(Id conversation, byte[] value) {
        Reader reader = new Reader(value);
        Outbound outbound = new Outbound(conversation);
        outbound.next = reader.u64();
        outbound.predecessor = Id.read(reader);
        int count = reader.u8();
        for (int i = 0; i < Math.min(count, RECEIVERS_MAX); i++) {
            Id device = Id.read(reader);
            outbound.receivers.put(device, new Last(reader.u64(), reader.u64()));
        }
        return reader.finished() ? outbound : null;
    }
}
