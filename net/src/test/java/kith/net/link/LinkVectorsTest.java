package kith.net.link;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import kith.net.crypto.Crypto;
import kith.net.crypto.RealCrypto;
import kith.net.crypto.Vectors;
import kith.net.crypto.Vectors.Vector;
import org.junit.jupiter.api.Test;

/** The published vector of the handshake, and the project's own of whole datagrams. */
class LinkVectorsTest {

    private final Crypto crypto = new RealCrypto();

    @Test
    void shakesHandsAsPublished() {
        for (Vector vector : Vectors.of("noise.json", "noise")) {
            Noise initiator = noise(vector, true, "initiatorStatic", "initiatorEphemeral");
            Noise responder = noise(vector, false, "responderStatic", "responderEphemeral");
            for (int i = 0; i < 3; i++) {
                Noise writer = i == 1 ? responder : initiator;
                Noise reader = i == 1 ? initiator : responder;
                byte[] message = requireNonNull(writer.write(vector.bytes("payload" + i)));
                assertArrayEquals(vector.bytes("message" + i), message);
                assertArrayEquals(vector.bytes("payload" + i), reader.read(message));
            }
            assertArrayEquals(vector.bytes("handshakeHash"), initiator.handshakeHash());
            assertArrayEquals(vector.bytes("handshakeHash"), responder.handshakeHash());
            assertArrayEquals(initiator.sendKey(), responder.receiveKey());
            Crypto.Aead first = crypto.aead(initiator.sendKey());
            Crypto.Aead second = crypto.aead(responder.sendKey());
            assertArrayEquals(vector.bytes("message3"), seal(second, 0, vector.bytes("payload3")));
            assertArrayEquals(vector.bytes("message4"), seal(first, 0, vector.bytes("payload4")));
            assertArrayEquals(vector.bytes("message5"), seal(second, 1, vector.bytes("payload5")));
        }
    }

    private Noise noise(Vector vector, boolean initiator, String own, String ephemeral) {
        return new Noise(
                initiator,
                KeyPair.of(vector.bytes(own), crypto),
                KeyPair.of(vector.bytes(ephemeral), crypto),
                vector.bytes("prologue"),
                crypto);
    }

    private static byte[] seal(Crypto.Aead aead, long counter, byte[] plain) {
        byte[] sealed = new byte[plain.length + 16];
        aead.seal(counter, new byte[0], Crypto.Span.of(plain), sealed, 0);
        return sealed;
    }

    /** Every datagram to the byte, against another implementation. */
    @Test
    void writesDatagramsAsSpecified() {
        Vector vector = Vectors.of("link.json", "handshake").getFirst();
        KeyPair ephemeralA = KeyPair.of(vector.bytes("ephemeralA"), crypto);
        int indexA = (int) vector.number("indexA");
        int indexB = (int) vector.number("indexB");
        byte[] init = Layout.init(indexA, ephemeralA.publicKey(), Tokens.none());
        assertArrayEquals(vector.bytes("init"), init);

        byte[] head = Layout.answerHead(indexB, indexA);
        byte[] prologue = Layout.prologue(init, head);
        Noise b =
                new Noise(
                        false,
                        KeyPair.of(vector.bytes("staticB"), crypto),
                        KeyPair.of(vector.bytes("ephemeralB"), crypto),
                        prologue,
                        crypto);
        b.read(ephemeralA.publicKey());
        byte[] answer = Layout.join(head, requireNonNull(b.write(certificate(vector, "B"))));
        assertArrayEquals(vector.bytes("answer"), answer);
        assertEquals(Layout.ANSWER_BYTES, answer.length);

        KeyPair staticA = KeyPair.of(vector.bytes("staticA"), crypto);
        Noise a = new Noise(true, staticA, ephemeralA, prologue, crypto);
        a.write(new byte[0]);
        a.read(Layout.after(answer, Layout.ANSWER_HEAD_BYTES));
        byte[] finish =
                Layout.join(
                        Layout.finishHead(indexB),
                        requireNonNull(a.write(certificate(vector, "A"))));
        assertArrayEquals(vector.bytes("finish"), finish);
        assertEquals(Layout.FINISH_BYTES, finish.length);
        assertArrayEquals(vector.bytes("handshakeHash"), a.handshakeHash());
        opensPackets(a.sendKey());
    }

    private byte[] certificate(Vector vector, String side) {
        return Certificate.make(
                vector.bytes("nodeSeed" + side),
                crypto.x25519Public(vector.bytes("static" + side)),
                vector.number("certificateUntilMs"),
                crypto);
    }

    private void opensPackets(byte[] key) {
        for (Vector packet : Vectors.of("link.json", "packet")) {
            byte[] datagram = packet.bytes("datagram");
            byte[] plain = packet.bytes("plain");
            byte[] opened = new byte[plain.length];
            int epoch = (int) packet.number("epoch");
            long counter = (long) epoch << 48 | packet.number("number");
            byte[] head = Arrays.copyOf(datagram, Layout.DATA_HEAD_BYTES);
            assertEquals(packet.number("type"), datagram[0]);
            ReceiveKeys keys = new ReceiveKeys(key, crypto);
            assertEquals(plain.length, keys.open(epoch, counter, head, datagram, opened));
            assertArrayEquals(plain, opened);
        }
    }
}
