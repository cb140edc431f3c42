package kith.net.person;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;
import kith.net.Id;
import kith.net.crypto.Crypto;
import kith.net.crypto.RealCrypto;
import kith.net.crypto.Vectors;
import org.junit.jupiter.api.Test;

/**
 * The published bytes of statements about persons: a second implementation has to make the same.
 */
class PersonVectorsTest {

    private final Crypto crypto = new RealCrypto();

    @Test
    void deviceListsAreMadeAsPublished() {
        for (Vectors.Vector vector : Vectors.of("persons.json", "list")) {
            byte[] bytes = vector.bytes("bytes");
            DeviceList list = Objects.requireNonNull(DeviceList.decode(bytes, crypto).orNull());
            assertEquals(owner(vector).author(), list.author());
            DeviceList made =
                    DeviceList.sign(
                            owner(vector), list.version(), list.devices(), list.createdMs());
            assertArrayEquals(bytes, made.toBytes());
        }
    }

    @Test
    void prekeysAreMadeAsPublished() {
        for (Vectors.Vector vector : Vectors.of("persons.json", "prekey")) {
            byte[] publicKey = crypto.kemPublic(vector.bytes("prekey_seed"));
            Prekey made =
                    Prekey.sign(
                            owner(vector),
                            vector.number("version"),
                            publicKey,
                            vector.number("created"));
            assertArrayEquals(vector.bytes("bytes"), made.toBytes());
        }
    }

    @Test
    void invitationsAreWrittenAsPublished() {
        for (Vectors.Vector vector : Vectors.of("persons.json", "invitation")) {
            Invitation invitation =
                    Objects.requireNonNull(Invitation.parse(vector.text("text"), crypto).orNull());
            assertArrayEquals(vector.bytes("bytes"), invitation.toBytes(crypto));
            assertArrayEquals(vector.bytes("secret"), invitation.secret());
            assertEquals(vector.number("expires"), invitation.expiresMs());
        }
    }

    @Test
    void proofsAreMadeAsPublished() {
        for (Vectors.Vector vector : Vectors.of("persons.json", "proof")) {
            boolean dialed = vector.text("dialed").equals("yes");
            byte[] hash = vector.bytes("handshake_hash");
            Id node = Id.of(new byte[32]);
            byte[] secret = vector.bytes("secret");
            byte[] message = vector.bytes("message");
            Meeting own = new Meeting(node, hash, dialed, null);
            assertArrayEquals(
                    message, own.seal(crypto, secret, message[0], vector.bytes("payload")));
            assertTrue(new Meeting(node, hash, !dialed, null).opens(crypto, secret, message));
            assertArrayEquals(
                    vector.bytes("signature"),
                    owner(vector).signAsDevice(Domain.MEETING, own.statement(dialed)));
        }
    }

    private Owner owner(Vectors.Vector vector) {
        return new Owner(vector.bytes("author_seed"), vector.bytes("device_seed"), crypto);
    }
}
