package kith.net.link;

import java.util.Arrays;
import kith.net.Id;
import kith.net.crypto.Crypto;

/**
 * What a node shows others: its name is the Ed25519 public key, the X25519 key is for handshakes,
 * the certificate ties them together. Neither says anything about a person.
 *
 * @param nodeSeed the Ed25519 seed
 * @param staticPrivate the X25519 private key
 * @param certificate of {@link Certificate#make}
 */
public record NodeIdentity(byte[] nodeSeed, byte[] staticPrivate, byte[] certificate) {

    /** 30 days: what a stolen X25519 key is good for. A running node renews it in time. */
    public static final long LIFE_MS = 30L * 24 * 3600 * 1000;

    /**
     * An identity of two keys.
     *
     * @param untilMs when the certificate ends, in milliseconds since 1970
     */
    public static NodeIdentity of(
            byte[] nodeSeed, byte[] staticPrivate, long untilMs, Crypto crypto) {
        byte[] staticPublic = crypto.x25519Public(staticPrivate);
        return new NodeIdentity(
                nodeSeed, staticPrivate, Certificate.make(nodeSeed, staticPublic, untilMs, crypto));
    }

    /** The node's id. */
    public Id id() {
        return Id.of(Arrays.copyOf(certificate, Id.BYTES));
    }
}
