package kith.net.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the protocol's logic relies on, for the real primitives and the fakes alike. */
class CryptoContractTest {

    private final SeededRandomness random = new SeededRandomness(7);

    static Stream<Crypto> cryptos() {
        return Stream.of(new RealCrypto(), new FakeCrypto());
    }

    @ParameterizedTest
    @MethodSource("cryptos")
    void hashesPartsAsOne(Crypto crypto) {
        byte[] bytes = random.bytes(100);
        byte[] whole = crypto.sha256(bytes);
        byte[] mac = crypto.hmac(bytes, bytes);
        for (int i = 0; i <= 100; i++) {
            byte[] head = Arrays.copyOf(bytes, i);
            byte[] tail = Arrays.copyOfRange(bytes, i, 100);
            assertArrayEquals(whole, crypto.sha256(head, tail));
            assertArrayEquals(mac, crypto.hmac(bytes, head, tail));
            assertFalse(Arrays.equals(whole, crypto.sha256(head)) && i < 100);
            if (i < 100) {
                bytes[i] ^= 1;
                assertFalse(Arrays.equals(whole, crypto.sha256(bytes)));
                bytes[i] ^= 1;
            }
        }
        assertEquals(32, whole.length);
        assertFalse(Arrays.equals(mac, crypto.hmac(new byte[32], bytes)));
    }

    @ParameterizedTest
    @MethodSource("cryptos")
    void derivesKeysFromEachOfItsInputs(Crypto crypto) {
        byte[] a = random.bytes(32);
        byte[] b = random.bytes(32);
        byte[] derived = crypto.hkdf(a, a, a, 70);
        assertEquals(70, derived.length);
        assertArrayEquals(derived, crypto.hkdf(a, a, a, 70));
        assertFalse(Arrays.equals(derived, crypto.hkdf(b, a, a, 70)));
        assertFalse(Arrays.equals(derived, crypto.hkdf(a, b, a, 70)));
        assertFalse(Arrays.equals(derived, crypto.hkdf(a, a, b, 70)));
        assertFalse(Arrays.equals(Arrays.copyOf(derived, 32), Arrays.copyOfRange(derived, 32, 64)));
    }

    @ParameterizedTest
    @MethodSource("cryptos")
    void agreesOnOneSecretFromBothSides(Crypto crypto) {
        byte[] a = random.bytes(32);
        byte[] b = random.bytes(32);
        byte[] c = random.bytes(32);
        byte[] secret = crypto.x25519(a, crypto.x25519Public(b));
        assertArrayEquals(secret, crypto.x25519(b, crypto.x25519Public(a)));
        assertFalse(Arrays.equals(secret, crypto.x25519(c, crypto.x25519Public(a))));
        assertFalse(Arrays.equals(secret, crypto.x25519(a, crypto.x25519Public(c))));
        byte[] changed = crypto.x25519Public(b);
        for (int i = 0; i < 31; i++) {
            changed[i] ^= 1;
            assertFalse(Arrays.equals(secret, crypto.x25519(a, changed)));
            changed[i] ^= 1;
        }
        assertNull(crypto.x25519(a, new byte[32]));
    }

    @ParameterizedTest
    @MethodSource("cryptos")
    void noticesWhateverWasChangedInASealedPacket(Crypto crypto) {
        byte[] key = random.bytes(32);
        byte[] plain = random.bytes(50);
        byte[] associated = random.bytes(13);
        Crypto.Aead aead = crypto.aead(key);
        byte[] sealed = new byte[66];
        byte[] opened = new byte[50];
        Crypto.Span whole = Crypto.Span.of(sealed);
        assertEquals(66, aead.seal(9, associated, Crypto.Span.of(plain), sealed, 0));
        assertEquals(50, aead.open(9, associated, whole, opened, 0));
        assertArrayEquals(plain, opened);
        assertEquals(-1, aead.open(10, associated, whole, opened, 0));
        assertEquals(-1, aead.open(9, random.bytes(13), whole, opened, 0));
        assertEquals(-1, aead.open(9, associated, new Crypto.Span(sealed, 0, 65), opened, 0));
        assertEquals(-1, crypto.aead(plain).open(9, associated, whole, opened, 0));
        for (int i = 0; i < 66; i++) {
            sealed[i] ^= 0x10;
            assertEquals(-1, aead.open(9, associated, whole, opened, 0), "byte " + i);
            sealed[i] ^= 0x10;
        }
    }

    @ParameterizedTest
    @MethodSource("cryptos")
    void knowsASignatureOfAnotherKeyOrMessage(Crypto crypto) {
        byte[] seed = random.bytes(32);
        byte[] message = random.bytes(40);
        byte[] publicKey = crypto.ed25519Public(seed);
        byte[] signature = crypto.sign(seed, message);
        assertEquals(64, signature.length);
        assertTrue(crypto.verify(publicKey, message, signature));
        assertFalse(crypto.verify(crypto.ed25519Public(message(32)), message, signature));
        assertFalse(crypto.verify(publicKey, random.bytes(40), signature));
        signature[63] ^= 1;
        assertFalse(crypto.verify(publicKey, message, signature));
    }

    @ParameterizedTest
    @MethodSource("cryptos")
    void encapsulatesForOneHolderOnly(Crypto crypto) {
        byte[] seed = random.bytes(32);
        Crypto.Encapsulated made = crypto.encapsulate(crypto.kemPublic(seed), random);
        assertNotNull(made);
        assertEquals(Crypto.KEM_ENCAPSULATION_BYTES, made.encapsulation().length);
        assertArrayEquals(made.secret(), crypto.decapsulate(seed, made.encapsulation()));
        byte[] other = crypto.decapsulate(random.bytes(32), made.encapsulation());
        assertFalse(Arrays.equals(made.secret(), other));
        made.encapsulation()[7] ^= 1;
        assertFalse(Arrays.equals(made.secret(), crypto.decapsulate(seed, made.encapsulation())));
    }

    /**
     * Lengths and bytes of a stranger's choice give a refusal or a useless value, never a throw.
     */
    @ParameterizedTest
    @MethodSource("cryptos")
    void neverThrowsOnBytesOfAStranger(Crypto crypto) {
        byte[] own = random.bytes(32);
        Crypto.Aead aead = crypto.aead(own);
        for (int length = 0; length < 100; length++) {
            byte[] strange = random.bytes(length);
            assertEquals(-1, aead.open(1, own, Crypto.Span.of(strange), new byte[100], 0));
            assertFalse(crypto.verify(strange, own, new byte[64]));
            assertFalse(crypto.verify(own, own, strange));
            assertNull(crypto.encapsulate(strange, random));
            assertNull(crypto.decapsulate(own, strange));
            assertEquals(length == 32, crypto.x25519(own, strange) != null);
        }
        for (int i = 0; i < 30; i++) {
            assertFalse(crypto.verify(random.bytes(32), own, random.bytes(64)));
            assertNull(crypto.encapsulate(random.bytes(Crypto.KEM_PUBLIC_BYTES), random));
            byte[] secret = crypto.decapsulate(own, random.bytes(Crypto.KEM_ENCAPSULATION_BYTES));
            assertNotNull(secret);
        }
    }

    private static byte[] message(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 3);
        return bytes;
    }
}
