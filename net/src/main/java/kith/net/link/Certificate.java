package kith.net.link;

import java.nio.charset.StandardCharsets;
import kith.net.Id;
import kith.net.crypto.Crypto;
import kith.net.wire.Decoded;
import kith.net.wire.Reader;
import kith.net.wire.Reason;
import kith.net.wire.Writer;

/**
 * How a node's key vouches for the X25519 key it does handshakes with: the node's Ed25519 public
 * key (its id), until when, and a signature over a domain string, the X25519 key and the time. The
 * node's key itself stays off the network path.
 */
public final class Certificate {

    /** Node key, time, signature. */
    public static final int BYTES = Id.BYTES + 8 + Crypto.SIGNATURE_BYTES;

    private static final byte[] DOMAIN =
            "Kith link certificate 1".getBytes(StandardCharsets.US_ASCII);

    private Certificate() {}

    /**
     * Makes a certificate.
     *
     * @param untilMs when it ends, in milliseconds since 1970
     */
    public static byte[] make(byte[] nodeSeed, byte[] staticPublic, long untilMs, Crypto crypto) {
        return new Writer(BYTES)
                .bytes(crypto.ed25519Public(nodeSeed))
                .u64(untilMs)
                .bytes(crypto.sign(nodeSeed, signed(staticPublic, untilMs)))
                .toBytes();
    }

    /** The node that vouches for {@code staticPublic} now, or why none does. */
    static Decoded<Id> check(byte[] certificate, byte[] staticPublic, Crypto crypto, long nowMs) {
        Reader reader = new Reader(certificate);
        Id node = Id.read(reader);
        long untilMs = reader.u64();
        byte[] signature = reader.bytes(Crypto.SIGNATURE_BYTES);
        if (!reader.finished()) {
            return Decoded.reject(Reason.INVALID_FIELD);
        }
        if (untilMs <= nowMs) {
            return Decoded.reject(Reason.EXPIRED);
        }
        return crypto.verify(node.bytes(), signed(staticPublic, untilMs), signature)
                ? Decoded.ok(node)
                : Decoded.reject(Reason.FORGED);
    }

    private static byte[] signed(byte[] staticPublic, long untilMs) {
        return new Writer(DOMAIN.length + Crypto.KEY_BYTES + 8)
                .bytes(DOMAIN)
                .bytes(staticPublic)
                .u64(untilMs)
                .toBytes();
    }
}
