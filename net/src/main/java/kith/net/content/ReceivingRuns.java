package kith.net.content;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.net.Id;
import kith.net.StoreRecord;
import kith.net.crypto.Crypto;
import kith.net.wire.Reader;
import kith.net.wire.Writer;
import org.jspecify.annotations.Nullable;

/**
 * The runs other devices are sealing to this one. If a device has begun too many, its oldest goes;
 * from then on none of its runs with that number or a lower one is begun again, because their keys
 * would be derived anew and old messages opened twice.
 */
final class ReceivingRuns {

    /** 64 per device: 6400 messages may be on their way in any order. */
    static final int RUNS_PER_DEVICE_MAX = 64;

    /** The first byte of the key of a floor's record; the device follows. */
    static final int FLOOR = 'f';

    private final Crypto crypto;
    private final Map<Id, ReceivingRun> runs = new LinkedHashMap<>();
    private final Map<Id, Long> floors = new LinkedHashMap<>();

    ReceivingRuns(Crypto crypto) {
        this.crypto = crypto;
    }

    boolean restore(StoreRecord record) {
        byte[] value = record.value();
        Id id = Keys.id(record);
        if (value == null || id == null) {
            return false;
        }
        if (record.key()[0] == FLOOR && value.length == 8) {
            floors.put(id, new Reader(value).u64());
            return true;
        }
        ReceivingRun run =
                record.key()[0] == ReceivingRun.RECORD
                        ? ReceivingRun.restore(id, value, crypto)
                        : null;
        return run != null && runs.put(id, run) == null;
    }

    @Nullable ReceivingRun run(Id id) {
        return runs.get(id);
    }

    /** The run with a message of this locator. */
    @Nullable ReceivingRun find(long locator) {
        for (ReceivingRun run : runs.values()) {
            if (run.find(locator) >= 0) {
                return run;
            }
        }
        return null;
    }

    /** Whether a run of this number may begin. */
    boolean admits(Id device, long number) {
        Long floor = floors.get(device);
        if (floor != null && number <= floor) {
            return false;
        }
        ReceivingRun oldest = oldest(device);
        boolean full = count(device) >= RUNS_PER_DEVICE_MAX;
        return !full || oldest == null || number > oldest.number;
    }

    /** Adds a run that is admitted; the records to save. */
    List<StoreRecord> add(ReceivingRun run) {
        List<StoreRecord> records = new ArrayList<>();
        ReceivingRun oldest = oldest(run.device);
        if (oldest != null && count(run.device) >= RUNS_PER_DEVICE_MAX) {
            floors.put(run.device, oldest.number);
            records.add(
                    new StoreRecord(
                            StoreRecord.Kind.CONVERSATION,
                            Keys.of(FLOOR, run.device),
                            new Writer(8).u64(oldest.number).toBytes()));
            runs.remove(oldest.id);
            records.add(oldest.removal());
        }
        runs.put(run.id, run);
        return records;
    }

    /** Drops runs whose prekey is deleted; the records to save. */
    List<StoreRecord> expire(long nowMs) {
        List<StoreRecord> records = new ArrayList<>();
        Iterator<ReceivingRun> all = runs.values().iterator();
        while (all.hasNext()) {
            ReceivingRun run = all.next();
            if (nowMs >= run.expiresMs) {
                all.remove();
                records.add(run.removal());
            }
        }
        return records;
    }

    long deadlineMs() {
        long deadlineMs = Long.MAX_VALUE;
        for (ReceivingRun run : runs.values()) {
            deadlineMs = Math.min(deadlineMs, run.expiresMs);
        }
        return deadlineMs;
    }

    private @Nullable ReceivingRun oldest(Id device) {
        ReceivingRun oldest = null;
        for (ReceivingRun run : runs.values()) {
            boolean older = oldest == null || run.number < oldest.number;
            if (run.device.equals(device) && older) {
                oldest = run;
            }
        }
        return oldest;
    }

    private int count(Id device) {
        int count = 0;
        for (ReceivingRun run : runs.values()) {
            count += run.device.equals(device) ? 1 : 0;
        }
        return count;
    }
}
