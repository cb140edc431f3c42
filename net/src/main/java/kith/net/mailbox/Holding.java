package kith.net.mailbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.net.Id;
import kith.net.StoreRecord;
import kith.net.envelope.Sealed;
import kith.net.mailbox.MailboxMessage.Verdict;
import org.jspecify.annotations.Nullable;

/** Envelopes held for others: what is taken, for how long, and what is dropped. */
final class Holding {

    /** 2 min from an invitation to send until all of it is there, at 8 KB/s for a megabyte. */
    static final long PENDING_MS = 120_000;

    /** 512 envelopes on their way here, 64 from one node: twice what honest nodes offer. */
    static final int PENDING_MAX = 512;

    static final int PENDING_PER_NODE_MAX = 64;

    /** 32 days: no envelope lives longer. */
    static final long LEASE_MS_MAX = 32L * 86_400_000;

    /** 1 min between looks at what has expired. */
    private static final long SWEEP_MS = 60_000;

    private final MailboxTools tools;
    private final HoldBounds bounds;
    private final Tombs tombs;
    private final Map<Id, Held> held = new LinkedHashMap<>();
    private final Map<Id, Shelf> shelves = new LinkedHashMap<>();
    private final Map<Id, Pending> pending = new LinkedHashMap<>();
    private final Map<Long, Long> prefixBytes = new LinkedHashMap<>();
    private long bytes;
    private long sweepMs = Long.MIN_VALUE;

    /** An envelope that was invited; its bytes are reserved. */
    private static final class Pending {
        final MailboxMessage.Store store;
        final long prefix;
        final long untilMs;
        final Set<Id> from = new LinkedHashSet<>();

        Pending(MailboxMessage.Store store, long prefix, long untilMs) {
            this.store = store;
            this.prefix = prefix;
            this.untilMs = untilMs;
        }
    }

    Holding(MailboxTools tools, HoldBounds bounds, Tombs tombs) {
        this.tools = tools;
        this.bounds = bounds;
        this.tombs = tombs;
    }

    Tombs tombs() {
        return tombs;
    }

    boolean restore(StoreRecord record, long nowMs) {
        byte[] value = record.value();
        if (record.kind() != StoreRecord.Kind.HELD || value == null) {
            return false;
        }
        Held restored = Held.restore(record.key(), value, tools.crypto());
        if (restored == null || restored.expiresMs() <= nowMs) {
            tools.save(new StoreRecord(record.kind(), record.key(), null));
        } else {
            put(restored);
        }
        return true;
    }

    @Nullable Held held(Id envelope) {
        return held.get(envelope);
    }

    @Nullable Shelf shelf(Id address) {
        return shelves.get(address);
    }

    List<Shelf> shelves() {
        return new ArrayList<>(shelves.values());
    }

    long bytes() {
        return bytes;
    }

    int count() {
        return held.size();
    }

    /** What to answer somebody who offers an envelope; invites it if there is room. */
    Verdict store(Id from, long prefix, MailboxMessage.Store store, long nowMs) {
        if (held.containsKey(store.envelope())) {
            return Verdict.HELD;
        }
        boolean work = Addresses.asksForWork(store.address());
        long leaseMs = store.expiresMs() - nowMs;
        if (leaseMs <= 0 || leaseMs > LEASE_MS_MAX || (work && !worked(store))) {
            return Verdict.REFUSED;
        }
        Pending known = pending.get(store.envelope());
        if (known != null) {
            known.from.add(from);
            return Verdict.SEND;
        }
        if (!room(store, prefix) || !invites(from)) {
            return Verdict.FULL;
        }
        Pending invited = new Pending(store, prefix, nowMs + PENDING_MS);
        invited.from.add(from);
        pending.put(store.envelope(), invited);
        reserve(store.address(), prefix, store.bytes());
        tools.alarm().at(invited.untilMs);
        return Verdict.SEND;
    }

    private boolean worked(MailboxMessage.Store store) {
        return Work.done(store.address(), store.envelope(), store.work(), tools.crypto());
    }

