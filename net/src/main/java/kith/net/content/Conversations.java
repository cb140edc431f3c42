package kith.net.content;

import kith.net.Id;
import kith.net.crypto.Crypto;
import kith.net.person.Domain;

/** The ids of conversations. They are only ever seen encrypted. */
public final class Conversations {

    private Conversations() {}

    /** The one conversation of two people; the same from both sides. */
    public static Id direct(Id one, Id other, Crypto crypto) {
        boolean ordered = one.compareTo(other) < 0;
        byte[] first = (ordered ? one : other).bytes();
        byte[] second = (ordered ? other : one).bytes();
        return Id.of(crypto.sha256(Domain.DIRECT.over(first, second)));
    }
}
