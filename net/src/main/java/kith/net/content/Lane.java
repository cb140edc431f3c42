package kith.net.content;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;
import kith.net.Id;
import kith.net.StoreRecord;
import kith.net.wire.Reader;
import kith.net.wire.Reason;
import kith.net.wire.Writer;
import org.jspecify.annotations.Nullable;

/** The messages of one author's device in one conversation: what was delivered and what waits. */
final class Lane {

    /** The first byte of the record's key; device and conversation follow. */
    static final int RECORD = 'o';

    /** 64 messages back a second one of the same number is told from a repetition. */
    static final int RECENT_MAX = 64;

    private static final int RECENT_BYTES = 8 + Id.BYTES + 1;
    private static final int VALUE_BYTES_MAX = 8 + 1 + RECENT_MAX * RECENT_BYTES;

    /** A message delivered before. */
    private record Past(long sequence, Id id, Delivery.Mark mark) {}

    final Id device;
    final Id conversation;
    private long last;
    private final Deque<Past> recent = new ArrayDeque<>();
    private final TreeMap<Long, List<Arrived>> pending = new TreeMap<>();
    private int pendingCount;
    private long pendingBytes;

    Lane(Id device, Id conversation) {
        this.device = device;
        this.conversation = conversation;
    }

    long pendingBytes() {
        return pendingBytes;
    }

    int pendingCount() {
        return pendingCount;
    }

    /** Whether a message would be delivered at once. */
    boolean isNext(Opened message) {
        boolean first = pending.isEmpty() || message.sequence() < pending.firstKey();
        return message.sequence() <= last || (first && message.after() <= last);
    }

    /** Takes a message; what may be delivered now goes to {@code out}. Null if it was taken. */
    @Nullable Reason offer(Arrived message, List<Delivery> out) {
        long sequence = message.opened().sequence();
        List<Arrived> same = pending.get(sequence);
        for (Arrived other : same == null ? new ArrayList<Arrived>() : same) {
            if (other.id().equals(message.id())) {
                return Reason.REPLAYED;
            }
        }
        if (past(message.id()) != null) {
            return Reason.REPLAYED;
        }
        if (sequence > last) {
            hold(message);
        } else {
            give(message, Delivery.Mark.LATE, out);
        }
        return null;
    }

    /**
     * A message given out before a crash and not taken by the owner; null if it was not given out.
     */
    @Nullable Delivery again(Arrived message) {
        Past past = past(message.id());
        return past == null ? null : new Delivery(message, past.mark);
    }

    /** Delivers what is in order, or what waited too long; true if anything changed. */
    boolean advance(List<Delivery> out, long nowMs) {
        int before = out.size();
        while (!pending.isEmpty()) {
            List<Arrived> first = pending.firstEntry().getValue();
            boolean inOrder = first.get(0).opened().after() <= last;
            if (!inOrder && nowMs < deadlineMs(first)) {
                break;
            }
            deliver(first, inOrder ? Delivery.Mark.NONE : Delivery.Mark.AFTER_GAP, out);
        }
        return out.size() > before;
    }

    long deadlineMs() {
        return pending.isEmpty() ? Long.MAX_VALUE : deadlineMs(pending.firstEntry().getValue());
    }

    StoreRecord record() {
        Writer writer = new Writer(VALUE_BYTES_MAX).u64(last).u8(recent.size());
        for (Past past : recent) {
            writer.u64(past.sequence).u8(past.mark.code());
            past.id.write(writer);
        }
        byte[] key = Keys.of(RECORD, device, conversation);
        return new StoreRecord(StoreRecord.Kind.CONVERSATION, key, writer.toBytes());
    }

    /** Fills an empty lane from the value of its record; false if that is damaged. */
    boolean restore(byte[] value) {
        Reader reader = new Reader(value);
        last = reader.u64();
        int recentCount = reader.u8();
        for (int i = 0; i < Math.min(recentCount, RECENT_MAX); i++) {
            long sequence = reader.u64();
            Delivery.Mark mark = Delivery.Mark.of(reader.u8());
            recent.add(new Past(sequence, Id.read(reader), mark));
        }
        return reader.finished();
    }

    private void hold(Arrived message) {
        long sequence = message.opened().sequence();
        List<Arrived> same = pending.get(sequence);
        if (same == null) {
            same = new ArrayList<>();
            pending.put(sequence, same);
        }
        same.add(message);
        pendingCount++;
        pendingBytes += message.opened().content().length;
    }

    /** Delivers the messages of the lowest number that waits. */
    private void deliver(List<Arrived> first, Delivery.Mark mark, List<Delivery> out) {
        long sequence = first.get(0).opened().sequence();
        pending.remove(sequence);
        last = sequence;
        for (Arrived message : first) {
            pendingCount--;
            pendingBytes -= message.opened().content().length;
            give(message, first.size() > 1 ? Delivery.Mark.FORKED : mark, out);
        }
    }

    private void give(Arrived message, Delivery.Mark mark, List<Delivery> out) {
        Delivery.Mark shown = contradicts(message) ? Delivery.Mark.FORKED : mark;
        recent.add(new Past(message.opened().sequence(), message.id(), shown));
        if (recent.size() > RECENT_MAX) {
            recent.remove();
        }
        out.add(new Delivery(message, shown));
    }

    /** Whether its author's device told another story: of this number, or of the one before. */
    private boolean contradicts(Arrived message) {
        boolean other = false;
        boolean agreed = false;
        for (Past past : recent) {
            if (past.sequence == message.opened().sequence()) {
                return true;
            }
            if (past.sequence == message.opened().sequence() - 1) {
                boolean same = past.id.equals(message.opened().predecessor());
                agreed |= same;
                other |= !same;
            }
        }
        return other && !agreed;
    }

    private @Nullable Past past(Id id) {
        for (Past past : recent) {
            if (past.id.equals(id)) {
                return past;
            }
        }
        return null;
    }

    /** Ten minutes, or less if what is missing has expired by then. */
    private static long deadlineMs(List<Arrived> first) {
        Arrived message = first.get(0);
        long patientMs = message.arrivedMs() + Order.GAP_MS;
        long expiryMs = Math.max(message.opened().afterExpiresMs(), message.arrivedMs());
        return Math.min(patientMs, expiryMs);
    }
}
