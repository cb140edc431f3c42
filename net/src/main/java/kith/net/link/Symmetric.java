package kith.net.link;

import java.util.Arrays;
import kith.net.crypto.Crypto;
import org.jspecify.annotations.Nullable;

/**
 * The SymmetricState of Noise (revision 34, section 5.2) with ChaChaPoly and SHA256, the
 * CipherState inside.
 */
final class Symmetric {

    private static final byte[] NONE = {};

    private final Crypto crypto;
    private byte[] chainingKey;
    private byte[] hash;
    private Crypto.@Nullable Aead aead;
    private long counter;

    /** {@code protocolName} has exactly 32 bytes, so it is the first hash itself. */
    Symmetric(byte[] protocolName, Crypto crypto) {
        this.crypto = crypto;
        this.chainingKey = protocolName;
        this.hash = protocolName;
    }

    private Symmetric(Symmetric other) {
        crypto = other.crypto;
        chainingKey = other.chainingKey;
        hash = other.hash;
        aead = other.aead;
        counter = other.counter;
    }

    /** A copy that goes its own way: no array is ever changed in place. */
    Symmetric copy() {
        return new Symmetric(this);
    }

    byte[] hash() {
        return hash.clone();
    }

    void mixHash(byte[] data) {
        hash = crypto.sha256(hash, data);
    }

    void mixKey(byte[] secret) {
        byte[] both = crypto.hkdf(chainingKey, secret, NONE, 2 * Crypto.KEY_BYTES);
        chainingKey = Arrays.copyOf(both, Crypto.KEY_BYTES);
        aead = crypto.aead(Arrays.copyOfRange(both, Crypto.KEY_BYTES, both.length));
        counter = 0;
    }

    byte[] encryptAndHash(byte[] plain) {
        byte[] sealed = plain;
        if (aead != null) {
            sealed = new byte[plain.length + Crypto.TAG_BYTES];
            aead.seal(counter++, hash, Crypto.Span.of(plain), sealed, 0);
        }
        mixHash(sealed);
        return sealed;
    }

    /** Null if it is forged; the state is of no use then. */
    byte @Nullable [] decryptAndHash(byte[] sealed) {
        byte[] plain = sealed;
        if (aead != null) {
            plain = new byte[Math.max(sealed.length - Crypto.TAG_BYTES, 0)];
            if (aead.open(counter++, hash, Crypto.Span.of(sealed), plain, 0) < 0) {
                return null;
            }
        }
        mixHash(sealed);
        return plain;
    }

    /** The key of the initiator's packets, then of the responder's, 32 bytes each. */
    byte[] split() {
        return crypto.hkdf(chainingKey, NONE, NONE, 2 * Crypto.KEY_BYTES);
    }
}
