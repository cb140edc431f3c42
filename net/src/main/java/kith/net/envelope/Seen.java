package kith.net.envelope;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import kith.net.Id;
import kith.net.StoreRecord;
import kith.net.StoreRecord.Kind;
import kith.net.wire.Reader;
import kith.net.wire.Reason;
import kith.net.wire.Writer;
import org.jspecify.annotations.Nullable;

/**
 * Envelopes that were taken or refused here, until they expire: each is answered, none is taken
 * twice.
 */
final class Seen {

    /** 65536, 10 MB: 2000 messages a day over a month. The oldest give way. */
    static final int ENVELOPES_MAX = 1 << 16;

    /** 200 ms: packets of a duplicate that come at once are answered once. */
    private static final long QUIET_MS = 200;

    private final Map<Id, Entry> entries = new LinkedHashMap<>();
    private final Couriers couriers;

    private static final class Entry {
        final long expiryMs;
        final @Nullable Reason refusal;
        long answeredMs = Long.MIN_VALUE / 2;

        Entry(long expiryMs, @Nullable Reason refusal) {
            this.expiryMs = expiryMs;
            this.refusal = refusal;
        }
    }

    Seen(Couriers couriers) {
        this.couriers = couriers;
    }

    boolean has(Id envelope) {
        return entries.containsKey(envelope);
    }

    void add(Id envelope, long expiryMs, @Nullable Reason refusal) {
        entries.put(envelope, new Entry(expiryMs, refusal));
        int code = refusal == null ? 0 : Messages.code(refusal);
        byte[] value = new Writer(9).u64(expiryMs).u8(code).toBytes();
        save(new StoreRecord(Kind.SEEN, envelope.bytes(), value));
        if (entries.size() > ENVELOPES_MAX) {
            remove(entries.keySet().iterator().next());
        }
    }

    void restore(Id envelope, byte[] value) {
        Reader reader = new Reader(value);
        long expiryMs = reader.u64();
        int code = reader.u8();
        entries.put(envelope, new Entry(expiryMs, code == 0 ? null : Messages.reason(code)));
    }

    /** Tells a node what became of an envelope it brings again. */
    void answer(Id to, Id envelope, boolean atOnce, long nowMs) {
        Entry entry = entries.get(envelope);
        if (entry != null && (atOnce || nowMs - entry.answeredMs >= QUIET_MS)) {
            entry.answeredMs = nowMs;
            tell(to, envelope, entry.refusal);
        }
    }

    void tell(Id to, Id envelope, @Nullable Reason refusal) {
        if (refusal == null) {
            couriers.signal(to, Messages.GOT, envelope, Messages.got(envelope));
        } else {
            byte[] message = Messages.refused(envelope, refusal);
            couriers.signal(to, Messages.REFUSED, envelope, message);
        }
    }

    /** Forgets what has expired: its head is refused from then on. */
    void expire(long nowMs) {
        for (Map.Entry<Id, Entry> entry : new ArrayList<>(entries.entrySet())) {
            if (entry.getValue().expiryMs <= nowMs) {
                remove(entry.getKey());
            }
        }
    }

    private void remove(Id envelope) {
        entries.remove(envelope);
        save(Records.removed(Kind.SEEN, envelope.bytes()));
    }

    private void save(StoreRecord record) {
        couriers.output(new TransferOutput.Save(record));
    }
}
