package kith.net.discovery;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import kith.net.Id;
import kith.net.crypto.Crypto;
import kith.net.crypto.RealCrypto;
import kith.net.crypto.Vectors;
import kith.net.wire.Address;
import kith.net.wire.Decoded;
import kith.net.wire.Reader;
import org.junit.jupiter.api.Test;

/** The bytes of {@code docs/protocol/vectors/discovery.json}, which were made without this code. */
class DiscoveryVectorsTest {

    private static final String FILE = "discovery.json";

    private final Crypto crypto = new RealCrypto();

    @Test
    void addressesStandAtTheirPlaces() {
        List<Vectors.Vector> vectors = Vectors.of(FILE, "place");
        assertTrue(vectors.size() >= 12);
        for (Vectors.Vector vector : vectors) {
            Address address = Address.read(new Reader(vector.bytes("address")));
            long place = new Reader(vector.bytes("place")).u64();
            assertEquals(place, Place.of(address, crypto), vector.text("text"));
        }
    }

    @Test
    void aNodesRecordStandsUnderItsKey() {
        Vectors.Vector vector = Vectors.of(FILE, "key").get(0);
        Id node = Id.of(vector.bytes("node"));
        assertEquals(Id.of(vector.bytes("key")), Whereabouts.key(node, crypto));
    }

    @Test
    void recordsHaveTheBytesOfTheSpecification() {
        Vectors.Vector vector = Vectors.of(FILE, "record").get(0);
        byte[] bytes = vector.bytes("bytes");
        Whereabouts record = Whereabouts.decode(bytes).orNull();
        assertNotNull(record);
        Id key = Id.of(vector.bytes("key"));
        long issuedMs = Long.parseLong(vector.text("issued"));
        assertEquals(issuedMs, record.issuedMs());
        assertNull(record.check(key, crypto, issuedMs));
        assertArrayEquals(bytes, record.toBytes());
        byte[] seed = vector.bytes("seed");
        Whereabouts signed = Whereabouts.sign(key, seed, record.ways(), crypto, issuedMs);
        assertArrayEquals(bytes, signed.toBytes());
    }

    @Test
    void messagesHaveTheBytesOfTheSpecification() {
        List<Vectors.Vector> vectors = Vectors.of(FILE, "message");
        assertEquals(7, vectors.size());
        for (Vectors.Vector vector : vectors) {
            byte[] bytes = vector.bytes("bytes");
            DiscoveryMessage message = DiscoveryMessage.decode(bytes).orNull();
            assertNotNull(message, vector.text("name"));
            assertArrayEquals(bytes, message.encode(), vector.text("name"));
            String kind = message.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
            assertTrue(vector.text("name").startsWith(kind), vector.text("name"));
        }
    }

    @Test
    void whatTheSpecificationForbidsIsRejected() {
        for (Vectors.Vector vector : Vectors.of(FILE, "rejected")) {
            assertInstanceOf(
                    Decoded.Reject.class,
                    DiscoveryMessage.decode(vector.bytes("bytes")),
                    vector.text("why"));
        }
        for (Vectors.Vector vector : Vectors.of(FILE, "rejected record")) {
            assertInstanceOf(
                    Decoded.Reject.class,
                    Whereabouts.decode(vector.bytes("bytes")),
                    vector.text("why"));
        }
    }

    @Test
    void scopesAreThoseOfTheRegistry() {
        assertEquals(Scope.GLOBAL, scope(0x08080808));
        assertEquals(Scope.GLOBAL, scope(0xac200001), "172.32.0.1");
        assertEquals(Scope.PRIVATE, scope(0xac1f0001), "172.31.0.1");
        assertEquals(Scope.PRIVATE, scope(0x64400001), "100.64.0.1");
        assertEquals(Scope.GLOBAL, scope(0x64800001), "100.128.0.1");
        assertEquals(Scope.PRIVATE, scope(0xc6130001), "198.19.0.1");
        assertEquals(Scope.NONE, scope(0xa9fe0001), "169.254.0.1");
        assertEquals(Scope.NONE, scope(0xe0000001), "224.0.0.1");
        assertEquals(Scope.NONE, scope(0x00000001));
        assertEquals(Scope.LOOPBACK, Scope.of(new Address(0, 1, 1)));
        assertEquals(Scope.NONE, Scope.of(new Address(0, 0, 1)));
        assertEquals(Scope.NONE, Scope.of(new Address(0xfe80L << 48, 1, 1)));
        assertEquals(Scope.PRIVATE, Scope.of(new Address(0xfdL << 56, 1, 1)));
        assertEquals(Scope.PRIVATE, Scope.of(new Address(0x20010db8L << 32, 1, 1)));
        assertEquals(Scope.GLOBAL, Scope.of(new Address(0x2a00L << 48, 1, 1)));
    }

    private static Scope scope(int bits) {
        return Scope.of(Address.v4(bits, 1));
    }
}
