package kith.net.envelope;

import java.util.LinkedHashMap;
import java.util.Map;
import kith.net.Id;

/** An envelope on its way out, and the nodes it goes to. */
final class Outgoing {

    final Sealed sealed;
    final Head head;
    final int bytes;

    /** Whether it stands in the store, for nodes that are to have it in the end. */
    boolean kept;

    final Map<Id, Delivery> deliveries = new LinkedHashMap<>();

    Outgoing(Sealed sealed, Head head) {
        this.sealed = sealed;
        this.head = head;
        int sum = 0;
        for (byte[] packet : sealed.packets()) {
            sum += packet.length;
        }
        this.bytes = sum;
    }

    Id id() {
        return sealed.id();
    }

    int packets() {
        return sealed.packets().size();
    }
}
