package kith.net.link;

import kith.net.Id;
import kith.net.crypto.Crypto;
import kith.net.wire.Reader;

/** This node's side of handshakes: its keys, and a certificate that is renewed in time. */
final class Credentials {

    /** 1 day left is the time to make a new certificate: clocks differ by less. */
    static final long RENEW_MS = 24L * 3600 * 1000;

    /** Node keys sign new ones without asking. */
    static final long LIFE_MS = NodeIdentity.LIFE_MS;

    private final NodeIdentity own;
    private final KeyPair keys;
    private final Crypto crypto;
    private byte[] certificate;

    Credentials(NodeIdentity own, Crypto crypto) {
        this.own = own;
        this.crypto = crypto;
        this.keys = KeyPair.of(own.staticPrivate(), crypto);
        this.certificate = own.certificate();
    }

    Id id() {
        return own.id();
    }

    KeyPair keys() {
        return keys;
    }

    byte[] certificate(long nowMs) {
        if (new Reader(certificate, Id.BYTES, 8).u64() - nowMs < RENEW_MS) {
            certificate =
                    Certificate.make(own.nodeSeed(), keys.publicKey(), nowMs + LIFE_MS, crypto);
        }
        return certificate;
    }
}
