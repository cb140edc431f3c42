package kith.net.person;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;
import kith.net.StoreRecord;
import kith.net.crypto.Crypto;
import kith.net.crypto.Randomness;
import kith.net.wire.Reader;
import kith.net.wire.Writer;
import org.jspecify.annotations.Nullable;

/**
 * This device's own prekeys with their private parts: a new one each {@link Prekey#PERIOD_MS}, each
 * deleted when it expires. What was sealed to a deleted one cannot be read by anybody any more.
 * Versions are at least the time in milliseconds, so that they go on rising if the store is lost.
 */
public final class Prekeys {

    /**
     * 8: periods in a life, one being made, one for clocks that jump. More would mean the clock ran
     * wild; the oldest goes.
     */
    public static final int PREKEYS_MAX = 8;

    private static final int VALUE_BYTES = Crypto.KEY_BYTES + 8;

    /**
     * An own prekey.
     *
     * @param seed the private part, 32 bytes
     */
    public record Own(Prekey prekey, byte[] seed) {}

    private final Owner owner;
    private final Crypto crypto;
    private final Randomness randomness;
    private final TreeMap<Long, Own> byVersion = new TreeMap<>();

    public Prekeys(Owner owner, Crypto crypto, Randomness randomness) {
        this.owner = owner;
        this.crypto = crypto;
        this.randomness = randomness;
    }

    /** Takes a record of {@link #expire} back in; false if it is not one. */
    public boolean restore(StoreRecord record) {
        byte[] value = record.value();
        boolean ours = record.kind() == StoreRecord.Kind.PREKEY && record.key().length == 8;
        if (!ours || value == null || value.length != VALUE_BYTES) {
            return false;
        }
        Reader reader = new Reader(value);
        byte[] seed = reader.bytes(Crypto.KEY_BYTES);
        add(new Reader(record.key()).u64(), seed, reader.u64());
        return true;
    }

    /** The one to give to others; null before the first {@link #expire}. */
    public @Nullable Prekey current() {
        return byVersion.isEmpty() ? null : byVersion.lastEntry().getValue().prekey();
    }

    /** All that can still be sealed to, the newest first. */
    public List<Own> all() {
        return new ArrayList<>(byVersion.descendingMap().values());
    }

    /** When {@link #expire} next has something to do. */
    public long deadlineMs() {
        Prekey current = current();
        if (current == null) {
            return 0;
        }
        long oldestMs = byVersion.firstEntry().getValue().prekey().expiresMs();
        return Math.min(oldestMs, current.createdMs() + Prekey.PERIOD_MS);
    }

    /**
     * Makes a new prekey if it is time, deletes those whose time is over, and gives the records to
     * save, in order. The new one comes first, so that the version survives a crash in between.
     */
    public List<StoreRecord> expire(long nowMs) {
        List<StoreRecord> records = new ArrayList<>();
        Prekey current = current();
        if (current == null || due(current, nowMs)) {
            long version = Math.max(current == null ? 1 : current.version() + 1, nowMs);
            byte[] seed = randomness.bytes(Crypto.KEY_BYTES);
            add(version, seed, nowMs);
            records.add(record(version, value(seed, nowMs)));
        }
        Iterator<Own> oldest = byVersion.values().iterator();
        while (oldest.hasNext() && byVersion.size() > 1) {
            Prekey prekey = oldest.next().prekey();
            if (nowMs < prekey.expiresMs() && byVersion.size() <= PREKEYS_MAX) {
                break;
            }
            oldest.remove();
            records.add(record(prekey.version(), null));
        }
        return records;
    }

    /** Also if the clock was far ahead when it was made: nobody would take it. */
    private static boolean due(Prekey current, long nowMs) {
        return nowMs >= current.createdMs() + Prekey.PERIOD_MS || current.expired(nowMs);
    }

    private void add(long version, byte[] seed, long createdMs) {
        byte[] publicKey = crypto.kemPublic(seed);
        byVersion.put(version, new Own(Prekey.sign(owner, version, publicKey, createdMs), seed));
    }

    private static byte[] value(byte[] seed, long createdMs) {
        return new Writer(VALUE_BYTES).bytes(seed).u64(createdMs).toBytes();
    }

    private static StoreRecord record(long version, byte @Nullable [] value) {
        byte[] key = new Writer(8).u64(version).toBytes();
        return new StoreRecord(StoreRecord.Kind.PREKEY, key, value);
    }
}
