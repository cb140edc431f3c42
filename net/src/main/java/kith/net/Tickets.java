package kith.net;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.net.wire.Reader;
import kith.net.wire.Writer;
import org.jspecify.annotations.Nullable;

/**
 * Which envelopes, one a device, make up a message the owner sent, and which are still under way.
 */
final class Tickets {

    private final Map<Id, Long> byEnvelope = new LinkedHashMap<>();

    /** Takes a record back in; false if it is another's. */
    boolean restore(StoreRecord record) {
        byte[] value = record.value();
        if (record.kind() != StoreRecord.Kind.TICKET || value == null) {
            return false;
        }
        Reader key = new Reader(record.key());
        Reader ticket = new Reader(value);
        Id envelope = Id.read(key);
        long number = ticket.u64();
        if (key.finished() && ticket.finished()) {
            byEnvelope.put(envelope, number);
        }
        return true;
    }

    /** Remembers an envelope; the record to save. */
    StoreRecord add(Id envelope, long ticket) {
        byEnvelope.put(envelope, ticket);
        return record(envelope, new Writer(8).u64(ticket).toBytes());
    }

    /** The envelope is done with; the record to save, null if it was not known. */
    @Nullable StoreRecord settle(Id envelope) {
        return byEnvelope.remove(envelope) == null ? null : record(envelope, null);
    }

    @Nullable Long ticket(Id envelope) {
        return byEnvelope.get(envelope);
    }

    /** The envelopes of a ticket that are still under way. */
    List<Id> envelopes(long ticket) {
        List<Id> envelopes = new ArrayList<>();
        byEnvelope.forEach((envelope, number) -> {
            if (number == ticket) {
                envelopes.add(envelope);
            }
        });
        return envelopes;
    }

    /** Whether an envelope of the ticket is still under way. */
    boolean open(long ticket) {
        return byEnvelope.containsValue(ticket);
    }

    private static StoreRecord record(Id envelope, byte @Nullable [] value) {
        return new StoreRecord(StoreRecord.Kind.TICKET, envelope.bytes(), value);
    }
}
