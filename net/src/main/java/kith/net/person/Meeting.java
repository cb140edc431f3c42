package kith.net.person;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kith.net.Id;
import kith.net.crypto.Crypto;
import kith.net.wire.Address;
import kith.net.wire.Writer;
import org.jspecify.annotations.Nullable;

/**
 * One link on which two devices may find that they share a contact secret. Every message carries an
 * HMAC under the secret over the link's handshake hash, who dialed, kind and payload; so it proves
 * knowledge of the secret whatever order messages come in, and is worth nothing on another link or
 * sent back.
 */
final class Meeting {

    /** 16: what a confused but honest peer sends; after that it is not listened to any more. */
    static final int FAILURES_MAX = 16;

    private static final byte[] BY_DIALER = {0};
    private static final byte[] BY_ANSWERER = {1};

    final Id node;
    final byte[] handshakeHash;
    final boolean dialed;
    final @Nullable Address at;

    /** Secrets under which a kind of message was sent, so that it is sent once. */
    private final List<byte[]> proved = new ArrayList<>();

    private final List<byte[]> told = new ArrayList<>();

    private final List<byte[]> answered = new ArrayList<>();

    /** Secrets under which the other side said that it took this person as a contact. */
    private final List<byte[]> agreed = new ArrayList<>();

    /** The secret of the last message that could be opened: tried first for the next. */
    byte @Nullable [] secret;

    /** Who the other side proved to be, though they may be no contact yet. */
    @Nullable Shown shown;

    /** The device that signed this link, once it has. */
    @Nullable Id device;

    /** A payload of MAILBOX that came before the device list. */
    byte @Nullable [] mailbox;

    int failures;

    /** The author of that device. */
    @Nullable Id author;

    private @Nullable PrekeyParts prekeyParts;

    /** A device that signed this link, and its person's list. */
    record Shown(Id device, DeviceList list) {}

    Meeting(Id node, byte[] handshakeHash, boolean dialed, @Nullable Address at) {
        this.node = node;
        this.handshakeHash = handshakeHash.clone();
        this.dialed = dialed;
        this.at = at;
    }

    /** What came of the other's prekey. */
    PrekeyParts prekeyParts() {
        if (prekeyParts == null) {
            prekeyParts = new PrekeyParts();
        }
        return prekeyParts;
    }

    /** Kind, HMAC, payload. */
    byte[] seal(Crypto crypto, byte[] key, int kind, byte[] payload) {
        byte[] mac = mac(crypto, key, dialed, kind, payload);
        return new Writer(1 + mac.length + payload.length)
                .u8(kind)
                .bytes(mac)
                .bytes(payload)
                .toBytes();
    }

    /** Whether the other side made this message knowing the key. */
    boolean opens(Crypto crypto, byte[] key, byte[] message) {
        byte[] payload = Arrays.copyOfRange(message, Contacts.HEADER_BYTES, message.length);
        byte[] expected = mac(crypto, key, !dialed, message[0] & 0xff, payload);
        int difference = 0;
        for (int i = 0; i < expected.length; i++) {
            difference |= expected[i] ^ message[1 + i];
        }
        return difference == 0;
    }

    /** True the first time: then knowledge of this secret is to be shown. */
    boolean proveOnce(byte[] key) {
        return addOnce(proved, key);
    }

    /** True the first time: then whoever knows this secret is to be told the list and prekey. */
    boolean tellOnce(byte[] key) {
        return addOnce(told, key);
    }

    /** True the first time: then whoever knows this secret is to hear what came of it. */
    boolean answerOnce(byte[] key) {
        return addOnce(answered, key);
    }

    /** The other side took this person as a contact under the secret. */
    void agree(byte[] key) {
        addOnce(agreed, key);
    }

    boolean agreed(byte[] key) {
        return contains(agreed, key);
    }

    /** Secrets under which the other side was told about this device: both know them. */
    List<byte[]> shared() {
        return told;
    }

    /** Whether the other side was told about this device, and so is to hear of changes. */
    boolean told() {
        return !told.isEmpty();
    }

    /** What a device signs to show that it is at one end of this link. */
    byte[] statement(boolean byDialer) {
        return new Writer(handshakeHash.length + 1)
                .bytes(handshakeHash)
                .bytes(byDialer ? BY_DIALER : BY_ANSWERER)
                .toBytes();
    }

    private byte[] mac(Crypto crypto, byte[] key, boolean byDialer, int kind, byte[] payload) {
        byte[] what = {(byte) kind};
        return crypto.hmac(key, Domain.CONTACT.over(statement(byDialer), what, payload));
    }

    private static boolean addOnce(List<byte[]> keys, byte[] key) {
        return !contains(keys, key) && keys.add(key);
    }

    private static boolean contains(List<byte[]> keys, byte[] key) {
        for (byte[] known : keys) {
            if (Arrays.equals(known, key)) {
                return true;
            }
        }
        return false;
    }
}
