package kith.net.mailbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.net.Id;
import kith.net.StoreRecord;
import kith.net.mailbox.MailboxMessage.Verdict;
import kith.net.wire.Reader;
import kith.net.wire.Writer;
import org.jspecify.annotations.Nullable;

/** Own envelopes that are to wait for receivers who are away, until enough holders lease them. */
final class Deposits {

    /** 3 copies come from the sender, which may be on a phone's line; the holders make the rest. */
    static final int COPIES = 3;

    /** 5 leases from different networks: all five gone within an hour is one in 400 at 30 %/h. */
    static final int LEASES = 5;

    /** 1 of them is to spread it; if it does not, the sender gives it to enough others. */
    static final int SPREADERS = 1;

    /** 12 s for the holders to spread it; then two more are asked, and given it if they lack it. */
    static final long STEP_MS = 12_000;

    static final int STEP = 2;

    /** 10 s for a receiver that is linked to answer: only then holders are troubled. */
    static final long DIRECT_MS = 10_000;

    /** A minute until everybody is asked anew, doubled up to an hour. */
    static final long AGAIN_MS = 60_000;

    private static final long AGAIN_MS_MAX = 3_600_000;

    /** Stands for an address that is not known yet. */
    private static final Id NOWHERE = Id.of(new byte[Id.BYTES]);

    /** The first byte of a record's key; the envelope follows. */
    private static final int RECORD = 'd';

    private final MailboxTools tools;
    private final Circles circles;
    private final Visits visits;
    private final Offers offers;
    private final Mailbox.Surroundings surroundings;
    private final Map<Id, Deposit> deposits = new LinkedHashMap<>();

    private static final class Deposit {
        final Mailbox.Own own;
        Id address;
        boolean stored;
        int wanted = COPIES;
        long nextMs;
        long againMs = AGAIN_MS;

        /** Holders that were asked, and those of them with their networks that gave a lease. */
        final Set<Id> tried = new LinkedHashSet<>();

        final Map<Id, Long> leases = new LinkedHashMap<>();

        Deposit(Mailbox.Own own, Id address) {
            this.own = own;
            this.address = address;
        }

        Parcel parcel() {
            return new Parcel(own.envelope(), address, own.bytes(), own.expiresMs(), 0);
        }

        boolean spreads(Id node) {
            int place = 0;
            for (Id other : tried) {
                if (other.equals(node)) {
                    return place < SPREADERS;
                }
                place++;
            }
            return false;
        }
    }

    Deposits(
            MailboxTools tools,
            Circles circles,
            Visits visits,
            Offers offers,
            Mailbox.Surroundings surroundings) {
        this.tools = tools;
        this.circles = circles;
        this.visits = visits;
        this.offers = offers;
        this.surroundings = surroundings;
    }

    boolean restore(StoreRecord record, long nowMs) {
        Id envelope = MailboxTools.envelope(record, RECORD);
        byte[] value = record.value();
        if (envelope == null || value == null) {
            return false;
        }
        Reader reader = new Reader(value);
        Id author = Id.read(reader);
        Id device = Id.read(reader);
        int bytes = (int) reader.u32();
        long expiresMs = reader.u64();
        boolean stored = reader.u8() == 1;
        if (reader.finished() && expiresMs > nowMs) {
            Mailbox.Own mail = new Mailbox.Own(envelope, author, device, bytes, expiresMs);
            Deposit deposit = new Deposit(mail, NOWHERE);
            deposit.stored = stored;
            deposit.nextMs = stored ? Long.MAX_VALUE : nowMs;
            deposits.put(envelope, deposit);
        } else {
            save(envelope, null);
        }
        return true;
    }

    /**
     * Forgets what the last life did not come to keep, or had settled: the envelope's own record
     * says which are on their way, and is written after this one's and removed before it.
     */
    void start() {
        for (Id envelope : new ArrayList<>(deposits.keySet())) {
            if (!surroundings.kept(envelope)) {
                settled(envelope);
            }
        }
    }

    /** An own envelope is to wait; {@code linked} if its receiver may take it right now. */
    void add(Mailbox.Own own, boolean linked, long nowMs) {
        if (!deposits.containsKey(own.envelope())) {
            Deposit deposit = new Deposit(own, NOWHERE);
            deposit.nextMs = linked ? nowMs + DIRECT_MS : nowMs;
            deposits.put(own.envelope(), deposit);
            tools.alarm().at(deposit.nextMs);
            save(own.envelope(), value(deposit));
        }
    }

    /** An envelope was delivered, or its time is over. */
    void settled(Id envelope) {
        if (deposits.remove(envelope) != null) {
            save(envelope, null);
            offers.withdraw(envelope);
        }
    }

