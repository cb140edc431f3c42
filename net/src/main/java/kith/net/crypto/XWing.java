package kith.net.crypto;

import java.util.Arrays;
import org.bouncycastle.crypto.SecretWithEncapsulation;
import org.bouncycastle.crypto.digests.SHA3Digest;
import org.bouncycastle.crypto.digests.SHAKEDigest;
import org.bouncycastle.crypto.kems.MLKEMExtractor;
import org.bouncycastle.crypto.kems.MLKEMGenerator;
import org.bouncycastle.crypto.params.MLKEMParameters;
import org.bouncycastle.crypto.params.MLKEMPrivateKeyParameters;
import org.bouncycastle.crypto.params.MLKEMPublicKeyParameters;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.jspecify.annotations.Nullable;

/**
 * X-Wing: ML-KEM-768 and X25519 together, so that either may be broken
 * (draft-connolly-cfrg-xwing-kem). As the draft says, a point of small order is not refused: ML-KEM
 * still protects the secret.
 */
final class XWing {

    /** 32 bytes for ML-KEM, then the ephemeral X25519 key. */
    static final int ENCAPSULATION_SEED_BYTES = 64;

    private static final int ML_KEM_PUBLIC_BYTES = 1184;
    private static final int ML_KEM_CIPHERTEXT_BYTES = 1088;

    /** The ASCII picture of an X-wing. */
    private static final byte[] LABEL = {0x5c, 0x2e, 0x2f, 0x2f, 0x5e, 0x5c};

    private XWing() {}

    static byte[] publicKey(byte[] seed) {
        Expanded key = expand(seed);
        return join(key.mlKem.getPublicKey(), key.x25519Public);
    }

    static Crypto.@Nullable Encapsulated encapsulate(byte[] publicKey, byte[] seed) {
        if (publicKey.length != Crypto.KEM_PUBLIC_BYTES) {
            return null;
        }
        byte[] mlKem = Arrays.copyOf(publicKey, ML_KEM_PUBLIC_BYTES);
        if (!reduced(mlKem)) {
            return null;
        }
        SecretWithEncapsulation inner =
                MLKEMGenerator.internalGenerateEncapsulated(
                        new MLKEMPublicKeyParameters(MLKEMParameters.ml_kem_768, mlKem),
                        Arrays.copyOf(seed, 32));
        byte[] ephemeral = Arrays.copyOfRange(seed, 32, 64);
        byte[] x25519Public = Arrays.copyOfRange(publicKey, mlKem.length, publicKey.length);
        byte[] x25519Sent = new byte[32];
        X25519.scalarMultBase(ephemeral, 0, x25519Sent, 0);
        byte[] shared = agree(ephemeral, x25519Public);
        byte[] secret = combine(inner.getSecret(), shared, x25519Sent, x25519Public);
        return new Crypto.Encapsulated(secret, join(inner.getEncapsulation(), x25519Sent));
    }

    static byte @Nullable [] decapsulate(byte[] seed, byte[] encapsulation) {
        if (encapsulation.length != Crypto.KEM_ENCAPSULATION_BYTES) {
            return null;
        }
        Expanded key = expand(seed);
        byte[] mlKem = Arrays.copyOf(encapsulation, ML_KEM_CIPHERTEXT_BYTES);
        byte[] x25519Sent = Arrays.copyOfRange(encapsulation, mlKem.length, encapsulation.length);
        return combine(
                new MLKEMExtractor(key.mlKem).extractSecret(mlKem),
                agree(key.x25519, x25519Sent),
                x25519Sent,
                key.x25519Public);
    }

    private record Expanded(MLKEMPrivateKeyParameters mlKem, byte[] x25519, byte[] x25519Public) {}

    private static Expanded expand(byte[] seed) {
        byte[] expanded = new byte[96];
        SHAKEDigest shake = new SHAKEDigest(256);
        shake.update(seed, 0, seed.length);
        shake.doFinal(expanded, 0, expanded.length);
        byte[] x25519 = Arrays.copyOfRange(expanded, 64, 96);
        byte[] x25519Public = new byte[32];
        X25519.scalarMultBase(x25519, 0, x25519Public, 0);
        return new Expanded(
                new MLKEMPrivateKeyParameters(
                        MLKEMParameters.ml_kem_768, Arrays.copyOf(expanded, 64)),
                x25519,
                x25519Public);
    }

    private static byte[] combine(byte[] mlKem, byte[] shared, byte[] sent, byte[] publicKey) {
        SHA3Digest sha3 = new SHA3Digest(256);
        for (byte[] part : new byte[][] {mlKem, shared, sent, publicKey, LABEL}) {
            sha3.update(part, 0, part.length);
        }
        byte[] secret = new byte[32];
        sha3.doFinal(secret, 0);
        return secret;
    }

    private static byte[] agree(byte[] privateKey, byte[] publicKey) {
        byte[] shared = new byte[32];
        X25519.scalarMult(privateKey, 0, publicKey, 0, shared, 0);
        return shared;
    }

    /** Whether each coefficient of 12 bits is below q = 3329, as FIPS 203, section 7.2, asks. */
    private static boolean reduced(byte[] mlKemPublic) {
        for (int i = 0; i < ML_KEM_PUBLIC_BYTES - 32; i += 3) {
            int low = (mlKemPublic[i] & 0xff) | (mlKemPublic[i + 1] & 0x0f) << 8;
            int high = (mlKemPublic[i + 1] & 0xf0) >> 4 | (mlKemPublic[i + 2] & 0xff) << 4;
            if (low >= 3329 || high >= 3329) {
                return false;
            }
        }
        return true;
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }
}
