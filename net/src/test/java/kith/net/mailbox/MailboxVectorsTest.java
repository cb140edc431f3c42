package kith.net.mailbox;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import kith.net.Id;
import kith.net.crypto.Crypto;
import kith.net.crypto.RealCrypto;
import kith.net.crypto.Vectors;
import kith.net.mailbox.MailboxMessage.Verdict;
import kith.net.wire.Decoded;
import org.junit.jupiter.api.Test;

/** The bytes of {@code docs/protocol/vectors/mailbox.json}, which were made without this code. */
class MailboxVectorsTest {

    private static final String FILE = "mailbox.json";
    private static final long TIME_MS = 0x0123456789abcdefL;

    private final Crypto crypto = new RealCrypto();

    private static byte[] from(int first, int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (first + i);
        }
        return bytes;
    }

    @Test
    void addressesFollowFromSecretAndDay() {
        for (Vectors.Vector vector : Vectors.of(FILE, "address")) {
            Id address = Addresses.of(from(0, 32), vector.number("day"), crypto);
            assertEquals(Id.of(vector.bytes("value")), address);
            assertFalse(Addresses.asksForWork(address));
        }
        for (Vectors.Vector vector : Vectors.of(FILE, "first contact")) {
            Id address = Addresses.firstContact(Id.of(from(0, 32)), vector.number("day"), crypto);
            assertEquals(Id.of(vector.bytes("value")), address);
            assertTrue(Addresses.asksForWork(address));
        }
    }

    @Test
    void holdersAreLookedForAtAPlaceThatFollowsFromTheAddress() {
        Id place = Addresses.place(Id.of(from(0x40, 32)), crypto);
        assertEquals(Id.of(Vectors.of(FILE, "place").getFirst().bytes("value")), place);
    }

    @Test
    void tokensAndLocksFollowFromTheMessage() {
        Vectors.Vector vector = Vectors.of(FILE, "lock").getFirst();
        byte[] token = Release.token(Id.of(vector.bytes("message")), crypto);
        assertArrayEquals(vector.bytes("token"), token);
        assertArrayEquals(vector.bytes("lock"), Release.lock(token, crypto));
    }

    @Test
    void theWorkIsTheFirstThatIsRight() {
        long number = Vectors.of(FILE, "work").getFirst().number("number");
        Id address = Id.of(from(0x40, 32));
        Id envelope = Id.of(from(0x20, 32));
        assertTrue(Work.done(address, envelope, number, crypto));
        assertEquals(number, Work.search(address, envelope, number - 1000, 2000, crypto));
    }

    @Test
    void messagesHaveTheBytesOfTheSpecification() {
        Id envelope = Id.of(from(0x20, 32));
        Id address = Id.of(from(0x40, 32));
        byte[] nonce = from(0x60, 16);
        List<MailboxMessage> messages =
                List.of(
                        new MailboxMessage.Store(envelope, address, 3000, TIME_MS, 7, true),
                        new MailboxMessage.Answer(envelope, Verdict.HELD, TIME_MS),
                        new MailboxMessage.Answer(envelope, Verdict.FULL, TIME_MS),
                        new MailboxMessage.Challenge(envelope, 5, nonce),
                        new MailboxMessage.Proof(envelope, nonce, from(0x70, 32)),
                        new MailboxMessage.Released(envelope, from(0x90, 16)));
        List<Vectors.Vector> vectors = Vectors.of(FILE, "message");
        assertEquals(messages.size(), vectors.size());
        for (int i = 0; i < messages.size(); i++) {
            byte[] bytes = vectors.get(i).bytes("bytes");
            assertArrayEquals(bytes, messages.get(i).encode(), vectors.get(i).text("name"));
            MailboxMessage read = MailboxMessage.decode(bytes).orNull();
            assertNotNull(read);
            assertArrayEquals(bytes, read.encode());
        }
    }

    @Test
    void whatTheSpecificationForbidsIsRejected() {
        for (Vectors.Vector vector : Vectors.of(FILE, "rejected")) {
            Decoded<MailboxMessage> read = MailboxMessage.decode(vector.bytes("bytes"));
            assertInstanceOf(Decoded.Reject.class, read, vector.text("why"));
        }
    }
}
