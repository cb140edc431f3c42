package kith.net.link;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import kith.net.crypto.Crypto;
import org.jspecify.annotations.Nullable;

/**
 * One side of a handshake {@code Noise_XX_25519_ChaChaPoly_SHA256} (Noise, revision 34): three
 * messages, after which each side knows that the other holds its static key, and an eavesdropper
 * knows neither key.
 */
final class Noise {

    private static final byte[] NAME =
            "Noise_XX_25519_ChaChaPoly_SHA256".getBytes(StandardCharsets.US_ASCII);

    private static final int KEY = Crypto.KEY_BYTES;
    private static final int SEALED_KEY = KEY + Crypto.TAG_BYTES;

    private final Crypto crypto;
    private final boolean initiator;
    private final KeyPair own;
    private final KeyPair ephemeral;
    private final Symmetric symmetric;
    private int step;
    private byte @Nullable [] theirEphemeral;
    private byte @Nullable [] theirStatic;

    Noise(boolean initiator, KeyPair own, KeyPair ephemeral, byte[] prologue, Crypto crypto) {
        this.crypto = crypto;
        this.initiator = initiator;
        this.own = own;
        this.ephemeral = ephemeral;
        this.symmetric = new Symmetric(NAME, crypto);
        symmetric.mixHash(prologue);
    }

    private Noise(Noise other) {
        crypto = other.crypto;
        initiator = other.initiator;
        own = other.own;
        ephemeral = other.ephemeral;
        symmetric = other.symmetric.copy();
        step = other.step;
        theirEphemeral = other.theirEphemeral;
        theirStatic = other.theirStatic;
    }

    /** To try a message that may be forged: the original stays as it is. */
    Noise copy() {
        return new Noise(this);
    }

    /** The next message with its payload; null if the other side's key is of small order. */
    byte @Nullable [] write(byte[] payload) {
        step++;
        return switch (step) {
            case 1 -> join(sendEphemeral(), symmetric.encryptAndHash(payload));
            case 2 -> {
                byte[] first = sendEphemeral();
                byte[] agreed = mix(ephemeral, theirEphemeral) ? sendStatic() : null;
                yield agreed != null && mix(own, theirEphemeral)
                        ? join(join(first, agreed), symmetric.encryptAndHash(payload))
                        : null;
            }
            case 3 -> {
                byte[] sealed = sendStatic();
                yield mix(own, theirEphemeral)
                        ? join(sealed, symmetric.encryptAndHash(payload))
                        : null;
            }
            default -> throw new IllegalStateException("the handshake is over");
        };
    }

    /** The payload of the next message; null if it is forged or too short. */
    byte @Nullable [] read(byte[] message) {
        step++;
        return switch (step) {
            case 1 -> readEphemeral(message) ? symmetric.decryptAndHash(rest(message, KEY)) : null;
            case 2 ->
                    readEphemeral(message)
                                    && mix(ephemeral, theirEphemeral)
                                    && readStatic(message, KEY)
                                    && mix(ephemeral, theirStatic)
                            ? symmetric.decryptAndHash(rest(message, KEY + SEALED_KEY))
                            : null;
            case 3 ->
                    readStatic(message, 0) && mix(ephemeral, theirStatic)
                            ? symmetric.decryptAndHash(rest(message, SEALED_KEY))
                            : null;
            default -> throw new IllegalStateException("the handshake is over");
        };
    }

    /** The other side's static key, proven as soon as the message that brought it was read. */
    byte[] theirStatic() {
        if (theirStatic == null) {
            throw new IllegalStateException("no static key yet");
        }
        return theirStatic.clone();
    }

    /** Names this handshake; equal on both sides, and only there, after the last message. */
    byte[] handshakeHash() {
        return symmetric.hash();
    }

    /** The key for packets of this side. */
    byte[] sendKey() {
        return key(initiator);
    }

    /** The key for packets of the other side. */
    byte[] receiveKey() {
        return key(!initiator);
    }

    private byte[] key(boolean first) {
        byte[] both = symmetric.split();
        return first ? Arrays.copyOf(both, KEY) : rest(both, KEY);
    }

    private byte[] sendEphemeral() {
        symmetric.mixHash(ephemeral.publicKey());
        return ephemeral.publicKey();
    }

    private byte[] sendStatic() {
        return symmetric.encryptAndHash(own.publicKey());
    }

    private boolean readEphemeral(byte[] message) {
        if (message.length < KEY) {
            return false;
        }
        theirEphemeral = Arrays.copyOf(message, KEY);
        symmetric.mixHash(theirEphemeral);
        return true;
    }

    private boolean readStatic(byte[] message, int offset) {
        if (message.length < offset + SEALED_KEY) {
            return false;
        }
        theirStatic =
                symmetric.decryptAndHash(Arrays.copyOfRange(message, offset, offset + SEALED_KEY));
        return theirStatic != null;
    }

    private boolean mix(KeyPair mine, byte @Nullable [] theirs) {
        byte[] secret = theirs == null ? null : crypto.x25519(mine.privateKey(), theirs);
        if (secret == null) {
            return false;
        }
        symmetric.mixKey(secret);
        return true;
    }

    private static byte[] rest(byte[] bytes, int from) {
        return Arrays.copyOfRange(bytes, from, Math.max(from, bytes.length));
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }
}
