package kith.net.content;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.net.Id;
import kith.net.StoreRecord;
import kith.net.crypto.Crypto;
import kith.net.wire.Decoded;
import kith.net.wire.Reason;
import org.jspecify.annotations.Nullable;

/**
 * From complete envelopes to messages for the owner: opened, kept, put in order, each given out
 * once and again after a crash until the owner has taken it. Restore all records, then call {@link
 * #start}.
 */
public final class Inbox {

    /** 1024 messages not yet taken by the owner; beyond that new ones are not opened. */
    public static final int UNTAKEN_MAX = 1024;

    /** 64 MiB of them, held in memory too. */
    public static final long UNTAKEN_BYTES_MAX = 64L << 20;

    private final Opening opening;
    private final Order order = new Order();
    private final Crypto crypto;
    private final Map<Id, Arrived> untaken = new LinkedHashMap<>();
    private final Seen seen = new Seen();
    private final Waiting waiting = new Waiting();
    private final Deque<InboxOutput> outputs = new ArrayDeque<>();
    private long untakenBytes;

    /** Whether a run was begun since those that wait were last tried. */
    private boolean begun;

    public Inbox(Opening opening, Crypto crypto) {
        this.opening = opening;
        this.crypto = crypto;
    }

    /** Takes a record back in; false if it is not one of this machine's or damaged. */
    public boolean restore(StoreRecord record) {
        byte[] key = record.key();
        byte[] value = record.value();
        boolean incoming = record.kind() == StoreRecord.Kind.INCOMING;
        if (incoming && key.length == 1 + Id.BYTES && key[0] == Arrived.RECORD && value != null) {
            Id envelope = Id.of(Arrays.copyOfRange(key, 1, key.length));
            Arrived arrived = Arrived.restore(envelope, value);
            return arrived != null && add(arrived);
        }
        return seen.restore(record) || order.restore(record) || opening.restore(record);
    }

    /** Gives out again what the owner had not taken before the crash. */
    public void start(long nowMs) {
        List<Arrived> arrived = new ArrayList<>(untaken.values());
        Collections.sort(arrived, Comparator.comparingLong(message -> message.opened().sequence()));
        for (Arrived message : arrived) {
            if (seen.contains(message.envelope())) {
                remove(message.envelope());
                save(Arrived.record(message.envelope(), null));
            } else {
                place(message, order.offerAgain(message, nowMs), nowMs);
            }
        }
        expire(nowMs);
    }

    public @Nullable InboxOutput poll() {
        return outputs.poll();
    }

    /** A complete envelope that names this device's suite. */
    public void receive(Arrival arrival, long nowMs) {
        Id envelope = arrival.envelope();
        if (waiting.contains(envelope)) {
            return;
        }
        if (seen.contains(envelope) || untaken.containsKey(envelope)) {
            useKeyAgain(arrival, nowMs);
            outputs.add(new InboxOutput.Took(envelope));
        } else {
            open(arrival, nowMs);
        }
        retryIfBegun(nowMs);
    }

    /** More is known about people: try what could not be opened. */
    public void retry(long nowMs) {
        for (Arrival arrival : waiting.take()) {
            open(arrival, nowMs);
        }
        retryIfBegun(nowMs);
    }

    /** The owner has a message and keeps it. */
    public void taken(Id envelope, long nowMs) {
        Arrived message = remove(envelope);
        if (message != null) {
            for (StoreRecord record : seen.add(envelope, message.expiresMs(), nowMs)) {
                save(record);
            }
            save(Arrived.record(envelope, null));
        }
    }

    /** Gives up gaps, forgets what is over. */
    public void expire(long nowMs) {
        for (Arrival arrival : waiting.expire(nowMs)) {
            refuse(arrival, Reason.EXPIRED);
        }
        for (StoreRecord record : order.expire(nowMs)) {
            save(record);
        }
        deliver();
        for (StoreRecord record : seen.expire(nowMs)) {
            save(record);
        }
        for (StoreRecord record : opening.expire(nowMs)) {
            save(record);
        }
    }

    public long deadlineMs() {
        long first = Math.min(waiting.deadlineMs(), order.deadlineMs());
        return Math.min(first, Math.min(seen.deadlineMs(), opening.deadlineMs()));
    }

    private void open(Arrival arrival, long nowMs) {
        if (untaken.size() >= UNTAKEN_MAX || untakenBytes >= UNTAKEN_BYTES_MAX) {
            refuse(arrival, Reason.FULL);
            return;
        }
        Decoded<Opened> decoded = opening.open(arrival, nowMs);
        Opened opened = decoded.orNull();
        if (opened == null) {
            Reason reason = reason(decoded);
            boolean kept = reason == Reason.UNKNOWN_TARGET && waiting.add(arrival);
            if (!kept) {
                refuse(arrival, reason == Reason.UNKNOWN_TARGET ? Reason.FULL : reason);
            }
            return;
        }
        if (!order.hasRoom(opened)) {
            refuse(arrival, Reason.FULL);
            return;
        }
        keep(arrival, opened, nowMs);
    }

    private void keep(Arrival arrival, Opened opened, long nowMs) {
        Arrived message =
                new Arrived(
                        arrival.envelope(), arrival.expiresMs(), nowMs, opened.id(crypto), opened);
        begun |= opening.begins();
        opening.begin().forEach(this::save);
        add(message);
        save(message.record());
        useKey();
        outputs.add(new InboxOutput.Took(message.envelope()));
        place(message, order.offer(message, nowMs), nowMs);
    }

    /** A message the owner has already, in another envelope, is as good as taken. */
    private void place(Arrived message, @Nullable StoreRecord record, long nowMs) {
        if (record != null) {
            save(record);
        }
        if (order.refused() != null) {
            taken(message.envelope(), nowMs);
        }
        deliver();
    }

    private boolean add(Arrived message) {
        untakenBytes += message.opened().content().length;
        return untaken.put(message.envelope(), message) == null;
    }

    private @Nullable Arrived remove(Id envelope) {
        Arrived message = untaken.remove(envelope);
        if (message != null) {
            untakenBytes -= message.opened().content().length;
        }
        return message;
    }

    private void useKey() {
        begun |= opening.begins();
        for (StoreRecord record : opening.commit()) {
            save(record);
        }
    }

    /**
     * The message is here, but a crash may have come before its key was used up, or, in stores of
     * earlier versions, before its run was kept.
     */
    private void useKeyAgain(Arrival arrival, long nowMs) {
        if (opening.open(arrival, nowMs) instanceof Decoded.Ok) {
            useKey();
        }
    }

    private void retryIfBegun(long nowMs) {
        while (begun) {
            begun = false;
            for (Arrival arrival : waiting.take()) {
                open(arrival, nowMs);
            }
        }
    }

    private void deliver() {
        for (Delivery delivery : order.take()) {
            outputs.add(new InboxOutput.Deliver(delivery));
        }
    }

    private void refuse(Arrival arrival, Reason reason) {
        outputs.add(
                new InboxOutput.Refused(
                        arrival.envelope(), arrival.from(), reason, arrival.bytes()));
    }

    private void save(StoreRecord record) {
        outputs.add(new InboxOutput.Save(record));
    }

    private static Reason reason(Decoded<Opened> decoded) {
        return decoded instanceof Decoded.Reject<Opened>(Reason reason)
                ? reason
                : Reason.UNEXPECTED;
    }
}
