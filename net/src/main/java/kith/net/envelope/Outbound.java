package kith.net.envelope;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import kith.net.Id;
import kith.net.StoreRecord;
import kith.net.StoreRecord.Kind;
import kith.net.crypto.Crypto;
import kith.net.wire.Reason;
import org.jspecify.annotations.Nullable;

/** Envelopes on their way out: pushed, offered again, given on request, until acknowledged. */
final class Outbound {

    /** 3 offers without an answer: the node's place in flight goes to another envelope. */
    private static final int OFFERS_IN_FLIGHT = 3;

    /** 16: envelopes that a node may ask for by id without having been offered them. */
    static final int GUESTS_MAX = 16;

    private final Map<Id, Outgoing> envelopes = new LinkedHashMap<>();
    private final Couriers couriers;
    private final Crypto crypto;
    private final int bytesMax;
    private int bytes;
    private long nowMs;

    Outbound(Couriers couriers, Crypto crypto, int bytesMax) {
        this.couriers = couriers;
        this.crypto = crypto;
        this.bytesMax = bytesMax;
    }

    /** False if there is no room or no time for the envelope. */
    boolean offer(Sealed sealed, Id to, long now) {
        nowMs = now;
        Outgoing envelope = outgoing(sealed);
        if (envelope == null) {
            return false;
        }
        if (!envelope.kept) {
            envelope.kept = true;
            save(Records.outgoing(envelope));
        }
        if (!envelope.deliveries.containsKey(to)) {
            save(Records.delivery(sealed.id(), to, true));
            pump(begin(envelope, to, false));
        }
        return true;
    }

    /** The envelope as it is known here, from now on; null if there is no room or no time. */
    private @Nullable Outgoing outgoing(Sealed sealed) {
        Outgoing known = envelopes.get(sealed.id());
        if (known != null) {
            return known;
        }
        Head head = Head.decode(sealed.packets().get(0).clone(), crypto).orNull();
        if (head == null) {
            throw new IllegalArgumentException("not an envelope");
        }
        Outgoing fresh = new Outgoing(sealed, head);
        return head.fields().expiryMs() > nowMs && add(fresh) ? fresh : null;
    }

    /** Gives an envelope to a linked node for as long as the link lasts. */
    boolean lend(Sealed sealed, Id to, long now) {
        nowMs = now;
        Courier courier = couriers.known(to);
        Outgoing envelope = courier != null && courier.linked() ? outgoing(sealed) : null;
        if (courier == null || envelope == null) {
            return false;
        }
        if (!envelope.deliveries.containsKey(to)) {
            begin(envelope, Delivery.lent(envelope, to, now));
            pump(courier);
        }
        return true;
    }

    /** The packets of an envelope on its way out; null if it is none. */
    @Nullable Sealed sealed(Id id) {
        Outgoing envelope = envelopes.get(id);
        return envelope == null ? null : envelope.sealed;
    }

    /** An envelope of an earlier life. */
    void restore(Outgoing envelope, Iterable<Id> nodes, long now) {
        nowMs = now;
        if (add(envelope)) {
            envelope.kept = true;
            for (Id node : nodes) {
                begin(envelope, node, true);
            }
        }
    }

    private boolean add(Outgoing envelope) {
        if (envelope.bytes > bytesMax - bytes) {
            return false;
        }
        bytes += envelope.bytes;
        envelopes.put(envelope.id(), envelope);
        couriers.wakeAt(envelope.head.fields().expiryMs());
        return true;
    }

    private Courier begin(Outgoing envelope, Id to, boolean started) {
        Delivery delivery = new Delivery(envelope, to, false, nowMs);
        delivery.started = started;
        return begin(envelope, delivery);
    }

    private Courier begin(Outgoing envelope, Delivery delivery) {
        envelope.deliveries.put(delivery.to, delivery);
        Courier courier = couriers.of(delivery.to);
        Delivery guest = courier.deliveries().get(envelope.id());
        if (guest != null) {
            courier.drop(guest);
        }
        courier.add(delivery);
        if (courier.linked()) {
            courier.await(delivery);
        }
        return courier;
    }

    /** Begins what may be in flight: all packets the first time, an offer after that. */
    private void pump(Courier courier) {
        if (courier.linked()) {
            Delivery delivery = courier.admit();
            while (delivery != null) {
                if (delivery.started) {
                    have(courier, delivery);
                } else {
                    delivery.started = true;
                    delivery.toSend.set(0, delivery.envelope.packets());
                    courier.line(delivery);
                }
                delivery = courier.admit();
            }
            couriers.wake(courier);
        }
    }

    void linked(Id node, long now) {
        nowMs = now;
        Courier courier = couriers.of(node);
        if (!courier.linked()) {
            courier.link();
            courier.deliveries().values().forEach(courier::await);
            pump(courier);
        }
    }

    void unlinked(Id node, long now) {
        nowMs = now;
        Courier courier = couriers.known(node);
        if (courier != null && courier.linked()) {
            courier.unlink();
            courier.deliveries().values().removeIf(delivery -> delivery.guest);
            for (Delivery delivery : new ArrayList<>(courier.deliveries().values())) {
                if (delivery.lent) {
                    end(courier, delivery);
                }
            }
            couriers.sweep(courier);
        }
    }

    void withdraw(Id id, long now) {
        nowMs = now;
        Outgoing envelope = envelopes.get(id);
        if (envelope != null) {
            for (Delivery delivery : new ArrayList<>(envelope.deliveries.values())) {
                Courier courier = couriers.of(delivery.to);
                end(courier, delivery);
                pump(courier);
                couriers.sweep(courier);
            }
        }
    }

