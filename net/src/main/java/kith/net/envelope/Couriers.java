package kith.net.envelope;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.net.Id;
import org.jspecify.annotations.Nullable;

/** The couriers of all nodes, and what they and their owners have to say, in order. */
final class Couriers {

    private final Map<Id, Courier> couriers = new LinkedHashMap<>();
    private final ArrayDeque<Courier> line = new ArrayDeque<>();
    private final ArrayDeque<TransferOutput> outputs = new ArrayDeque<>();

    /** The earliest moment at which something is to be done. */
    private long deadlineMs = Long.MAX_VALUE;

    long deadlineMs() {
        return deadlineMs;
    }

    void wakeAt(long atMs) {
        deadlineMs = Math.min(deadlineMs, atMs);
    }

    /** Forgets the deadline, before all moments are looked at again. */
    void rewind() {
        deadlineMs = Long.MAX_VALUE;
    }

    Courier of(Id node) {
        return couriers.computeIfAbsent(node, Courier::new);
    }

    boolean linked(Id node) {
        Courier courier = couriers.get(node);
        return courier != null && courier.linked();
    }

    @Nullable Courier known(Id node) {
        return couriers.get(node);
    }

    List<Courier> all() {
        return new ArrayList<>(couriers.values());
    }

    /** Drops the courier of a node that is away and gets nothing. */
    void sweep(Courier courier) {
        if (!courier.linked() && courier.deliveries().isEmpty()) {
            couriers.remove(courier.node);
        }
    }

    void signal(Id node, int kind, Id envelope, byte[] message) {
        Courier courier = couriers.get(node);
        if (courier != null) {
            courier.signal(kind, envelope, message);
            wake(courier);
        }
    }

    void wake(Courier courier) {
        if (!courier.lined && courier.busy()) {
            courier.lined = true;
            line.add(courier);
        }
    }

    void output(TransferOutput output) {
        outputs.add(output);
    }

    /** The next output: events first, then a message of each node in turn. */
    @Nullable TransferOutput poll(Outbound outbound) {
        TransferOutput output = outputs.poll();
        while (output == null && !line.isEmpty()) {
            Courier courier = line.remove();
            courier.lined = false;
            byte[] message = courier.next(outbound);
            wake(courier);
            output = message == null ? null : new TransferOutput.Post(courier.node, message);
        }
        return output;
    }
}
