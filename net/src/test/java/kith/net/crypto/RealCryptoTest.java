package kith.net.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import kith.net.crypto.Vectors.Vector;
import org.junit.jupiter.api.Test;

/** The published vectors of every primitive. */
class RealCryptoTest {

    private final RealCrypto crypto = new RealCrypto();

    @Test
    void hashesAsPublished() {
        for (Vector vector : vectors("sha256")) {
            byte[] input = vector.bytes("input");
            assertArrayEquals(vector.bytes("output"), crypto.sha256(input));
            assertArrayEquals(vector.bytes("output"), crypto.sha256(head(input), tail(input)));
        }
    }

    @Test
    void authenticatesAsPublished() {
        for (Vector vector : vectors("hmac")) {
            byte[] input = vector.bytes("input");
            assertArrayEquals(
                    vector.bytes("output"),
                    crypto.hmac(vector.bytes("key"), head(input), tail(input)));
        }
    }

    @Test
    void derivesKeysAsPublished() {
        for (Vector vector : vectors("hkdf")) {
            byte[] output = vector.bytes("output");
            assertArrayEquals(
                    output,
                    crypto.hkdf(
                            vector.bytes("salt"),
                            vector.bytes("secret"),
                            vector.bytes("info"),
                            output.length));
        }
    }

    @Test
    void agreesAsPublished() {
        for (Vector vector : vectors("x25519public")) {
            assertArrayEquals(vector.bytes("output"), crypto.x25519Public(vector.bytes("key")));
        }
        for (Vector vector : vectors("x25519")) {
            byte[] secret = crypto.x25519(vector.bytes("key"), vector.bytes("point"));
            if ("none".equals(vector.text("output"))) {
                assertNull(secret, vector.text("point"));
            } else {
                assertArrayEquals(vector.bytes("output"), secret);
            }
        }
    }

    @Test
    void signsAsPublished() {
        for (Vector vector : vectors("ed25519")) {
            byte[] input = vector.bytes("input");
            byte[] signature = vector.bytes("output");
            assertArrayEquals(vector.bytes("key"), crypto.ed25519Public(vector.bytes("seed")));
            assertArrayEquals(signature, crypto.sign(vector.bytes("seed"), input));
            assertTrue(crypto.verify(vector.bytes("key"), input, signature));
            signature[40] ^= 1;
            assertFalse(crypto.verify(vector.bytes("key"), input, signature));
        }
    }

    /** Both implementations, as only one of them runs on a given platform. */
    @Test
    void sealsAndOpensAsPublished() {
        for (Vector vector : vectors("chacha20poly1305")) {
            byte[] key = vector.bytes("key");
            assertTrue(PlatformAead.available());
            seals(vector, new PlatformAead(key), new PlatformAead(key));
            seals(vector, new PortableAead(key), new PortableAead(key));
            seals(vector, new PortableAead(key), new PlatformAead(key));
        }
    }

    private static void seals(Vector vector, Crypto.Aead sealer, Crypto.Aead opener) {
        byte[] input = vector.bytes("input");
        byte[] output = vector.bytes("output");
        byte[] associated = vector.bytes("associated");
        long counter = vector.number("counter");
        byte[] sealed = new byte[output.length + 3];
        assertEquals(
                output.length, sealer.seal(counter, associated, Crypto.Span.of(input), sealed, 3));
        assertArrayEquals(output, Arrays.copyOfRange(sealed, 3, sealed.length));

        byte[] opened = new byte[input.length + 2];
        Crypto.Span span = new Crypto.Span(sealed, 3, output.length);
        assertEquals(input.length, opener.open(counter, associated, span, opened, 2));
        assertArrayEquals(input, Arrays.copyOfRange(opened, 2, opened.length));
        for (int i = 3; i < sealed.length; i += 7) {
            sealed[i] ^= 4;
            byte[] empty = new byte[input.length];
            assertEquals(-1, opener.open(counter, associated, span, empty, 0));
            assertArrayEquals(new byte[input.length], empty);
            sealed[i] ^= 4;
        }
        assertEquals(-1, opener.open(counter ^ 1, associated, span, opened, 2));
        assertEquals(input.length, opener.open(counter, associated, span, opened, 2));
    }

    /**
     * The shared secret is a hash over both parts and binds the public key, so with it equal and
     * the encapsulation opening to it, everything is as in the draft.
     */
    @Test
    void encapsulatesAsPublished() {
        for (Vector vector : vectors("xwing")) {
            byte[] seed = vector.bytes("seed");
            byte[] publicKey = crypto.kemPublic(seed);
            assertEquals(Crypto.KEM_PUBLIC_BYTES, publicKey.length);
            startsWith(vector, "keyStart", publicKey);
            byte[] eseed = vector.bytes("eseed");
            Crypto.Encapsulated made =
                    crypto.encapsulate(publicKey, b -> System.arraycopy(eseed, 0, b, 0, b.length));
            assertNotNull(made);
            assertArrayEquals(vector.bytes("output"), made.secret());
            assertEquals(Crypto.KEM_ENCAPSULATION_BYTES, made.encapsulation().length);
            startsWith(vector, "ciphertextStart", made.encapsulation());
            assertArrayEquals(
                    vector.bytes("output"), crypto.decapsulate(seed, made.encapsulation()));
        }
    }

    private static void startsWith(Vector vector, String field, byte[] bytes) {
        if (vector.fields().containsKey(field)) {
            assertArrayEquals(vector.bytes(field), Arrays.copyOf(bytes, 16));
        }
    }

    /** FIPS 203, 7.2: a coefficient of 3329 or more is no key. */
    @Test
    void refusesAnUnreducedKey() {
        byte[] publicKey = crypto.kemPublic(new byte[32]);
        publicKey[0] = (byte) 0xff;
        publicKey[1] |= 0x0f;
        assertNull(crypto.encapsulate(publicKey, bytes -> {}));
    }

    private static List<Vector> vectors(String op) {
        return Vectors.of("crypto.json", op);
    }

    private static byte[] head(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length / 3);
    }

    private static byte[] tail(byte[] bytes) {
        return Arrays.copyOfRange(bytes, bytes.length / 3, bytes.length);
    }
}
