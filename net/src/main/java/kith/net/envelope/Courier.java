package kith.net.envelope;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import kith.net.Id;
import org.jspecify.annotations.Nullable;

/**
 * What is to be posted to one node, and in which order. Small envelopes take turns with one
 * another; large ones go one after the other, which completes them soonest; of four packets one is
 * for the large ones, so neither kind waits for the other.
 */
final class Courier {

    /** 16 packets, 18 KB: larger envelopes are large. */
    private static final int SMALL_PACKETS_MAX = 16;

    /** 64 small and 8 large ones at most are on their way before their first is acknowledged. */
    static final int SMALL_IN_FLIGHT_MAX = 64;

    static final int LARGE_IN_FLIGHT_MAX = 8;

    /** 512 short messages, 150 KB at most; the timers repeat what is dropped beyond. */
    static final int SIGNALS_MAX = 512;

    /** 16: until the connection says how much room it has. */
    private static final int ROOM_AT_FIRST = 16;

    final Id node;

    private Map<Id, Delivery> deliveries = Collections.emptyMap();

    private Map<Signal, byte[]> signals = Collections.emptyMap();

    /** Null until there is a delivery of the size: to most nodes nothing is ever under way. */
    private @Nullable Band small;

    private @Nullable Band large;
    private boolean linked;
    private int room;
    private int turn;

    /** Whether it stands in the line of couriers with work. */
    boolean lined;

    /** A short message; there is one of a kind about an envelope, the newest. */
    private record Signal(int kind, Id envelope) {}

    /** Deliveries of about one size. */
    private static final class Band {
        final int inFlightMax;
        final ArrayDeque<Delivery> waiting = new ArrayDeque<>(1);
        final ArrayDeque<Delivery> ready = new ArrayDeque<>(1);
        int inFlight;

        Band(int inFlightMax) {
            this.inFlightMax = inFlightMax;
        }
    }

    Courier(Id node) {
        this.node = node;
    }

    /** Everything under way to the node, by envelope, in the order it was offered. */
    Map<Id, Delivery> deliveries() {
        return deliveries;
    }

    void add(Delivery delivery) {
        if (deliveries.isEmpty()) {
            deliveries = new LinkedHashMap<>();
        }
        deliveries.put(delivery.envelope.id(), delivery);
    }

    boolean linked() {
        return linked;
    }

    void link() {
        linked = true;
        room = ROOM_AT_FIRST;
    }

    /** Forgets what was to be posted; deliveries stay, and wait for the next link. */
    void unlink() {
        linked = false;
        signals = Collections.emptyMap();
        small = null;
        large = null;
        for (Delivery delivery : deliveries.values()) {
            delivery.inFlight = false;
            delivery.lined = false;
            delivery.toSend.clear();
            delivery.offerAtMs = Long.MAX_VALUE;
        }
    }

    void room(int messages) {
        room = messages;
    }

    /** Whether {@link #next} has something. */
    boolean busy() {
        return linked && room > 0 && (!signals.isEmpty() || ready(small) || ready(large));
    }

    void signal(int kind, Id envelope, byte[] message) {
        Signal signal = new Signal(kind, envelope);
        if (linked && (signals.size() < SIGNALS_MAX || signals.containsKey(signal))) {
            if (signals.isEmpty()) {
                signals = new LinkedHashMap<>();
            }
            signals.put(signal, message);
        }
    }

    boolean signals(int kind, Id envelope) {
        return signals.containsKey(new Signal(kind, envelope));
    }

    /** Lets a delivery wait until there are fewer in flight. */
    void await(Delivery delivery) {
        band(delivery).waiting.add(delivery);
    }

    /** The next delivery that may begin, which then counts as in flight. */
    @Nullable Delivery admit() {
        for (Band band : new Band[] {small, large}) {
            if (band != null && band.inFlight < band.inFlightMax && !band.waiting.isEmpty()) {
                Delivery delivery = band.waiting.remove();
                band.inFlight++;
                delivery.inFlight = true;
                return delivery;
            }
        }
        return null;
    }

    /** The delivery no longer counts as in flight. */
    void release(Delivery delivery) {
        if (delivery.inFlight) {
            delivery.inFlight = false;
            band(delivery).inFlight--;
        }
    }

    /** Puts a delivery with packets to post into the line. */
    void line(Delivery delivery) {
        if (linked && !delivery.lined && !delivery.toSend.isEmpty()) {
            delivery.lined = true;
            band(delivery).ready.add(delivery);
        }
    }

    /** Takes a delivery out of the line. */
    void unline(Delivery delivery) {
        delivery.lined = false;
        band(delivery).waiting.remove(delivery);
        band(delivery).ready.remove(delivery);
    }

    /** Takes a delivery out for good. */
    void drop(Delivery delivery) {
        release(delivery);
        unline(delivery);
        deliveries.remove(delivery.envelope.id());
        signals.remove(new Signal(Messages.HAVE, delivery.envelope.id()));
    }

    /**
     * The next message; null if {@link #busy} is false. A packet sent last is told {@code sent}.
     */
    byte @Nullable [] next(Outbound sent) {
        if (!busy()) {
            return null;
        }
        room--;
        if (!signals.isEmpty()) {
            Map.Entry<Signal, byte[]> first = signals.entrySet().iterator().next();
            signals.remove(first.getKey());
            return first.getValue();
        }
        boolean fromLarge = (turn++ & 3) == 3 ? ready(large) : !ready(small);
        ArrayDeque<Delivery> line = band(fromLarge).ready;
        Delivery delivery = line.remove();
        int index = delivery.toSend.nextSetBit(0);
        delivery.toSend.clear(index);
        if (delivery.toSend.isEmpty()) {
            delivery.lined = false;
            sent.drained(delivery);
        } else if (fromLarge) {
            line.addFirst(delivery);
        } else {
            line.addLast(delivery);
        }
        return Messages.carrying(Messages.PACKET, delivery.envelope.sealed.packets().get(index));
    }

    private Band band(Delivery delivery) {
        return band(delivery.envelope.packets() > SMALL_PACKETS_MAX);
    }

    private Band band(boolean ofLarge) {
        if (ofLarge) {
            large = large == null ? new Band(LARGE_IN_FLIGHT_MAX) : large;
            return large;
        }
        small = small == null ? new Band(SMALL_IN_FLIGHT_MAX) : small;
        return small;
    }

    private static boolean ready(@Nullable Band band) {
        return band != null && !band.ready.isEmpty();
    }
}
