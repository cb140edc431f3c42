package kith.net.envelope;

import java.util.Arrays;
import java.util.BitSet;
import kith.net.crypto.Crypto;
import org.jspecify.annotations.Nullable;

/**
 * The packets of one envelope as they come in, in any order. Only what a packet already held proves
 * is kept, so nothing here is ever wrong, and bytes held are bytes of the true message.
 */
final class Assembly {

    /** What became of a packet. */
    enum Verdict {
        /** It is the true one, and kept. */
        PROVED,
        /** Its place was already filled. */
        DUPLICATE,
        /** What would prove it is missing. */
        UNPROVED,
        /** It is not the one its parent names. */
        FORGED,
        /** Its place or its length cannot be. */
        INVALID,
    }

    private final Head head;
    private final Shape shape;
    private final Crypto crypto;
    private final byte[] @Nullable [] payloads;
    private final BitSet held = new BitSet();
    private int heldPackets = 1;
    private int heldBytes;

    Assembly(Head head, Crypto crypto) {
        this.head = head;
        this.shape = head.shape();
        this.crypto = crypto;
        this.payloads = new byte[shape.count()] @Nullable [];
        held.set(0);
    }

    Head head() {
        return head;
    }

    Shape shape() {
        return shape;
    }

    /**
     * Takes the payload of packet {@code index}, 1 or more; the array is the assembly's if kept.
     */
    Verdict accept(int index, byte[] payload) {
        if (index < 1 || index >= shape.count() || payload.length != shape.payloadBytes(index)) {
            return Verdict.INVALID;
        }
        if (held.get(index)) {
            return Verdict.DUPLICATE;
        }
        int parent = shape.parent(index);
        if (!held.get(parent)) {
            return Verdict.UNPROVED;
        }
        if (!named(parent, index, Envelopes.hash(crypto, shape.role(index), index, payload))) {
            return Verdict.FORGED;
        }
        payloads[index] = payload;
        held.set(index);
        heldPackets++;
        heldBytes += payload.length;
        return Verdict.PROVED;
    }

    /** The bits of the packets held. A copy. */
    BitSet held() {
        return (BitSet) held.clone();
    }

    boolean has(int index) {
        return held.get(index);
    }

    /** Payload bytes held. */
    int heldBytes() {
        return heldBytes;
    }

    boolean complete() {
        return heldPackets == shape.count();
    }

    /** How many {@link Records#SEGMENT_PACKETS} the envelope is saved in. */
    int segments() {
        return (shape.count() - 1) / Records.SEGMENT_PACKETS + 1;
    }

    /** Whether all packets of a segment are held. */
    boolean full(int segment) {
        return held.nextClearBit(Records.first(segment)) >= Records.end(shape, segment);
    }

    /** The payload of a packet that is held. */
    byte[] payload(int index) {
        byte[] payload = payloads[index];
        if (payload == null) {
            throw new IllegalStateException("packet " + index + " is missing");
        }
        return payload;
    }

    /** The sealed content of a complete envelope. */
    byte[] ciphertext() {
        byte[] all = new byte[shape.cipherBytes()];
        int at = 0;
        for (int i = shape.firstData(); i < shape.count(); i++) {
            byte[] payload = payload(i);
            System.arraycopy(payload, 0, all, at, payload.length);
            at += payload.length;
        }
        return all;
    }

    /** The key encapsulation, if the envelope has one and its packet is held. */
    byte @Nullable [] key() {
        if (!head.hasKey()) {
            return null;
        }
        byte[] first = payload(1);
        byte[] rest = head.keyRest();
        byte[] key = Arrays.copyOf(first, first.length + rest.length);
        System.arraycopy(rest, 0, key, first.length, rest.length);
        return key;
    }

    private boolean named(int parent, int index, byte[] hash) {
        Shape.Role role = shape.role(index);
        if (role == Shape.Role.KEY) {
            return head.namesKey(hash);
        }
        if (parent == 0) {
            return head.names(index - shape.firstList(), hash);
        }
        if (role == Shape.Role.LIST) {
            return Envelopes.same(payload(parent), 0, hash);
        }
        int list = parent - shape.firstList();
        int next = list + 1 < shape.lists() ? 1 : 0;
        int position = next + (index - shape.firstData()) % Shape.LIST_HASHES_MAX;
        return Envelopes.same(payload(parent), Shape.HASH_BYTES * position, hash);
    }
}
