package kith.net.content;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;
import kith.net.crypto.Crypto;
import kith.net.crypto.RealCrypto;
import kith.net.crypto.SeededRandomness;
import kith.net.crypto.Vectors;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.hpke.HPKEContext;
import org.bouncycastle.crypto.hpke.HPKEContextWithEncapsulation;
import org.junit.jupiter.api.Test;

class HpkeTest {

    private final Crypto crypto = new RealCrypto();
    private final SeededRandomness randomness = new SeededRandomness(7);
    private final HPKE other =
            new HPKE(
                    HPKE.mode_base,
                    HPKE.kem_X_WING,
                    HPKE.kdf_HKDF_SHA256,
                    HPKE.aead_CHACHA20_POLY1305);

    @Test
    void exportsWhatTheLibraryExportsFromWhatItSent() {
        byte[] seed = randomness.bytes(32);
        byte[] info = randomness.bytes(50);
        byte[] publicKey = crypto.kemPublic(seed);
        HPKEContextWithEncapsulation theirs =
                other.setupBaseS(other.deserializePublicKey(publicKey), info);
        byte[] shared = decapsulate(seed, theirs.getEncapsulation());
        byte[] exporter = Hpke.exporterSecret(crypto, shared, info);
        assertArrayEquals(
                theirs.export(Party.bytes("chain"), 32), Hpke.export(crypto, exporter, "chain"));
        assertArrayEquals(
                theirs.export(Party.bytes("locator"), 32),
                Hpke.export(crypto, exporter, "locator"));
    }

    @Test
    void theLibraryExportsWhatWeExportFromWhatWeSent() {
        byte[] seed = randomness.bytes(32);
        byte[] publicKey = crypto.kemPublic(seed);
        byte[] info = new byte[0];
        Crypto.Encapsulated ours =
                Objects.requireNonNull(crypto.encapsulate(publicKey, randomness));
        AsymmetricCipherKeyPair pair = other.deserializePrivateKey(seed, publicKey);
        HPKEContext theirs = other.setupBaseR(ours.encapsulation(), pair, info);
        byte[] exporter = Hpke.exporterSecret(crypto, ours.secret(), info);
        assertArrayEquals(
                theirs.export(Party.bytes("chain"), 32), Hpke.export(crypto, exporter, "chain"));
    }

    @Test
    void theVectorsHold() {
        for (Vectors.Vector vector : Vectors.of("hpke.json", "export")) {
            byte[] shared = decapsulate(vector.bytes("seed"), vector.bytes("enc"));
            assertArrayEquals(vector.bytes("shared"), shared);
            byte[] exporter = Hpke.exporterSecret(crypto, shared, vector.bytes("info"));
            assertArrayEquals(vector.bytes("exporter_secret"), exporter);
            assertArrayEquals(
                    vector.bytes("exported"),
                    Hpke.export(crypto, exporter, vector.text("context")));
        }
    }

    @Test
    void padsInStepsThatGrowByAnEighthAtMost() {
        for (int bytes = 1; bytes < 1 << 20; bytes += 1 + bytes / 37) {
            int padded = Padding.padded(bytes);
            assertEquals(padded, Padding.padded(padded));
            int most = Math.max(512, bytes + bytes / 8);
            assertTrue(padded >= bytes && padded <= most);
        }
    }

    private byte[] decapsulate(byte[] seed, byte[] encapsulation) {
        return Objects.requireNonNull(crypto.decapsulate(seed, encapsulation));
    }
}
