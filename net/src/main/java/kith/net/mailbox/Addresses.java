package kith.net.mailbox;

import java.nio.charset.StandardCharsets;
import kith.net.Id;
import kith.net.crypto.Crypto;
import kith.net.wire.Writer;

/**
 * Where mail for a device waits. An address is good for a day; nobody without the secret can tell
 * which address follows, or whose it is. The last bit says whether storing asks for work.
 */
public final class Addresses {

    /** 32 random bytes that contacts are told. */
    public static final int SECRET_BYTES = 32;

    private static final long DAY_MS = 86_400_000;

    private static final byte[] SECRET = label("kith mailbox 1");
    private static final byte[] PLACE = label("kith mailbox place 1");
    private static final byte[] FIRST = label("kith first contact 1");

    private Addresses() {}

    /** Days since 1970. */
    public static long day(long nowMs) {
        return Math.floorDiv(nowMs, DAY_MS);
    }

    static long dayMs(long day) {
        return day * DAY_MS;
    }

    /** The address of a secret on a day. */
    public static Id of(byte[] secret, long day, Crypto crypto) {
        return marked(crypto.hmac(secret, SECRET, number(day)), false);
    }

    /**
     * The address at which strangers write to a person for the first time: whoever knows the author
     * key can compute it.
     */
    public static Id firstContact(Id author, long day, Crypto crypto) {
        return marked(crypto.sha256(FIRST, author.bytes(), number(day)), true);
    }

    /**
     * Where in the network holders of an address are looked for. Who looks on learns this and not
     * the address, without which holders show nothing.
     */
    public static Id place(Id address, Crypto crypto) {
        return Id.of(crypto.sha256(PLACE, address.bytes()));
    }

    /** Whether storing at the address asks for work. */
    public static boolean asksForWork(Id address) {
        return (address.bytes()[Id.BYTES - 1] & 1) == 1;
    }

    private static Id marked(byte[] hash, boolean work) {
        int last = hash[Id.BYTES - 1] & ~1;
        hash[Id.BYTES - 1] = (byte) (work ? last | 1 : last);
        return Id.of(hash);
    }

    private static byte[] number(long day) {
        return new Writer(8).u64(day).toBytes();
    }

    private static byte[] label(String text) {
        return (text + "\0").getBytes(StandardCharsets.US_ASCII);
    }
}
