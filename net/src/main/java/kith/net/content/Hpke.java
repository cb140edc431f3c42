package kith.net.content;

import java.nio.charset.StandardCharsets;
import kith.net.crypto.Crypto;
import kith.net.wire.Writer;

/**
 * The key schedule of HPKE (RFC 9180) in base mode, as far as exporting secrets needs it: KEM
 * X-Wing (0x647a), HKDF-SHA256, ChaCha20-Poly1305. Messages are not sealed with the context's own
 * key but with keys of the chain that begins with an exported secret, because a context cannot
 * forget.
 */
final class Hpke {

    private static final byte[] SUITE =
            new Writer(10).bytes(ascii("HPKE")).u16(0x647a).u16(0x0001).u16(0x0003).toBytes();

    private static final byte[] VERSION = ascii("HPKE-v1");
    private static final byte[] NONE = {};
    private static final int MODE_BASE = 0;
    private static final byte[] FIRST_BLOCK = {1};

    /** HMAC pads its key with zeros, so this salt is the empty one. */
    private static final byte[] EMPTY_SALT = new byte[Crypto.KEY_BYTES];

    private Hpke() {}

    /** {@code exporter_secret} of section 5.1 for a KEM's shared secret. */
    static byte[] exporterSecret(Crypto crypto, byte[] shared, byte[] info) {
        byte[] pskIdHash = extract(crypto, EMPTY_SALT, "psk_id_hash", NONE);
        byte[] infoHash = extract(crypto, EMPTY_SALT, "info_hash", info);
        byte[] context = new Writer(65).u8(MODE_BASE).bytes(pskIdHash).bytes(infoHash).toBytes();
        byte[] secret = extract(crypto, shared, "secret", NONE);
        return expand(crypto, secret, "exp", context);
    }

    /** {@code Context.Export} of section 5.3, 32 bytes. */
    static byte[] export(Crypto crypto, byte[] exporterSecret, String context) {
        return expand(crypto, exporterSecret, "sec", ascii(context));
    }

    private static byte[] extract(Crypto crypto, byte[] salt, String label, byte[] input) {
        return crypto.hmac(salt, VERSION, SUITE, ascii(label), input);
    }

    /** One block of HKDF-Expand is as long as all we need. */
    private static byte[] expand(Crypto crypto, byte[] secret, String label, byte[] info) {
        byte[] length = new Writer(2).u16(Crypto.KEY_BYTES).toBytes();
        return crypto.hmac(secret, length, VERSION, SUITE, ascii(label), info, FIRST_BLOCK);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
