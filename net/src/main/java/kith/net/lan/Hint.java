package kith.net.lan;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import kith.net.Id;
import kith.net.crypto.Crypto;
import kith.net.wire.Reader;

/**
 * What a node says of itself on a local network: nothing to strangers, its name to whoever knows
 * its id already. It proves nothing, since everybody can repeat it; the link does.
 *
 * @param salt {@link #SALT_BYTES} random bytes, others on each network and in each run
 * @param tag {@link #TAG_BYTES} bytes, the start of an HMAC over the salt under the node's id
 */
public record Hint(byte[] salt, byte[] tag) {

    /** 8: nobody meets the same twice by chance. */
    public static final int SALT_BYTES = 8;

    /** 8: one of 2^64 strangers is dialed in vain for each node wanted. */
    public static final int TAG_BYTES = 8;

    private static final byte[] DOMAIN = "Kith local network 1".getBytes(StandardCharsets.US_ASCII);

    /** The hint at a node, under a salt. */
    public static Hint of(Crypto crypto, Id node, byte[] salt) {
        byte[] whole = crypto.hmac(node.bytes(), DOMAIN, salt);
        return new Hint(salt.clone(), Arrays.copyOf(whole, TAG_BYTES));
    }

    /** The salt as a number, to tell hints from one another. */
    public long number() {
        return new Reader(salt).u64();
    }

    /** Whether it is a hint at this node. */
    public boolean names(Crypto crypto, Id node) {
        return Arrays.equals(tag, of(crypto, node, salt).tag);
    }
}
