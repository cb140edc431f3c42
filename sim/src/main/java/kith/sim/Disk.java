package kith.sim;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.net.Output;
import kith.net.StoreRecord;
import org.jspecify.annotations.Nullable;

/** A device's store: what is safe on it, and what was written but not yet synced. */
public final class Disk {

    /** 2 to 6 ms: what a sync takes on flash. */
    private static final long SYNC_US_MIN = 2000;

    private static final long SYNC_US_SPREAD = 4000;

    private final Dice dice;
    private final Map<Key, StoreRecord> safe = new LinkedHashMap<>();
    private final Deque<Output.Save> written = new ArrayDeque<>();
    private long savedSequence;
    private long bytes;
    private long peakBytes;

    private record Key(StoreRecord.Kind kind, byte[] bytes) {

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && kind == key.kind && Arrays.equals(bytes, key.bytes);
        }

        @Override
        public int hashCode() {
            return 31 * kind.code() + Arrays.hashCode(bytes);
        }
    }

    Disk(Dice dice) {
        this.dice = dice;
    }

    /** Writes a record; true if that began a sync, which ends after {@link #syncUs}. */
    boolean write(Output.Save save) {
        written.add(save);
        return written.size() == 1;
    }

    long syncUs() {
        return SYNC_US_MIN + dice.below(SYNC_US_SPREAD);
    }

    /** Everything written is safe from now on; the last sequence. */
    long sync() {
        while (!written.isEmpty()) {
            keep(written.remove());
        }
        return savedSequence;
    }

    /** The process ends: of what was not synced, only some of the oldest survives. */
    void crash() {
        long surviving = dice.below(written.size() + 1);
        for (long i = 0; i < surviving; i++) {
            keep(written.remove());
        }
        written.clear();
    }

    /** Everything is lost. */
    void wipe() {
        written.clear();
        safe.clear();
        bytes = 0;
    }

    /** What a peer takes in when it is made, in the order in which keys were first written. */
    public List<StoreRecord> records() {
        return new ArrayList<>(safe.values());
    }

    /** Bytes of keys and values that are safe. */
    public long bytes() {
        return bytes;
    }

    /** The most bytes there ever were. */
    public long peakBytes() {
        return peakBytes;
    }

    private void keep(Output.Save save) {
        StoreRecord record = save.record();
        Key key = new Key(record.kind(), record.key());
        StoreRecord old = record.value() == null ? safe.remove(key) : safe.put(key, record);
        bytes += size(record) - size(old);
        peakBytes = Math.max(peakBytes, bytes);
        savedSequence = save.sequence();
    }

    private static long size(@Nullable StoreRecord record) {
        byte[] value = record == null ? null : record.value();
        return record == null || value == null ? 0 : record.key().length + value.length;
    }
}
