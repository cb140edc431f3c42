package kith.bridge.pack;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import kith.bridge.app.Sha256;

/**
 * Signatures by Ed25519 (RFC 8032) with the platform's own implementation, so that whoever starts
 * an app needs no library for it. Android has one from version 13 on.
 */
final class Ed25519 {
    /** A SubjectPublicKeyInfo (RFC 8410) up to the 32 bytes of the key. */
    private static final byte[] KEY_HEAD = {
        0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00
    };

    private Ed25519() {}

    /**
     * Whether the signature is right; false also for a key or signature that is malformed.
     *
     * @param key the public key in hexadecimal digits
     */
    static boolean verifies(String key, byte[] message, byte[] signature) {
        byte[] bytes = Sha256.parse(key);
        if (bytes == null || signature.length != AppStatement.SIGNATURE_BYTES) {
            return false;
        }
        byte[] encoded =
                ByteBuffer.allocate(KEY_HEAD.length + bytes.length)
                        .put(KEY_HEAD)
                        .put(bytes)
                        .array();
        try {
            PublicKey publicKey =
                    KeyFactory.getInstance("Ed25519")
                            .generatePublic(new X509EncodedKeySpec(encoded));
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(publicKey);
            check.update(message);
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            // No point of the curve, or a signature whose numbers are out of range.
            return false;
        }
    }
}
