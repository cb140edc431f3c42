package kith.net.envelope;

/**
 * How an envelope is divided into packets. It follows from the two lengths in the head, so a
 * receiver knows the place, the role and the exact length of every packet before it comes.
 *
 * <p>By index: the head, the key packet if there is one, the hash lists, the data.
 *
 * @param keyBytes length of the key encapsulation, 0 if there is none
 * @param cipherBytes length of the sealed content
 */
record Shape(int keyBytes, int cipherBytes) {

    static final int HASH_BYTES = 32;

    /** 28: more data packets than this are named by hash lists; the head stays small. */
    static final int HEAD_HASHES_MAX = 28;

    /** 32 and the hash of the next list: 1056 bytes, which fit one packet. */
    static final int LIST_HASHES_MAX = 32;

    /** What a packet holds. The code separates hashes of the roles from one another. */
    enum Role {
        HEAD(0),
        KEY(1),
        LIST(2),
        DATA(3);

        final int code;

        Role(int code) {
            this.code = code;
        }
    }

    int data() {
        return (cipherBytes + Envelopes.PAYLOAD_BYTES_MAX - 1) / Envelopes.PAYLOAD_BYTES_MAX;
    }

    int lists() {
        return data() <= HEAD_HASHES_MAX ? 0 : (data() + LIST_HASHES_MAX - 1) / LIST_HASHES_MAX;
    }

    int firstList() {
        return keyBytes == 0 ? 1 : 2;
    }

    int firstData() {
        return firstList() + lists();
    }

    /** All packets, the head among them. */
    int count() {
        return firstData() + data();
    }

    /** Hashes in the head: of all data packets, or of the first list. */
    int headHashes() {
        return lists() == 0 ? data() : 1;
    }

    /** Bytes of the encapsulation that stand in the key packet; the others are in the head. */
    int keyPacketBytes() {
        return Math.min(keyBytes, Envelopes.PAYLOAD_BYTES_MAX);
    }

    Role role(int index) {
        if (index == 0) {
            return Role.HEAD;
        }
        if (index < firstList()) {
            return Role.KEY;
        }
        return index < firstData() ? Role.LIST : Role.DATA;
    }

    /** The length of what packet {@code index}, 1 or more, holds after its own fields. */
    int payloadBytes(int index) {
        return switch (role(index)) {
            case HEAD -> throw new IllegalArgumentException("the head is not a payload");
            case KEY -> keyPacketBytes();
            case LIST -> {
                int list = index - firstList();
                yield HASH_BYTES * (listHashes(list) + (list + 1 < lists() ? 1 : 0));
            }
            case DATA -> {
                int start = (index - firstData()) * Envelopes.PAYLOAD_BYTES_MAX;
                yield Math.min(Envelopes.PAYLOAD_BYTES_MAX, cipherBytes - start);
            }
        };
    }

    /** Data packets named by list {@code list}, counted from 0. */
    int listHashes(int list) {
        return Math.min(LIST_HASHES_MAX, data() - list * LIST_HASHES_MAX);
    }

    /** The index of the packet that holds the hash of packet {@code index}. */
    int parent(int index) {
        return switch (role(index)) {
            case HEAD, KEY -> 0;
            case LIST -> index == firstList() ? 0 : index - 1;
            case DATA -> lists() == 0 ? 0 : firstList() + (index - firstData()) / LIST_HASHES_MAX;
        };
    }

    /** The packets whose hashes packet {@code index} holds: all of which it is the parent. */
    int[] children(int index) {
        return switch (role(index)) {
            case KEY, DATA -> new int[0];
            case HEAD -> {
                int end = lists() == 0 ? count() : firstList() + 1;
                yield range(-1, 1, end);
            }
            case LIST -> {
                int list = index - firstList();
                int first = firstData() + list * LIST_HASHES_MAX;
                int next = index + 1 < firstData() ? index + 1 : -1;
                yield range(next, first, first + listHashes(list));
            }
        };
    }

    /** {@code before} unless it is -1, then {@code first} to {@code end} - 1. */
    private static int[] range(int before, int first, int end) {
        int skip = before < 0 ? 0 : 1;
        int[] range = new int[skip + end - first];
        for (int i = 0; i < range.length; i++) {
            range[i] = i < skip ? before : first + i - skip;
        }
        return range;
    }
}
