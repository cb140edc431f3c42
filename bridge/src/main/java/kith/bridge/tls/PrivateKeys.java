package kith.bridge.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Locale;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Reads private keys: PKCS#8 (RFC 5958), plain or encrypted, PKCS#1 (RFC 8017), SEC 1 (RFC 5915),
 * the latter two also encrypted in OpenSSL's older form.
 */
final class PrivateKeys {
    /** AlgorithmIdentifier of RSA: rsaEncryption and NULL. */
    private static final byte[] RSA = {
        0x30,
        0x0d,
        0x06,
        0x09,
        0x2a,
        (byte) 0x86,
        0x48,
        (byte) 0x86,
        (byte) 0xf7,
        0x0d,
        1,
        1,
        1,
        5,
        0
    };

    /** id-ecPublicKey. */
    private static final byte[] EC = {0x06, 0x07, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 2, 1};

    private static final byte[] VERSION_0 = {2, 1, 0};

    /** Algorithms in the order of how usual they are; the key itself says which it is. */
    private static final String[] ALGORITHMS = {"RSA", "EC", "EdDSA", "RSASSA-PSS", "DSA"};

    private PrivateKeys() {}

    /**
     * The key in a file.
     *
     * @throws kith.bridge.NodeError ERR_OSSL_UNSUPPORTED there is none, ERR_OSSL_BAD_DECRYPT the
     *     passphrase is wrong or missing
     */
    static PrivateKey read(byte[] file, @Nullable String passphrase) {
        for (Pem block : Pem.all(file)) {
            if (block.label().endsWith("PRIVATE KEY")) {
                return read(block, passphrase);
            }
        }
        throw unsupported();
    }

    private static PrivateKey read(Pem block, @Nullable String passphrase) {
        try {
            byte[] der =
                    block.headers().containsKey("DEK-Info")
                            ? decrypted(block, passphrase)
                            : block.der();
            return switch (block.label()) {
                case "PRIVATE KEY" -> key(der);
                case "ENCRYPTED PRIVATE KEY" -> key(decrypted(der, passphrase));
                case "RSA PRIVATE KEY" ->
                        key(Der.value(Der.SEQUENCE, VERSION_0, RSA, Der.value(Der.OCTETS, der)));
                case "EC PRIVATE KEY" -> key(sec1(der));
                default -> throw unsupported();
            };
        } catch (Der.Malformed e) {
            throw unsupported();
        }
    }

    private static PrivateKey key(byte[] pkcs8) {
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm)
                        .generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            } catch (InvalidKeySpecException e) {
                // A key of another algorithm.
            } catch (GeneralSecurityException e) {
                // An algorithm this platform does not have.
            }
        }
        throw unsupported();
    }

    /** ECPrivateKey to PKCS#8: the curve moves from within the key to its description. */
    private static byte[] sec1(byte[] der) throws Der.Malformed {
        Der key = new Der(der).into(Der.SEQUENCE);
        key.into(Der.INTEGER);
        key.into(Der.OCTETS);
        byte[] curve = key.into(0xa0).rest();
        byte[] algorithm = Der.value(Der.SEQUENCE, EC, curve);
        return Der.value(Der.SEQUENCE, VERSION_0, algorithm, Der.value(Der.OCTETS, der));
    }

    private static byte[] decrypted(byte[] der, @Nullable String passphrase) {
        try {
            EncryptedPrivateKeyInfo sealed = new EncryptedPrivateKeyInfo(der);
            AlgorithmParameters parameters = sealed.getAlgParameters();
            // The scheme's own name is only in the parameters: PBES2 stands for many.
            String name =
                    sealed.getAlgName().equals("PBES2") && parameters != null
                            ? parameters.toString()
                            : sealed.getAlgName();
            char[] secret = passphrase == null ? new char[0] : passphrase.toCharArray();
            Cipher cipher = Cipher.getInstance(name);
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    SecretKeyFactory.getInstance(name).generateSecret(new PBEKeySpec(secret)),
                    parameters);
            return sealed.getKeySpec(cipher).getEncoded();
        } catch (InvalidKeySpecException e) {
            throw badDecrypt();
        } catch (GeneralSecurityException e) {
            throw badDecrypt();
        } catch (IOException e) {
            throw unsupported();
        }
    }

    /**
     * OpenSSL's older form: one round of MD5 over passphrase and salt, again until there is enough.
     */
    private static byte[] decrypted(Pem block, @Nullable String passphrase) {
        String[] info = block.headers().getOrDefault("DEK-Info", "").split(",", -1);
        String name = info[0].toUpperCase(Locale.ROOT);
        int keyBytes =
                switch (name) {
                    case "AES-128-CBC" -> 16;
                    case "AES-192-CBC", "DES-EDE3-CBC" -> 24;
                    case "AES-256-CBC" -> 32;
                    default -> throw unsupported();
                };
        byte[] iv = info.length < 2 ? new byte[0] : hex(info[1]);
        if (iv.length < 8) {
            throw unsupported();
        }
        try {
            byte[] secret = (passphrase == null ? "" : passphrase).getBytes(StandardCharsets.UTF_8);
            boolean aes = name.startsWith("AES");
            SecretKeySpec key =
                    new SecretKeySpec(stretched(secret, iv, keyBytes), aes ? "AES" : "DESede");
            Cipher cipher =
                    Cipher.getInstance(aes ? "AES/CBC/PKCS5Padding" : "DESede/CBC/PKCS5Padding");
            cipher.init(Cipher.DECRYPT_MODE, key, new IvParameterSpec(iv));
            return cipher.doFinal(block.der());
        } catch (GeneralSecurityException e) {
            throw badDecrypt();
        }
    }

    private static byte[] stretched(byte[] secret, byte[] iv, int bytes)
            throws GeneralSecurityException {
        MessageDigest md5 = MessageDigest.getInstance("MD5");
        byte[] out = new byte[(bytes + 15) / 16 * 16];
        byte[] last = new byte[0];
        for (int at = 0; at < out.length; at += 16) {
            md5.update(last);
            md5.update(secret);
            md5.update(iv, 0, 8);
            last = md5.digest();
            System.arraycopy(last, 0, out, at, 16);
        }
        return Arrays.copyOf(out, bytes);
    }

    private static byte[] hex(String text) {
        byte[] bytes = new byte[text.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            int high = Character.digit(text.charAt(2 * i), 16);
            int low = Character.digit(text.charAt(2 * i + 1), 16);
            if (high < 0 || low < 0) {
                throw unsupported();
            }
            bytes[i] = (byte) (high << 4 | low);
        }
        return bytes;
    }

    private static RuntimeException unsupported() {
        return new TlsFault("DECODER routines", "unsupported").error();
    }

    private static RuntimeException badDecrypt() {
        return new TlsFault("Provider routines", "bad decrypt").error();
    }
}
