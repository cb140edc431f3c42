package kith.net;

import org.jspecify.annotations.Nullable;

/**
 * A piece of a peer's state that outlives its process. A store is a map from (kind, key) to value:
 * the last record of a key counts, one without a value removes it. A peer gives records out as
 * {@link Output.Save} and takes all of them in again when it is made.
 *
 * @param kind which of the peer's machines it belongs to
 * @param key at most 255 bytes
 * @param value at most {@link #VALUE_BYTES_MAX} bytes; null removes the record
 */
public record StoreRecord(Kind kind, byte[] key, byte @Nullable [] value) {

    /** 2 MiB: a message of 1 MiB with all its packets and lists fits. */
    public static final int VALUE_BYTES_MAX = 2 << 20;

    /** What a record is about. The code is part of the store's format. */
    public enum Kind {
        /** A peer this one has talked to: its addresses and scores. */
        PEER(1),
        /** A contact: author, devices, secrets shared with them. */
        CONTACT(2),
        /** An own prekey with its private part. */
        PREKEY(3),
        /** The own device list. */
        DEVICES(4),
        /** A conversation: sequence numbers, chains, predecessors. */
        CONVERSATION(5),
        /** A sealed message on its way out, until it is delivered. */
        OUTGOING(6),
        /** A sealed message coming in, not yet complete or not yet in order. */
        INCOMING(7),
        /** An envelope delivered before, so that it is not delivered twice. */
        SEEN(8),
        /** A packet held for somebody else. */
        HELD(9),
        /** The owner's number for an envelope on its way out. */
        TICKET(10),
        /** Of a mailbox: secrets, own envelopes with holders, proofs of delivery. */
        MAILBOX(11),
        /** A topic that is followed. */
        TOPIC(13),
        /** A group: its operations, keys, and messages on their way. */
        GROUP(14),
        /** Addresses of the network, to find back into it. */
        DISCOVERY(15);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        /** 1 to 255. */
        public int code() {
            return code;
        }
    }
}