    boolean isTo(Id envelope, Id author, Id device) {
        Deposit deposit = deposits.get(envelope);
        return deposit != null
                && deposit.own.author().equals(author)
                && deposit.own.device().equals(device);
    }

    boolean isStored(Id envelope) {
        Deposit deposit = deposits.get(envelope);
        return deposit != null && deposit.stored;
    }

    void expire(long nowMs) {
        for (Deposit deposit : new ArrayList<>(deposits.values())) {
            if (nowMs >= deposit.own.expiresMs()) {
                settled(deposit.own.envelope());
            } else if (nowMs >= deposit.nextMs) {
                step(deposit, nowMs);
            }
            tools.alarm().at(deposit.nextMs);
        }
    }

    private void step(Deposit deposit, long nowMs) {
        if (deposit.leases.isEmpty()) {
            // The receiver asks at the addresses of the days it was away, the last one among them.
            Id address =
                    surroundings.address(
                            deposit.own.author(), deposit.own.device(), Addresses.day(nowMs));
            if (address == null) {
                deposit.nextMs = nowMs + AGAIN_MS;
                return;
            }
            if (!address.equals(deposit.address)) {
                deposit.address = address;
                deposit.tried.clear();
            }
        }
        if (!circles.known(deposit.address, nowMs)) {
            deposit.nextMs = circles.againMs(deposit.address, nowMs);
            return;
        }
        deposit.nextMs = nowMs + STEP_MS;
        List<Place> places = circles.nearest(deposit.address, Integer.MAX_VALUE, nowMs);
        boolean any = false;
        for (Place place : places) {
            if (deposit.tried.size() >= deposit.wanted) {
                break;
            }
            if (deposit.tried.add(place.node())) {
                any = true;
                if (visits.visit(place, nowMs)) {
                    offer(deposit, place.node());
                }
            }
        }
        if (any) {
            deposit.wanted += STEP;
        } else {
            deposit.tried.retainAll(deposit.leases.keySet());
            deposit.wanted = Math.max(COPIES, deposit.leases.size() + STEP);
            circles.forget(deposit.address);
            deposit.nextMs = nowMs + deposit.againMs;
            deposit.againMs = Math.min(AGAIN_MS_MAX, 2 * deposit.againMs);
        }
    }

    private void offer(Deposit deposit, Id node) {
        offers.offer(node, deposit.parcel(), deposit.spreads(node));
    }

    void found(Id address, long nowMs) {
        for (Deposit deposit : deposits.values()) {
            if (deposit.address.equals(address) && !deposit.stored && deposit.nextMs > nowMs) {
                deposit.nextMs = nowMs;
                tools.alarm().at(nowMs);
            }
        }
    }

    void up(Id node) {
        for (Deposit deposit : deposits.values()) {
            if (!deposit.stored
                    && deposit.tried.contains(node)
                    && !deposit.leases.containsKey(node)) {
                offer(deposit, node);
            }
        }
    }

    /** A holder did not come, or went away: another is asked instead. */
    void lost(Id node, long nowMs) {
        for (Deposit deposit : deposits.values()) {
            if (!deposit.stored
                    && deposit.tried.contains(node)
                    && !deposit.leases.containsKey(node)) {
                next(deposit, nowMs);
            }
        }
    }

    private void next(Deposit deposit, long nowMs) {
        deposit.wanted = Math.max(deposit.wanted, deposit.tried.size() + 1);
        deposit.nextMs = Math.min(deposit.nextMs, nowMs + 1000);
        tools.alarm().at(deposit.nextMs);
    }

    /** A holder answers. */
    void answered(Id node, long network, Parcel parcel, Verdict verdict, long nowMs) {
        Deposit deposit = deposits.get(parcel.envelope());
        if (deposit == null || !deposit.tried.contains(node)) {
            return;
        }
        if (verdict == Verdict.HELD) {
            deposit.leases.put(node, network);
            boolean enough = new LinkedHashSet<>(deposit.leases.values()).size() >= LEASES;
            if (enough && !deposit.stored) {
                deposit.stored = true;
                deposit.nextMs = Long.MAX_VALUE;
                save(parcel.envelope(), value(deposit));
                tools.outputs().add(new MailboxOutput.Stored(parcel.envelope()));
            }
        } else if (verdict != Verdict.SEND) {
            next(deposit, nowMs);
        }
    }

    private static byte[] value(Deposit deposit) {
        Writer writer = new Writer(2 * Id.BYTES + 13);
        deposit.own.author().write(writer);
        deposit.own.device().write(writer);
        return writer.u32(deposit.own.bytes())
                .u64(deposit.own.expiresMs())
                .u8(deposit.stored ? 1 : 0)
                .toBytes();
    }

    private void save(Id envelope, byte @Nullable [] value) {
        tools.save(MailboxTools.record(RECORD, envelope, value));
    }
}
