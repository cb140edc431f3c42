package kith.net;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.net.relay.Routes;
import kith.net.relay.Wanter;
import kith.net.wire.Address;
import kith.net.wire.Reader;
import kith.net.wire.Writer;
import org.jspecify.annotations.Nullable;

/**
 * Nodes this one was linked to straight, the latest last. After a restart some of them lead back
 * into the network, and relay to those who cannot be reached otherwise.
 */
final class RememberedPeers {

    /** 24 records of some 60 bytes: three times as many as are called, since some will be gone. */
    static final int PEERS_MAX = 24;

    /** 8 are called at a start: enough that one answers, few enough to stay linked to. */
    static final int CALLED_MAX = 8;

    private record Place(Address address, long seenMs) {}

    private final Outbox outbox;
    private final Map<Id, Place> places = new LinkedHashMap<>();

    RememberedPeers(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Takes a record back in; false if it is another's. */
    boolean restore(StoreRecord record) {
        byte[] value = record.value();
        if (record.kind() != StoreRecord.Kind.PEER || value == null) {
            return false;
        }
        Reader key = new Reader(record.key());
        Reader in = new Reader(value);
        Id node = Id.read(key);
        Place place = new Place(Address.read(in), in.u64());
        if (key.finished() && in.finished() && places.size() < PEERS_MAX) {
            places.put(node, place);
        }
        return true;
    }

    /** Looks for those seen last. */
    void call(Routes routes, long nowMs) {
        List<Map.Entry<Id, Place>> latest = new ArrayList<>(places.entrySet());
        Collections.sort(
                latest, (a, b) -> Long.compare(b.getValue().seenMs(), a.getValue().seenMs()));
        for (int i = 0; i < Math.min(CALLED_MAX, latest.size()); i++) {
            Map.Entry<Id, Place> peer = latest.get(i);
            routes.want(
                    Wanter.REMEMBERED, peer.getKey(), List.of(peer.getValue().address()), nowMs);
        }
    }

    /** A link leads straight to the node. */
    void met(Id node, @Nullable Address at, long nowMs) {
        Place known = places.remove(node);
        if (at == null) {
            if (known != null) {
                places.put(node, known);
            }
            return;
        }
        if (places.size() >= PEERS_MAX) {
            Id oldest = places.keySet().iterator().next();
            places.remove(oldest);
            outbox.save(new StoreRecord(StoreRecord.Kind.PEER, oldest.bytes(), null));
        }
        places.put(node, new Place(at, nowMs));
        if (known == null || !known.address().equals(at)) {
            Writer value = new Writer(Address.BYTES + 8);
            at.write(value);
            outbox.save(
                    new StoreRecord(
                            StoreRecord.Kind.PEER, node.bytes(), value.u64(nowMs).toBytes()));
        }
    }

    /** How many are remembered. */
    int size() {
        return places.size();
    }
}
