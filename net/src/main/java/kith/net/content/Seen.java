package kith.net.content;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.net.Id;
import kith.net.StoreRecord;
import kith.net.wire.Reader;
import kith.net.wire.Writer;
import org.jspecify.annotations.Nullable;

/**
 * Envelopes whose messages the owner has. A sender that did not hear so offers them again, and is
 * told at once. If one is forgotten here, its used key still keeps it from being delivered again.
 */
final class Seen {

    /** 65536: a month of two thousand messages a day. */
    static final int ENVELOPES_MAX = 1 << 16;

    private final Map<Id, Long> expiries = new LinkedHashMap<>();
    private long deadlineMs = Long.MAX_VALUE;

    boolean restore(StoreRecord record) {
        byte[] key = record.key();
        byte[] value = record.value();
        boolean ours = record.kind() == StoreRecord.Kind.SEEN && key.length == 1 + Id.BYTES;
        if (!ours || value == null || value.length != 8 || key[0] != Arrived.RECORD) {
            return false;
        }
        put(Id.of(Arrays.copyOfRange(key, 1, key.length)), new Reader(value).u64());
        return true;
    }

    boolean contains(Id envelope) {
        return expiries.containsKey(envelope);
    }

    int size() {
        return expiries.size();
    }

    /** The records to save. */
    List<StoreRecord> add(Id envelope, long expiresMs, long nowMs) {
        List<StoreRecord> records = new ArrayList<>();
        if (expiries.size() >= ENVELOPES_MAX) {
            Iterator<Id> oldest = expiries.keySet().iterator();
            records.add(record(oldest.next(), null));
            oldest.remove();
        }
        put(envelope, Math.max(expiresMs, nowMs));
        records.add(record(envelope, new Writer(8).u64(expiresMs).toBytes()));
        return records;
    }

    /** The records to save. */
    List<StoreRecord> expire(long nowMs) {
        List<StoreRecord> records = new ArrayList<>();
        if (nowMs < deadlineMs) {
            return records;
        }
        deadlineMs = Long.MAX_VALUE;
        Iterator<Map.Entry<Id, Long>> all = expiries.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<Id, Long> entry = all.next();
            if (nowMs >= entry.getValue()) {
                records.add(record(entry.getKey(), null));
                all.remove();
            } else {
                deadlineMs = Math.min(deadlineMs, entry.getValue());
            }
        }
        return records;
    }

    long deadlineMs() {
        return deadlineMs;
    }

    private void put(Id envelope, long expiresMs) {
        expiries.put(envelope, expiresMs);
        deadlineMs = Math.min(deadlineMs, expiresMs);
    }

    private static StoreRecord record(Id envelope, byte @Nullable [] value) {
        byte[] key = Keys.of(Arrived.RECORD, envelope);
        return new StoreRecord(StoreRecord.Kind.SEEN, key, value);
    }
}
