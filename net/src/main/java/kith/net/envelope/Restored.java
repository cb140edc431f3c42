package kith.net.envelope;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import kith.net.Id;
import kith.net.StoreRecord;
import kith.net.StoreRecord.Kind;
import kith.net.wire.Reader;

/** Records of an earlier life, sorted by what they are. Those with keys of others are left out. */
final class Restored {

    private final Map<Id, byte[]> seen = new LinkedHashMap<>();
    private final Map<Id, byte[]> outgoing = new LinkedHashMap<>();
    private final Map<Id, List<Id>> nodes = new LinkedHashMap<>();
    private final Map<Id, NavigableMap<Integer, byte[]>> segments = new LinkedHashMap<>();

    Restored(List<StoreRecord> records) {
        for (StoreRecord record : records) {
            byte[] value = record.value();
            if (value != null) {
                sort(record.kind(), record.key(), value);
            }
        }
    }

    private void sort(Kind kind, byte[] key, byte[] value) {
        Reader reader = new Reader(key);
        Id id = Id.read(reader);
        boolean alone = key.length == Id.BYTES;
        if (kind == Kind.SEEN && alone) {
            seen.put(id, value);
        } else if (kind == Kind.OUTGOING && alone) {
            outgoing.put(id, value);
        } else if (kind == Kind.OUTGOING && key.length == 2 * Id.BYTES) {
            nodes.computeIfAbsent(id, i -> new ArrayList<>()).add(Id.read(reader));
        } else if (kind == Kind.INCOMING && alone) {
            segments.computeIfAbsent(id, i -> new TreeMap<>()).put(-1, value);
        } else if (kind == Kind.INCOMING && key.length == Records.SEGMENT_KEY_BYTES) {
            segments.computeIfAbsent(id, i -> new TreeMap<>()).put(reader.u16(), value);
        }
    }

    Map<Id, byte[]> seen() {
        return seen;
    }

    /** Envelopes on their way out. */
    Map<Id, byte[]> outgoing() {
        return outgoing;
    }

    /** The nodes an envelope still goes to. */
    List<Id> nodes(Id envelope) {
        return nodes.getOrDefault(envelope, new ArrayList<>());
    }

    /** Incomplete envelopes: the head at -1, and segments by number. */
    Map<Id, NavigableMap<Integer, byte[]>> segments() {
        return segments;
    }
}
