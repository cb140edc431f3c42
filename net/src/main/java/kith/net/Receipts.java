package kith.net;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.net.content.Arrived;
import kith.net.content.Conversations;
import kith.net.crypto.Crypto;
import kith.net.wire.Reader;
import kith.net.wire.Writer;
import org.jspecify.annotations.Nullable;

/**
 * What came by way of holders and is to be acknowledged to who wrote it: together after a moment,
 * in a conversation of their own. What is not acknowledged because of a crash stays "stored" there.
 */
final class Receipts {

    /** 10 s: what is fetched together is acknowledged together. */
    static final long WAIT_MS = 10_000;

    /** 256 ids, 8 KB, in one receipt. */
    static final int IDS_MAX = 256;

    /** 4096 envelopes whose bringer is remembered until they are taken. */
    static final int BROUGHT_MAX = 4096;

    private final Crypto crypto;
    private final Id own;
    private final Map<Id, Id> brought = new LinkedHashMap<>();
    private final Map<Id, Waiting> waiting = new LinkedHashMap<>();
    private final Map<Id, Id> conversations = new LinkedHashMap<>();

    /** A receipt to write now. */
    record Due(Id author, Id device, byte[] content) {}

    private record Waiting(Id author, List<Id> envelopes, long atMs) {}

    Receipts(Crypto crypto, Id own) {
        this.crypto = crypto;
        this.own = own;
    }

    /** The conversation of receipts with a person. */
    Id conversation(Id author) {
        if (conversations.size() > BROUGHT_MAX) {
            conversations.clear();
        }
        return conversations.computeIfAbsent(
                author, other -> Conversations.receipts(own, other, crypto));
    }

    /** A node brought an envelope. */
    void came(Id envelope, Id from) {
        if (brought.size() >= BROUGHT_MAX) {
            brought.remove(brought.keySet().iterator().next());
        }
        brought.put(envelope, from);
    }

    /** Who brought an envelope; null if it is not known. */
    @Nullable Id bringer(Id envelope) {
        return brought.get(envelope);
    }

    /** The owner has a message: it is acknowledged unless it was a receipt itself. */
    void taken(Arrived message, boolean direct, long nowMs) {
        Id author = message.opened().author();
        brought.remove(message.envelope());
        if (direct || message.opened().conversation().equals(conversation(author))) {
            return;
        }
        Waiting to =
                waiting.computeIfAbsent(
                        message.opened().device(),
                        device -> new Waiting(author, new ArrayList<>(), nowMs + WAIT_MS));
        to.envelopes.add(message.envelope());
    }

    /** The next receipt to write, or null. */
    @Nullable Due poll(long nowMs) {
        Iterator<Map.Entry<Id, Waiting>> all = waiting.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<Id, Waiting> entry = all.next();
            Waiting next = entry.getValue();
            if (nowMs >= next.atMs) {
                Writer writer = new Writer(IDS_MAX * Id.BYTES);
                int count = Math.min(IDS_MAX, next.envelopes.size());
                List<Id> ids = next.envelopes.subList(0, count);
                ids.forEach(id -> id.write(writer));
                ids.clear();
                if (next.envelopes.isEmpty()) {
                    all.remove();
                }
                return new Due(next.author, entry.getKey(), writer.toBytes());
            }
        }
        return null;
    }

    long deadlineMs() {
        long deadlineMs = Long.MAX_VALUE;
        for (Waiting each : waiting.values()) {
            deadlineMs = Math.min(deadlineMs, each.atMs);
        }
        return deadlineMs;
    }

    /** The envelopes a receipt acknowledges; none if it is malformed. */
    static List<Id> read(byte[] content) {
        List<Id> ids = new ArrayList<>();
        if (content.length % Id.BYTES == 0 && content.length <= IDS_MAX * Id.BYTES) {
            Reader reader = new Reader(content);
            while (reader.remaining() > 0) {
                ids.add(Id.read(reader));
            }
        }
        return ids;
    }
}
