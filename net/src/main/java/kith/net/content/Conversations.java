package kith.net.content;

import kith.net.Id;
import kith.net.crypto.Crypto;
import kith.net.person.Domain;

/** The ids of conversations. They are only ever seen encrypted. */
public final class Conversations {

    private Conversations() {}

    /** The one conversation of two people; the same from both sides. */
    public static Id direct(Id one, Id other, Crypto crypto) {
        return between(Domain.DIRECT, one, other, crypto);
    }

    /** Where two people's devices acknowledge what came by mail; nobody reads it. */
    public static Id receipts(Id one, Id other, Crypto crypto) {
        return between(Domain.RECEIPTS, one, other, crypto);
    }

    /** Where two people's devices tell each other of groups they are both in. */
    public static Id groups(Id one, Id other, Crypto crypto) {
        return between(Domain.GROUPS, one, other, crypto);
    }

    private static Id between(Domain domain, Id one, Id other, Crypto crypto) {
        boolean ordered = one.compareTo(other) < 0;
        byte[] first = (ordered ? one : other).bytes();
        byte[] second = (ordered ? other : one).bytes();
        return Id.of(crypto.sha256(domain.over(first, second)));
    }
}
