package kith.net.mailbox;

import java.util.Comparator;
import kith.net.Id;
import kith.net.wire.Address;

/** A node that may hold mail, and where it is said to be. */
public record Place(Id node, Address at) {

    private static final int WORDS = Id.BYTES / 8;

    /** Orders by how near nodes are to an address: XOR, unsigned. */
    public static Comparator<Place> nearestTo(Id address) {
        return (one, other) -> {
            for (int i = 0; i < WORDS; i++) {
                long word = address.word(i);
                int order =
                        Long.compareUnsigned(one.node.word(i) ^ word, other.node.word(i) ^ word);
                if (order != 0) {
                    return order;
                }
            }
            return 0;
        };
    }
}
