package kith.net.mailbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import kith.net.Id;
import kith.net.StoreRecord;
import kith.net.wire.Reader;
import kith.net.wire.Writer;
import org.jspecify.annotations.Nullable;

/** Envelopes that were delivered, with the proof of it for whoever still holds them. */
final class Tombs {

    /** 16 384, 2 MB; the oldest are forgotten, and their copies stay until they expire. */
    static final int TOMBS_MAX = 1 << 14;

    /** The first byte of a record's key; the envelope follows. */
    private static final int RECORD = 't';

    private final MailboxTools tools;
    private final Map<Id, Tomb> tombs = new LinkedHashMap<>();

    private record Tomb(byte[] token, long untilMs) {}

    Tombs(MailboxTools tools) {
        this.tools = tools;
    }

    boolean restore(StoreRecord record) {
        Id envelope = MailboxTools.envelope(record, RECORD);
        byte[] value = record.value();
        if (envelope == null || value == null) {
            return false;
        }
        Reader reader = new Reader(value);
        byte[] token = reader.bytes(Release.BYTES);
        long untilMs = reader.u64();
        if (reader.finished()) {
            tombs.put(envelope, new Tomb(token, untilMs));
        }
        return true;
    }

    void add(Id envelope, byte[] token, long untilMs) {
        if (tombs.containsKey(envelope)) {
            return;
        }
        if (tombs.size() >= TOMBS_MAX) {
            remove(tombs.keySet().iterator().next());
        }
        tombs.put(envelope, new Tomb(token, untilMs));
        save(envelope, new Writer(Release.BYTES + 8).bytes(token).u64(untilMs).toBytes());
    }

    byte @Nullable [] token(Id envelope) {
        Tomb tomb = tombs.get(envelope);
        return tomb == null ? null : tomb.token;
    }

    void expire(long nowMs) {
        for (Map.Entry<Id, Tomb> entry : new ArrayList<>(tombs.entrySet())) {
            if (nowMs >= entry.getValue().untilMs) {
                remove(entry.getKey());
            }
        }
    }

    private void remove(Id envelope) {
        tombs.remove(envelope);
        save(envelope, null);
    }

    private void save(Id envelope, byte @Nullable [] value) {
        tools.save(MailboxTools.record(RECORD, envelope, value));
    }
}