    void want(Id from, Messages.Want want, long now) {
        nowMs = now;
        Courier courier = couriers.known(from);
        if (courier == null) {
            return;
        }
        Delivery delivery = courier.deliveries().get(want.envelope());
        if (delivery == null) {
            delivery = guest(courier, want.envelope());
        }
        if (delivery == null) {
            byte[] refused = Messages.refused(want.envelope(), Reason.UNKNOWN_TARGET);
            couriers.signal(from, Messages.REFUSED, want.envelope(), refused);
            return;
        }
        delivery.started = true;
        delivery.answered();
        int left = delivery.ask(want.packets(), now);
        if (left > 0) {
            couriers.output(new TransferOutput.Rejected(from, Reason.FULL, left));
        }
        courier.line(delivery);
        if (delivery.toSend.isEmpty()) {
            drained(delivery);
        } else {
            delivery.offerAtMs = Long.MAX_VALUE;
        }
        couriers.wake(courier);
    }

    private @Nullable Delivery guest(Courier courier, Id id) {
        Outgoing envelope = envelopes.get(id);
        int guests = 0;
        for (Delivery delivery : courier.deliveries().values()) {
            guests += delivery.guest ? 1 : 0;
        }
        if (envelope == null || guests >= GUESTS_MAX || !courier.linked()) {
            return null;
        }
        Delivery delivery = new Delivery(envelope, courier.node, true, nowMs);
        courier.add(delivery);
        couriers.wakeAt(nowMs + Delivery.ALLOWANCE_MS);
        return delivery;
    }

    void got(Id from, Id id) {
        Courier courier = couriers.known(from);
        Delivery delivery = courier == null ? null : courier.deliveries().get(id);
        if (courier != null && delivery != null && !delivery.guest) {
            end(courier, delivery);
            if (!delivery.lent) {
                couriers.output(new TransferOutput.Got(id, from));
            }
            pump(courier);
        }
    }

    void refused(Id from, Messages.Refusal refusal, long now) {
        nowMs = now;
        Courier courier = couriers.known(from);
        Delivery delivery = courier == null ? null : courier.deliveries().get(refusal.envelope());
        if (courier == null || delivery == null || delivery.guest) {
            return;
        }
        if (refusal.reason() == Reason.FULL) {
            courier.release(delivery);
            courier.unline(delivery);
            delivery.postpone(now);
            couriers.wakeAt(delivery.offerAtMs);
        } else {
            end(courier, delivery);
            if (!delivery.lent) {
                Reason reason = refusal.reason();
                couriers.output(new TransferOutput.Refused(refusal.envelope(), from, reason));
            }
        }
        pump(courier);
    }

    /** All that was to be posted of a delivery was; its answer is awaited. */
    void drained(Delivery delivery) {
        if (!delivery.guest) {
            delivery.offerLater(nowMs);
            couriers.wakeAt(delivery.offerAtMs);
        }
    }

    void expire(long now) {
        nowMs = now;
        for (Outgoing envelope : new ArrayList<>(envelopes.values())) {
            long expiryMs = envelope.head.fields().expiryMs();
            boolean over = expiryMs <= now;
            for (Delivery delivery : new ArrayList<>(envelope.deliveries.values())) {
                if (over) {
                    end(couriers.of(delivery.to), delivery);
                    if (!delivery.lent) {
                        couriers.output(
                                new TransferOutput.Refused(
                                        envelope.id(), delivery.to, Reason.EXPIRED));
                    }
                } else {
                    remind(delivery);
                }
            }
            if (!over) {
                couriers.wakeAt(expiryMs);
            }
        }
        for (Courier courier : couriers.all()) {
            courier.deliveries().values().removeIf(delivery -> delivery.idleGuest(now));
            pump(courier);
            couriers.sweep(courier);
        }
    }

    private void remind(Delivery delivery) {
        if (delivery.offerAtMs <= nowMs) {
            Courier courier = couriers.of(delivery.to);
            if (delivery.offered() >= OFFERS_IN_FLIGHT) {
                courier.release(delivery);
            }
            have(courier, delivery);
        } else if (delivery.offerAtMs != Long.MAX_VALUE) {
            couriers.wakeAt(delivery.offerAtMs);
        }
    }

    private void have(Courier courier, Delivery delivery) {
        delivery.offerLater(nowMs);
        couriers.wakeAt(delivery.offerAtMs);
        byte[] head = delivery.envelope.sealed.packets().get(0);
        byte[] message = Messages.carrying(Messages.HAVE, head);
        couriers.signal(courier.node, Messages.HAVE, delivery.envelope.id(), message);
    }

    /** The node needs the envelope no more; without nodes it is forgotten. */
    private void end(Courier courier, Delivery delivery) {
        Outgoing envelope = delivery.envelope;
        courier.drop(delivery);
        envelope.deliveries.remove(delivery.to);
        if (!delivery.lent) {
            save(Records.delivery(envelope.id(), delivery.to, false));
        }
        boolean wanted = false;
        for (Delivery other : envelope.deliveries.values()) {
            wanted |= !other.lent;
        }
        if (envelope.kept && !wanted) {
            envelope.kept = false;
            save(Records.removed(Kind.OUTGOING, envelope.id().bytes()));
        }
        if (envelope.deliveries.isEmpty()) {
            envelopes.remove(envelope.id());
            bytes -= envelope.bytes;
        }
    }

    private void save(StoreRecord record) {
        couriers.output(new TransferOutput.Save(record));
    }
}