    private boolean room(MailboxMessage.Store store, long prefix) {
        Shelf shelf = shelves.get(store.address());
        long addressMax =
                Addresses.asksForWork(store.address())
                        ? bounds.firstContactBytes()
                        : bounds.addressBytes();
        long there = shelf == null ? 0 : shelf.bytes;
        long before = prefixBytes.getOrDefault(prefix, 0L);
        return held.size() + pending.size() < HoldBounds.ENVELOPES_MAX
                && bytes + store.bytes() <= bounds.totalBytes()
                && there + store.bytes() <= addressMax
                && before + store.bytes() <= bounds.prefixBytes();
    }

    private boolean invites(Id from) {
        int same = 0;
        for (Pending other : pending.values()) {
            same += other.from.contains(from) ? 1 : 0;
        }
        return same < PENDING_PER_NODE_MAX && pending.size() < PENDING_MAX;
    }

    private void reserve(Id address, long prefix, long more) {
        bytes += more;
        Shelf shelf = shelves.computeIfAbsent(address, Shelf::new);
        shelf.bytes += more;
        long sum = prefixBytes.getOrDefault(prefix, 0L) + more;
        if (sum == 0) {
            prefixBytes.remove(prefix);
        } else {
            prefixBytes.put(prefix, sum);
        }
        if (shelf.bytes == 0 && shelf.ids.size() == 0) {
            shelves.remove(address);
        }
    }

    /** Whether an envelope was invited and is to be held. */
    boolean awaits(Id envelope) {
        return pending.containsKey(envelope);
    }

    /**
     * An invited envelope is here in full. Gives the nodes to tell of the lease; nobody if it is
     * not what was announced.
     */
    Set<Id> complete(Sealed sealed, long expiresMs, long nowMs) {
        Pending invited = pending.remove(sealed.id());
        if (invited == null) {
            return new LinkedHashSet<>();
        }
        MailboxMessage.Store store = invited.store;
        reserve(store.address(), invited.prefix, -store.bytes());
        Held fresh = Held.of(sealed, store.address(), expiresMs, invited.prefix, tools.crypto());
        // Who announced something smaller took room that it did not ask for.
        if (fresh.bytes() > store.bytes() || expiresMs != store.expiresMs()) {
            return new LinkedHashSet<>();
        }
        put(fresh);
        tools.save(fresh.record());
        Shelf shelf = shelves.get(store.address());
        if (shelf != null && store.spread()) {
            shelf.changedMs = nowMs;
        }
        return invited.from;
    }

    private void put(Held fresh) {
        held.put(fresh.envelope(), fresh);
        reserve(fresh.address(), fresh.prefix(), fresh.bytes());
        Shelf shelf = shelves.computeIfAbsent(fresh.address(), Shelf::new);
        shelf.ids.add(fresh.envelope());
    }

    /** Somebody says that an envelope was delivered; whether they proved it. */
    boolean release(Id envelope, byte[] token) {
        Held there = held.get(envelope);
        if (there == null || !Release.opens(token, there.lock(), tools.crypto())) {
            return false;
        }
        tombs.add(envelope, token, there.expiresMs());
        remove(there);
        return true;
    }

    private void remove(Held gone) {
        held.remove(gone.envelope());
        Shelf shelf = shelves.get(gone.address());
        if (shelf != null) {
            shelf.forget(gone.envelope());
        }
        reserve(gone.address(), gone.prefix(), -gone.bytes());
        tools.save(Held.record(gone.envelope(), null));
    }

    /** Forgets invitations nobody followed, and drops what has expired. */
    void expire(long nowMs) {
        for (Map.Entry<Id, Pending> entry : new ArrayList<>(pending.entrySet())) {
            Pending invited = entry.getValue();
            if (nowMs >= invited.untilMs) {
                pending.remove(entry.getKey());
                reserve(invited.store.address(), invited.prefix, -invited.store.bytes());
            } else {
                tools.alarm().at(invited.untilMs);
            }
        }
        if (nowMs >= sweepMs) {
            sweepMs = nowMs + SWEEP_MS;
            for (Held each : new ArrayList<>(held.values())) {
                if (nowMs >= each.expiresMs()) {
                    remove(each);
                }
            }
            tombs.expire(nowMs);
        }
        if (!held.isEmpty()) {
            tools.alarm().at(sweepMs);
        }
    }
}
