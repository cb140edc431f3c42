package kith.net.person;

import kith.net.Id;
import kith.net.crypto.Crypto;

/**
 * The keys of the person this device belongs to. The author key is the person; it signs the device
 * list only. The device key signs all else. Neither is the node key, which is all that strangers on
 * the network see.
 */
public final class Owner {

    private final byte[] authorSeed;
    private final byte[] deviceSeed;
    private final Id author;
    private final Id device;
    private final Crypto crypto;

    /** From two Ed25519 seeds of 32 bytes. */
    public Owner(byte[] authorSeed, byte[] deviceSeed, Crypto crypto) {
        this.authorSeed = authorSeed.clone();
        this.deviceSeed = deviceSeed.clone();
        this.crypto = crypto;
        this.author = Id.of(crypto.ed25519Public(authorSeed));
        this.device = Id.of(crypto.ed25519Public(deviceSeed));
    }

    /** The author's public key. */
    public Id author() {
        return author;
    }

    /** This device's public key. */
    public Id device() {
        return device;
    }

    public byte[] signAsAuthor(Domain domain, byte[]... parts) {
        return crypto.sign(authorSeed, domain.over(parts));
    }

    public byte[] signAsDevice(Domain domain, byte[]... parts) {
        return crypto.sign(deviceSeed, domain.over(parts));
    }
}
